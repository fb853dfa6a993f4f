# How every target of ours is built: one place for warnings, sanitizers and include roots.
# Includes are written from the top of the tree: #include "shared/core/error.h".

add_library(accueil_options INTERFACE)
target_include_directories(accueil_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(accueil_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Werror
    -fno-strict-aliasing -fstack-protector-strong)
# What the optimiser of GCC 14 thinks to see in inlined standard containers at -O2 is told and does not stop the build;
# everything that the language itself shows stops it in every preset.
target_compile_options(accueil_options INTERFACE $<$<CONFIG:Release>:-Wno-error=free-nonheap-object
    -Wno-error=maybe-uninitialized -Wno-error=array-bounds -Wno-error=stringop-overflow -Wno-error=stringop-overread
    -Wno-error=restrict -Wno-error=dangling-pointer>)
target_compile_definitions(accueil_options INTERFACE ACCUEIL_VERSION="${PROJECT_VERSION}")
if(ACCUEIL_SANITIZE)
    target_compile_options(accueil_options INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
        -Wno-maybe-uninitialized)  # GCC's manual: its sanitizers make this warning see things that are not there
    target_link_options(accueil_options INTERFACE -fsanitize=address,undefined)
    target_compile_definitions(accueil_options INTERFACE ACCUEIL_SANITIZED=1)
endif()
if(ACCUEIL_FUZZ)
    target_compile_options(accueil_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined)
    target_link_options(accueil_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined)
endif()

# accueil_library(NAME SOURCES a.cpp … LINK targets… [PRIVATE_LINK targets…])
# The link list is also the rule of what may be included: tests/structure checks the includes against it.
function(accueil_library name)
    cmake_parse_arguments(A "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    if(A_SOURCES)
        add_library(${name} STATIC ${A_SOURCES})
        target_link_libraries(${name} PUBLIC accueil_options ${A_LINK} PRIVATE ${A_PRIVATE_LINK})
    else()
        add_library(${name} INTERFACE)
        target_link_libraries(${name} INTERFACE accueil_options ${A_LINK})
    endif()
endfunction()

# accueil_program(NAME SOURCES … LINK …)
function(accueil_program name)
    cmake_parse_arguments(A "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${A_SOURCES})
    target_link_libraries(${name} PRIVATE accueil_options ${A_LINK})
endfunction()

# accueil_test(NAME SOURCES … LINK …): a Catch2 program; each of its cases is one test of ctest.
function(accueil_test name)
    cmake_parse_arguments(A "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${A_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_link_libraries(${name} PRIVATE accueil_options Catch2::Catch2WithMain ${A_LINK})
    target_compile_definitions(${name} PRIVATE
        TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data" BUILD_DIR="${CMAKE_BINARY_DIR}")
    catch_discover_tests(${name} TEST_PREFIX "${name}: " DISCOVERY_MODE PRE_TEST)
endfunction()

# accueil_fuzz(NAME SOURCES … LINK …): a libFuzzer target, only with ACCUEIL_FUZZ.
function(accueil_fuzz name)
    cmake_parse_arguments(A "" "" "SOURCES;LINK" ${ARGN})
    if(ACCUEIL_FUZZ)
        add_executable(${name} ${A_SOURCES})
        set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/fuzz)
        target_link_libraries(${name} PRIVATE accueil_options ${A_LINK})
        target_link_options(${name} PRIVATE -fsanitize=fuzzer)
        if(NOT TARGET fuzzers)
            add_custom_target(fuzzers)
        endif()
        add_dependencies(fuzzers ${name})
    endif()
endfunction()
