"""Tells people and bodies that can act from things, by the head noun. Knows nothing of clauses."""

import re

from aimstudy.language.actor_words import is_body_word, is_person_word, is_thing_word
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import word_set

ORGANISATION = re.compile(
    r"\b(?:institut\w*|board|council|association|society|university|agency|ministry|department|bank\w*|"
    r"group|company|foundation|government|parliament|state|court|union|commission|authority|body|organi[sz]ation\w*|"
    r"employer|employers|stat(?:en)?|stortinget|regjeringen|departementet|direktoratet|foreningen|forbundet|selskapet|"
    r"\w*(?:råd|rådet|stiftelse|stiftelsen|forbund|forbundet|tinget|nemnd|revisjonen|retten|verket|vesenet|politiet|etaten)|"
    r"universitetet|høyskolen|kommunen|fylket|rådet|nemnda|etaten|nav|arbeidsgiver\w*|tilsynet)\b",
    re.I,
)
_BODY = re.compile(
    r"board|council|committee|association|society|universit(?:y|ies)|college|agenc(?:y|ies)|ministry|"
    r"ministries|departments?|banks?|groups?|compan(?:y|ies)|firms?|corporations?|foundations?|"
    r"governments?|parliaments?|states?|courts?|unions?|commissions?|authorit(?:y|ies)|bod(?:y|ies)|"
    r"organi[sz]ations?|offices?|institutes?|institutions?|federations?|leagues?|clubs?|schools?|"
    r"churches|church|monastery|monasteries|army|navy|police|crew|team|municipality|municipalities|"
    r"county|city|congress|panel|tribunal|jury|network|chain|funds?|insurer|regulator|factory|factories|senate|assembly|bureau|chamber|exchange|museum|hospitals?|cooperatives?|"
    r"\w*(?:råd|rådet|rådene|stiftelsen?|forbund|forbundet|tinget|nemnda?|revisjonen|retten|verket|"
    r"fond(?:et|ene)?|vesenet|politiet|etaten?|tilsynet|tilsyn|direktoratet?|departementet?|selskap(?:et|er|ene)?|"
    r"bank(?:en|er|ene)?|foreninge?n?e?r?|kommune[nr]?|kommunene|fylket|universitetet?|høyskolen?|"
    r"myndighet(?:en|er|ene)?|regjeringen?|staten?|utvalget?|komite(?:en)?|komité(?:en)?|styret?|"
    r"\w*våpenet|forsvaret|kommisjonen?|foretak(?:et|ene)?|bedrift(?:en|er|ene)|parti(?:et)?|kirken|klosteret|hæren|"
    r"marinen|laget|klubben?|museet?|sykehuset?|instituttet?|nettverket?|fabrikk(?:en|er|ene)?|avdeling(?:en|er|ene)?|kassen?|kjeden?|kjeder|kjedene|institusjon(?:en|er|ene)?|kommisjon(?:en|er)?|klubb(?:er|ene)|grupper?|gruppen|sekretariatet?|kontoret|rederi(?:et|er|ene)?|utvalg(?:et|ene)?)",
    re.I,
)
_PERSON_EN = re.compile(
    r"referee|judge|captain|king|queen|president|chair|head|nurse|monk|bishop|priest|author|"
    r"mayors?|sailors?|actress|poets?|agents?|students?|residents?|clerks?|accountants?|"
    r"consultants?|assistants?|lieutenants?|merchants?|peasants?|immigrants?|tenants?|"
    r"applicants?|participants?|descendants?|parents?|patients?|saints?|emperors?|popes?|"
    r"people|women|men|child|children|cooks?|pilots?|guards?|experts?|nobles?|trustees?|employees?|"
    r"committees?|architects?|politicians?|physicians?|magistrates?|advocates?|delegates?|"
    r"annuitants?|attorneys?|claimants?|defendants?|beneficiar(?:y|ies)|anyone|everyone|nobody|"
    r"\w+(?:ologist|ician|rian|smith|wright|herd|man|men|woman|women|person|persons|ist|ists)s?|"
    r"\w{2,}(?:er|or)s?",
    re.I,
)
_PERSON_NB = re.compile(
    r"\w*(?:mann|mannen|menn|mennene|kvinner?|kvinnen|person(?:en|er|ene)?|folk|folket|direktør\w*|"
    r"tør(?:en|er|ene)?|sjef(?:en|er|ene)?|ministe?re?n?e?|leger?|legen|lege|prest(?:en|er|ene)?|"
    r"kongen?|konger|bønder|dronningen?|ingeniør\w*|arkitekt\w*|bøndene|bonden?|soldat\w*|"
    r"kaptein\w*|\w{3}ist(?:en|er|ene)?|erne|eren|ere|student(?:en|er|ene)?|agent(?:en|er|ene)?|"
    r"elev(?:en|er|ene)?|ekspert(?:en|er|ene)?|dør(?:en|er|ene)?|tører|medlem(?:met|mer|mene)?|"
    r"advokat\w*|biskop(?:en)?|munker?|munkene|keiser(?:en)?|revisor(?:en|er)?|sensor(?:en|er)?|"
    r"\w*eierne?|kunden?|kunder|kundene|partene|staten|"
    r"jurist\w*|økonom(?:en|er|ene)?|filosof(?:en|er)?|polit\w+iker\w*|statsminister\w*|notar\w*|"
    r"ansatte|sakkyndige?|tillitsvalgte?|fagfolk|foreldrene?|barn|barna|ordfører(?:en)?|takstmann|"
    r"er|or)",
    re.I,
)
# words that end like the name of a person but are none
_THING = word_set(
    """
    tvist tvister tvisten
    computer number paper letter order power water river weather layer fiber sensor factor motor
    reactor error mirror vector generator container timer filter meter heater cooler boiler burner
    transformer register offer matter center theater chapter corner tower shower cluster border
    laser
    printer server browser router cover winter summer quarter fever cancer disorder answer barrier
    copper silver rubber timber lumber floor door harbor labor color sector indicator calculator
    elevator tractor rotor vapor behavior tender ledger folder mixer cylinder parameter buffer
    trigger counter finger shoulder flower spider tiger beaver badger lever tuner adapter crater
    glacier meteor list mist twist checklist character disaster semester newsletter transfer
    chamber sugar butter pepper ginger leather feather liquor interior exterior
    minor major senior junior inferior superior october november december september monster hunger
    anger thunder hammer ladder shelter wonder danger gutter litter bitter poster banner dinner
    supper pointer marker pier tier frontier fewer other either neither another never ever over
    under after later former larger smaller higher lower better greater older newer longer
    vinteren sommeren fingeren kalenderen containere skannere filtere kalendere
    været kammeret senteret registeret mønsteret filteret numre sektoren faktoren motoren
    større mindre eldre yngre høyere lavere lengre tidligere senere bedre andre flere dyrere
    billigere raskere enklere strengere kortere sterkere svakere
    fristen tidsfristen frister fristene listen lister listene kisten kister
    sekretariat motorer sektorer faktorer dører
    """
)
_LAWLIKE = re.compile(
    r"acts?|laws?|treat(?:y|ies)|codes?|agreements?|conventions?|wars?|fires?|storms?|earthquakes?|"
    r"plague|cris[ie]s|reforms?|directives?|regulations?|schemes?|systems?|programmes?|programs?|"
    r"standards?|models?|rules?|index|customs|practices?|principles?|guidelines?|hurricanes?|revolution|death|"
    r"\w*(?:loven?|lover|avtalen?r?|forskrift(?:en|er)?|krigen?|brannen?|stormen?|krisen?|reformen?|"
    r"ordninge?n?|direktivet?|systemet?|standarden?|regelen|reglene|krakket|konvensjonen?|"
    r"programmet?|skjelvet|flommen)",
    re.I,
)


def head_noun(text: str, g: Grammar) -> str:
    """The noun that a phrase is about: before its first preposition, relative or comma."""
    found = ""
    text = _SOME_OF.sub("", text)
    for word in text.split():
        lower = word.strip(",.'’\"«»()").lower()
        if found and (lower in g.prepositions or lower in g.relatives or lower in g.coordinators):
            break
        if not found and lower in g.prepositions:
            continue
        if lower in _SELF or (found and lower in _HOLDING):
            break
        if _DONE.fullmatch(lower) and _acts(found, g):
            break
        found = lower
        if word.endswith(","):
            break
    return found


# "a handful of volunteers", "et flertall av medlemmene"
_SOME_OF = re.compile(
    r"^(?:an?|the|en|et|ei) (?:\w+ )?(?:handful|number|group|majority|minority|panel|pair|dozen|"
    r"håndfull|gruppe|rekke|flertall|mindretall|fåtall)(?: of| av)? (?=\w)",
    re.I,
)
# "the word pilot" is a word, "kong Christian 6." a king
_WORDS = re.compile(r"(?:the )?(?:word|term|name|phrase|ordet|navnet|begrepet|uttrykket) \w", re.I)
# a power or a right, not a body or a court
_POWER = re.compile(
    r"(?:the |an? |any |full )?(?:authority|power|right) (?:to|over) |"
    r"(?:myndighet(?:en)?|rett(?:en)?|makt(?:en)?) til "
)
_NUMBERED = re.compile(r" (?:\d{1,2}\.?|[IVX]+)$")
_SELF = word_set("selv selve itself themselves alone alene")
_HOLDING = word_set("bestående tilhørende consisting comprising eid owned called kalt")
_DONE = re.compile(
    r"\w{2,}(?:ed|ert|et|dd|tt|gt|kt|nt|lt)|chosen|given|taken|written|drawn|known|made|held|kept|led|"
    r"set|run|sent|paid|born|bound|found|built|bought|sold|seen|brought|taught"
)  # "a body settled in", "en forening basert i"


def _acts(head: str, g: Grammar) -> bool:
    ends = g.english and any(_PERSON_EN.fullmatch(form) for form in (head, _singular(head)))
    ends = ends or _BODY.fullmatch(head) is not None
    return bool(ends) or is_person_word(head, g.english) or is_body_word(head, g.english)


_QUALITIES = re.compile(r"(?:\w+(?:sk|ske|ige|lige|nale|elle|ive|ale|iske)|store|små|nye|gamle)")


def _joined_head(text: str, g: Grammar) -> str:
    """ "franske og belgiske selskaper": two adjectives before the noun that they share."""
    words = text.split()
    at = next((i for i, w in enumerate(words) if w.lower() in g.coordinators), 0)
    if g.english or not 0 < at <= 2 or not _QUALITIES.fullmatch(words[at - 1].lower()):
        return ""
    return head_noun(" ".join(words[at + 1 :]), g)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


_STATES = re.compile(r"\w*(?:syk|rik|eien|lær|hellig|vis|barn)dommer")  # no "dommer"


def is_person(text: str, g: Grammar) -> bool:
    """True for a phrase whose head is a word for people: "a Swiss lawyer", "to sensorer"."""
    head = _joined_head(text, g) or head_noun(text, g)
    if (
        _WORDS.match(text)
        or not head
        or head in _THING
        or _singular(head) in _THING
        or is_thing_word(head)
        or _STATES.fullmatch(head)
    ):
        return False
    if g.english and _named_or_kind(text, head):
        return False
    if head in g.people or is_person_word(head, g.english):
        return True
    if g.english:
        return any(_PERSON_EN.fullmatch(form) for form in (head, _singular(head)))
    if _PERSON_NB.fullmatch(head) is None:
        return False
    # "-er" is a plural as often as somebody who does something
    return not re.fullmatch(r"\w+(?:er|or)", head) or _norwegian_person(text, head)


def _named_or_kind(text: str, head: str) -> bool:
    """ "Denver" is a place: one of a kind of people has an article. "The rose family" is a kind."""
    if " " not in text and text[:1].isupper() and not head.endswith("s"):
        return _SUFFIXED.fullmatch(head) is not None and not is_person_word(head, True)
    kind = re.search(r"(\S+) famil(?:y|ies)\b", text)
    return kind is not None and head.startswith("famil") and _KIN.fullmatch(kind.group(1)) is None


_SUFFIXED = re.compile(r"\w+(?:er|or|ian|ist|man|smith|wright|herd)")
_KIN = re.compile(
    r"[A-Z]\S*|\S+'s?|the|an?|his|her|its|their|our|your|my|whole|royal|noble|rich|poor|same|one|"
    r"each|every|old|large|small|young|many|some|most|few|two|three|four|host|\w+(?:ing|ed|ful|less)"
)


_NB_TOR = re.compile(
    r"\w*(?:dok|rek|lek|kredi|debi|inves|agita|kura|modera|administra|koordina|sena|instruk|re-?dak|"
    r"audi|men|medita|inspira|illustra|opera|naviga|konstruk|aggrega)tor"
)


def _norwegian_person(text: str, head: str) -> bool:
    if head.endswith("tor") and not _NB_TOR.fullmatch(head):
        return False  # "en faktor", "en motor"
    singular = re.match(r"(?:en|ei|hver|ingen|enhver|én) ", text.lower()) is not None
    return singular or _NB_ER.fullmatch(head) is not None


_NB_ER = re.compile(
    r"\w*(?:direktør|tør|leger|person|soldat|advokat|ist|student|agent|elev|ekspert|økonom|politiker|"
    r"minister|sjef|prest|konge|kvinn|arkitekt|leverandør|medlemm|investor|aktør|operatør|bønd|produsent|konsument|ingeniør|arbeidsgiver|leder|sensor|takstmann|"
    r"filosof|ansvarlig|dommer|mester|ordfører|kaptein)(?:er|or)?s?"
)


# "forslaget" ends like "laget" and is none; nor is a right ("retten til") a court
_NO_BODY = re.compile(
    r"bank(?:konto|boks|kort|innskudd|lån|seddel|sedler|note|account)\w*|\w*(?:slag|grunnlag|bilag|opplag|anlag|underlag|nedlag)(?:et|ene)?"
)


def is_body(text: str, g: Grammar) -> bool:
    """True for a phrase whose head is a word for an organisation."""
    head = _joined_head(text, g) or head_noun(text, g)
    if _NO_BODY.fullmatch(head) or _POWER.match(text.lower()):
        return False
    forms = (head, _singular(head)) if g.english else (head,)
    return any(_BODY.fullmatch(form) for form in forms) or is_body_word(head, g.english)


_SHORT_NAME = re.compile(r" \([A-ZÆØÅ]{2,8}\)$")  # "the Pensions Act (PA)" is an act
_OWNED = re.compile(r"[A-ZÆØÅ]\S*['’]s? ([^\W\d_A-ZÆØÅ]\w*)$")


def names_actor(text: str, g: Grammar) -> bool:
    """True for people and bodies that can act: names, organisations, groups of people."""
    text = _SHORT_NAME.sub("", _NUMBERED.sub("", text))
    if owned := _OWNED.search(text):  # "Tarn's website" is nobody, "Tarn's manager" is
        return is_person(owned.group(1), g) or is_body(owned.group(1), g)
    head = _joined_head(text, g) or head_noun(text, g)
    if _POWER.match(text.lower()):
        return False
    if not head or _WORDS.match(text) or _LAWLIKE.fullmatch(head):
        return False
    if _NO_BODY.fullmatch(head):
        return False
    if is_person(text, g) or is_body(text, g) or ORGANISATION.fullmatch(head):
        return True
    words = [w.strip(",.'’()") for w in text.split()]
    own = words[: next((i for i, w in enumerate(words) if i and w in g.prepositions), len(words))]
    capital = sum(w[:1].isupper() for w in own) > len(own) / 2
    plain = [w for w in own if w[:1].islower()]
    title = plain[-1] if plain and own[-1][:1].isupper() else ""
    titled = bool(title) and (is_person(title, g) or is_body(title, g))
    return capital or titled
