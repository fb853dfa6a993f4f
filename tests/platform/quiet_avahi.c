// ippeveprinter insists on a connection to Avahi even when told to announce nothing (-r off), and a build machine has
// neither Avahi nor a system bus. Loaded before it, this answers in Avahi's place that all is well.
struct AvahiClient;
static int nobody;

struct AvahiClient* avahi_client_new(const void* poll, int flags, void* callback, void* user, int* error) {
    (void)poll, (void)flags, (void)callback, (void)user;
    if (error) *error = 0;
    return (struct AvahiClient*)&nobody;
}
const char* avahi_client_get_host_name_fqdn(struct AvahiClient* client) {
    (void)client;
    return "localhost";
}
void avahi_client_free(struct AvahiClient* client) { (void)client; }
