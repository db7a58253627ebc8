#include "checker/pdf/bounds.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace citecheck::pdf {

namespace {

constexpr rlim_t kMemory = 512u << 20, kProcessorSeconds = 10, kFiles = 32;
constexpr unsigned kSeconds = 20;

#ifdef CITECHECK_SANITIZED
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

void limit(decltype(RLIMIT_AS) resource, rlim_t most) {
  const rlimit both{most, most};
  setrlimit(resource, &both);
}

/// Landlock (Linux 5.13): of all files only those beneath /usr/share may be opened, and only for reading.
void forbid_files() {
  landlock_ruleset_attr handled{};
  // All rights of the first version; a kernel that knows more rights leaves those alone.
  handled.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  const long rules = syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
  if (rules < 0) return;
  const int shared = open("/usr/share", O_PATH | O_CLOEXEC);
  landlock_path_beneath_attr allowed{};
  allowed.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  allowed.parent_fd = shared;
  if (shared >= 0) {
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &allowed, 0);
    close(shared);
  }
  syscall(SYS_landlock_restrict_self, rules, 0);
  close(static_cast<int>(rules));
}

/// A system call that is not in the list answers that it does not exist.
void forbid_system_calls() {
  constexpr auto kAllowed = std::to_array<int>({SCMP_SYS(read),
                                                SCMP_SYS(write),
                                                SCMP_SYS(readv),
                                                SCMP_SYS(writev),
                                                SCMP_SYS(pread64),
                                                SCMP_SYS(lseek),
                                                SCMP_SYS(_llseek),
                                                SCMP_SYS(open),
                                                SCMP_SYS(openat),
                                                SCMP_SYS(close),
                                                SCMP_SYS(stat),
                                                SCMP_SYS(stat64),
                                                SCMP_SYS(fstat),
                                                SCMP_SYS(fstat64),
                                                SCMP_SYS(lstat),
                                                SCMP_SYS(newfstatat),
                                                SCMP_SYS(fstatat64),
                                                SCMP_SYS(statx),
                                                SCMP_SYS(access),
                                                SCMP_SYS(faccessat),
                                                SCMP_SYS(faccessat2),
                                                SCMP_SYS(readlink),
                                                SCMP_SYS(readlinkat),
                                                SCMP_SYS(getdents),
                                                SCMP_SYS(getdents64),
                                                SCMP_SYS(getcwd),
                                                SCMP_SYS(fcntl),
                                                SCMP_SYS(fcntl64),
                                                SCMP_SYS(mmap),
                                                SCMP_SYS(mmap2),
                                                SCMP_SYS(munmap),
                                                SCMP_SYS(mremap),
                                                SCMP_SYS(mprotect),
                                                SCMP_SYS(madvise),
                                                SCMP_SYS(brk),
                                                SCMP_SYS(futex),
                                                SCMP_SYS(futex_time64),
                                                SCMP_SYS(clock_gettime),
                                                SCMP_SYS(clock_gettime64),
                                                SCMP_SYS(clock_getres),
                                                SCMP_SYS(gettimeofday),
                                                SCMP_SYS(time),
                                                SCMP_SYS(times),
                                                SCMP_SYS(getrandom),
                                                SCMP_SYS(getpid),
                                                SCMP_SYS(gettid),
                                                SCMP_SYS(getuid),
                                                SCMP_SYS(geteuid),
                                                SCMP_SYS(getgid),
                                                SCMP_SYS(getegid),
                                                SCMP_SYS(sched_yield),
                                                SCMP_SYS(uname),
                                                SCMP_SYS(sysinfo),
                                                SCMP_SYS(sched_getaffinity),
                                                SCMP_SYS(rt_sigaction),
                                                SCMP_SYS(rt_sigprocmask),
                                                SCMP_SYS(rt_sigreturn),
                                                SCMP_SYS(sigreturn),
                                                SCMP_SYS(sigaltstack),
                                                SCMP_SYS(restart_syscall),
                                                SCMP_SYS(set_robust_list),
                                                SCMP_SYS(rseq),
                                                SCMP_SYS(tgkill),
                                                SCMP_SYS(exit),
                                                SCMP_SYS(exit_group)});
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
  if (filter == nullptr) return;
  for (const int call : kAllowed) seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
  seccomp_load(filter);
  seccomp_release(filter);
}

}  // namespace

void confine_process() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl(PR_SET_DUMPABLE, 0);
  if (chdir("/") != 0) _exit(1);
  close_range(STDERR_FILENO + 1, ~0U, 0);
  alarm(kSeconds);
  signal(SIGXFSZ, SIG_IGN);  // Writing to a file fails, and that is all.
  limit(RLIMIT_CPU, kProcessorSeconds);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, kFiles);
  if (kSanitized) return;
  limit(RLIMIT_AS, kMemory);
  forbid_files();
  forbid_system_calls();
}

}  // namespace citecheck::pdf
