#include "shared/scanning/confinement.h"

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>

#include "shared/core/handle.h"
#include "shared/scanning/descriptors.h"

namespace accueil::scanning {

namespace {

using Filter = core::Handle<void, seccomp_release>;

[[maybe_unused]] bool limit(decltype(RLIMIT_CORE) resource, rlim_t most) {
    const rlimit both{most, most};
    return setrlimit(resource, &both) == 0;
}

#ifdef ACCUEIL_SANITIZED

bool bound_resources() { return limit(RLIMIT_CORE, 0); }

Filter make_filter() {
    Filter filter(seccomp_init(SCMP_ACT_ALLOW));
    for (const int call : {SCMP_SYS(socket), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(execve), SCMP_SYS(execveat)})
        if (filter && seccomp_rule_add(filter.get(), SCMP_ACT_KILL_PROCESS, call, 0) != 0) filter.reset();
    return filter;
}

#else

bool bound_resources() {
    constexpr rlim_t memory = rlim_t{1} << 30U;
    return limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_AS, memory);
}

// Memory may be asked for, but never to be executed.
int allow_without_execute(scmp_filter_ctx filter, int call) {
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
}

Filter make_filter() {
    Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
    if (!filter) return filter;
    int failed = 0;
    // Nowhere else: standard error is often a socket as well, the one of the journal.
    for (const int call : {SCMP_SYS(recvfrom), SCMP_SYS(recvmsg), SCMP_SYS(sendto), SCMP_SYS(sendmsg)})
        failed |= seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 1, SCMP_A0(SCMP_CMP_EQ, decoder_socket));
    for (const int call : {SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(futex),
                           SCMP_SYS(clock_gettime), SCMP_SYS(getrandom), SCMP_SYS(restart_syscall),
                           SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(exit), SCMP_SYS(exit_group)})
        failed |= seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
    failed |= allow_without_execute(filter.get(), SCMP_SYS(mmap));
    failed |= allow_without_execute(filter.get(), SCMP_SYS(mprotect));
    // The library of the decoder writes a word to standard error now and then; it goes nowhere, and harms nobody.
    for (const int call : {SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(fstat), SCMP_SYS(newfstatat)})
        failed |= seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0);
    if (failed != 0) filter.reset();
    return filter;
}

#endif

} // namespace

core::Result<void> confine() {
    const auto refused = [](const char* what) { return core::fail(core::ErrorKind::Refused, what); };
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return refused("death signal");
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return refused("no new privileges");
    if (prctl(PR_SET_DUMPABLE, 0) != 0) return refused("not dumpable");
    if (!bound_resources()) return refused("resource limits");
    const auto filter = make_filter();
    if (!filter) return refused("seccomp filter");
    if (seccomp_load(filter.get()) != 0) return refused("seccomp load");
    return {};
}

} // namespace accueil::scanning
