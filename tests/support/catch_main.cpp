// The main function of every test program, compiled once because Catch2 2.13 is slow to compile.
#ifndef CITECHECK_CATCH_V3
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
