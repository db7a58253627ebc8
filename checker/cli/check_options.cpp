#include "checker/cli/check_options.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <thread>

#include "checker/archive/warc_fields.hpp"
#include "checker/archive/warc_part.hpp"
#include "checker/cli/config.hpp"
#include "checker/cli/input_options.hpp"
#include "references/date.hpp"
#include "references/text.hpp"
#include "rules/engine.hpp"

namespace citecheck {

namespace {

using namespace std::chrono_literals;

constexpr auto kOptions = std::to_array<Option>({
    kFormatOption,
    kNamespacesOption,
    kRedirectsOption,
    {"report", 0, "FORMAT[=FILE]",
     "terminal (default), json or html; on standard output or in FILE; may be given "
     "several times"},
    {"select", 0, "CODES", "only these rules: codes, prefixes (DAT) or names, with commas between"},
    {"ignore", 0, "CODES", "all rules but these"},
    {"fail-on", 0, "SEVERITY",
     "exit with 1 if a finding is at least this severe: error (default), warning, note, never"},
    {"archive", 0, "FILE",
     "keep everything that is fetched in this file, NAME.wacz or NAME.warc.gz (default: "
     "citecheck-TIME.wacz in the working directory)"},
    {"no-archive", 0, "", "keep nothing"},
    {"archive-since", 0, "FILE",
     "an archive of an earlier run (may repeat): servers are asked whether pages have changed since, and "
     "what has "
     "not is referred to instead of being kept again; replay the new archive together with it"},
    {"archive-requisites", 0, "",
     "keep what pages need to look right, too: style sheets, images, fonts, icons; at most 200 files and 32 "
     "MiB "
     "for a page"},
    {"archive-clock", 0, "TIME",
     "date the archive from this time on (YYYY-MM-DDThh:mm:ssZ) and ask one page after the other: so the "
     "same answers "
     "give the same file, byte by byte"},
    {"archive-sign", 0, "FILE",
     "sign the WACZ with this private key (RSA or EC, PEM); openssl dgst -sha256 -verify tells whether it is "
     "whole"},
    {"save-page-now", 0, "",
     "have the Wayback Machine save every cited page that was reached and of which no archived copy is "
     "cited; "
     "needs the keys of an archive.org account"},
    {"netrc-file", 0, "FILE",
     "take these keys from this file, machine web.archive.org login KEY password SECRET (default: "
     "CITECHECK_ARCHIVE_ORG_KEY and CITECHECK_ARCHIVE_ORG_SECRET in the environment, else ~/.netrc)"},
    {"resume", 0, "",
     "go on where a run with the same --archive was killed: what it holds is not asked again"},
    {"replay", 0, "FILE",
     "take the answers from this archive, WARC or WACZ; no network; may be given several times where one "
     "archive "
     "refers to another"},
    {"snapshots", 0, "",
     "ask the world's archives what they keep of every cited URL, and tell the copy nearest to the access "
     "date: "
     "24 URLs a minute, which is what the Wayback Machine allows"},
    {"snapshots-from", 0, "ARCHIVES",
     "ask these, the next one only where those before keep no copy (implies --snapshots; default: "
     "wayback,archive.today; "
     "also archive-it, arquivo.pt, loc, ukwa, or the URL of a TimeMap, which a cited URL is put behind)"},
    {"check-copies", 0, "",
     "ask for every cited archive copy, not only where the page itself did not come: whether it shows that "
     "page, and how far the page has changed since"},
    {"earlier", 0, "FILE", "tell how far the pages have changed since this archive of an earlier run"},
    {"offline", 0, "", "only what can be told from the text; no network"},
    {"concurrency", 0, "N", "transfers under way at once (256)"},
    {"per-host", 0, "N", "transfers under way at once on one host (1)"},
    {"delay", 0, "MS", "milliseconds between two starts on one host (100)"},
    {"timeout", 0, "S", "seconds one request may take (20)"},
    {"connect-timeout", 0, "S", "seconds connecting may take (10)"},
    {"retries", 0, "N", "how often a request that failed for the moment is tried again (2)"},
    {"max-bytes", 0, "N", "bytes of one answer that are read (16777216)"},
    {"max-redirects", 0, "N", "redirects that are followed for one URL (10)"},
    {"deadline", 0, "S", "end the run after so many seconds and tell what was not checked"},
    {"allow-private", 0, "", "permit loopback, private, link-local and other special addresses"},
    {"robots", 0, "WHAT", "obey robots.txt, or ignore it (default: cited pages are named by a person)"},
    {"user-agent", 0, "TEXT", "the User-Agent to send"},
    {"mailto", 0, "ADDRESS", "a contact, told in the User-Agent"},
    {"header", 'H', "LINE", "a header field to send with every request; never archived"},
    {"proxy", 0, "URL",
     "ask through this proxy: http, https, socks4, socks4a, socks5 or socks5h (default: those that "
     "http_proxy, "
     "https_proxy and all_proxy name in the environment, with the exceptions of no_proxy)"},
    {"cacert", 0, "FILE", "trust the certificates in this PEM file instead of the system's"},
    {"connect-to", 0, "RULE", "HOST1:PORT1:HOST2:PORT2, as curl's"},
    {"resolve", 0, "RULE", "HOST:PORT:ADDRESS, as curl's"},
    {"ip-version", 0, "N", "4 or 6: use only this version of IP"},
    {"today", 0, "DATE", "judge as if it were this day (YYYY-MM-DD)"},
    {"by-domain", 0, "", "pace all hosts of one registered domain together, as if they were one host"},
    {"config", 0, "FILE",
     "take options from this file (default: .citecheck.cfg, looked for upward from the first input)"},
    {"jobs", 0, "N", "worker threads (cores - 1, at least 1)"},
    {"color", 0, "WHEN", "auto (default), always or never"},
    {"progress", 0, "WHEN",
     "tell how far the run is, on a terminal all the time, elsewhere every 30 s: auto (default; not with "
     "--quiet), always or never"},
    {"quiet", 'q', "", "tell only findings and the totals"},
    {"verbose", 'v', "", "tell the citations without findings too"},
});

std::vector<const Rule*> chosen_rules(const Arguments& arguments) {
  auto rules = select_rules(arguments.all("select"), arguments.all("ignore"));
  if (!rules) throw UsageError(rules.error().what);
  return std::move(*rules);
}

std::optional<Severity> severity_to_fail_on(const Arguments& arguments) {
  static constexpr std::array<std::string_view, 4> kChoices{"error", "warning", "note", "never"};
  const std::string choice = arguments.choice("fail-on", kChoices);
  if (choice == "error") return Severity::error;
  if (choice == "warning") return Severity::warning;
  if (choice == "note") return Severity::note;
  return std::nullopt;
}

/// A name that is not taken: two runs may begin in the same second.
std::string default_archive() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 32> stamp{};
  std::strftime(stamp.data(), stamp.size(), "%Y%m%dT%H%M%SZ", &utc);
  const std::string base = std::string("citecheck-") + stamp.data();
  std::string name = base + ".wacz";
  for (int i = 2; std::filesystem::exists(name); ++i) name = base + "-" + std::to_string(i) + ".wacz";
  return name;
}

std::string archive_to_write(const Arguments& arguments, bool live) {
  if (arguments.has("archive") && arguments.has("no-archive"))
    throw UsageError("--archive and --no-archive exclude each other");
  if (!arguments.has("archive")) return arguments.has("no-archive") || !live ? "" : default_archive();
  const std::string path = arguments.get("archive");
  if (!live) throw UsageError("--archive needs a live run: --offline and --replay fetch nothing");
  if (!path.ends_with(".warc.gz") && !is_wacz_name(path))
    throw UsageError("--archive takes a file named NAME.wacz or NAME.warc.gz, not '" + path + "'");
  if (std::filesystem::exists(path) && !arguments.has("resume"))
    throw UsageError("the archive " + path +
                     " exists already; name another file, move it away, or give --resume");
  return path;
}

/// How the archive is written, beside its name.
void read_archive_options(const Arguments& arguments, CheckOptions& options) {
  options.since = arguments.all("archive-since");
  options.signing_key = arguments.get("archive-sign");
  options.requisites = arguments.has("archive-requisites");
  for (const std::string_view name : {"archive-since", "archive-requisites", "archive-clock", "archive-sign"})
    if (arguments.has(name) && options.archive.empty())
      throw UsageError("--" + std::string(name) + " needs an archive to be written");
  if (!options.signing_key.empty() && !is_wacz_name(options.archive))
    throw UsageError("--archive-sign signs a WACZ package; name one, --archive NAME.wacz");
  if (std::ranges::find(options.since, options.archive) != options.since.end())
    throw UsageError("--archive and --archive-since name the same file");
}

std::vector<WebArchive> archives_to_ask(const Arguments& arguments) {
  if (!arguments.has("snapshots") && !arguments.has("snapshots-from")) return {};
  if (arguments.has("offline")) throw UsageError("--offline and --snapshots exclude each other");
  auto archives = web_archives_named(arguments.get("snapshots-from", kUsualArchives));
  if (archives && !archives->empty()) return *std::move(archives);
  std::string known;
  for (const WebArchive& one : known_web_archives()) known += (known.empty() ? "" : ", ") + one.name;
  throw UsageError("--snapshots-from takes " + known + " and URLs of TimeMaps, with commas between" +
                   (archives ? "" : ", not '" + printable(archives.error().what) + "'"));
}

std::optional<Instant> archive_clock(const Arguments& arguments) {
  if (!arguments.has("archive-clock")) return std::nullopt;
  const std::optional<Instant> time = parse_warc_date(arguments.get("archive-clock"));
  if (!time)
    throw UsageError("--archive-clock takes a time in UTC as YYYY-MM-DDThh:mm:ssZ, not '" +
                     printable(arguments.get("archive-clock")) + "'");
  return time;
}

std::optional<std::chrono::sys_days> day(const Arguments& arguments) {
  if (!arguments.has("today")) return std::nullopt;
  const std::optional<Date> date = parse_edtf(arguments.get("today"));
  if (!date || !date->has_day() || !is_real(*date))
    throw UsageError("--today takes a day as YYYY-MM-DD, not '" + arguments.get("today") + "'");
  return first_day(*date);
}

/// A contact or header that breaks the line would forge header fields.
std::string one_line(const Arguments& arguments, std::string_view option, std::string otherwise = {}) {
  const std::string value = arguments.get(option, otherwise);
  if (value.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos)
    throw UsageError("--" + std::string(option) + " takes one line of text");
  return value;
}

std::string user_agent(const Arguments& arguments) {
  std::string agent = "citecheck/" CITECHECK_VERSION;
  if (const std::string contact = one_line(arguments, "mailto"); !contact.empty())
    agent += " (mailto:" + contact + ")";
  return one_line(arguments, "user-agent", agent);
}

std::vector<std::string> headers(const Arguments& arguments) {
  std::vector<std::string> lines = arguments.all("header");
  for (const std::string& line : lines) {
    const bool broken = line.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos;
    if (line.find(':') == std::string::npos || line.starts_with(':') || broken)
      throw UsageError("--header takes 'Name: value'");
  }
  return lines;
}

/// None where no pages are to be saved.
std::optional<ArchiveKeys> archive_keys(const Arguments& arguments, bool live) {
  if (!arguments.has("save-page-now")) {
    if (arguments.has("netrc-file"))
      throw UsageError("--netrc-file holds the keys for --save-page-now; give that, too");
    return std::nullopt;
  }
  if (!live) throw UsageError("--save-page-now needs a live run: --offline and --replay ask nobody");
  if (arguments.has("archive-clock"))
    throw UsageError(
        "--save-page-now and --archive-clock exclude each other: no two jobs have the same name");
  auto keys = read_archive_keys(arguments.get("netrc-file"), [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  });
  if (!keys) throw UsageError("--save-page-now: " + keys.error().what);
  return *std::move(keys);
}

std::string environment(std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return value;
  return {};
}

/// As curl does. HTTP_PROXY is not read: a web server makes it of what a visitor sends.
void take_environment_proxies(WebOptions& web) {
  web.http_proxy = environment({"http_proxy", "all_proxy", "ALL_PROXY"});
  web.https_proxy = environment({"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"});
  web.no_proxy = environment({"no_proxy", "NO_PROXY"});
}

WebOptions web_options(const Arguments& arguments) {
  WebOptions web;
  web.concurrency = static_cast<int>(arguments.number("concurrency", web.concurrency, 1, 10'000));
  web.per_host = static_cast<int>(arguments.number("per-host", web.per_host, 1, 1'000));
  web.delay = std::chrono::milliseconds(arguments.number("delay", web.delay.count(), 0, 3'600'000));
  web.timeout = arguments.seconds("timeout", web.timeout);
  web.connect_timeout = arguments.seconds("connect-timeout", web.connect_timeout);
  web.retries = static_cast<int>(arguments.number("retries", web.retries, 0, 20));
  web.max_bytes = static_cast<std::uint64_t>(
      arguments.number("max-bytes", static_cast<std::int64_t>(web.max_bytes), 1, std::int64_t{1} << 32));
  web.max_redirects = static_cast<int>(arguments.number("max-redirects", web.max_redirects, 0, 50));
  static constexpr std::array<std::string_view, 2> kRobots{"ignore", "obey"};
  web.obey_robots = arguments.choice("robots", kRobots) == "obey";
  web.by_domain = arguments.has("by-domain");
  web.allow_private = arguments.has("allow-private");
  web.user_agent = user_agent(arguments);
  web.headers = headers(arguments);
  web.proxy = arguments.get("proxy");
  if (web.proxy.empty()) take_environment_proxies(web);
  web.cacert = arguments.get("cacert");
  if (!web.cacert.empty() && !std::filesystem::exists(web.cacert))
    throw UsageError("the certificates " + web.cacert + " do not exist");
  web.connect_to = arguments.all("connect-to");
  web.resolve = arguments.all("resolve");
  static constexpr std::array<std::string_view, 3> kVersions{"any", "4", "6"};
  const std::string version = arguments.choice("ip-version", kVersions);
  web.ip_version = version == "4" ? IpVersion::v4 : version == "6" ? IpVersion::v6 : IpVersion::any;
  return web;
}

/// The settings of a section, read as the command line's are.
HostOverride host_override(const Config& config, const HostSection& section) {
  HostOverride host;
  host.host = section.host;
  for (const Setting& setting : section.settings) {
    const Arguments one(kOptions, {"--" + setting.name, setting.value});
    try {
      const WebOptions web = web_options(one);
      if (setting.name == "per-host") host.per_host = web.per_host;
      if (setting.name == "delay") host.delay = web.delay;
      if (setting.name == "timeout") host.timeout = web.timeout;
      if (setting.name == "connect-timeout") host.connect_timeout = web.connect_timeout;
      if (setting.name == "retries") host.retries = web.retries;
    } catch (const UsageError& error) {
      throw UsageError(config.path + ":" + std::to_string(setting.line) + ": " + error.what());
    }
  }
  return host;
}

std::vector<HostOverride> host_overrides(const Config& config) {
  std::vector<HostOverride> hosts;
  for (const HostSection& section : config.hosts) hosts.push_back(host_override(config, section));
  return hosts;
}

}  // namespace

std::span<const Option> check_option_table() {
  return kOptions;
}

CheckOptions check_options(Arguments arguments) {
  const std::optional<Config> config = find_config(arguments, kOptions);
  if (config) {
    std::map<std::string, std::vector<std::string>> values;
    for (const Setting& setting : config->settings) values[setting.name].push_back(setting.value);
    arguments.add_defaults(values);
  }
  CheckOptions options;
  options.inputs = arguments.operands();
  if (options.inputs.empty()) throw UsageError("name an article to check: a file, a folder, a URL or -");
  options.format = format_option(arguments);
  options.reports = arguments.all("report");
  options.rules = chosen_rules(arguments);
  options.fail_on = severity_to_fail_on(arguments);
  options.offline = arguments.has("offline");
  options.every_copy = arguments.has("check-copies");
  options.replay = arguments.all("replay");
  options.earlier = arguments.all("earlier");
  if (options.offline && !options.earlier.empty())
    throw UsageError("--offline and --earlier exclude each other");
  if (options.offline && !options.replay.empty())
    throw UsageError("--offline and --replay exclude each other");
  options.archive = archive_to_write(arguments, !options.offline && options.replay.empty());
  read_archive_options(arguments, options);
  options.snapshots = archives_to_ask(arguments);
  for (const std::string& report : options.reports)
    if (!options.archive.empty() && report.ends_with("=" + options.archive))
      throw UsageError("a report and the archive both go to " + options.archive +
                       "; give one of them another file");
  if (arguments.has("resume") && !arguments.has("archive"))
    throw UsageError("--resume needs the --archive of the run to go on with");
  // Where nothing was archived yet, the run begins.
  const bool exists = arguments.has("resume") && std::filesystem::exists(options.archive);
  options.restart = exists && is_barely_begun(options.archive);
  options.resume = exists && !options.restart;
  options.keys = archive_keys(arguments, !options.offline && options.replay.empty());
  options.web = web_options(arguments);
  options.web.keep_certificates = !options.archive.empty();
  options.clock = archive_clock(arguments);
  if (config) options.web.hosts = host_overrides(*config);
  if (arguments.has("deadline")) options.deadline = arguments.seconds("deadline", 1s);
  options.today = day(arguments);
  const auto cores = static_cast<std::int64_t>(std::thread::hardware_concurrency());
  options.jobs = static_cast<int>(arguments.number("jobs", std::max<std::int64_t>(1, cores - 1), 1, 256));
  options.read = read_options(
      arguments,
      static_cast<unsigned>(arguments.has("jobs") ? options.jobs : std::max<std::int64_t>(1, cores)));
  static constexpr std::array<std::string_view, 3> kWhen{"auto", "always", "never"};
  options.color = arguments.choice("color", kWhen);
  options.progress = arguments.choice("progress", kWhen);
  options.quiet = arguments.has("quiet");
  options.verbose = arguments.count("verbose");
  return options;
}

}  // namespace citecheck
