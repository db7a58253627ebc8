// A set of pages that are not the page, in fourteen languages and the dress of several systems, and of pages
// that only look so. All are made from the tables below.
#include <array>
#include <string>
#include <vector>

#include "checker/page/page.hpp"
#include "support/catch.hpp"

namespace citecheck {

namespace {

/// What a language's pages say: title (and heading) and a sentence for each class.
struct Tongue {
  const char* tag;
  std::array<const char*, 2> gone, sale, challenge, login, unfinished;
  const char* wall;
};

constexpr std::array<Tongue, 14> kTongues{{
    {"en",
     {"Page not found", "Sorry, the page you were looking for does not exist. Please check the URL."},
     {"harbour.example is for sale", "This domain is for sale. Make an offer today."},
     {"Just a moment...", "Verifying you are human. This may take a few seconds."},
     {"Sign in", "Forgot your password? Create an account."},
     {"Under construction", "Our new website is coming soon. Please check back later."},
     "Subscribe to continue reading this article."},
    {"de",
     {"Seite nicht gefunden", "Die gewünschte Seite existiert nicht mehr oder wurde verschoben."},
     {"harbour.example steht zum Verkauf", "Diese Domain steht zum Verkauf. Jetzt anfragen."},
     {"Einen Moment bitte", "Bestätigen Sie, dass Sie ein Mensch sind."},
     {"Anmelden", "Passwort vergessen? Noch kein Konto?"},
     {"Website im Aufbau", "Hier entsteht eine neue Website. Schauen Sie bald wieder vorbei."},
     "Dieser Artikel ist nur für Abonnenten. Um weiterzulesen, testen Sie unser Angebot."},
    {"fr",
     {"Page introuvable", "La page que vous cherchez n'existe plus. Retour à l'accueil."},
     {"harbour.example", "Ce nom de domaine est à vendre. Faites une offre."},
     {"Un instant…", "Vérifiez que vous êtes humain en cochant la case."},
     {"Se connecter", "Mot de passe oublié ? Pas encore de compte ?"},
     {"Site en construction", "Notre nouveau site est en cours de construction, revenez bientôt."},
     "La suite est réservée aux abonnés. Déjà abonné ?"},
    {"es",
     {"Página no encontrada", "La página que buscas no existe o ha sido eliminada."},
     {"harbour.example en venta", "Este dominio está en venta. Haga su oferta."},
     {"Un momento…", "Comprobando su navegador: verifique que no es un robot."},
     {"Iniciar sesión", "¿Has olvidado la contraseña? ¿No tienes una cuenta?"},
     {"Sitio en construcción", "Estamos trabajando en nuestra nueva web, vuelve pronto."},
     "Contenido exclusivo para suscriptores. Suscríbete para seguir leyendo."},
    {"it",
     {"Pagina non trovata", "La pagina che stai cercando non esiste più. Torna alla home."},
     {"harbour.example", "Il dominio è in vendita. Acquista questo dominio."},
     {"Un momento…", "Verifica di essere umano: abilita JavaScript e i cookie."},
     {"Accedi", "Hai dimenticato la password? Non hai un account?"},
     {"Sito in costruzione", "Stiamo lavorando per voi: saremo presto online."},
     "Articolo riservato agli abbonati. Sei già abbonato?"},
    {"pt",
     {"Página não encontrada", "A página que você procura não existe mais ou foi removida."},
     {"harbour.example", "Este domínio está à venda. Compre este domínio."},
     {"Um momento…", "Confirme que você é humano e não é um robô."},
     {"Fazer login", "Esqueceu a senha? Não tem uma conta?"},
     {"Site em construção", "Estamos trabalhando no nosso novo site. Volte em breve."},
     "Conteúdo exclusivo para assinantes. Assine para ler."},
    {"nl",
     {"Pagina niet gevonden", "De pagina die u zoekt bestaat niet meer of is verplaatst of verwijderd."},
     {"harbour.example te koop", "Deze domeinnaam is te koop. Doe een bod."},
     {"Een moment geduld…", "We controleren of u een mens bent en geen robot."},
     {"Inloggen", "Wachtwoord vergeten? Nog geen account?"},
     {"Website in aanbouw", "We werken aan onze nieuwe website, kom snel terug."},
     "Dit artikel is exclusief voor abonnees. Al abonnee? Log in."},
    {"pl",
     {"Nie znaleziono strony", "Strona, której szukasz, została usunięta lub przeniesiona."},
     {"harbour.example", "Ta domena jest na sprzedaż. Kup domenę już dziś."},
     {"Cierpliwości…", "Sprawdzamy, czy jesteś człowiekiem, a nie jesteś robotem."},
     {"Zaloguj się", "Nie pamiętasz hasła? Nie masz konta?"},
     {"Strona w budowie", "Pracujemy nad nową stroną. Zapraszamy wkrótce."},
     "Artykuł tylko dla subskrybentów. Wykup dostęp."},
    {"ru",
     {"Страница не найдена", "Запрашиваемая страница не существует или была удалена."},
     {"harbour.example", "Домен продаётся. Купить домен можно здесь."},
     {"Один момент…", "Подтвердите, что вы не робот: включите JavaScript."},
     {"Вход на сайт", "Забыли пароль? Запомнить меня."},
     {"Сайт в разработке", "Сайт находится в разработке, зайдите позже."},
     "Материал доступен только подписчикам. Оформите подписку."},
    {"uk",
     {"Сторінку не знайдено", "Сторінка, яку ви шукаєте, видалена або переміщена."},
     {"harbour.example", "Домен продається. Купити домен."},
     {"Зачекайте", "Підтвердьте, що ви не робот: увімкніть JavaScript."},
     {"Вхід", "Забули пароль? Запам'ятати мене."},
     {"Сайт у розробці", "Тривають роботи: новий сайт, завітайте пізніше."},
     "Стаття доступна лише для передплатників. Оформіть передплату."},
    {"tr",
     {"Sayfa bulunamadı", "Aradığınız sayfa silinmiş olabilir. Ana sayfaya dön."},
     {"harbour.example", "Bu alan adı satılıktır. Teklif verin."},
     {"Bir dakika lütfen…", "İnsan olduğunuzu doğrulayın ve JavaScript ve çerezleri açın."},
     {"Giriş yap", "Şifremi unuttum. Beni hatırla."},
     {"Site yapım aşamasında", "Sitemiz üzerinde çalışıyoruz, daha sonra tekrar gelin."},
     "Bu haber abonelere özel. Okumaya devam etmek için abone olun."},
    {"ja",
     {"ページが見つかりません", "お探しのページは移動または削除されました。URLをご確認ください。"},
     {"harbour.example", "ドメイン販売中。このドメインを購入できます。"},
     {"しばらくお待ちください...", "あなたがロボットではないことを確認しています。"},
     {"ログイン", "パスワードを忘れた方はこちら。"},
     {"ただいま準備中です", "サイトはリニューアル中です。公開までしばらくお待ちください。"},
     "この記事は会員限定です。続きを読むには登録が必要です。"},
    {"zh",
     {"页面不存在", "抱歉，您访问的页面已被删除，请检查网址或返回首页。"},
     {"harbour.example", "此域名出售。购买此域名请联系我们。"},
     {"请稍候…", "请完成安全验证，确认您是真人。"},
     {"用户登录", "忘记密码？没有账号？"},
     {"网站建设中", "网站正在建设，敬请期待。"},
     "本文为付费内容，订阅后可阅读全文。"},
    {"ar",
     {"الصفحة غير موجودة", "الصفحة التي تبحث عنها تم حذفها. العودة إلى الصفحة الرئيسية."},
     {"harbour.example", "هذا النطاق للبيع. شراء هذا النطاق متاح الآن."},
     {"لحظة من فضلك", "نتحقق من أنك إنسان ويجب تمكين جافا سكريبت."},
     {"تسجيل الدخول", "نسيت كلمة المرور؟ ليس لديك حساب؟"},
     {"الموقع تحت الإنشاء", "نعمل على موقعنا الجديد، سنعود قريبا."},
     "هذا المقال للمشتركين فقط. اشترك لمتابعة القراءة."},
}};

const std::string kUrl = "https://harbour.example/2019/boats";

std::string head_of(const std::string& language, const std::string& title, const std::string& more = "") {
  return "<!doctype html><html lang=" + language + "><head><meta charset=utf-8><title>" + title + "</title>" +
         more + "</head>";
}

std::string links(int count) {
  std::string out = "<ul>";
  for (int i = 0; i < count; ++i)
    out += "<li><a href=/s/" + std::to_string(i) + ">A section of this site number " + std::to_string(i) +
           "</a>";
  return out + "</ul>";
}

std::string paragraphs(int count) {
  std::string out;
  for (int i = 0; i < count; ++i)
    out +=
        "<p>In the year " + std::to_string(1900 + i) +
        " the harbour was made wider, and the boats that had waited before the pier came in one by one.</p>";
  return out;
}

const std::string kMenu = "<header><div class=menu>" + links(12) + "</div></header>";
const std::string kFooter = "<footer><p>© Harbour Times. All rights reserved.</p>" + links(6) + "</footer>";

/// The dress of a few systems: a blog's error template, a bare page, a shell without headings, a big site.
std::string dressed(int dress, const Tongue& tongue, const std::string& title, const std::string& sentence) {
  const std::string tag = tongue.tag;
  switch (dress) {
    case 0:
      return head_of(tag, title + " – Harbour Times") + "<body class='error404 wp-custom'>" + kMenu +
             "<main><article><h1 class=page-title>" + title + "</h1><p>" + sentence +
             "</p><form role=search><input name=s></form></article></main>" + kFooter;
    case 1:
      return head_of(tag, title) + "<body><center><h1>" + title + "</h1></center><hr>" + sentence;
    case 2:
      return head_of(tag, "Harbour Times") +
             "<body><div id=app><div class=box><div class=big>404</div><div class=msg>" + title +
             "</div><span>" + sentence + "</span></div></div>" + kFooter;
    default:
      return head_of(tag, title + " | Harbour Times",
                     "<meta property=og:site_name content='Harbour Times'>") +
             "<body>" + kMenu + "<div class=content><h2>" + title + "</h2><p>" + sentence +
             "</p></div><section>" + links(30) + "</section>" + kFooter;
  }
}

struct Case {
  std::string name, html, url = kUrl;
  PageKind kind = PageKind::page;
  bool wall = false;
};

void add_gone(std::vector<Case>& cases) {
  for (const Tongue& tongue : kTongues)
    for (int dress = 0; dress < 4; ++dress)
      cases.push_back({std::string("gone ") + tongue.tag + std::to_string(dress),
                       dressed(dress, tongue, tongue.gone[0], tongue.gone[1]), kUrl, PageKind::soft_404});
  const auto gone = [&](const char* name, const std::string& html, const std::string& url = kUrl) {
    cases.push_back({name, html, url, PageKind::soft_404});
  };
  gone("suspended", head_of("en", "Account Suspended") +
                        "<h1>Account Suspended</h1><p>This account has been suspended. "
                        "Contact your hosting provider for more information.");
  gone("state", head_of("en", "Harbour") +
                    "<div id=__next><h2>This page could not be found.</h2></div><script "
                    "id=__NEXT_DATA__>{\"page\":\"/404\",\"query\":{}}</script>");
  gone("oops", head_of("en", "Oops! That page can’t be found. - Harbour") + kMenu +
                   "<h1>Oops! That page can&rsquo;t be found.</h1><p>It looks like nothing was found at this "
                   "location. "
                   "Maybe try a search?</p>");
  gone("two numbers",
       head_of("en", "404 - File or directory not found.") +
           "<h1>Server Error</h1><h2>404 - File or directory not found.</h2><h3>The resource you are looking "
           "for might have been removed, had its name changed, or is temporarily unavailable.</h3>");
  gone("home", head_of("en", "Harbour Times",
                       "<link rel=canonical href=https://harbour.example/><meta "
                       "property=og:site_name content='Harbour Times'>") +
                   kMenu + links(40));
}

void add_parked(std::vector<Case>& cases) {
  for (const Tongue& tongue : kTongues)
    cases.push_back({std::string("parked ") + tongue.tag,
                     head_of(tongue.tag, tongue.sale[0]) + "<body><h1>harbour.example</h1><p>" +
                         tongue.sale[1] + "</p><a href=/contact>→</a>",
                     kUrl, PageKind::parked});
  for (const char* service : {"https://www.sedoparking.com/frmpark/", "https://d.parkingcrew.net/js.js",
                              "https://www.google.com/adsense/domains/caf.js"})
    cases.push_back({std::string("parked by ") + service,
                     head_of("en", "harbour.example") + "<script src='" + service +
                         "'></script><div id=ads>Related searches</div>",
                     kUrl, PageKind::parked});
}

void add_guarded(std::vector<Case>& cases) {
  for (const Tongue& tongue : kTongues) {
    cases.push_back({std::string("challenge ") + tongue.tag,
                     head_of(tongue.tag, tongue.challenge[0]) + "<body><h1>harbour.example</h1><p>" +
                         tongue.challenge[1] +
                         "</p><script src=/cdn-cgi/challenge-platform/h/b/orchestrate.js></script>",
                     kUrl, PageKind::challenge});
    cases.push_back({std::string("login ") + tongue.tag,
                     head_of(tongue.tag, std::string(tongue.login[0]) + " | Harbour") +
                         "<body><form method=post><h2>" + tongue.login[0] +
                         "</h2><input type=email name=email><input type=password name=p><p>" +
                         tongue.login[1] + "</p></form>",
                     kUrl, PageKind::login_wall});
  }
  cases.push_back({"challenge blocked",
                   head_of("en", "Access Denied") +
                       "<h1>Access Denied</h1>You don't have permission to access this page on this "
                       "server.<p>Reference #18.2f0",
                   kUrl, PageKind::challenge});
  cases.push_back({"login first step",
                   head_of("en", "Sign in to your account") +
                       "<div>Sign in</div><input name=identifier><p>Enter your email to sign in. No account? "
                       "Create an account.</p>",
                   kUrl, PageKind::login_wall});
}

void add_unfinished(std::vector<Case>& cases) {
  for (const Tongue& tongue : kTongues)
    cases.push_back({std::string("unfinished ") + tongue.tag,
                     head_of(tongue.tag, std::string(tongue.unfinished[0]) + " - Harbour") + "<body><h1>" +
                         tongue.unfinished[0] + "</h1><p>" + tongue.unfinished[1] + "</p>",
                     kUrl, PageKind::under_construction});
  cases.push_back(
      {"default page",
       head_of("en", "Welcome to nginx!") +
           "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully "
           "installed and working. Further configuration is required.</p>",
       kUrl, PageKind::under_construction});
}

void add_walls(std::vector<Case>& cases) {
  for (const Tongue& tongue : kTongues)
    cases.push_back(
        {std::string("wall ") + tongue.tag,
         head_of(tongue.tag, "The harbour of old | Harbour Times",
                 "<meta property=article:published_time content=2019-05-04T10:00:00Z><script "
                 "type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"The harbour of "
                 "old\",\"isAccessibleForFree\":\"False\"}</script>") +
             "<body><article><h1>The harbour of old</h1>" + paragraphs(3) + "<div class=offer><p>" +
             tongue.wall + "</p></div></article>",
         kUrl, PageKind::page, true});
}

std::vector<Case> traps() {
  const auto article = [](const std::string& title, const std::string& text) {
    return head_of("en", title + " | Harbour Times") + "<body>" + kMenu + "<article><h1>" + title + "</h1>" +
           text + "</article>" + kFooter;
  };
  const std::string login_box = "<form><input name=user><input type=password><button>Log in</button></form>";
  return {
      {"a changelog", article("Changelog",
                              "<h2>2.0</h2><p>The page cache has been removed. The old command is no longer "
                              "available and does not exist any more.</p><h2>1.9</h2><p>First release.</p>")},
      {"about error 404",
       article("Error 404: what it means and how to mend it",
               "<p>“The page you requested could not be found” is what a server says.</p>" + paragraphs(12))},
      {"a short text about error 404", article("Error 404 - what it means", paragraphs(4))},
      {"a glossary",
       article("404 error", "<p>The page you are looking for is said to be not found.</p>" + paragraphs(30))},
      {"a sale of a domain",
       article("Domain boats.example sold for a million",
               "<p>The domain is for sale no longer: this domain name was bought.</p>" + paragraphs(3))},
      {"houses for sale",
       article("Harbour house is for sale", "<p>The house is for sale. Make an offer.</p>")},
      {"a log-in box in the head", head_of("en", "The boats of May | Harbour Times") + login_box +
                                       "<h1>The boats of May</h1>" + paragraphs(6)},
      {"a log-in box and little text",
       head_of("en", "The boats of May | Harbour Times") + login_box +
           "<h1>The boats of May</h1><p>Three boats came in. Forgot your password?</p>"},
      {"a guide to logging in", article("How to log in to the harbour's website", login_box + paragraphs(3))},
      {"a railway line", article("Under construction: the line to the harbour", paragraphs(6))},
      {"a railway line in short",
       article("Lines under construction in 1931", "<p>Two lines are under construction.</p>")},
      {"a film", article("Coming Soon (film)",
                         "<p>Coming Soon is a film of 1999 about a harbour.</p>" + paragraphs(2))},
      {"a series", article("Lost", "<p>Lost is a series about an island.</p>" + paragraphs(3))},
      {"a contact form",
       head_of("en", "Contact | Harbour") +
           "<h1>Contact</h1><form><textarea></textarea><p>Please confirm you are human.</p><div "
           "class=g-recaptcha></div></form>"},
      {"a comment that is gone",
       article("The boats of June", paragraphs(5) + "<div class=comments><p>This page does not exist, "
                                                    "says a reader.</p></div>")},
      {"lost property",
       article("Lost and not found: the ring in the harbour", "<p>A ring fell into the water.</p>")},
      {"a guarded page that came",
       head_of("en", "The boats of July | Harbour") +
           "<script src=https://challenges.cloudflare.com/turnstile/v0/api.js></script><h1>The boats of "
           "July</h1>" +
           paragraphs(2)},
      {"canonical of the home page",
       head_of("en", "The boats of August", "<link rel=canonical href=https://harbour.example/>") +
           "<h1>The boats of August</h1>" + paragraphs(2)},
      {"a poem", article("Nicht gefunden", "<p>Ich ging im Walde und fand nichts.</p>")},
      {"a shell", head_of("en", "Harbour App") +
                      "<div id=root></div><noscript>You need to enable JavaScript.</noscript>"},
      {"a cookie notice over a page",
       head_of("en", "The boats of September | Harbour") +
           "<div class=cookie-consent><h2>We value your privacy</h2><p>Accept all cookies to continue.</p>"
           "<button>Accept</button></div><h1>The boats of September</h1>" +
           paragraphs(3)},
      {"a question of age over a page",
       head_of("en", "The rum of the harbour | Harbour") +
           "<div class=age-gate><p>Are you over 18? Please confirm your age to enter.</p></div>"
           "<h1>The rum of the harbour</h1>" +
           paragraphs(3)},
      {"a notice of maintenance on a page",
       article("The boats of October",
               "<div class=alert>The site will be under maintenance on Sunday night. "
               "We will be back soon.</div>" +
                   paragraphs(4))},
      {"terms and conditions",
       article("Terms of use",
               "<p>Access may be denied. Content that has been removed is no longer available. "
               "You must log in to your account; subscribers only.</p>" +
                   paragraphs(40))},
      {"a members' page", article("Members only: a club of 1880", paragraphs(3))},
      {"security", article("Security check at the harbour",
                           "<p>Everyone has to wait for the check.</p>" + paragraphs(1))},
  };
}

PageFacts read(const Case& one) {
  return read_page(one.html, "text/html; charset=utf-8", one.url);
}

}  // namespace

TEST_CASE("pages that stand in for others are told in many languages and dresses", "[page][status]") {
  std::vector<Case> cases;
  add_gone(cases);
  add_parked(cases);
  add_guarded(cases);
  add_unfinished(cases);
  add_walls(cases);
  REQUIRE(cases.size() >= 120);
  std::size_t right = 0;
  std::string wrong;
  for (const Case& one : cases) {
    const PageFacts facts = read(one);
    const bool told = facts.kind == one.kind && facts.paywall.empty() != one.wall;
    right += told ? 1 : 0;
    if (!told)
      wrong += one.name + ": " + std::string(name_of(facts.kind)) + ", " + facts.kind_reason + facts.paywall +
               "; " + facts.suspicion + "\n";
  }
  INFO(wrong);
  CHECK(right * 100 >= cases.size() * 95);
  CHECK(right == cases.size());
}

TEST_CASE("pages that only speak of such things are pages", "[page][status]") {
  for (const Case& one : traps()) {
    const PageFacts facts = read(one);
    INFO(one.name << ": " << facts.kind_reason);
    CHECK(facts.kind == PageKind::page);
    CHECK(facts.paywall.empty());
  }
}

}  // namespace citecheck
