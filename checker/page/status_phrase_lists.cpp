// What pages say that are not the page: en, de, fr, es, it, pt, nl, pl, ru, uk, tr, ja, zh, ar, and what is
// common elsewhere. One list may hold a phrase that another language spells alike.

#include "checker/page/status_phrases.hpp"

namespace citecheck {

namespace {

constexpr std::string_view kGoneTitles = R"(
page not found; 404 not found; error 404; 404 error; 404 page; http 404; 404; 410 gone; not found;
file not found; article not found; content not found; post not found; document not found;
story not found; nothing found; no results found; resource not found; url not found; object not found;
item not found; page missing; missing page; page gone; can't find that page; cannot be found;
can't be found; could not be found; couldn't be found; page cannot be displayed;
we can't find that page; we couldn't find that page; we couldn't find the page; we can't find the page;
that page can't be found; page doesn't exist; page does not exist; page no longer exists;
no longer exists; page is no longer available; no longer available; page isn't available;
page not available; page unavailable; content unavailable; content not available; page has been removed;
page removed; article removed; this page has moved or been deleted; page deleted; article expired;
article has expired; looks like you're lost; dead link; broken link; account suspended;
website suspended; site suspended; site not found; website not found; this account has been suspended;
there is no page here; nothing to see here; invalid url; bad link; seite nicht gefunden;
seite wurde nicht gefunden; seite konnte nicht gefunden werden; seite existiert nicht;
seite nicht vorhanden; seite nicht verfügbar; nicht gefunden; fehler 404; 404 fehler;
inhalt nicht gefunden; artikel nicht gefunden; nicht mehr verfügbar; seite existiert nicht mehr;
datei nicht gefunden; dokument nicht gefunden; nichts gefunden; page introuvable; page non trouvée;
page inexistante; page inconnue; erreur 404; article introuvable; contenu introuvable;
document introuvable; page n'existe pas; page n'existe plus; page indisponible; introuvable;
page perdue; fichier introuvable; página no encontrada; no se encontró la página;
no se ha encontrado la página; página no existe; página no disponible; no encontrado; no encontrada;
contenido no encontrado; artículo no encontrado; la página no existe; la página que buscas no existe;
página inexistente; pagina non trovata; pagina inesistente; pagina non esiste; pagina non disponibile;
errore 404; contenuto non trovato; articolo non trovato; non trovato; non trovata; la pagina non esiste;
página não encontrada; página não existe; página não disponível; erro 404; conteúdo não encontrado;
não encontrado; não encontrada; artigo não encontrado; a página não existe; página indisponível;
pagina niet gevonden; pagina bestaat niet; pagina bestaat niet meer; niet gevonden;
pagina niet beschikbaar; fout 404; artikel niet gevonden; pagina kan niet worden gevonden;
nie znaleziono strony; strona nie istnieje; strona nie została znaleziona; nie znaleziono;
strony nie znaleziono; błąd 404; brak strony; podana strona nie istnieje; nie ma takiej strony;
strona niedostępna; artykuł nie istnieje; страница не найдена; страница не существует; ошибка 404;
не найдено; не найдена; нет такой страницы; такой страницы нет; страница удалена; страница недоступна;
материал не найден; документ не найден; сторінку не знайдено; сторінка не знайдена; сторінки не існує;
сторінка не існує; помилка 404; не знайдено; такої сторінки не існує; сторінку видалено;
sayfa bulunamadı; aradığınız sayfa bulunamadı; sayfa mevcut değil; 404 hatası; bulunamadı; hata 404;
içerik bulunamadı; böyle bir sayfa yok; haber bulunamadı; sidan kunde inte hittas; sidan hittades inte;
sidan finns inte; siden ble ikke funnet; siden finnes ikke; siden blev ikke fundet; siden findes ikke;
sivua ei löytynyt; sivua ei löydy; stránka nenalezena; stránka nebyla nalezena; ページが見つかりません;
ページが見つかりませんでした; お探しのページは見つかりませんでした; ページが存在しません;
お探しのページはありません; ページが見当たりません; 見つかりません; 該当ページはありません;
記事が見つかりません; ページがありません; ページは存在しません; ページは見つかりませんでした;
ページは削除されました; 页面不存在; 找不到页面; 页面未找到; 未找到页面; 找不到该页面; 无法找到页面;
您访问的页面不存在; 页面找不到; 网页不存在; 文章不存在; 内容不存在; 頁面不存在; 找不到頁面; 找不到網頁;
页面已删除; 页面丢失; 找不到您要访问的页面; 頁面未找到; الصفحة غير موجودة; لم يتم العثور على الصفحة;
الصفحة المطلوبة غير موجودة; صفحة غير موجودة; خطأ 404; غير موجود; غير موجودة; تعذر العثور على الصفحة;
هذه الصفحة غير متوفرة; الصفحة غير متوفرة; الصفحة غير متاحة;)";

constexpr std::string_view kGoneSentences = R"(
page you are looking for; page you were looking for; page you're looking for; page you requested;
page you have requested; page you tried to; page you are trying to; requested page; requested url;
requested resource; the url you requested; can't find the page; couldn't find the page;
could not find the page; cannot find the page; couldn't find that page; can't find that page;
unable to find the page; we can't find what; couldn't find what you; what you're looking for;
what you were looking for; page does not exist; page doesn't exist; page no longer exists;
page can't be found; page could not be found; page cannot be found; it looks like nothing was found;
nothing was found at this location; link you followed may be broken; link you clicked;
may have been moved or deleted; has been moved or deleted; might have been removed;
may have been removed; has been removed, had its name changed; is temporarily unavailable;
no longer available; check the url; check the address; mistyped the address;
was not found on this server; was not found on our server; you may have typed;
the article you are looking for; the article you requested; contact your hosting provider;
there's nothing here; nothing lives here; does not exist or has been moved; try a search; try searching;
perhaps searching; return to the homepage; go back home; gewünschte seite; angeforderte seite;
aufgerufene seite; gesuchte seite; seite, die sie suchen; seite, die du suchst;
seite konnte nicht gefunden; seite wurde nicht gefunden; seite existiert nicht; existiert nicht mehr;
überprüfen sie die adresse; prüfen sie die url; adresse falsch; angeforderte url; angeforderte inhalt;
wurde verschoben oder gelöscht; nicht mehr verfügbar; zurück zur startseite; seite gibt es nicht;
diesen artikel gibt es nicht mehr; leider nicht finden; leider nicht gefunden; page que vous;
page demandée; n'existe pas ou plus; n'existe plus; page recherchée; a été déplacée ou supprimée;
a été supprimée; adresse demandée; vérifiez l'adresse; l'url demandée; contenu que vous;
retour à l'accueil; retourner à l'accueil; est introuvable; n'a pas été trouvée; página que busca;
página que buscas; página que está buscando; página que estás buscando; página que intentas;
página que intenta; página solicitada; no existe o ha sido; ya no existe; ha sido eliminada;
ya no está disponible; no se ha podido encontrar; no pudimos encontrar; no hemos podido encontrar;
volver al inicio; ir a la portada; compruebe la dirección; pagina richiesta; pagina che cerchi;
pagina che stai cercando; pagina che cercavi; non è stata trovata; non esiste più; è stata spostata;
è stata rimossa; torna alla home; contenuto richiesto; verifica l'indirizzo; pagina cercata;
página que você; página que procura; página requisitada; não foi encontrada; não existe mais;
foi removida; já não existe; voltar para a página inicial; voltar ao início; conteúdo que você;
não está mais disponível; endereço digitado; não encontrámos; não encontramos; pagina die je zoekt;
pagina die u zoekt; opgevraagde pagina; gevraagde pagina; bestaat niet meer; kon niet worden gevonden;
niet gevonden worden; is verplaatst of verwijderd; terug naar de homepage; terug naar home;
controleer het adres; kunnen we niet vinden; niet meer beschikbaar; strona, której szukasz;
strony, której szukasz; szukana strona; żądana strona; podany adres; nie została odnaleziona;
nie została znaleziona; została usunięta lub przeniesiona; została usunięta; sprawdź adres;
strony głównej; nie istnieje lub; wybrana strona; przejdź do strony głównej; страница, которую вы;
запрашиваемая страница; запрошенная страница; была удалена; возможно, она была;
неправильно набран адрес; неверный адрес; не существует или; проверьте адрес; проверьте правильность;
на главную; удалена или перемещена; запрашиваемой страницы; сторінка, яку ви; сторінки, яку ви;
запитувана сторінка; було видалено; на головну; перевірте адресу; не існує або; видалена або переміщена;
перейти на головну; aradığınız sayfa; ulaşmak istediğiniz sayfa; görüntülemek istediğiniz;
kaldırılmış olabilir; silinmiş olabilir; taşınmış olabilir; adresi kontrol; ana sayfaya dön;
anasayfaya dön; istediğiniz sayfa; aradığınız içerik; adresini kontrol; お探しのページ;
アクセスしようとしたページ; 指定されたページ; 削除されたか; 移動または削除; 削除された可能性;
urlをご確認; urlが正しいか; アドレスをご確認; トップページへ; 一時的にアクセスできない; 移動した可能性;
存在しないか; urlが間違って; 您访问的页面; 您要查看的; 您请求的页面; 您要找的页面; 已被删除; 已删除或;
可能已被; 请检查网址; 请检查您输入; 返回首页; 不存在或已; 您查找的页面; 您訪問的頁面; 您要找的頁面;
請檢查網址; 回首頁; 返回首頁; 您所访问的; 抱歉，您; الصفحة التي تبحث; الصفحة التي طلبتها;
الصفحة المطلوبة; الصفحة التي تحاول; تم حذفها; تم نقلها; العودة إلى الصفحة الرئيسية; العودة للرئيسية;
تأكد من صحة; قد تكون حذفت; الرابط الذي; لم نتمكن من العثور;)";

constexpr std::string_view kUnfinishedTitles = R"(
under construction; page under construction; site under construction; website under construction;
coming soon; launching soon; opening soon; under maintenance; site maintenance; maintenance mode;
down for maintenance; scheduled maintenance; website is under construction; website coming soon;
be right back; we'll be back soon; be back soon; temporarily unavailable; welcome to nginx;
apache2 ubuntu default page; apache2 debian default page; apache http server test page;
iis windows server; iis windows; test page for the nginx http server; it works; default web site page;
web server's default page; default plesk page; default page; http server test page;
welcome to openresty; future home of something quite cool; hello world; im aufbau; seite im aufbau;
website im aufbau; baustelle; wartungsarbeiten; wartungsmodus; hier entsteht eine neue website;
hier entsteht eine neue internetpräsenz; demnächst verfügbar; demnächst; in kürze verfügbar;
wir sind gleich zurück; wegen wartungsarbeiten nicht erreichbar; en construction; site en construction;
page en construction; site en maintenance; en maintenance; bientôt disponible; bientôt en ligne;
maintenance en cours; ouverture prochaine; en construcción; sitio en construcción;
página en construcción; web en construcción; en mantenimiento; sitio en mantenimiento; próximamente;
muy pronto; estamos en mantenimiento; in costruzione; sito in costruzione; pagina in costruzione;
in manutenzione; sito in manutenzione; prossimamente; torniamo presto; lavori in corso; em construção;
site em construção; página em construção; em manutenção; site em manutenção; em breve; brevemente;
voltamos em breve; in aanbouw; website in aanbouw; pagina in aanbouw; onder constructie;
site in aanbouw; in onderhoud; binnenkort online; binnenkort beschikbaar; onderhoudsmodus; w budowie;
strona w budowie; serwis w budowie; przerwa techniczna; prace konserwacyjne; wkrótce; już wkrótce;
strona w przebudowie; trwa konserwacja; сайт в разработке; в разработке; сайт находится в разработке;
сайт на реконструкции; технические работы; ведутся технические работы; скоро открытие; скоро;
на обслуживании; страница в разработке; сайт временно недоступен; сайт закрыт на обслуживание;
сайт у розробці; у розробці; в розробці; технічні роботи; сайт на реконструкції; незабаром;
скоро відкриття; проводяться технічні роботи; сторінка в розробці; yapım aşamasında;
sitemiz yapım aşamasındadır; site yapım aşamasında; çok yakında; yakında; bakım modu; bakımdayız;
site bakımda; bakım çalışması; yapım aşamasındadır; 工事中; 準備中; メンテナンス中;
ただいまメンテナンス中です; ただいま準備中です; 近日公開; サイト準備中; ページ準備中;
メンテナンスのお知らせ; 制作中; 建设中; 网站建设中; 页面建设中; 维护中; 网站维护中; 系统维护中;
即将上线; 敬请期待; 網站建設中; 維護中; 網站維護中; 即將推出; 系统维护; قيد الإنشاء; تحت الإنشاء;
الموقع تحت الإنشاء; الموقع قيد الإنشاء; قريبا; تحت الصيانة; قيد الصيانة; الموقع تحت الصيانة;
موقع تحت الإنشاء; صفحة تحت الإنشاء;)";

constexpr std::string_view kUnfinishedSentences = R"(
site is under construction; website is under construction; page is under construction;
currently under construction; site is currently under; website is currently under;
new website is coming; new site is coming; site is coming soon; website is coming soon; launching soon;
working on our website; working on our new website; our new website; under scheduled maintenance;
undergoing maintenance; undergoing scheduled maintenance; performing maintenance;
performing some maintenance; down for maintenance; check back soon; check back later;
back online shortly; be back shortly; be back soon; be back online; this is the default;
default web page for this; default index page; further configuration is required; replace this file;
web server software is running; successfully installed and working; your new website goes here;
you have not yet uploaded; no content has been added; website is not yet; sorry for the inconvenience;
diese seite befindet sich im aufbau; befindet sich im aufbau; befindet sich derzeit im aufbau;
derzeit im aufbau; wird gerade überarbeitet; wird derzeit überarbeitet; hier entsteht; in kürze;
wartungsarbeiten; schauen sie später; schauen sie bald; bald wieder für sie; wieder erreichbar;
besuchen sie uns später; neue website; est en construction; en cours de construction; site est en cours;
en cours de maintenance; revenez bientôt; revenez plus tard; de retour très bientôt; de retour bientôt;
nouveau site; maintenance est en cours; sera bientôt; está en construcción;
se encuentra en construcción; estamos trabajando; vuelva pronto; vuelve pronto; en breve estaremos;
estaremos de vuelta; tareas de mantenimiento; nuestra nueva web; nuevo sitio; è in costruzione;
in fase di costruzione; stiamo lavorando; torneremo; torna a trovarci; è in manutenzione; nuovo sito;
saremo presto online; está em construção; estamos trabalhando; estamos a trabalhar; volte em breve;
voltaremos; em manutenção; nosso novo site; novo site; is in aanbouw; wordt aan gewerkt; we werken aan;
kom snel terug; kom later terug; nieuwe website; binnenkort weer; onderhoudswerkzaamheden;
binnenkort online; jest w budowie; w trakcie budowy; pracujemy nad; zapraszamy wkrótce;
zapraszamy później; prace konserwacyjne; wrócimy; nowa strona; przepraszamy za utrudnienia;
находится в разработке; находится на реконструкции; ведутся технические работы; ведутся работы;
зайдите позже; скоро вернемся; скоро откроется; новый сайт; приносим извинения; сайт скоро;
знаходиться в розробці; знаходиться у розробці; перебуває в розробці; проводяться технічні роботи;
завітайте пізніше; скоро повернемося; новий сайт; перепрошуємо; ведуться роботи; тривають роботи;
yapım aşamasındadır; üzerinde çalışıyoruz; kısa süre sonra; en kısa sürede; çok yakında hizmetinizde;
bakım çalışması; daha sonra tekrar; yeni web sitemiz; çok yakında; 準備中です; 工事中です;
メンテナンスを実施; メンテナンス作業; しばらくお待ち; 近日公開; 公開までしばらく; リニューアル;
ご不便をおかけ; 正在建设; 正在维护; 敬请期待; 请稍后; 稍后再来; 即将上线; 正在建設; 正在維護; 敬請期待;
带来的不便; 正在进行; الموقع تحت; الموقع قيد; نعمل على; سنعود; يرجى العودة; قريبا جدا; موقعنا الجديد;
نعتذر عن; أعمال الصيانة;)";

constexpr std::string_view kSaleSentences = R"(
domain is for sale; domain name is for sale; domain may be for sale; domain name may be for sale;
domain for sale; domain name for sale; is for sale; may be for sale; is available for purchase;
buy this domain; purchase this domain; get this domain; own this domain; lease this domain;
make an offer on this domain; inquire about this domain; this premium domain; premium domain name;
parked free, courtesy of; this domain is parked; domain is parked; domain parking;
this web page is parked; is parked free; domain has expired; domain name has expired;
this domain has expired; domain expired; domain name expired; has recently been registered;
this domain has been registered; domain was recently registered; domain is registered;
domain has been reserved; renew this domain; pending renewal or deletion;
this domain name was registered; diese domain steht zum verkauf; domain steht zum verkauf;
domain kaufen; domain zu verkaufen; domain ist zu verkaufen; diese domain ist geparkt; domain geparkt;
diese domain wurde registriert; diese domain ist verkäuflich; domain ist bereits registriert;
diese domain ist abgelaufen; domaine est à vendre; domaine à vendre; acheter ce domaine;
acheter ce nom de domaine; nom de domaine est à vendre; domaine a expiré; domaine est parké;
nom de domaine a expiré; domaine est réservé; dominio está en venta; dominio en venta;
comprar este dominio; compre este dominio; dominio ha expirado; dominio ha caducado;
dominio está aparcado; dominio estacionado; dominio in vendita; dominio è in vendita;
acquista questo dominio; dominio è scaduto; dominio scaduto; dominio parcheggiato;
dominio è parcheggiato; domínio está à venda; domínio à venda; compre este domínio;
comprar este domínio; domínio expirou; domínio estacionado; domínio expirado; domein is te koop;
domeinnaam is te koop; domeinnaam te koop; koop dit domein; domein te koop; domeinnaam is geregistreerd;
domein is geparkeerd; domeinnaam is verlopen; domein is gereserveerd; domena jest na sprzedaż;
domena na sprzedaż; kup tę domenę; kup domenę; domena wygasła; domena jest zaparkowana;
domena została zarejestrowana; домен продается; домен продаётся; купить домен; купить этот домен;
домен выставлен на продажу; срок регистрации домена истек; домен припаркован; домен не оплачен;
срок действия домена; домен зарегистрирован; домен продається; купити домен; купити цей домен;
домен виставлено на продаж; домен припарковано; термін реєстрації домену; alan adı satılıktır;
alan adı satılık; satılık domain; satılık alan adı; bu alan adını satın; domain satılıktır;
bu domain satılıktır; alan adı park; alan adının süresi; ドメインは販売中; ドメインを購入; ドメイン販売;
ドメインの有効期限; ドメインを取得; 域名出售; 该域名出售; 此域名出售; 域名正在出售; 购买此域名;
购买该域名; 本域名出售; 域名已过期; 域名转让; 此域名可出售; 域名到期; 網域出售; 域名待售;
هذا النطاق للبيع; النطاق للبيع; شراء هذا النطاق; اسم النطاق للبيع; الدومين للبيع; انتهت صلاحية النطاق;
هذا الدومين للبيع; make an offer; related searches; sponsored listings;)";

constexpr std::string_view kChallengeTitles = R"(
just a moment; attention required; checking your browser; verify you are human; verifying you are human;
are you a robot; are you human; access denied; pardon our interruption; security check;
bot verification; ddos-guard; one more step; human verification; request unsuccessful;
access to this page has been denied; robot check; please wait; security verification; captcha;
recaptcha; are you not a robot; prove you're not a robot; you have been blocked;
sorry, you have been blocked; 403 forbidden; request blocked; unusual traffic; validation request;
browser check; client challenge; making sure you're not a bot; challenge validation;
verification required; vercel security checkpoint; anti-bot verification; einen moment;
nur einen moment; zugriff verweigert; sicherheitsüberprüfung; sind sie ein mensch; bist du ein mensch;
sicherheitsprüfung; bitte warten; un instant; un momento; accès refusé; accès bloqué;
vérification de sécurité; êtes-vous un robot; êtes-vous humain; veuillez patienter; acceso denegado;
verificación de seguridad; espere un momento; ¿eres humano; eres un robot; por favor espere;
solo un momento; accesso negato; verifica di sicurezza; attendere prego; sei un robot;
controllo di sicurezza; accesso bloccato; um momento; só um momento; acesso negado;
verificação de segurança; você é um robô; een moment geduld; een ogenblik geduld; toegang geweigerd;
beveiligingscontrole; ben je een robot; cierpliwości; chwileczkę; odmowa dostępu; proszę czekać;
kontrola bezpieczeństwa; один момент; доступ запрещен; доступ ограничен; проверка безопасности;
вы не робот; проверка браузера; подождите; подтвердите, что вы не робот; зачекайте; хвилинку;
доступ заборонено; перевірка безпеки; ви не робот; перевірка браузера; bir dakika lütfen; bir dakika;
erişim engellendi; güvenlik kontrolü; robot musunuz; lütfen bekleyin; erişim reddedildi;
güvenlik doğrulaması; しばらくお待ちください; アクセスが拒否されました; セキュリティチェック;
ロボットではありません; アクセス拒否; 请稍候; 请稍等; 访问被拒绝; 安全验证; 人机验证; 安全检查;
訪問被拒絕; 請稍候; 访问验证; 安全驗證; لحظة; تم رفض الوصول; التحقق الأمني; هل أنت روبوت; يرجى الانتظار;
التحقق من المتصفح; الوصول مرفوض;)";

constexpr std::string_view kChallengeSentences = R"(
checking your browser; checking if the site connection is secure; verify you are human;
verify that you are human; verifying you are human; confirm you are human; you are a human;
you are human; you're not a robot; not a robot; are not a robot; you are not a bot;
enable javascript and cookies; enable cookies and javascript; needs to review the security;
unusual traffic; automated traffic; automated requests; automated access; suspicious activity;
complete the security check; complete the captcha; solve the captcha; solving the captcha;
completing the captcha; press & hold; press and hold; your request has been blocked;
blocked by our security; you have been blocked; security service to protect itself; ddos protection;
ray id; incident id; reference #; reference id; your ip address has been;
you don't have permission to access; do not have permission to access; made us think you might be a bot;
thought you were a bot; something about your browser; you will be redirected once;
this process is automatic; performing security verification; prove you are human; browser will redirect;
one more step; überprüfen, ob sie ein mensch; bestätigen sie, dass sie ein mensch; kein roboter;
ihr browser wird überprüft; ungewöhnliche aktivität; ungewöhnlichen datenverkehr;
aktivieren sie javascript und cookies; sicherheit ihrer verbindung; ein mensch sind;
sicherheitsüberprüfung; keine berechtigung; vérifier que vous êtes humain; vérifiez que vous êtes;
vous êtes humain; n'êtes pas un robot; activez javascript et les cookies;
activer javascript et les cookies; trafic inhabituel; sécurité de votre connexion;
activité inhabituelle; vérification de votre navigateur; pas la permission; verificar que eres humano;
verificar que usted es; eres humano; es humano; no eres un robot; no soy un robot;
habilita javascript y las cookies; habilite javascript y cookies; tráfico inusual;
seguridad de su conexión; actividad inusual; comprobando su navegador; no es un robot;
verifica di essere umano; verificare che sei umano; sei umano; non sei un robot; non sono un robot;
abilita javascript e i cookie; traffico insolito; sicurezza della connessione; controllo del browser;
abilitare javascript e i cookie; attività insolita; verificar se você é humano; você é humano;
não é um robô; não sou um robô; habilite javascript e cookies; ative o javascript e os cookies;
tráfego incomum; segurança da sua conexão; atividade incomum; verificando seu navegador;
controleren of u een mens; of je een mens bent; u een mens bent; geen robot;
schakel javascript en cookies; ongebruikelijk verkeer; uw browser wordt gecontroleerd;
ongewone activiteit; beveiliging van uw verbinding; zweryfikuj, że jesteś człowiekiem;
jesteś człowiekiem; nie jesteś robotem; nie jestem robotem; włącz javascript i pliki cookie;
nietypowy ruch; włącz obsługę javascript; bezpieczeństwo połączenia; sprawdzamy twoją przeglądarkę;
проверяем, что вы человек; подтвердите, что вы не робот; что вы не робот; вы не робот; что вы человек;
включите javascript и cookie; включите javascript; подозрительная активность;
запросы, поступившие с вашего; автоматические запросы; проверка вашего браузера; необычный трафик;
проверяем ваш браузер; підтвердьте, що ви не робот; що ви не робот; що ви людина; увімкніть javascript;
незвичний трафік; перевірка вашого браузера; перевіряємо ваш браузер; підозріла активність;
insan olduğunuzu doğrul; insan olduğunuz; robot olmadığınızı; javascript ve çerezleri;
olağandışı trafik; tarayıcınız kontrol; bağlantınızın güvenliği; şüpheli etkinlik; 人間であることを確認;
ロボットではないこと; ロボットでは; javascriptとcookieを有効; 通常と異なるトラフィック; ブラウザを確認;
接続のセキュリティ; 不正なアクセス; アクセスする権限; 确认您是真人; 验证您是真人; 您不是机器人;
不是机器人; 启用javascript和cookie; 异常流量; 检查您的浏览器; 完成安全验证; 拖动滑块; 请完成验证;
確認您是真人; 您的访问过于频繁; 没有权限访问; 启用 javascript 和 cookie; التحقق من أنك إنسان;
أنك لست روبوت; لست روبوت; أنك إنسان; تمكين جافا سكريبت; حركة مرور غير عادية; تفعيل جافا سكريبت;
javascript وملفات تعريف الارتباط; نشاط غير عادي; التحقق من متصفحك;)";

constexpr std::string_view kLoginTitles = R"(
log in; login; log on; logon; sign in; signin; sign in to continue; log in to continue;
log in or sign up; sign in or register; login or register; login required; please log in;
please sign in; authentication; authentication required; members only; member login; member sign in;
user login; client login; single sign-on; sso; account login; central authentication service;
web login service; restricted access; sign up; subscriber login; login page; sign in to your account;
log in to your account; anmelden; anmeldung; einloggen; bitte anmelden; anmeldung erforderlich;
login erforderlich; mitgliederbereich; kundenlogin; benutzeranmeldung; bitte melden sie sich an;
connexion; se connecter; identification; connectez-vous; espace membre; espace membres; espace abonné;
authentification; connexion requise; mon compte; iniciar sesión; inicio de sesión; inicia sesión;
acceder; identifícate; acceso usuarios; acceso de usuarios; entrar; accedi; area riservata;
login utente; effettua il login; effettua l'accesso; iniciar sessão; fazer login; área restrita;
faça login; faça o login; acessar; inloggen; aanmelden; ledenlogin; mijn account; inloggen vereist;
logowanie; zaloguj; zaloguj się; logowanie do serwisu; strefa klienta; panel logowania; вход; войти;
авторизация; вход на сайт; вход в систему; личный кабинет; вход в личный кабинет; требуется авторизация;
вхід; увійти; авторизація; вхід на сайт; особистий кабінет; вхід до системи; giriş; giriş yap;
oturum aç; üye girişi; kullanıcı girişi; üye ol; oturum açın; kirjaudu; kirjaudu sisään; logga in;
logg inn; log ind; přihlášení; ログイン; サインイン; 会員ログイン; ログインしてください; 会員専用;
ログイン画面; 登录; 登陆; 用户登录; 请登录; 会员登录; 登入; 會員登入; 统一身份认证; 用户登陆; 账号登录;
تسجيل الدخول; دخول; الدخول; دخول الأعضاء; سجل الدخول;)";

constexpr std::string_view kLoginSentences = R"(
you must be logged in; you need to be logged in; you must log in; you need to log in; please log in to;
please login to; please sign in to; you must sign in; you need to sign in; log in to continue;
sign in to continue; login to continue; log in to view; sign in to view; login to view;
only available to members; available to registered users; for registered users only; members only;
you do not have permission to view; not logged in or you do not have permission; sign in to access;
log in to access; sign in with your; log in with your; forgot your password; forgot password;
lost your password; remember me; keep me signed in; don't have an account; create an account;
this page requires you to log in; use your institutional; enter your username; enter your email;
sign in with google; müssen sie sich anmelden; müssen sich anmelden; bitte melden sie sich an;
bitte loggen sie sich ein; melden sie sich an; sie müssen angemeldet sein; passwort vergessen;
angemeldet bleiben; noch kein konto; noch nicht registriert; nur für mitglieder; nur für registrierte;
bitte anmelden; du musst angemeldet sein; mot de passe oublié; vous devez être connecté;
vous devez vous connecter; veuillez vous connecter; connectez-vous pour; rester connecté;
pas encore de compte; se souvenir de moi; réservé aux membres; pas encore inscrit; créer un compte;
olvidado su contraseña; olvidaste tu contraseña; olvidado la contraseña; he olvidado;
debe iniciar sesión; debes iniciar sesión; inicie sesión para; inicia sesión para; no tienes cuenta;
no tienes una cuenta; recordarme; solo para usuarios registrados; recuperar contraseña;
password dimenticata; hai dimenticato la password; devi effettuare; devi accedere; accedi per;
effettua il login per; non hai un account; ricordami; non sei registrato; riservato agli utenti;
esqueceu a senha; esqueceu sua senha; esqueci minha senha; esqueci a senha; precisa estar logado;
faça login para; faça o login para; não tem uma conta; lembrar-me; lembrar de mim; recuperar senha;
esqueceu-se da palavra-passe; precisa de iniciar sessão; deve iniciar sessão; wachtwoord vergeten;
u moet ingelogd zijn; je moet ingelogd zijn; log in om; u dient in te loggen; nog geen account;
ingelogd blijven; onthoud mij; alleen voor leden; inloggen om; zapomniałeś hasła; nie pamiętasz hasła;
nie pamiętam hasła; musisz być zalogowany; musisz się zalogować; zaloguj się, aby; zaloguj się aby;
nie masz konta; zapamiętaj mnie; przypomnij hasło; tylko dla zalogowanych; забыли пароль;
необходимо авторизоваться; необходимо войти; войдите, чтобы; для просмотра необходимо; запомнить меня;
нет аккаунта; авторизуйтесь; только для зарегистрированных; восстановить пароль; зарегистрируйтесь;
забули пароль; необхідно увійти; увійдіть, щоб; потрібно увійти; запам'ятати мене; немає акаунта;
необхідно авторизуватися; тільки для зареєстрованих; зареєструйтесь; şifremi unuttum;
şifrenizi mi unuttunuz; giriş yapmalısınız; giriş yapmanız gerek; oturum açmanız; görmek için giriş;
beni hatırla; hesabınız yok mu; üye değil misiniz; パスワードを忘れ; ログインが必要;
ログインしてください; 会員登録; ログイン状態を保持; ログイン状態を保存; 会員の方;
アカウントをお持ちでない; 忘记密码; 请先登录; 需要登录; 登录后查看; 没有账号; 记住我; 自动登录;
请登录后; 忘記密碼; 請先登入; 没有帐号; 立即注册; 记住密码; نسيت كلمة المرور; نسيت كلمة السر;
يجب تسجيل الدخول; يرجى تسجيل الدخول; الرجاء تسجيل الدخول; تذكرني; ليس لديك حساب; سجل الدخول للمتابعة;
يجب عليك تسجيل; إنشاء حساب;)";

constexpr std::string_view kPaywallSentences = R"(
subscribe to continue; subscribe to read; subscribe to keep reading; subscribe to unlock;
to continue reading; to keep reading; continue reading with a subscription; already a subscriber;
already have a subscription; this article is for subscribers; for subscribers only; subscribers only;
subscriber-only; subscriber exclusive; exclusive to subscribers; exclusively for subscribers;
this content is for subscribers; this article is reserved for; become a subscriber to read;
unlock this article; you have reached your limit; reached your article limit; free articles left;
free articles this month; your last free article; become a member to read; this is premium content;
premium content; purchase this article; get full access; get access to this article;
to read the full article; to read the full story; to read this article; access through your institution;
buy this article; rest of this article; weiterlesen mit; um weiterzulesen; jetzt weiterlesen;
nur für abonnenten; exklusiv für abonnenten; artikel ist für abonnenten; bereits abonnent;
sie sind bereits abonnent; schon abonnent; mit abo weiterlesen; vollständigen artikel lesen;
diesen artikel weiterlesen; zugang zu allen inhalten; abo abschließen; lesen sie den ganzen artikel;
dieser artikel ist kostenpflichtig; sie haben bereits ein abo; réservé aux abonnés;
réservée aux abonnés; réservé à nos abonnés; déjà abonné; vous êtes abonné; pour lire la suite;
lire la suite de cet article; abonnez-vous pour; s'abonner pour lire; la suite est réservée;
pour accéder à l'intégralité; cet article est réservé; exclusivo para suscriptores;
solo para suscriptores; sólo para suscriptores; suscríbete para; suscríbase para; para seguir leyendo;
ya eres suscriptor; ya soy suscriptor; contenido exclusivo; para continuar leyendo;
contenido para suscriptores; hazte suscriptor; riservato agli abbonati; riservato ai abbonati;
per gli abbonati; solo per abbonati; sei già abbonato; per continuare a leggere; abbonati per;
contenuto riservato; continua a leggere con; articolo riservato; exclusivo para assinantes;
só para assinantes; conteúdo exclusivo; já é assinante; assine para; para continuar lendo;
para continuar a ler; conteúdo para assinantes; exclusivo para subscritores; artigo exclusivo;
reservado a assinantes; alleen voor abonnees; exclusief voor abonnees; al abonnee; lees verder met;
om verder te lezen; abonneer om; word abonnee; verder lezen; dit artikel is voor abonnees;
reeds abonnee; dla prenumeratorów; dla subskrybentów; tylko dla subskrybentów;
dostęp dla prenumeratorów; wykup dostęp; wykup subskrypcję; aby czytać dalej; masz już prenumeratę;
masz już subskrypcję; kup dostęp; czytaj dalej w; доступно только подписчикам;
доступен только подписчикам; только для подписчиков; оформите подписку; оформить подписку;
чтобы продолжить чтение; чтобы читать дальше; уже подписаны; по подписке; полный текст доступен;
лише для передплатників; тільки для передплатників; доступно лише передплатникам; оформіть передплату;
щоб продовжити читання; щоб читати далі; вже передплатник; лише для підписників; тільки для підписників;
оформити підписку; abonelere özel; aboneler için; sadece aboneler; okumaya devam etmek için; abone olun;
zaten abone; devamını okumak için; devamını okumak için abone; 会員限定; 有料会員限定; 有料記事;
この記事は有料; 続きを読むには; 続きをお読み; 購読者限定; 有料会員になると; 订阅后; 订阅以继续;
继续阅读需; 付费内容; 付费阅读; 会员专享; 订阅用户; 订阅解锁; 開通會員; 付費閱讀; 成为会员; 剩余内容;
登录订阅; للمشتركين فقط; حصري للمشتركين; اشترك للمتابعة; اشترك لمتابعة القراءة; لمتابعة القراءة;
محتوى مدفوع; لقراءة المقال كاملا; هل أنت مشترك;)";

}  // namespace

Phrases gone_titles() {
  static const std::vector<Phrase> kPhrases = phrase_list(kGoneTitles);
  return kPhrases;
}

Phrases gone_sentences() {
  static const std::vector<Phrase> kPhrases = phrase_list(kGoneSentences);
  return kPhrases;
}

Phrases unfinished_titles() {
  static const std::vector<Phrase> kPhrases = phrase_list(kUnfinishedTitles);
  return kPhrases;
}

Phrases unfinished_sentences() {
  static const std::vector<Phrase> kPhrases = phrase_list(kUnfinishedSentences);
  return kPhrases;
}

Phrases sale_sentences() {
  static const std::vector<Phrase> kPhrases = phrase_list(kSaleSentences);
  return kPhrases;
}

Phrases challenge_titles() {
  static const std::vector<Phrase> kPhrases = phrase_list(kChallengeTitles);
  return kPhrases;
}

Phrases challenge_sentences() {
  static const std::vector<Phrase> kPhrases = phrase_list(kChallengeSentences);
  return kPhrases;
}

Phrases login_titles() {
  static const std::vector<Phrase> kPhrases = phrase_list(kLoginTitles);
  return kPhrases;
}

Phrases login_sentences() {
  static const std::vector<Phrase> kPhrases = phrase_list(kLoginSentences);
  return kPhrases;
}

Phrases paywall_sentences() {
  static const std::vector<Phrase> kPhrases = phrase_list(kPaywallSentences);
  return kPhrases;
}

}  // namespace citecheck
