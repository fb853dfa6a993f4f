// An object of a C library, given back by the function of that library when its owner goes: Handle<X509, X509_free>.
#pragma once

#include <memory>

namespace accueil::core {

template<auto give_back>
struct GivenBack {
    template<class T>
    void operator()(T* object) const {
        give_back(object);
    }
};

template<class T, auto give_back>
using Handle = std::unique_ptr<T, GivenBack<give_back>>;

} // namespace accueil::core
