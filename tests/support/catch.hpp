#pragma once
// Catch2, version 2 (Debian 12) or 3: tests include this and write what both understand.

#ifdef CITECHECK_CATCH_V3
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
