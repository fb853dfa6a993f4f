#include "deploy/scheduler/server/guests.h"

#include <boost/asio/ip/network_v6.hpp>

namespace accueil::scheduler::server {

namespace {

// One customer of a network has 2^64 IPv6 addresses to call from.
std::string household(const boost::asio::ip::address& from) {
    constexpr unsigned short prefix = 64;
    if (!from.is_v6() || from.to_v6().is_v4_mapped()) return from.to_string();
    return boost::asio::ip::network_v6(from.to_v6(), prefix).canonical().to_string();
}

} // namespace

bool Guests::enter(const boost::asio::ip::address& from) {
    const std::scoped_lock lock(mutex_);
    auto& of_one = of_each_[household(from)];
    if (all_ >= most_ || of_one >= most_of_one_) {
        if (of_one == 0) of_each_.erase(household(from));
        return false;
    }
    ++of_one;
    ++all_;
    return true;
}

void Guests::leave(const boost::asio::ip::address& from) {
    const std::scoped_lock lock(mutex_);
    const auto of_one = of_each_.find(household(from));
    if (of_one == of_each_.end()) return;
    --all_;
    if (--of_one->second == 0) of_each_.erase(of_one);
}

} // namespace accueil::scheduler::server
