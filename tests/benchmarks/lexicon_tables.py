"""Irregular verbs by hand, for the lexicon.

The tables it is made from do not tell the past from the participle.
"""

from aimstudy.language.words import word_set

_NORWEGIAN = """
være er var vært|bli blir ble blitt|ha har hadde hatt|gjøre gjør gjorde gjort|si sier sa sagt
se ser så sett|gi gir ga gitt|ta tar tok tatt|få får fikk fått|gå går gikk gått
komme kommer kom kommet|la lar lot latt|ligge ligger lå ligget|sitte sitter satt sittet
stå står sto stått|finne finner fant funnet|falle faller falt falt|drive driver drev drevet
skrive skriver skrev skrevet|by byr bød budt|bære bærer bar båret|velge velger valgte valgt
selge selger solgte solgt|følge følger fulgte fulgt|sette setter satte satt|legge legger la lagt
vite vet visste visst|bringe bringer brakte brakt|holde holder holdt holdt
gjelde gjelder gjaldt gjeldt|henge henger hang hengt|gripe griper grep grepet
bryte bryter brøt brutt|dra drar dro dratt|late later lot latt|tre trer trådte trådt
stige stiger steg steget|synke synker sank sunket|vinne vinner vant vunnet|skyte skyter skjøt skutt
nyte nyter nøt nytt|trekke trekker trakk trukket|hete heter het hett|fryse fryser frøs frosset
fly flyr fløy fløyet|slå slår slo slått|løpe løper løp løpt|stjele stjeler stjal stjålet
hjelpe hjelper hjalp hjulpet|slippe slipper slapp sluppet|synge synger sang sunget
skjære skjærer skar skåret|flyte flyter fløt flytt|renne renner rant rent
drikke drikker drakk drukket|strekke strekker strakk strukket|rive river rev revet
binde binder bandt bundet|bite biter bet bitt|spørre spør spurte spurt|fortelle forteller fortalte
fortalt|telle teller talte talt|bidra bidrar bidro bidratt|skjønne skjønner skjønte skjønt
sprekke sprekker sprakk sprukket|springe springer sprang sprunget|stikke stikker stakk stukket
stinke stinker stank stinket|svinge svinger svingte svingt|svinne svinner svant svunnet
svike sviker svek sveket|tvinge tvinger tvang tvunget|vike viker vek veket|vri vrir vred vridd
lyve lyver løy løyet|krype kryper krøp krøpet|lyde lyder lød lydt|skyve skyver skjøv skjøvet
bære bærer bar båret|be ber ba bedt|dø dør døde dødd|le ler lo ledd|ete eter åt ett
forsvinne forsvinner forsvant forsvunnet|grave graver gravde gravd|gråte gråter gråt grått
lide lider led lidd|ri rir red ridd|gni gnir gned gnidd|skride skrider skred skredet
stride strider stred stridd|gli glir gled glidd|klype klyper kløp kløpet|knekke knekker knakk
knekt|klinge klinger klang klinget|sove sover sov sovet|smelle smeller smalt smelt
smøre smører smurte smurt|gyte gyter gjøt gytt|fare farer for fart|ryke ryker røk røket
stryke stryker strøk strøket|treffe treffer traff truffet|verpe verper verpet verpet
vokse vokser vokste vokst|brekke brekker brakk brukket|dette detter datt dettet
rekke rekker rakk rukket|rekke rekker rakte rakt|strekke strekker strakte strakt
velge velger valgte valgt|rekke rekker rakte rakt|skvette skvetter skvatt skvettet
kunne kan kunne kunnet|ville vil ville villet|skulle skal skulle skullet|måtte må måtte måttet
burde bør burde burdet|tore tør torde tort|varte varter vartet vartet
lede leder ledet ledet|leve lever levde levd|vare varer varte vart|bygge bygger bygde bygd
bo bor bodde bodd|nå når nådde nådd|tro tror trodde trodd|kle kler kledde kledd
skje skjer skjedde skjedd|bety betyr betydde betydd|ha har hadde hatt|eie eier eide eid
prøve prøver prøvde prøvd|kreve krever krevde krevd|heve hever hevet hevet|øve øver øvde øvd
spise spiser spiste spist|reise reiser reiste reist|lese leser leste lest|vise viser viste vist
lyse lyser lyste lyst|løse løser løste løst|kjøpe kjøper kjøpte kjøpt|bruke bruker brukte brukt
føre fører førte ført|høre hører hørte hørt|kjøre kjører kjørte kjørt|lære lærer lærte lært
tape taper tapte tapt|tale taler talte talt|låne låner lånte lånt|måle måler målte målt
dele deler delte delt|mene mener mente ment|møte møter møtte møtt|søke søker søkte søkt
øke øker økte økt|starte starter startet startet|slutte slutter sluttet sluttet
svare svarer svarte svart|styre styrer styrte styrt|tjene tjener tjente tjent
tenke tenker tenkte tenkt|miste mister mistet mistet|vente venter ventet ventet
handle handler handlet handlet|virke virker virket virket|lande lander landet landet
samle samler samlet samlet|huse huser huset huset|koste koster kostet kostet
bade bader badet badet|male maler malte malt|sende sender sendte sendt|nevne nevner nevnte nevnt
kjenne kjenner kjente kjent|kalle kaller kalte kalt|brenne brenner brente brent
spille spiller spilte spilt|stille stiller stilte stilt|fylle fyller fylte fylt
skille skiller skilte skilt|bestille bestiller bestilte bestilt|dømme dømmer dømte dømt
drepe dreper drepte drept|skape skaper skapte skapt|rope roper ropte ropt|seile seiler seilte seilt
stå står stod stått|gi gir gav gitt|dra drar drog dratt|bidra bidrar bidrog bidratt
lykkes lykkes lyktes lykkes|trives trives trivdes trives|finnes finnes fantes funnes
synes synes syntes synes|skyldes skyldes skyldtes skyldes|minnes minnes mintes minnes
høste høster høstet høstet|dyrke dyrker dyrket dyrket|erstatte erstatter erstattet erstattet
koke koker kokte kokt|steke steker stekte stekt|bake baker bakte bakt|passe passer passet passet
"""
# Words of closed classes: D determiners, O pronouns, I prepositions, C and S conjunctions,
# U numbers, R adverbs that the tables lack.
_CLOSED = """
D en ei et den det de denne dette disse slik slikt slike hver hvert enhver ethvert alle all alt
  noen noe ingen intet begge samme selve hvilken hvilket hvilke annen annet andre min mitt mine din
  ditt dine sin si sitt sine vår vårt våre deres hans hennes dets dens flere mange få
  sånn sånt sånne
O jeg du han hun den det vi dere de man en meg deg seg ham henne oss dem hverandre hva hvem selv
  som ingen noen alle dette disse denne begge noe
I i på av til fra med for om ved under over mellom mot uten hos etter før innen innenfor utenfor
  gjennom langs blant bak foran ifølge angående unntatt rundt omkring per pr via siden inntil
  overfor nær tross kontra istedenfor ovenfor nedenfor bortenfor ad à versus forbi innenfra
  vedrørende
  utover innover nedover oppover imot utenom som enn
C og eller men både enten verken hverken samt for så
S at som om når da hvis dersom fordi ettersom siden mens før etter enn såfremt skjønt hvorvidt idet
  inntil til ifall der såfremt forutsatt hvor
U null én ett to tre fire fem seks sju syv åtte ni ti elleve tolv tretten fjorten femten seksten
  sytten atten nitten tjue tretti førti femti seksti sytti åtti nitti hundre tusen million millioner
  milliard milliarder
R ikke uansett imot fremover framover iblant unna oppi oppå nedover oppover innover utover bortover
  tvert etterpå opp ned inn ut bort hjem fram frem hit dit her der hvor hvordan hvorfor når da nå så
  også bare kun aldri alltid ofte derfor dermed likevel imidlertid dessuten således altså cirka
  omtrent minst mest mer mindre videre dog jo nok vel visst allerede ennå fortsatt først siden
  senere tidligere etter før rundt over under om av på til i med for ved ad tilbake sammen
"""
_ENGLISH = """
be is was been being|have has had had having|do does did done doing
arise arises arose arisen arising|awake awakes awoke awoken awaking|bear bears bore borne bearing
beat beats beat beaten beating|become becomes became become becoming
begin begins began begun beginning|bend bends bent bent bending|bet bets bet bet betting
bind binds bound bound binding|bite bites bit bitten biting|bleed bleeds bled bled bleeding
blow blows blew blown blowing|break breaks broke broken breaking|breed breeds bred bred breeding
bring brings brought brought bringing|build builds built built building
burst bursts burst burst bursting|buy buys bought bought buying|cast casts cast cast casting
catch catches caught caught catching|choose chooses chose chosen choosing
cling clings clung clung clinging|come comes came come coming|cost costs cost cost costing
creep creeps crept crept creeping|cut cuts cut cut cutting|deal deals dealt dealt dealing
dig digs dug dug digging|draw draws drew drawn drawing|drink drinks drank drunk drinking
drive drives drove driven driving|eat eats ate eaten eating|fall falls fell fallen falling
feed feeds fed fed feeding|feel feels felt felt feeling|fight fights fought fought fighting
find finds found found finding|fit fits fit fit fitting|flee flees fled fled fleeing
fling flings flung flung flinging|fly flies flew flown flying|forbid forbids forbade forbidden
forbidding|forget forgets forgot forgotten forgetting|forgive forgives forgave forgiven forgiving
freeze freezes froze frozen freezing|get gets got got getting|give gives gave given giving
go goes went gone going|grind grinds ground ground grinding|grow grows grew grown growing
hang hangs hung hung hanging|hear hears heard heard hearing|hide hides hid hidden hiding
hit hits hit hit hitting|hold holds held held holding|hurt hurts hurt hurt hurting
keep keeps kept kept keeping|kneel kneels knelt knelt kneeling|know knows knew known knowing
lay lays laid laid laying|lead leads led led leading|leave leaves left left leaving
lend lends lent lent lending|let lets let let letting|lie lies lay lain lying
light lights lit lit lighting|lose loses lost lost losing|make makes made made making
mean means meant meant meaning|meet meets met met meeting|pay pays paid paid paying
put puts put put putting|quit quits quit quit quitting|read reads read read reading
rid rids rid rid ridding|ride rides rode ridden riding|ring rings rang rung ringing
rise rises rose risen rising|run runs ran run running|say says said said saying
see sees saw seen seeing|seek seeks sought sought seeking|sell sells sold sold selling
send sends sent sent sending|set sets set set setting|sew sews sewed sewn sewing
shake shakes shook shaken shaking|shed sheds shed shed shedding|shine shines shone shone shining
shoot shoots shot shot shooting|show shows showed shown showing|shrink shrinks shrank shrunk
shrinking|shut shuts shut shut shutting|sing sings sang sung singing|sink sinks sank sunk sinking
sit sits sat sat sitting|sleep sleeps slept slept sleeping|slide slides slid slid sliding
sow sows sowed sown sowing|speak speaks spoke spoken speaking|spend spends spent spent spending
spin spins spun spun spinning|split splits split split splitting|spread spreads spread spread
spreading|spring springs sprang sprung springing|stand stands stood stood standing
steal steals stole stolen stealing|stick sticks stuck stuck sticking|sting stings stung stung
stinging|strike strikes struck struck striking|strive strives strove striven striving
swear swears swore sworn swearing|sweep sweeps swept swept sweeping|swell swells swelled swollen
swelling|swim swims swam swum swimming|swing swings swung swung swinging|take takes took taken
taking|teach teaches taught taught teaching|tear tears tore torn tearing|tell tells told told
telling|think thinks thought thought thinking|throw throws threw thrown throwing
thrust thrusts thrust thrust thrusting|tread treads trod trodden treading|wake wakes woke woken
waking|wear wears wore worn wearing|weave weaves wove woven weaving|weep weeps wept wept weeping
win wins won won winning|wind winds wound wound winding|wring wrings wrung wrung wringing
write writes wrote written writing|understand understands understood understood understanding
withdraw withdraws withdrew withdrawn withdrawing|mow mows mowed mown mowing|saw saws sawed sawn
sawing|slay slays slew slain slaying|spit spits spat spat spitting|stride strides strode stridden
striding|upset upsets upset upset upsetting|withhold withholds withheld withheld withholding
broadcast broadcasts broadcast broadcast broadcasting|forecast forecasts forecast forecast
forecasting|learn learns learned learned learning|burn burns burned burned burning
spill spills spilled spilled spilling|smell smells smelled smelled smelling|spell spells spelled
spelled spelling|lean leans leaned leaned leaning|leap leaps leapt leapt leaping|dream dreams
dreamed dreamed dreaming|bid bids bid bid bidding|prove proves proved proven proving
lead leads led led leading|hew hews hewed hewn hewing|strew strews strewed strewn strewing
shear shears sheared shorn shearing|stink stinks stank stunk stinking|string strings strung strung
stringing|abide abides abided abided abiding|dwell dwells dwelt dwelt dwelling
"""


def _table(text: str, width: int) -> tuple[tuple[str, ...], ...]:
    words = text.replace("|", " ").split()
    return tuple(tuple(words[i : i + width]) for i in range(0, len(words), width))


# Rare words left out: all their forms are forms of common words.
NORWEGIAN_DROPPED = {
    "N": word_set("styr led muse fant lev prise regle byge brud varer kal midler"),
    "V": word_set("sake skole kurse døde varte sede stede orde lite bokne byge"),
}


def _closed(text: str) -> tuple[tuple[str, str], ...]:
    found = []
    for line in text.strip().replace("\n  ", " ").splitlines():
        kind, *words = line.split()
        found += [(kind, word) for word in words]
    return tuple(found)


NORWEGIAN_CLOSED = _closed(_CLOSED)
# infinitive present past participle
NORWEGIAN_STRONG = _table(_NORWEGIAN, 4)
# base present past participle ing
ENGLISH_IRREGULAR = _table(_ENGLISH, 5)


def shared(forms: list[str]) -> int:
    """How many letters all forms have in common at the start."""
    count = 0
    for letters in zip(*forms, strict=False):
        if len(set(letters)) > 1:
            break
        count += 1
    return count
