#include "platform/counter/tpm_counter.h"

#include <tss2/tss2_esys.h>
#include <tss2/tss2_mu.h>
#include <tss2/tss2_tctildr.h>
#include <unistd.h>

#include <cstdlib>
#include <format>
#include <string_view>

namespace accueil::platform {

using core::ErrorKind;

namespace {

constexpr std::uint16_t value_size = 8;
constexpr TPMA_NV type_counter = TPM2_NT_COUNTER << TPMA_NV_TPM2_NT_SHIFT;
constexpr TPMA_NV attributes = type_counter | TPMA_NV_AUTHREAD | TPMA_NV_AUTHWRITE | TPMA_NV_NO_DA;
constexpr TPMA_NV what_it_is = TPMA_NV_TPM2_NT_MASK | TPMA_NV_AUTHREAD | TPMA_NV_AUTHWRITE;

// A response of format 1 says in other bits which handle, parameter or session it is about.
TSS2_RC code_of(TSS2_RC response) {
    response &= ~static_cast<TSS2_RC>(TSS2_RC_LAYER_MASK);
    return (response & TPM2_RC_FMT1) != 0 ? response & (TPM2_RC_FMT1 | 0x3FU) : response;
}

ErrorKind kind_of(TSS2_RC response) {
    switch (code_of(response)) {
    case TPM2_RC_HANDLE:
    case TPM2_RC_NV_UNINITIALIZED: return ErrorKind::NotFound;
    case TPM2_RC_BAD_AUTH:
    case TPM2_RC_AUTH_FAIL:
    case TPM2_RC_HIERARCHY: return ErrorKind::Refused;
    case TPM2_RC_NV_DEFINED: return ErrorKind::Conflict;
    default: return ErrorKind::Unavailable;
    }
}

core::Result<void> checked(TSS2_RC response, std::string_view what) {
    if (response == TSS2_RC_SUCCESS) return {};
    return core::fail(kind_of(response), std::format("TPM: {}: response {:#x}", what, response));
}

template<class T>
struct Freed {
    void operator()(T* memory) const { ::Esys_Free(memory); }
};
template<class T>
using Owned = std::unique_ptr<T, Freed<T>>;

// The chip, open for as long as this lives.
class Chip {
  public:
    Chip() = default;
    Chip(const Chip&) = delete;
    Chip& operator=(const Chip&) = delete;
    ~Chip() {
        if (esys_ != nullptr) ::Esys_Finalize(&esys_);
        if (tcti_ != nullptr) ::Tss2_TctiLdr_Finalize(&tcti_);
    }

    core::Result<void> open(const std::string& tcti) {
        // The TSS writes its own lines about what is no trouble to us; whoever wants them says so in the environment.
        ::setenv("TSS2_LOG", "all+NONE", 0);
        if (auto there = device_is_there(tcti); !there) return there;
        if (::Tss2_TctiLdr_Initialize(tcti.c_str(), &tcti_) != TSS2_RC_SUCCESS)
            return core::fail(ErrorKind::Unavailable, "TPM: " + tcti + " can't be opened");
        return checked(::Esys_Initialize(&esys_, tcti_, nullptr), "initialise");
    }
    [[nodiscard]] ESYS_CONTEXT* operator*() const { return esys_; }

    // The index as it is known to the chip. NotFound; Conflict when it is none of ours.
    [[nodiscard]] core::Result<ESYS_TR> index() const {
        ESYS_TR found = ESYS_TR_NONE;
        auto done =
            checked(::Esys_TR_FromTPMPublic(esys_, tpm_counter_index, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &found),
                    "find the counter");
        if (!done) return std::unexpected(std::move(done.error()));
        TPM2B_NV_PUBLIC* facts = nullptr;
        done = checked(::Esys_NV_ReadPublic(esys_, found, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &facts, nullptr),
                       "look at the counter");
        const Owned<TPM2B_NV_PUBLIC> owned(facts);
        if (!done) return std::unexpected(std::move(done.error()));
        if ((facts->nvPublic.attributes & what_it_is) != (attributes & what_it_is))
            return core::fail(ErrorKind::Conflict, std::format("TPM: index {:#x} is no counter", tpm_counter_index));
        return found;
    }

    [[nodiscard]] core::Result<std::uint64_t> value(ESYS_TR index) const {
        TPM2B_MAX_NV_BUFFER* bytes = nullptr;
        auto done = checked(
            ::Esys_NV_Read(esys_, index, index, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE, value_size, 0, &bytes),
            "read the counter");
        const Owned<TPM2B_MAX_NV_BUFFER> owned(bytes);
        if (!done) return std::unexpected(std::move(done.error()));
        std::uint64_t value = 0;
        std::size_t from = 0;
        done = checked(::Tss2_MU_UINT64_Unmarshal(bytes->buffer, bytes->size, &from, &value), "read the counter");
        if (!done) return std::unexpected(std::move(done.error()));
        return value;
    }

    [[nodiscard]] core::Result<void> increment(ESYS_TR index) const {
        return checked(::Esys_NV_Increment(esys_, index, index, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE),
                       "move the counter");
    }

  private:
    // "device" alone is the TSS's own choice of a device.
    static core::Result<void> device_is_there(const std::string& tcti) {
        constexpr std::string_view device = "device:";
        if (!tcti.starts_with(device)) return {};
        const auto path = tcti.substr(device.size());
        if (::access(path.c_str(), F_OK) != 0) return core::fail(ErrorKind::Unsupported, "TPM: no " + path);
        if (::access(path.c_str(), R_OK | W_OK) != 0)
            return core::fail(ErrorKind::Unavailable, "TPM: no right to " + path + " (group tss)");
        return {};
    }

    TSS2_TCTI_CONTEXT* tcti_ = nullptr;
    ESYS_CONTEXT* esys_ = nullptr;
};

class TpmCounter final : public Counter {
  public:
    explicit TpmCounter(std::string tcti) : tcti_(std::move(tcti)) {}

    core::Result<std::uint64_t> read() override {
        Chip chip;
        return chip.open(tcti_).and_then([&] { return chip.index(); }).and_then([&](ESYS_TR index) {
            return chip.value(index);
        });
    }

    core::Result<std::uint64_t> advance() override {
        Chip chip;
        return chip.open(tcti_).and_then([&] { return chip.index(); }).and_then([&](ESYS_TR index) {
            return chip.increment(index).and_then([&] { return chip.value(index); });
        });
    }

    core::Result<std::uint64_t> define() override {
        Chip chip;
        if (auto opened = chip.open(tcti_); !opened) return std::unexpected(std::move(opened.error()));
        auto index = chip.index();
        if (!index && index.error().kind == ErrorKind::NotFound) index = define(chip);
        if (!index) return std::unexpected(std::move(index.error()));
        auto value = chip.value(*index);
        if (value || value.error().kind != ErrorKind::NotFound) return value;
        // It has no value before it is moved for the first time.
        return chip.increment(*index).and_then([&] { return chip.value(*index); });
    }

    core::Result<void> remove() override {
        Chip chip;
        if (auto opened = chip.open(tcti_); !opened) return opened;
        auto index = chip.index();
        if (!index && index.error().kind == ErrorKind::NotFound) return {};
        if (!index) return std::unexpected(std::move(index.error()));
        return checked(
            ::Esys_NV_UndefineSpace(*chip, ESYS_TR_RH_OWNER, *index, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE),
            "take the counter away");
    }

  private:
    static core::Result<ESYS_TR> define(const Chip& chip) {
        TPM2B_AUTH open_to_all{};
        TPM2B_NV_PUBLIC facts{};
        facts.nvPublic.nvIndex = tpm_counter_index;
        facts.nvPublic.nameAlg = TPM2_ALG_SHA256;
        facts.nvPublic.attributes = attributes;
        facts.nvPublic.dataSize = value_size;
        ESYS_TR index = ESYS_TR_NONE;
        auto done = checked(::Esys_NV_DefineSpace(*chip, ESYS_TR_RH_OWNER, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE,
                                                  &open_to_all, &facts, &index),
                            "set up the counter");
        if (!done) return std::unexpected(std::move(done.error()));
        return index;
    }

    std::string tcti_;
};

class NoCounter final : public Counter {
  public:
    core::Result<std::uint64_t> read() override { return none(); }
    core::Result<std::uint64_t> advance() override { return none(); }
    core::Result<std::uint64_t> define() override { return none(); }
    core::Result<void> remove() override { return {}; }

  private:
    static std::unexpected<core::Error> none() { return core::fail(ErrorKind::Unsupported, "no counter configured"); }
};

} // namespace

std::unique_ptr<Counter> make_tpm_counter(std::string tcti) { return std::make_unique<TpmCounter>(std::move(tcti)); }
std::unique_ptr<Counter> make_no_counter() { return std::make_unique<NoCounter>(); }
std::unique_ptr<Counter> make_counter(const std::string& named) {
    return named == "none" ? make_no_counter() : make_tpm_counter(named);
}

} // namespace accueil::platform
