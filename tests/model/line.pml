/* The line may keep the last message for later: it arrives after newer ones then, or again. */
#define COPY_REQUEST(new, old) \
    new.kind = old.kind; new.epoch = old.epoch; new.generation = old.generation; new.items = old.items; \
    new.returns = old.returns; new.hand = old.hand; new.quarantined = old.quarantined; \
    new.boot = old.boot

#define COPY_REPLY(new, old) \
    new.kind = old.kind; new.epoch = old.epoch; new.generation = old.generation; new.version = old.version; \
    new.grants = old.grants; new.received = old.received; new.durable = old.durable; \
    new.boot = old.boot
