#include "tests/kills/line.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>

namespace accueil::kills {

namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

// False when the other side has ended or takes nothing more.
bool copy(int from, int to) {
    char buffer[16384];
    const auto got = ::recv(from, buffer, sizeof buffer, MSG_DONTWAIT);
    if (got <= 0) return false;
    for (ssize_t sent = 0; sent < got;) {
        const auto now = ::send(to, buffer + sent, static_cast<std::size_t>(got - sent), MSG_NOSIGNAL);
        if (now <= 0) return false;
        sent += now;
    }
    return true;
}

} // namespace

Line::Line(int to) : to_(to), listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    auto address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(listening_, reinterpret_cast<sockaddr*>(&address), size) == 0 && ::listen(listening_, 64) == 0 &&
        ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size) == 0)
        port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

Line::~Line() {
    thread_.request_stop();
    thread_.join();
    close_all();
    ::close(listening_);
}

void Line::close_all() {
    for (const auto& pair : pairs_) {
        ::close(pair.near);
        ::close(pair.far);
    }
    pairs_.clear();
}

void Line::admit() {
    const int near = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
    if (near < 0) return;
    const int far = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = loopback(to_);
    if (cut_ || ::connect(far, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(near);
        ::close(far);
        return;
    }
    pairs_.push_back({near, far});
}

bool Line::pass_on(const Pair& pair, short near, short far) const {
    const short ready = POLLIN | POLLHUP | POLLERR;
    if ((near & ready) != 0 && !copy(pair.near, pair.far)) return false;
    return (far & ready) == 0 || copy(pair.far, pair.near);
}

void Line::work(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (cut_) close_all();
        std::vector<pollfd> waiting{{listening_, POLLIN, 0}};
        for (const auto& pair : pairs_) {
            waiting.push_back({pair.near, POLLIN, 0});
            waiting.push_back({pair.far, POLLIN, 0});
        }
        if (::poll(waiting.data(), waiting.size(), 20) <= 0) continue;
        std::vector<Pair> living;
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            if (pass_on(pairs_[i], waiting[1 + 2 * i].revents, waiting[2 + 2 * i].revents)) {
                living.push_back(pairs_[i]);
                continue;
            }
            ::close(pairs_[i].near);
            ::close(pairs_[i].far);
        }
        pairs_ = std::move(living);
        if (waiting[0].revents != 0) admit();
    }
}

} // namespace accueil::kills
