"""Words that look alike and are never slips of each other: weekdays, elements, "hyper-", "-ite".

Tables of both languages, whatever the language of the answer.
"""

from itertools import permutations

from aimstudy.language.words import word_set
from aimstudy.questions.grading_units import NUMBER_WORDS

_SETS = """
monday tuesday wednesday thursday friday saturday sunday
mandag tirsdag onsdag torsdag fredag lørdag søndag
january february march april may june july august september october november december
januar februar mars april mai juni juli august september oktober november desember
alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau
upsilon phi chi psi omega alfa teta fi khi ypsilon
spring summer autumn winter vår sommer høst
north south east west nord sør øst vest northern southern eastern western nordlig sørlig østlig
left right venstre høyre
hydrogen helium lithium litium beryllium boron bor carbon karbon nitrogen oxygen oksygen fluorine
fluor neon sodium natrium magnesium aluminium aluminum silicon silisium phosphorus fosfor sulfur
sulphur svovel chlorine klor argon potassium kalium calcium kalsium scandium titanium titan vanadium
chromium krom manganese mangan iron jern cobalt kobolt nickel nikkel copper kobber zinc sink gallium
germanium arsenic arsen selenium selen bromine brom krypton rubidium strontium yttrium zirconium
zirkonium niobium niob molybdenum molybden technetium ruthenium rhodium palladium silver sølv
cadmium kadmium indium tin tinn antimony antimon tellurium tellur iodine jod xenon caesium cesium
barium lanthanum lantan cerium praseodymium neodymium promethium samarium europium gadolinium
terbium dysprosium holmium erbium thulium ytterbium lutetium hafnium tantalum tantal tungsten
wolfram rhenium osmium iridium platinum platina gold gull mercury kvikksølv thallium lead bly
bismuth vismut polonium astatine astat radon francium radium actinium thorium protactinium
uranium uran neptunium plutonium americium curium berkelium californium einsteinium fermium
mendelevium nobelium
"""
# The same element or letter in two spellings.
_SAME = (
    "lithium litium|boron bor|carbon karbon|oxygen oksygen|fluorine fluor|aluminium aluminum|"
    "silicon silisium|phosphorus fosfor|sulfur sulphur svovel|chlorine klor|calcium kalsium|"
    "titanium titan|chromium krom|manganese mangan|cobalt kobolt|nickel nikkel|copper kobber|"
    "zinc sink|arsenic arsen|selenium selen|bromine brom|zirconium zirkonium|niobium niob|"
    "molybdenum molybden|cadmium kadmium|tin tinn|antimony antimon|tellurium tellur|iodine jod|"
    "caesium cesium|lanthanum lantan|tantalum tantal|platinum platina|bismuth vismut|"
    "astatine astat|uranium uran|alpha alfa|theta teta|phi fi|chi khi|upsilon ypsilon|"
    "january januar|february februar|march mars|may mai|june juni|july juli|october oktober|"
    "december desember|north nord|south sør|east øst|west vest|northern nordlig|southern sørlig|"
    "eastern østlig"
)
_PREFIXES = """
hyper hypo
hyper hypo hyp
inter intra intro infra
ante anti post pre pro
pre pro per post
endo exo ecto ekto meso epi
homo hetero
macro micro makro mikro
mono di tri tetra penta hexa heksa poly bi uni oligo
ab ad
super sub supra infra sur
ortho meta para orto
peri para pro
cis trans
milli micro mega nano pico kilo giga mikro piko
pro anti contra kontra
ana kata cata
e im
ef af
over under
up down opp ned
in out inn ut
inter intra ekstra extra
eu dys
tachy brady taky
allo auto iso xeno
centri sentri
maxi mini maksi
hemi semi
phono photo fono foto
gastro gluco glyco gluko glyko
"""
_SUFFIXES = """
ate ite ide at itt id
ane ene yne an en yn
anol enol anal enal anon anone
ol al on one
ase ose
itis osis oma itt ose om
emia uria emi uri
ectomy otomy ostomy plasty ektomi otomi ostomi plastikk
gram graph graphy scope scopy graf grafi skop skopi
logy nomy graphy logi nomi grafi
ist ism isme
ic ous
phile phobe fil fob philia phobia fili fobi
blast clast cyte klast cytt
giver taker
y ee or
ee er
olone one
trophic tropic trof trop
genic lytic gen lytisk
"""


def _pairs(table: str) -> frozenset[tuple[str, str]]:
    return frozenset(
        pair for line in table.strip().splitlines() for pair in permutations(line.split(), 2)
    )


_ONE = frozenset(pair for group in _SAME.split("|") for pair in permutations(group.split(), 2))
_CLOSED = word_set(_SETS)
_BY_PREFIX = _pairs(_PREFIXES)
_BY_SUFFIX = _pairs(_SUFFIXES)
_LATIN = (
    ("um", "a", 4), ("on", "a", 5), ("us", "i", 4), ("is", "es", 4), ("ix", "ices", 3),
    ("ex", "ices", 3), ("a", "ae", 3), ("oma", "omata", 3), ("us", "era", 3),
)  # fmt: skip
_NUMBERS = NUMBER_WORDS[True] | NUMBER_WORDS[False]
_LONGEST = 9
_SHORTEST_REST = 3


def of_one_set(one: str, two: str) -> bool:
    """Two weekdays, two elements, two numbers: each another thing."""
    if one in _NUMBERS and two in _NUMBERS:
        return _NUMBERS[one] != _NUMBERS[two]
    if one == two or (one, two) in _ONE:
        return False
    return one in _CLOSED and two in _CLOSED


def same_element(one: str, two: str) -> bool:
    """ "aluminium" and "aluminum"."""
    return (one, two) in _ONE


def latin_plural(one: str, two: str) -> bool:
    """ "bacterium" and "bacteria"."""
    return any(
        single.endswith(end) and plural == single.removesuffix(end) + ends
        for single, plural in ((one, two), (two, one))
        for end, ends, shortest in _LATIN
        if len(single) - len(end) >= shortest
    )


def other_prefix(one: str, two: str) -> bool:
    """ "hypertension" and "hypotension": the same but for beginnings that each say their own."""
    shared = 0
    while shared < min(len(one), len(two)) and one[-1 - shared] == two[-1 - shared]:
        shared += 1
    return any(
        (one[: len(one) - rest], two[: len(two) - rest]) in _BY_PREFIX
        for rest in range(max(_SHORTEST_REST, shared - _LONGEST), shared + 1)
    )


def other_suffix(one: str, two: str) -> bool:
    """ "sulfate" and "sulfite"; "mastectomy" and "mastotomy"."""
    for plural in ("", "s", "r", "er", "et", "en"):
        if one.endswith(plural) and two.endswith(plural):
            cut = (text[: len(text) - len(plural)] for text in (one, two))
            if _other_end(*cut):
                return True
    return False


def _other_end(one: str, two: str) -> bool:
    shared = 0
    while shared < min(len(one), len(two)) and one[shared] == two[shared]:
        shared += 1
    return any(
        (one[at:], two[at:]) in _BY_SUFFIX for at in range(max(2, shared - _LONGEST), shared + 1)
    )
