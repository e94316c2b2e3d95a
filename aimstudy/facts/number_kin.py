"""Whether two words, of two statements about numbers, may mean the same; wider than synonyms.

Converse verbs count ("the pool pays", "the growers receive"), and words of one stem ("register",
"registration"): with the number's unit and the rest of the statement the same, they mean one thing.
"""

from collections.abc import Mapping
from functools import lru_cache

from aimstudy.domain.article import Language
from aimstudy.facts.synonyms import alike, by_word

_ENGLISH = """
spend|cost|pay
pay|receive|get back|get|compensate|reimburse|cover|refund
hold|own|belong|possess
staff|employee|employ|workforce|personnel|worker
die|kill|claim|perish|casualty|fatality|death|dead|life|victim|lose
destroy|sweep away|wreck|ruin|lose|flatten|demolish
exempt|escape|avoid|free|release
review|assess|examine|evaluate|present|assessment|evaluation
inspect|check|visit|audit|control|supervise|inspection
renew|renewal|recertify|extend
meeting|meet|gather|assemble|session
report|notify|notice|inform|tell
invest|put in|put|stake|deposit|save
pass|score|mark|grade|threshold
fine|penalty|fee|sanction
fee|charge|price|cost|tuition|tariff
liability|responsibility|claim
premium|price|cost|rate
damage|loss|destruction|cost
rain|rainfall|downpour
mature|maturity|term|run|due|repay|life|duration
cancel|terminate|withdraw|cancellation
allow|permit|entitle|right|may
applicant|candidate|student|participant|examinee|trainee
member|participant|holder
farmer|grower|producer
team|group|crew
limit|cap|ceiling|maximum|high
sell|sale|sales|turnover|revenue
produce|production|output|make|manufacture
employer|company|firm|enterprise
insurer|company|carrier
lender|bank|creditor
borrower|debtor|customer
board|directors
appoint|elect|choose|name|select
retire|retirement|pension
expire|expiry|lapse|end|valid|validity
question|item|task
training|education|course|programme|study
practice|experience
issue|sell|launch|release
market|sell
weigh|weight
contain|hold|include|comprise
live|inhabitant|resident|population|people
store|keep|retain|preserve
cool|cooling
wait|waiting|qualify
vote|ballot|majority
approve|consent|support|back
attend|attendance|visitor|visit
grow|growth|increase|rise
age|old
fall|drop|decline|decrease|reduce|cut|lower|shrink
approve|approval|grant|accept|accepted|allow
complete|completion|finish|carry out
paper|document|certificate|record
look|examine|examination|review|check|scrutinize|inspect|read
hand in|submit|file|lodge|send|deliver|present
raise|bring|yield|earn|collect|generate|gather|levy
tear|pull|demolish|knock|raze
hand|pay|contribute|give
sit|take|exam
payer|payment|pay
repair|mend|restore|maintain|maintenance|upkeep|renovate
money|proceeds|income|revenue|funds|means|receipt|takings
workshop|shop|studio|pottery
listed|list|register|registration|enter|entry
attempt|try|retake|resit
correct|right|correctly
goal|aim|target|objective|purpose
result|outcome|score
share|percentage|proportion|fraction
worker|employee|staff|labour
vehicle|car|lorry|truck
sick|illness|absence|leave
store|warehouse|shop|outlet|branch
worth|value|price|cost
amount|sum|volume
travel|trip|journey|tour
harvest|crop|yield|output
land|area|acre|field|plot
school|college|university
teacher|instructor|lecturer|trainer
law|act|statute|legislation
rule|regulation|guideline|standard
judge|court|tribunal
sentence|imprisonment|prison|jail
tenant|renter|lessee
landlord|lessor|owner
rent|lease|hire
interest|yield|coupon|return
dividend|payout|profit
profit|surplus|gain|earnings
deficit|loss|shortfall
budget|spending|expenditure|expense
salary|wage|pay|income|earnings
bonus|premium|reward
guarantee|warranty|cover|coverage|protect|protection
complaint|appeal|objection|complain
decision|ruling|verdict|judgement|judgment|decide|rule
contract|agreement|deal|policy
coverage|cover|policy
measure|gauge|indicator|index|metric
perspective|dimension|angle|viewpoint
interview|conversation|talk|meeting
supplier|vendor|provider
audit|inspection|examine|check
branch|office|agency
founder|establish|found
shop|store|outlet
factory|plant|mill
ship|vessel|boat|fleet
passenger|traveller|rider
injure|injury|wound|hurt
house|home|building|dwelling
homeless|house
fire|blaze|burn
insured|policyholder|insure|cover
apply|application|applicant
grant|award|give|allowance
certificate|title|designation|diploma|credential|qualification
graduate|complete|finish
quarter|quarterly
half|semiannual|biannual
kind|type|sort|category|form
staff|people|employee
toll|pay|fee|charge
adjust|revise|change|alter|update
term|elect|appoint|choose|designate|serve|office
compensation|damages|pay
announce|publish|publication|issue
answer|responsible|responsibility|run|operate|manage|administer
wait|waiting|deferral|delay
deadline|limit|due|time
deductible|excess|bear|self
coverage|cover|insure|insurance|protect
bonus|reward|premium
contribution|contribute|pay|put
benefit|payout|payment|pay|support|compensation
tax|levy|duty
owner|own|ownership|hold|holder
debt|loan|owe|borrow
capital|equity|fund
supply|deliver|delivery
customer|buyer|client|user
expert|specialist|adviser|panelist
round|stage|step|phase|cycle
director|seat|member|delegate
teach|course|lesson|class|training
require|requirement|need|must|condition
save|saving|reduce|cut|lower
cost|expense|spend|expenditure
reserve|fund|buffer
penalty|surcharge|fine|fee
notice|warning|notify
invent|develop|devise|design|create
arrive|come|enter
leave|exit|depart|withdraw
register|registration|enrol|enrolment|sign up
share|stake|part|portion
shareholder|owner|investor
committee|panel|board|council
accident|injury|injure|casualty
illness|disease|sick|sickness
auction|bid|bidder
lender|creditor|loan
england|english|britain|british
france|french
germany|german
spain|spanish
netherlands|dutch|holland
denmark|danish
sweden|swedish
norway|norwegian
switzerland|swiss
ireland|irish
scotland|scottish
""".strip()
_NORWEGIAN = """
bruke|koste|betale
betale|motta|få|få igjen|erstatte|utbetale|dekke|refundere|utbetaling|ersatning
eie|holde|tilhøre|besitte|inneha|ha
ansatt|medarbeider|ansette|arbeide|jobbe|bemanning|stab|sysselsette|årsverk
omkomme|dø|drepe|kreve|liv|død|dødsfall|miste|dødsoffer|offer|stryke
ødelegge|rive|rive med|rasere|miste|skylle|feie
unnta|slippe|fritak|unngå|frita
gjennomgå|vurdere|gjennomgang|evaluere|vurdering|legge frem|behandle|drøfte
kontrollere|inspisere|besøke|tilsyn|føre|kontroll|inspeksjon|granske|undersøke
fornye|fornyelse|resertifisere|forlenge
møte|møtes|samle|samles|samling
melde|rapportere|varsle|gi beskjed|underrette|si fra
investere|satse|skyte|innskudd|spare|plassere|sette inn
bestå|score|skår|poeng|grense|karakter|riktig
bot|gebyr|straff|sanksjon|overtredelsesgebyr
avgift|gebyr|pris|kostnad|koste|betale
ansvar|krav|erstatning|erstatningskrav
premie|pris|kostnad|koste
skade|tap|ødeleggelse|kostnad
regn|regne|nedbør
forfalle|løpetid|forfall|vare|innfri|tilbakebetale
avbestille|si opp|oppsigelse|trekke
søker|kandidat|student|deltaker|elev
medlem|deltaker|innehaver
bonde|dyrker|produsent
lag|gruppe|team
grense|tak|maksimum|høy
selge|salg|omsetning|omsette|inntekt
produsere|produksjon|lage
arbeidsgiver|bedrift|selskap|foretak
bank|långiver|kreditor
styre|styret
utnevne|oppnevne|velge|ansette
pensjonere|pensjon|pensjonsalder|pensjonist
utløpe|utløp|gyldig|gyldighet|gjelde
spørsmål|oppgave
opplæring|utdanning|kurs|studium|etterutdanning
praksis|erfaring|yrkeserfaring|arbeidserfaring
utstede|selge|lansere
veie|vekt
inneholde|romme|omfatte
bo|innbygger|beboer|folketall|menneske|befolkning
oppbevare|lagre|beholde
angre|angrerett|angrefrist
vente|karens
stemme|flertall|avstemning
godkjenne|samtykke|støtte
øke|vokse|stige|vekst|økning
alder|gammel|aldersgrense
leder|lede|styreleder
bidrag|bidra
falle|synke|senke|redusere|kutte|nedgang|gå ned
måned|månedlig
innvilge|godkjenne|godkjenning|godkjent|vedta|tillate
fullføre|gjennomføre|gjennomføring|avslutte|ferdig|utføre
papir|dokument|attest|skriv
se|gjennomgå|gjennomgang|granske|undersøke|kontrollere|vurdere|lese|behandle
sende inn|levere|fremsette|sende|innlevere|legge frem|melde|søke
justere|endre|revidere|regulere|oppdatere
periode|velge|oppnevne|utnevne|funksjonstid|sitte|embetstid
erstatning|oppreisning|utbetaling
utgi|publisere|gi ut|offentliggjøre
ansvar|ansvarlig|drive|forvalte|administrere|stå
frist|grense|innen
egenandel|bære|selvrisiko
dekning|dekke|forsikre|forsikring|omfatte
bonus|belønning|godtgjørelse
bidrag|bidra|innbetale|innbetaling|innskudd|betale
ytelse|utbetaling|støtte|stønad|få|motta
skatt|avgift|toll
eier|eie|eierandel|innehaver
gjeld|lån|skylde|låne
kapital|egenkapital|fond
ekspert|spesialist|fagperson|deltaker
runde|fase|steg|trinn|omgang
styremedlem|medlem|plass|sete
fag|kurs|time|undervisning|opplæring
krav|kreve|vilkår|forutsetning|betingelse|måtte
spare|redusere|kutte|senke
kostnad|utgift|bruke|koste
reserve|fond|buffer
varsel|varsle|oppsigelse
utvikle|oppfinne|utforme|lage
melde på|påmelding|registrere|registrering
andel|del|part
aksjonær|eier|investor
komité|utvalg|styre|råd|panel
ulykke|skade|skadet
sykdom|syk|sykefravær
ledelse|ledergruppe|leder|styre
innbringe|gi|skaffe|tjene|kreve inn|innkreve
rive|demolere|jevne
levere|betale|avgi
reparere|reparasjon|vedlikehold|vedlikeholde|utbedre|utbedring
penger|inntekt|midler|proveny|overskudd
verksted|bedrift|pottemakeri
føre|oppføre|registrere|register|liste|stå
forsøk|prøve|gang
mål|målsetting|formål
resultat|utfall|score
andel|prosent|del
kjøretøy|bil|lastebil
butikk|forretning|utsalg|filial
verdi|pris|kostnad
reise|tur|ferd
avling|høst|grøde
lærer|instruktør|foreleser
lov|regel|forskrift|regelverk
dommer|domstol|rett
fengsel|straff|dom
leietaker|leie|leier
utleier|eier
rente|avkastning|kupong
utbytte|overskudd|gevinst|fortjeneste
underskudd|tap
budsjett|utgift|forbruk
lønn|inntekt|betaling
garanti|dekning|forsikring|sikre
klage|anke|innsigelse
avgjørelse|vedtak|dom|kjennelse|avgjøre
avtale|kontrakt|polise
indikator|måltall|målepunkt|nøkkeltall
perspektiv|dimensjon|synsvinkel
samtale|intervju|møte
leverandør|tilbyder
avdeling|kontor|filial
fabrikk|anlegg|verk
skip|fartøy|båt|flåte
passasjer|reisende
bygning|bygg|hus
forsikret|forsikringstaker|kunde
søknad|søke|søker
stipend|tilskudd|bevilgning
tittel|betegnelse|sertifikat|sertifisering|diplom|grad
oppdage|finne
kassere|kaste|vrake
strekke|løpe|vare
undersøkelse|studie|måling|studium
kind|type|slag|sort|form
lønnsnedgang|senke|kutt|nedgang|reduksjon
bompenger|toll|avgift|betale
ilegge|få|gi
norge|norsk
sverige|svensk
danmark|dansk
tyskland|tysk
frankrike|fransk
england|engelsk|storbritannia|britisk
nederland|nederlandsk
spania|spansk
usa|amerikansk
sveits|sveitsisk
""".strip()
_TABLES = {
    language: by_word(row.split("|") for row in text.splitlines())
    for language, text in ((Language.ENGLISH, _ENGLISH), (Language.BOKMAL, _NORWEGIAN))
}
_ENDINGS = {
    Language.ENGLISH: (
        "isation", "ization", "ation", "ition", "ment", "ance", "ence", "tion", "sion", "ness",
        "ing", "ity", "ant", "ent", "ive", "ion", "age", "ure", "ee", "er", "or", "al", "ly", "ed",
        "ce", "cy", "y", "t", "e",
    ),
    Language.BOKMAL: (
        "ering", "else", "sjon", "ning", "ende", "lig", "het", "ing", "ere", "isk", "sel", "er",
        "en", "et", "sk", "te", "e", "s", "t",
    ),
}  # fmt: skip
_LEAST_STEM = 4
_LEAST_PART = 4


@lru_cache(maxsize=20000)
def kin(one: str, two: str, language: Language) -> bool:
    """The same word, a synonym, a converse, a word of the same stem, or a compound with it."""
    if one == two or alike(one, two, language) or two in _group(one, language):
        return True
    if " " in one or " " in two:
        return kin(one.split()[0], two.split()[0], language)  # "pay out", "pay"
    if _stem(one, language) == _stem(two, language):
        return not (one.endswith("ee") ^ two.endswith("ee"))  # employer and employee
    return language is Language.BOKMAL and _compound(one, two, language)


def _group(word: str, language: Language) -> frozenset[str]:
    table: Mapping[str, frozenset[str]] = _TABLES[language]
    return table.get(word, frozenset())


def _compound(one: str, two: str, language: Language) -> bool:
    """ "påmeldingsavgift" and "avgift" or "påmelding"; "årsomsetning" and "omsette"."""
    short, long = sorted((one, two), key=len)
    if len(short) < _LEAST_PART or len(long) - len(short) < 2:
        return False
    if long.startswith(short) or long.endswith(short):
        return True
    if any(len(w) > _LEAST_PART and long.endswith(w) for w in _group(short, language)):
        return True  # "eksamensavgift", "koste"
    stem = _stem(short, language)
    return len(stem) >= _LEAST_STEM and stem in long


def _stem(word: str, language: Language) -> str:
    """A crude stem: "registration" and "register" both give "regist"."""
    found = word
    for _ in range(2):
        ending = next((e for e in _ENDINGS[language] if _leaves_stem(found, e)), "")
        found = found.removesuffix(ending)
    return found


def _leaves_stem(word: str, ending: str) -> bool:
    return word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM
