# Warnings and sanitizers, carried by the interface target citecheck_options.
add_library(citecheck_options INTERFACE)
target_include_directories(citecheck_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_features(citecheck_options INTERFACE cxx_std_20)
target_compile_options(citecheck_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wold-style-cast -Wno-missing-field-initializers)
# Optimising, GCC 12 sees overlaps in std::string's concatenation that are not there (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(citecheck_options INTERFACE $<$<CONFIG:Release>:-Wno-restrict>)
endif()
if(CITECHECK_WERROR)
  target_compile_options(citecheck_options INTERFACE -Werror)
endif()
if(CITECHECK_SANITIZE)
  target_compile_options(citecheck_options INTERFACE -fsanitize=${CITECHECK_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(citecheck_options INTERFACE -fsanitize=${CITECHECK_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    target_compile_options(citecheck_options INTERFACE
      -fsanitize-ignorelist=${CMAKE_CURRENT_LIST_DIR}/sanitizer-ignore.txt)
  endif()
endif()
