"""Function words and verbs of Norwegian bokmål, by hand, with the forms built from them."""

from aimstudy.language.words import Form, phrase_set, word_list, word_set

# infinitive present past participle
_STRONG = """
være er var vært|bli blir ble blitt|ha har hadde hatt|gjøre gjør gjorde gjort|si sier sa sagt
se ser så sett|gi gir ga gitt|ta tar tok tatt|få får fikk fått|gå går gikk gått
komme kommer kom kommet|la lar lot latt|ligge ligger lå ligget|sitte sitter satt sittet
stå står sto stått|finne finner fant funnet|falle faller falt falt|drive driver drev drevet
skrive skriver skrev skrevet|bestå består besto bestått|oppstå oppstår oppsto oppstått
forstå forstår forsto forstått|inngå inngår inngikk inngått|omfatte omfatter omfattet omfattet
tilby tilbyr tilbød tilbudt|innebære innebærer innebar innebåret|bære bærer bar båret
velge velger valgte valgt|selge selger solgte solgt|følge følger fulgte fulgt
sette setter satte satt|fastsette fastsetter fastsatte fastsatt|legge legger la lagt
vite vet visste visst|bringe bringer brakte brakt|holde holder holdt holdt
beholde beholder beholdt beholdt
inneholde inneholder inneholdt inneholdt|gjelde gjelder gjaldt gjeldt
avhenge avhenger avhang avhengt|henge henger hang hengt|gripe griper grep grepet
bryte bryter brøt brutt|bidra bidrar bidro bidratt|dra drar dro dratt
foreta foretar foretok foretatt|innta inntar inntok inntatt|delta deltar deltok deltatt
anta antar antok antatt|vedta vedtar vedtok vedtatt|oppta opptar opptok opptatt
foregå foregår foregikk foregått|fremgå fremgår fremgikk fremgått|begå begår begikk begått
oppnå oppnår oppnådde oppnådd|forbli forblir forble forblitt
forekomme forekommer forekom forekommet|tre trer trådte trådt|by byr bød budt
stige stiger steg steget|synke synker sank sunket|vinne vinner vant vunnet
bestemme bestemmer bestemte bestemt|skyte skyter skjøt skutt|nyte nyter nøt nytt
tillate tillater tillot tillatt|vurdere vurderer vurderte vurdert
grunnlegge grunnlegger grunnla grunnlagt|opprette oppretter opprettet opprettet|gå går gikk gått
eie eier eide eid|ha har hadde hatt|trekke trekker trakk trukket|utgjøre utgjør utgjorde utgjort
hete heter het hett|nå når nådde nådd|bety betyr betydde betydd|kle kler kledde kledd
sikre sikrer sikret sikret|måtte må måtte måttet
begynne begynner begynte begynt|vare varer varte vart|lede leder ledet ledet
skje skjer skjedde skjedd|dø dør døde dødd|drepe dreper drepte drept|hogge hogger hogde hogd
spise spiser spiste spist|ødelegge ødelegger ødela ødelagt|fryse fryser frøs frosset
brenne brenner brente brent|fly flyr fløy fløyet|seile seiler seilte seilt
slå slår slo slått|kjempe kjemper kjempet kjempet|løpe løper løp løpt|ligne ligner lignet lignet
miste mister mistet mistet|flytte flytter flyttet flyttet|hente henter hentet hentet
bo bor bodde bodd|tro tror trodde trodd|nedlegge nedlegger nedla nedlagt
inneha innehar innehadde innehatt|forlate forlater forlot forlatt|stjele stjeler stjal stjålet
skylde skylder skyldte skyldt|gjenoppta gjenopptar gjenopptok gjenopptatt
overstyre overstyrer overstyrte overstyrt|avsløre avslører avslørte avslørt
unngå unngår unngikk unngått
pålegge pålegger påla pålagt|avlegge avlegger avla avlagt|planlegge planlegger planla planlagt
kartlegge kartlegger kartla kartlagt|tilrettelegge tilrettelegger tilrettela tilrettelagt
beskrive beskriver beskrev beskrevet|motta mottar mottok mottatt|gjenta gjentar gjentok gjentatt
avgjøre avgjør avgjorde avgjort|utløpe utløper utløp utløpt|hjelpe hjelper hjalp hjulpet
overstige overstiger oversteg oversteget|tilsette tilsetter tilsatte tilsatt
overta overtar overtok overtatt|fastslå fastslår fastslo fastslått
avholde avholder avholdt avholdt|frita fritar fritok fritatt|unnta unntar unntok unntatt
offentliggjøre offentliggjør offentliggjorde offentliggjort|slippe slipper slapp sluppet
forutsette forutsetter forutsatte forutsatt|vedlikeholde vedlikeholder vedlikeholdt vedlikeholdt
synge synger sang sunget|skjære skjærer skar skåret
flyte flyter fløt flytt|renne renner rant rent|drikke drikker drakk drukket
strekke strekker strakk strukket|skrive skriver skrev skrevet|utbryte utbryter utbrøt utbrutt
underskrive underskriver underskrev underskrevet|tiltre tiltrer tiltrådte tiltrådt
opprettholde opprettholder opprettholdt opprettholdt|utvinne utvinner utvant utvunnet
rive river rev revet|grave graver gravde gravd|kreve krever krevde krevd|prøve prøver prøvde prøvd
angripe angriper angrep angrepet
leve lever levde levd|bygge bygger bygde bygd|forby forbyr forbød forbudt
tåle tåler tålte tålt|sammenligne sammenligner sammenlignet sammenlignet
"""
_TE = word_list(
    """
    fullføre gjennomføre føre innføre overføre utføre videreføre kjøpe kjenne bruke søke lære
    låne lønne måle mene møte nevne styre reise rette?et spille stille svare tape tilhøre høre
    tenke tjene vise sende støtte?et skape begynne bedømme beskytte ansette undersøke betegne
    beregne regne kreve?de lede?de leve?de bygge?de prøve?de eie?de øve?de ramme forplikte?et
    begrense?et overstyre avslutte?et omtale utvide?et tale betale dele fordele inndele
    forsøke forsikre?et håndheve?de oppheve?de heve?de utgjøre kjennetegne?et fortelle
    tilsvare spare erklære forklare oppleve?de overleve?de tørke?et salte?et røyke?et koke
    steke bake servere?erte legge fange jakte?et fiske?et flate?et erstatte?et oppnevne utnevne
    gjenoppnevne bøtelegge dømme vedta anke?et klage?et granske?et kritisere?erte straffe?et
    forby innkalle håndtere?erte marsjere?erte streike?et kreve?de protestere?erte okkupere?erte
    avvise ramme?et skade?et redde?et utnytte?et oppdage?et bosette fredes frede?et male
    restaurere?erte rive bygge?de grave?de utvinne frakte?et transportere?erte passere?erte
    eksportere?erte importere?erte støtte?et fordoble?et halvere?erte passe?et trives
    konkludere?erte beslutte?et utlyse underskrive signere?erte kåre?et feire?et huse
    tilhøre beskatte?et plassere?erte opphøre utsette forlange belønne?et erstatte?et
    tegne?et skifte?et stelle snakke?et lyse rope kjøre stenge rense vaske?et plukke?et
    plante?et høste?et dyrke?et pakke?et trykke telle kaste?et hoppe?et danse?et rømme flykte?et
    erobre?et oversvømme vokte?et varme?et kjøle lagre?et sortere?erte veie?de strømme
    blomstre?et klekke?et yngle?et svømme dykke?et puste?et smake lukte?et krydre?et røre elte?et
    avkjøle tine pynte?et veve?de strikke?et snekre?et mure?et innvie?et avduke?et bevilge?et
    veksle?et nominere?erte utpeke anmelde etterforske?et arrestere?erte fengsle?et frikjenne
    idømme automatisere?erte fjerne?et verne?et sperre?et gjenoppbygge?de utvide?et hedre?et
    opparbeide?et overføre taksere?erte besiktige?et varsle?et stevne?et klassifisere?erte
    """
)
_ET = word_list(
    """
    administrere?erte starte slutte avslutte utvikle forbedre styrke åpne samle handle
    behandle forhandle forhåndsbetale?te overvåke endre hjelpe?hjalp koste krangle skaffe
    hevde utdanne danne kalle?te kontakte utarbeide arbeide jobbe oppdatere?erte vente
    forvente planlegge?la melde?te innmelde?te dekke?et virke bevirke påvirke utnytte benytte
    nytte øke?te minske senke?te sørge fremme hemme knytte tilknytte passe tilpasse vare
    forebygge?de satse vokse?te investere?erte forme ende lande plassere?erte utforme prege
    forsikre kontrollere?erte begrense avgrense utløse?te løse?te motta?tok bestille?te
    behøve?de trenge?te ønske forberede?te pålegge?la beskrive?skrev utstede?te utløpe?løp
    gjenta?tok avgjøre?gjorde oppfylle?te fylle?te hente skille?te adskille?te spenne?te
    strekke?strakk rapportere?erte overstige?steg variere?erte tilsette?satte omfatte
    markere?erte motarbeide tilrettelegge?la belyse?te love lage?de overta?tok fastslå?slo
    avholde?holdt oppbevare?te bevare?te beskatte skatte fritta?tok unnta?tok lykkes
    kartlegge?la redusere?erte offentliggjøre?gjorde godkjenne?te anerkjenne?te anbefale?te
    rangere?erte tildele?te utdele?te forvalte forfølge?fulgte ettergi?ga avlegge?la
    slippe?slapp tape?te dele?te opptjene?te tjene?te forutsette?satte vedlikeholde?holdt
    bekrefte finansiere?erte spesialisere?erte arrangere?erte tolke frakte utbetale?te
    innbetale?te forsinke forlenge?et
    """
)
NOUNISH = word_set(
    """
    leder ledere lærer tester priser regler former grenser støtter ender lover planer leier
     tar maler låner eier møter svar retter reiser prøver øver deler søker  satt
    sett lagt fattet nytte dekke regne rette bruke starter kurs samler arbeider forsker taper
    byr lån mål driver lære møte prøve støtte melding kalt gitt bestemt kjent gitt så la sank
    falt het virke tre by bar var arter utdannet ansatt ansatte tjener åpne skille vokse
    utvide sikre like dele styre leve handler tale drev handle passer spiller lager målt vinne
    nå når
    """
)
_VERB_S = {"te": ("te", "t"), "de": ("de", "d"), "et": ("et", "et"), "erte": ("te", "t")}


_DOUBLE_STEMS = ("ll", "nn", "mm", "gg")  # "kjenne" gives "kjente", "bygge" gives "bygde"


def _row(entry: str, default: str) -> tuple[str, str, str, str]:
    base, _, kind = entry.partition("?")
    kind = kind or default
    present = base + "r"
    stem = base[:-1]
    if base.endswith("ere") and kind in ("erte", "te", "et"):
        return base, present, stem + "te", stem + "t"
    if kind in _VERB_S:
        past, participle = _VERB_S[kind]
        if kind != "et" and stem.endswith(_DOUBLE_STEMS):
            stem = stem[:-1]
        return base, present, stem + past, stem + participle
    return base, present, "", ""


_EXTRA = word_list(
    """
    administrere fokusere inkludere registrere organisere definere garantere regulere
    ratifisere dokumentere produsere kombinere publisere sertifisere kvalifisere prioritere
    motivere identifisere analysere evaluere representere konsentrere basere plassere
    klassifisere akkreditere diskutere etablere eksistere fungere presentere studere
    stabilisere kommunisere implementere integrere konkurrere lansere modernisere
    opprettholde?holdt
    """
)


def _forms() -> dict[str, tuple[tuple[str, Form], ...]]:
    rows: list[tuple[str, ...]] = [
        tuple(row.split()) for line in _STRONG.strip().splitlines() for row in line.split("|")
    ]
    rows += [_row(entry, "te") for entry in _TE]
    rows += [_row(entry, "et") for entry in _ET + _EXTRA]
    table: dict[str, list[tuple[str, Form]]] = {}
    kinds = (Form.BASE, Form.PRESENT, Form.PAST, Form.PARTICIPLE)
    for row in rows:
        named = [*zip(row, kinds, strict=True), (row[0] + "s", Form.PASSIVE)]
        if not row[0].endswith("e"):
            named.append((row[0] + "es", Form.PASSIVE))
        for form, kind in named:
            entries = table.setdefault(form, [])
            if form and (row[0], kind) not in entries:
                entries.append((row[0], kind))
    table.pop("", None)
    table["finnes"] = [("finnes", Form.PRESENT)]
    table["fantes"] = [("finnes", Form.PAST)]
    return {form: tuple(entries) for form, entries in table.items()}


VERB_FORMS = _forms()
BE = word_set("er var være vært")
HAVE = word_set("har hadde ha hatt")
MODALS = word_set("kan kunne må måtte skal skulle vil ville bør burde")
FINITE_AUX = word_set("er var blir ble har hadde") | MODALS
DETERMINERS = word_set(
    """
    en et ei den det de denne dette disse sin si sitt sine hans hennes deres dens dets vår
    vårt våre alle alt hver hvert noen noe ingen mange flere få begge enhver andre annen annet
    et slik slike slikt all
    """
)
PRONOUNS = word_set("det den de han hun vi du jeg dette disse man")
POSSESSIVES = word_set("dens dets deres hans hennes sin sitt sine si")
RELATIVES = frozenset(["som", "der", "hvor"])
COORDINATORS = word_set("og eller samt")
SUBORDINATORS = word_set(
    """
    hvis når da fordi siden dersom mens at om før etter inntil selv siden ettersom så
    """
)
NEGATIONS = word_set("ikke aldri ingen intet uten verken hverken ingenting neppe sjelden")
PREPOSITIONS = word_set(
    """
    foran utenfor overfor omkring innenfor bortsett
    av i på til fra for med uten innen innenfor utenfor om ved via gjennom under over mellom
    blant hos mot etter før siden som per rundt langs ifølge inklusive inkludert pluss ad bak
    inntil
    """
)
HEDGES = word_set(
    """
    vanligvis normalt ofte gjerne typisk generelt hovedsakelig primært stort oftest sjelden
    omtrent cirka rundt trolig sannsynligvis fortsatt nå tidligere opprinnelig alltid
    delvis helt først fremst særlig iblant nesten
    """
)
ADVERBS = HEDGES | word_set(
    """
    også videre dessuten imidlertid derfor dermed likevel bare kun spesielt individuelt
    tradisjonelt generelt formelt offisielt automatisk gradvis raskt sakte direkte årlig
    ytterligere selv her der da altså igjen senere samtidig likeledes både i tillegg og
    """
) - {"og", "i", "tillegg"}
DROP_ADVERBS = word_set(
    "også dessuten imidlertid derfor dermed likevel videre altså både derimot følgelig deretter da"
) | phrase_set("på denne måten|på den måten|i så fall|med andre ord|til gjengjeld|i stedet")
EXAMPLES = (
    "for eksempel",
    "f.eks.",
    "blant annet",
    "bl.a.",
    "inkludert",
    "slik som",
    "så som",
    "som",
    "deriblant",
    "nemlig",
)
NUMBERS = {
    word: value
    for value, word in enumerate(
        word_list(
            """
    null en to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten
    sytten atten nitten tjue
    """
        )
    )
    if word != "en"
} | {
    "syv": 7,
    "én": 1,
    "ett": 1,
    "tretti": 30,
    "førti": 40,
    "femti": 50,
    "seksti": 60,
    "hundre": 100,
}
PEOPLE = word_set(
    """
    fagfolk fagfolkene personer mennesker kandidater kandidatene ledere lederne ansatte
    studenter medlemmer innehavere dem de folk arbeidstakere arbeidsgivere kunder elever
    voksne barn søkere investorer innbyggere selvstendige medlemmene brukere eiere rådgivere
    forvaltere alle arbeidstakerne arbeidsgiverne studentene elevene bedrifter
    """
)
