#include "references/plain/senses.hpp"

#include <string_view>
#include <unordered_map>

#include "references/month_names.hpp"
#include "references/plain/token.hpp"

namespace citecheck::plain {

namespace {

struct Words {
  std::uint32_t sense;
  std::string_view words;  ///< In lower case, parted by spaces.
};

constexpr Words kWords[] = {
    {kMonth,
     "january february march april may june july august september october november december jan feb mar apr "
     "jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février "
     "mars "
     "avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio "
     "agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre "
     "ottobre dicembre janeiro fevereiro março maio junho julho setembro outubro dezembro spring summer "
     "autumn "
     "fall winter"},
    {kJournal,
     "journal j journ jnl transactions trans review rev revue revista rivista annals ann annales annalen "
     "archive "
     "archives arch bulletin bull letters lett magazine mag quarterly quart zeitschrift zeitung blätter "
     "jahrbuch "
     "cahiers cuadernos quaderni acta nature science sciences sci advances adv communications comm commun "
     "newsletter times post guardian tribune monthly weekly herald gazette record chronicle news daily "
     "american amer am european eur british br canadian can international int intl biol biology chem "
     "chemistry "
     "phys physics med medicine medical psychol psychology clin clinical res research econ economics soc "
     "theor theory appl applied mol molecular lancet cell plos proc natl acad ieee acm журнал вестник "
     "известия "
     "вопросы tidsskrift tijdschrift boletín boletim arquivos anales studies études studi studien history "
     "engineering eng software systems computing computer technology"},
    {kPublisher,
     "press publisher publishers publishing publications publ verlag éditions editions éditeur editore "
     "edizioni "
     "editorial ediciones editora edições books wiley springer elsevier routledge academic sage oxford "
     "cambridge "
     "harper mcgraw-hill prentice prentice-hall addison-wesley macmillan palgrave penguin norton blackwell "
     "kluwer birkhäuser gruyter brill ashgate erlbaum guilford mit presses universitaires gallimard seuil "
     "puf "
     "flammarion hachette armand colin larousse dunod suhrkamp fischer reclam mohr siebeck beltz klett "
     "kohlhammer vandenhoeck mondadori einaudi feltrinelli laterza mulino издательство изд наука verso "
     "freeman morgan kaufmann plenum dover basic random houghton mifflin doubleday knopf inc ltd co sons "
     "flammarion armand albin michel fayard plon payot droz champion picard vrin klincksieck nathan "
     "harmattan "
     "karthala grasset minuit découverte belin bordas masson hermann économica cnrs honoré aubier cerf "
     "hachette dalloz larcier bruylant metzler niemeyer steiner harrassowitz campus oldenbourg ullstein "
     "rowohlt insel hanser fink schöningh transcript waxmann herder teubner zsolnay diesterweg böhlau "
     "rizzoli garzanti bompiani zanichelli giuffrè carocci utet olschki cátedra alianza ariel gredos "
     "anagrama "
     "taurus paidós planeta tecnos siglo almedina gulbenkian rodopi benjamins nijhoff elgar continuum "
     "bloomsbury polity pearson longman heinemann faber methuen collins longmans hutchinson allen unwin "
     "beacon scribner rowman littlefield duckworth transaction simon schuster vintage "
     "company & association society institute institution department ministry univ university universität "
     "université universidad verl uitgeverij förlag forlag wydawnictwo"},
    {kPlace,
     "york london paris berlin cambridge oxford chicago boston amsterdam münchen munich hamburg frankfurt "
     "wien "
     "vienna zürich zurich basel bern genève geneva madrid barcelona roma rome milano milan torino firenze "
     "venezia bologna napoli lisboa lisbon porto bruxelles brussels leuven leiden dordrecht hague copenhagen "
     "københavn stockholm oslo helsinki moscow москва м спб kraków warszawa praha prague budapest tokyo "
     "kyoto "
     "beijing shanghai delhi mumbai sydney melbourne canberra toronto montreal montréal vancouver ottawa "
     "québec "
     "washington dc philadelphia baltimore berkeley stanford princeton haven francisco angeles diego seattle "
     "hillsdale mahwah reading englewood cliffs thousand oaks newbury hoboken jersey california "
     "massachusetts "
     "ny nj ma ca il pa md tx fl va ct usa uk england germany france italy spain netherlands canada "
     "australia "
     "heidelberg stuttgart tübingen göttingen leipzig köln bonn opladen weinheim wiesbaden darmstadt "
     "mannheim "
     "edinburgh glasgow manchester dublin harmondsworth aldershot hampshire minneapolis ithaca bloomington "
     "ann arbor austin hague lyon marseille toulouse bordeaux grenoble strasbourg rennes lille louvain "
     "lausanne "
     "nantes rouen dijon nancy metz montpellier poitiers tours caen amiens reims clermont-ferrand "
     "aix-en-provence saint-denis bruges liège gand anvers antwerp ghent rotterdam utrecht groningen "
     "düsseldorf frankfurt/main freiburg würzburg münster marburg giessen gießen kassel bielefeld paderborn "
     "hannover bremen kiel rostock jena halle dresden potsdam regensburg augsburg mainz erlangen innsbruck "
     "graz salzburg sevilla valencia salamanca zaragoza granada málaga coimbra pisa padova genova palermo "
     "bari verona trieste turnhout uppsala lund aarhus bergen tartu riga vilnius belgrade zagreb ljubljana "
     "bucharest sofia athens istanbul ankara petersburg kiev leningrad "
     "buenos aires mexico méxico bogotá santiago rio janeiro paulo singapore hong kong jerusalem tel aviv "
     "cairo"},
    {kEditor,
     "ed eds editor editors edited hrsg hg hgg herausgeber herausgegeben dir éd éds édité coord coords red "
     "cur "
     "ред ред. comp org orgs"},
    {kIn, "in in: dans en nel i в"},
    {kPages, "p pp page pages pag pág págs s seiten seite с str pgs"},
    {kVolume,
     "vol vols volume volumes no nos nr number numéro n n° num núm issue issues iss band bd bde jg jahrgang "
     "heft "
     "h tome t tom т suppl supplement supp part pt №"},
    {kEdition,
     "edition edn ed. éd. aufl auflage édition ed edición edição edizione rev revised reprint repr"},
    {kGenre,
     "thesis phd ph.d dissertation diss thèse tesis tesi master's masters msc m.sc diplomarbeit report "
     "reports "
     "technical tech rept memo memorandum working paper preprint manuscript unpublished draft poster patent "
     "dvd cd-rom film video podcast software website blog lecture talk presentation presented interview "
     "habilitation mémoire doctoral doctorat bachelorarbeit masterarbeit magisterarbeit"},
    {kMeeting,
     "proceedings proc conference conf symposium symp workshop congress meeting colloquium handbook "
     "encyclopedia lecture notes lncs actes colloque tagung kongress festschrift atti convegno congreso "
     "actas "
     "advances dictionary companion studies essays papers selected readings"},
    {kAnd, "and & und et y e и u og en och"},
    {kParticle,
     "van von der den de del della di da dos das do du la le el al ter ten zu zum zur af av bin ibn mac st"},
    {kStopWord,
     "the a an of and in on for to with from by at as its is are or into under between toward towards using "
     "via "
     "der die das des dem den und von zur zum im für mit auf eine einer eines la le les l des du de et en "
     "dans "
     "pour sur une un au aux el los las y del para por con una il lo gli della dei di e per nel o os do da "
     "dos "
     "das и в на о по к с из het een van"},
    {kTranslator,
     "trans translated translator translators übers übersetzt übersetzung aus traduit trad traducción tr "
     "traduction"},
    {kBody,
     "ministry department office agency commission committee council association society institute "
     "university "
     "centre center bureau organization organisation foundation government union bank corporation inc gmbh "
     "world national board service group united nations federal environmental ministère ministerium "
     "bundesamt"},
    {kEtAl, "al alii others u.a а др"},
};

std::unordered_map<std::uint32_t, std::uint32_t> make_table() {
  std::unordered_map<std::uint32_t, std::uint32_t> table;
  for (const Words& set : kWords)
    for (std::size_t at = 0; at < set.words.size();) {
      const std::size_t end = std::min(set.words.find(' ', at), set.words.size());
      if (end > at) table[word_hash(set.words.substr(at, end - at))] |= set.sense;
      at = end + 1;
    }
  return table;
}

}  // namespace

std::uint32_t senses_of(std::uint32_t word) {
  static const auto kTable = make_table();
  const auto found = kTable.find(word);
  return found == kTable.end() ? 0 : found->second;
}

}  // namespace citecheck::plain
