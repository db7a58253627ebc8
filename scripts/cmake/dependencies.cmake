# Every library citecheck uses, found in one place. A missing one stops the build with the name of its Debian
# package; scripts/packages.txt lists them all.
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

function(citecheck_need what package)
  message(FATAL_ERROR "citecheck needs ${what}. On Debian or Ubuntu: apt-get install ${package} "
                      "(scripts/install-packages.sh installs everything).")
endfunction()

find_package(Threads REQUIRED)
find_package(PkgConfig QUIET)
if(NOT PkgConfig_FOUND)
  citecheck_need("pkg-config" pkg-config)
endif()

# citecheck_pkg(TARGET MODULE PACKAGE): an imported target PkgConfig::TARGET; MODULE may name a least version.
macro(citecheck_pkg target module package)
  pkg_check_modules(${target} QUIET IMPORTED_TARGET ${module})
  if(NOT ${target}_FOUND)
    citecheck_need("${module}" ${package})
  endif()
endmacro()

citecheck_pkg(CURL "libcurl>=7.88" libcurl4-openssl-dev)
citecheck_pkg(CARES "libcares>=1.16" libc-ares-dev)
citecheck_pkg(GUMBO gumbo libgumbo-dev)
citecheck_pkg(UTF8PROC libutf8proc libutf8proc-dev)
citecheck_pkg(UCHARDET uchardet libuchardet-dev)
citecheck_pkg(ZLIB zlib zlib1g-dev)
citecheck_pkg(BROTLIDEC libbrotlidec libbrotli-dev)
citecheck_pkg(LIBCRYPTO "libcrypto>=3" libssl-dev)
citecheck_pkg(LIBSSL "libssl>=3" libssl-dev)

find_package(pugixml QUIET)
if(NOT pugixml_FOUND)
  citecheck_need("pugixml" libpugixml-dev)
endif()
find_package(Boost 1.74 QUIET COMPONENTS program_options)
if(NOT Boost_FOUND)
  citecheck_need("Boost 1.74 with Program_options" "libboost-program-options-dev libboost-dev")
endif()
find_path(RAPIDJSON_INCLUDE rapidjson/document.h)
if(NOT RAPIDJSON_INCLUDE)
  citecheck_need("RapidJSON" rapidjson-dev)
endif()
find_path(EXPECTED_INCLUDE tl/expected.hpp)
if(NOT EXPECTED_INCLUDE)
  citecheck_need("tl::expected" libexpected-dev)
endif()
# libdeflate has no pkg-config file before 1.15.
find_path(DEFLATE_INCLUDE libdeflate.h)
find_library(DEFLATE_LIBRARY deflate)
if(NOT DEFLATE_INCLUDE OR NOT DEFLATE_LIBRARY)
  citecheck_need("libdeflate" libdeflate-dev)
endif()
add_library(citecheck_deflate INTERFACE)
target_include_directories(citecheck_deflate SYSTEM INTERFACE ${DEFLATE_INCLUDE})
target_link_libraries(citecheck_deflate INTERFACE ${DEFLATE_LIBRARY})

add_library(citecheck_rapidjson INTERFACE)
target_include_directories(citecheck_rapidjson SYSTEM INTERFACE ${RAPIDJSON_INCLUDE})
# std::string support and iterative parsing: hostile nesting must not overflow the stack.
target_compile_definitions(citecheck_rapidjson INTERFACE RAPIDJSON_HAS_STDSTRING=1
                           RAPIDJSON_PARSE_DEFAULT_FLAGS=kParseIterativeFlag)

if(CITECHECK_TESTS)
  find_package(Catch2 QUIET)
  if(NOT Catch2_FOUND)
    citecheck_need("Catch2 (2.13 or 3)" catch2)
  endif()
endif()
