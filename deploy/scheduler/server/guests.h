// The connections without a certificate. Anybody can open one, so there are few of them, and fewer of one address: the
// terminals must find the rest.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace accueil::scheduler::server {

// Thread-safe.
class Guests {
  public:
    Guests(std::size_t most, std::size_t most_of_one) : most_(most), most_of_one_(most_of_one) {}

    // False when there are enough already; else leave() must follow.
    [[nodiscard]] bool enter(const boost::asio::ip::address& from);
    void leave(const boost::asio::ip::address& from);

  private:
    std::mutex mutex_;
    std::map<std::string, std::size_t> of_each_;
    std::size_t all_ = 0;
    std::size_t most_;
    std::size_t most_of_one_;
};

} // namespace accueil::scheduler::server
