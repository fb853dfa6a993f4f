#include "deploy/scheduler/domain/certificates.h"

#include <arpa/inet.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <memory>

#include "shared/security/openssl.h"

namespace accueil::scheduler {

namespace {

using namespace security::openssl;

std::unexpected<core::Error> internal(const char* what) {
    return core::fail(core::ErrorKind::Internal, std::string("OpenSSL: ") + what);
}

Key new_key() { return Key(EVP_EC_gen("P-256")); }

std::string pem_of(EVP_PKEY* key) {
    const auto bio = writing();
    PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return text_of(bio);
}

std::string pem_of(X509* certificate) {
    const auto bio = writing();
    PEM_write_bio_X509(bio.get(), certificate);
    return text_of(bio);
}

std::string serial_of(X509* certificate) {
    const Number number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(number.get())), '\0');
    BN_bn2bin(number.get(), reinterpret_cast<unsigned char*>(bytes.data()));
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        hex += digits[static_cast<unsigned char>(c) >> 4];
        hex += digits[static_cast<unsigned char>(c) & 15];
    }
    return hex;
}

Name make_name(const std::string& common_name, std::string_view unit) {
    Name name(X509_NAME_new());
    const auto add = [&](const char* field, std::string_view value) {
        X509_NAME_add_entry_by_txt(name.get(), field, MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char*>(value.data()), static_cast<int>(value.size()),
                                   -1, 0);
    };
    add("O", "Accueil");
    if (!unit.empty()) add("OU", unit);
    add("CN", common_name);
    return name;
}

bool extend(X509* certificate, X509* issuer, int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

// Clocks of terminals may be a little behind ours: a certificate is valid from an hour ago.
bool set_frame(X509* certificate, core::Instant now, std::chrono::days validity) {
    std::array<unsigned char, 16> serial{};
    if (RAND_bytes(serial.data(), static_cast<int>(serial.size())) != 1) return false;
    serial[0] = static_cast<unsigned char>((serial[0] & 0x7F) | 0x40); // positive and of full length
    const Number number(BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
    // TLS libraries ask the machine's clock and no other; an instance that lives on another day (--clock-offset) needs
    // certificates that hold on both.
    const auto machine = core::SystemClock{}.now();
    const auto seconds = [](core::Instant at) {
        return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    };
    const auto from = seconds(std::min(now, machine) - std::chrono::hours{1});
    const auto until = seconds(std::max(now, machine) + validity);
    return X509_set_version(certificate, X509_VERSION_3) == 1 &&
           BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr &&
           ASN1_TIME_set(X509_getm_notBefore(certificate), from) != nullptr &&
           ASN1_TIME_set(X509_getm_notAfter(certificate), until) != nullptr;
}

struct Authority {
    Key key;
    Certificate certificate;
};

core::Result<Authority> open_authority(const KeyPair& pair) {
    Authority authority{Key(PEM_read_bio_PrivateKey(reading(pair.private_pem).get(), nullptr, nullptr, nullptr)),
                        Certificate(PEM_read_bio_X509(reading(pair.certificate_pem).get(), nullptr, nullptr, nullptr))};
    if (!authority.key || !authority.certificate) {
        return core::fail(core::ErrorKind::Configuration,
                          "the certificate authority's key or certificate is unreadable");
    }
    return authority;
}

using Extensions = std::vector<std::pair<int, std::string>>;

core::Result<Certificate> issue(EVP_PKEY* subject_key, const Name& subject, const Authority* authority,
                                EVP_PKEY* signing_key, core::Instant now, std::chrono::days validity,
                                const Extensions& extensions) {
    Certificate certificate(X509_new());
    if (!certificate || !set_frame(certificate.get(), now, validity)) return internal("certificate frame");
    X509* issuer = authority != nullptr ? authority->certificate.get() : certificate.get();
    X509_set_subject_name(certificate.get(), subject.get());
    X509_set_issuer_name(certificate.get(), authority != nullptr ? X509_get_subject_name(issuer) : subject.get());
    X509_set_pubkey(certificate.get(), subject_key);
    for (const auto& [nid, value] : extensions) {
        if (!extend(certificate.get(), issuer, nid, value)) return internal("certificate extension");
    }
    if (X509_sign(certificate.get(), signing_key, EVP_sha256()) == 0) return internal("signature");
    return certificate;
}

Extensions client_extensions() {
    return {{NID_basic_constraints, "critical,CA:FALSE"},
            {NID_key_usage, "critical,digitalSignature"},
            {NID_ext_key_usage, "clientAuth"},
            {NID_subject_key_identifier, "hash"},
            {NID_authority_key_identifier, "keyid"}};
}

core::Result<SignedCertificate> issue_client(const Authority& authority, EVP_PKEY* key, const std::string& common_name,
                                             Role role, core::Instant now, std::chrono::days validity) {
    auto certificate = issue(key, make_name(common_name, name(role)), &authority, authority.key.get(), now, validity,
                             client_extensions());
    if (!certificate) return std::unexpected(certificate.error());
    return SignedCertificate{pem_of(certificate->get()), serial_of(certificate->get()), now + validity};
}

std::string alternative_names(const std::vector<std::string>& names) {
    std::string value;
    for (const auto& name : names) {
        const bool address =
            name.find(':') != std::string::npos || name.find_first_not_of("0123456789.") == std::string::npos;
        value += (value.empty() ? "" : ",") + std::string(address ? "IP:" : "DNS:") + name;
    }
    return value;
}

std::string entry(const X509_NAME* name, int nid) {
    const int at = X509_NAME_get_index_by_NID(name, nid, -1);
    if (at < 0) return {};
    unsigned char* text = nullptr;
    const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (size < 0) return {};
    std::string value(reinterpret_cast<char*>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    return value;
}

} // namespace

std::string_view name(Role role) {
    switch (role) {
    case Role::Terminal: return "terminal";
    case Role::Operator: return "operator";
    }
    return "terminal";
}

core::Result<KeyPair> make_authority(const std::string& common_name, core::Instant now, std::chrono::days validity) {
    const auto key = new_key();
    if (!key) return internal("key generation");
    const auto certificate = issue(key.get(), make_name(common_name, {}), nullptr, key.get(), now, validity,
                                   {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                                    {NID_key_usage, "critical,keyCertSign,cRLSign"},
                                    {NID_subject_key_identifier, "hash"}});
    if (!certificate) return std::unexpected(certificate.error());
    return KeyPair{pem_of(key.get()), pem_of(certificate->get())};
}

core::Result<KeyPair> make_server_certificate(const KeyPair& authority, const std::vector<std::string>& names,
                                              core::Instant now, std::chrono::days validity) {
    if (names.empty()) return core::fail(core::ErrorKind::InvalidInput, "a server certificate needs a name");
    const auto open = open_authority(authority);
    if (!open) return std::unexpected(open.error());
    const auto key = new_key();
    if (!key) return internal("key generation");
    const auto certificate = issue(key.get(), make_name(names.front(), {}), &*open, open->key.get(), now, validity,
                                   {{NID_basic_constraints, "critical,CA:FALSE"},
                                    {NID_key_usage, "critical,digitalSignature"},
                                    {NID_ext_key_usage, "serverAuth"},
                                    {NID_subject_alt_name, alternative_names(names)},
                                    {NID_subject_key_identifier, "hash"},
                                    {NID_authority_key_identifier, "keyid"}});
    if (!certificate) return std::unexpected(certificate.error());
    return KeyPair{pem_of(key.get()), pem_of(certificate->get())};
}

core::Result<std::vector<std::string>> server_names(const std::string& certificate_pem) {
    const Certificate certificate(PEM_read_bio_X509(reading(certificate_pem).get(), nullptr, nullptr, nullptr));
    if (!certificate) return core::fail(core::ErrorKind::InvalidInput, "unreadable server certificate");
    const std::unique_ptr<GENERAL_NAMES, decltype(&GENERAL_NAMES_free)> all(
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate.get(), NID_subject_alt_name, nullptr, nullptr)),
        GENERAL_NAMES_free);
    std::vector<std::string> names;
    for (int i = 0; i < sk_GENERAL_NAME_num(all.get()); ++i) {
        const auto* name = sk_GENERAL_NAME_value(all.get(), i);
        const auto* value = name->type == GEN_DNS     ? name->d.dNSName
                            : name->type == GEN_IPADD ? name->d.iPAddress
                                                      : nullptr;
        if (value == nullptr) continue;
        const auto* bytes = ASN1_STRING_get0_data(value);
        const auto size = static_cast<std::size_t>(ASN1_STRING_length(value));
        if (name->type == GEN_DNS) {
            names.emplace_back(reinterpret_cast<const char*>(bytes), size);
            continue;
        }
        std::array<char, INET6_ADDRSTRLEN> text{};
        const int family = size == sizeof(in6_addr) ? AF_INET6 : AF_INET;
        if (size != sizeof(in6_addr) && size != sizeof(in_addr)) continue;
        if (::inet_ntop(family, bytes, text.data(), text.size()) != nullptr) names.emplace_back(text.data());
    }
    if (names.empty()) return core::fail(core::ErrorKind::InvalidInput, "the server certificate names no server");
    return names;
}

core::Result<SignedCertificate> sign_request(const KeyPair& authority, const std::string& csr_pem,
                                             const std::string& name, Role role, core::Instant now,
                                             std::chrono::days validity) {
    const auto open = open_authority(authority);
    if (!open) return std::unexpected(open.error());
    Request request(PEM_read_bio_X509_REQ(reading(csr_pem).get(), nullptr, nullptr, nullptr));
    EVP_PKEY* key = request ? X509_REQ_get0_pubkey(request.get()) : nullptr;
    if (key == nullptr) return core::fail(core::ErrorKind::InvalidInput, "unreadable certificate request");
    if (X509_REQ_verify(request.get(), key) != 1) {
        return core::fail(core::ErrorKind::InvalidInput, "the certificate request is not signed by its own key");
    }
    if (EVP_PKEY_get_base_id(key) != EVP_PKEY_EC || EVP_PKEY_get_bits(key) != 256) {
        return core::fail(core::ErrorKind::InvalidInput, "the key of a certificate request must be P-256");
    }
    return issue_client(*open, key, name, role, now, validity);
}

core::Result<ClientBundle> make_client(const KeyPair& authority, const std::string& name, Role role, core::Instant now,
                                       std::chrono::days validity) {
    const auto open = open_authority(authority);
    if (!open) return std::unexpected(open.error());
    const auto key = new_key();
    if (!key) return internal("key generation");
    auto certificate = issue_client(*open, key.get(), name, role, now, validity);
    if (!certificate) return std::unexpected(certificate.error());
    return ClientBundle{pem_of(key.get()), std::move(*certificate)};
}

core::Result<ClientIdentity> identity_of(const std::string& certificate_pem) {
    Certificate certificate(PEM_read_bio_X509(reading(certificate_pem).get(), nullptr, nullptr, nullptr));
    if (!certificate) return core::fail(core::ErrorKind::Refused, "unreadable client certificate");
    const auto* subject = X509_get_subject_name(certificate.get());
    ClientIdentity identity{entry(subject, NID_commonName), Role::Terminal, serial_of(certificate.get())};
    const auto unit = entry(subject, NID_organizationalUnitName);
    if (unit == name(Role::Operator))
        identity.role = Role::Operator;
    else if (unit != name(Role::Terminal))
        return core::fail(core::ErrorKind::Refused, "client certificate without a role");
    if (identity.name.empty()) return core::fail(core::ErrorKind::Refused, "client certificate without a name");
    return identity;
}

} // namespace accueil::scheduler
