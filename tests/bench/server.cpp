// bench_server ADDRESSES AUTHORITY: serves until its standard input ends. It writes the certificate of its
// authority into the file AUTHORITY, prints "ports PLAIN TLS", and at the end what it did.

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <stdexcept>

#include "bench/addresses.hpp"
#include "bench/serving.hpp"

int main(int argc, char** argv) {
  try {
    const long addresses = argc == 3 ? std::atol(argv[1]) : 0;
    if (addresses < 1 || addresses > static_cast<long>(citecheck::bench::kMaxAddresses))
      throw std::runtime_error("usage: bench_server ADDRESSES AUTHORITY");
    citecheck::bench::Server server(static_cast<std::size_t>(addresses));
    std::ofstream authority(argv[2], std::ios::binary);
    if (!(authority << server.authority()).flush()) throw std::runtime_error("cannot write the authority");
    std::printf("ports %d %d\n", server.port(), server.tls_port());
    std::fflush(stdout);
    server.run();
    std::printf("answers %zu, held back at once %zu\n", server.answers(), server.most_at_once());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_server: %s\n", error.what());
    return 1;
  }
  return 0;
}
