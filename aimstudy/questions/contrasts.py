"""One word of an answer turned round: words of which no two are true at once, and the swap.

The tables hold sets such as "higher, lower" and "copper, iron, silver"; no facts, no quizzes.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from aimstudy.domain.article import Language
from aimstudy.language.words import word_set
from aimstudy.questions.bounds import opens_a_time

# "a > b" turns round one way only: the other word has another meaning or class as well.
_ENGLISH = """
increase decrease|increases decreases|increased decreased|increasing decreasing|rise > fall
rises > falls|rising falling|raise > lower|raises lowers|raising lowering|raised lowered
reduce > increase|reduces > increases|reducing > increasing|reduced > increased
higher > lower|highest lowest|high low|larger smaller|largest smallest|large small
bigger > smaller|longer shorter|longest shortest|earlier later|earliest latest|early late
internal external|public private|voluntary compulsory|mandatory optional|required > optional
short-term long-term|annual > monthly weekly|annually > monthly weekly|yearly > monthly weekly
monthly > weekly yearly daily|weekly > monthly yearly daily|daily > weekly monthly yearly
hourly > daily weekly monthly|fixed variable|direct indirect|active passive|urban rural
domestic foreign|national international|local national|northern southern eastern western
north south east west|hot cold|warm cold|wet dry|thick thin|heavy > light|faster slower
strong weak|stronger weaker|deep shallow|wide narrow|broad > narrow|old > new|oldest newest
older younger|male female|males females
buyer seller|buyers sellers|employer employee|employers employees
borrower lender|borrowers lenders|landlord tenant|debit credit|assets liabilities
income > expenses|profit > loss|profits > losses|imports exports
written oral|permanent temporary|legal illegal|simple complex|first > last|upper > lower
minimum maximum|winter summer spring autumn|monday tuesday wednesday thursday friday
january march may july september november|february april june august october december
morning afternoon evening|copper iron silver zinc|wood stone brick|oak pine birch
rye wheat barley|cod herring salmon|cows > sheep goats|goats > sheep cows|europe asia africa
norway sweden denmark finland|oslo bergen trondheim stavanger|france germany italy spain
certification degree membership scholarship apprenticeship
certificate > degree membership scholarship apprenticeship|professional academic
premiums deductibles dividends|buys sells|buy sell|buying selling|lose > win
begins > ends|begin > end|strengthen weaken|strengthens weakens|strengthening weakening
improve worsen|improves worsens|improving worsening|encourage discourage
encourages discourages|encouraging discouraging|allow forbid|allows forbids|accept reject
accepts rejects|lighter heavier|thicker thinner|warmer colder|cheaper costlier|better worse
easier harder|senior junior|experienced inexperienced|advanced basic
customers suppliers|expand shrink|expands shrinks|attract deter
maximise minimise|maximize minimize|full partial|positive negative|rich poor
majority minority|victory defeat|peace war
"""
_BOKMAL = """
øke redusere|øker reduserer|økt redusert|økte reduserte|økende synkende|stige synke
stiger synker|heve senke|hever senker|høyere lavere|høyeste laveste|høy lav|høyt lavt
høye lave|større > mindre|største minste|lengre kortere|lengste korteste|lange korte
intern ekstern|interne eksterne|offentlig privat|offentlige private|frivillig obligatorisk
frivillige obligatoriske|kortsiktig langsiktig|kortsiktige langsiktige
årlig månedlig ukentlig|årlige månedlige ukentlige|fast > variabel|faste variable
direkte indirekte|aktiv passiv|aktive passive|innenlandsk utenlandsk
innenlandske utenlandske|nasjonal internasjonal|nasjonale internasjonale|lokal nasjonal
lokale nasjonale|nord sør øst vest|nordlige sørlige østlige vestlige|varm kald|varmt kaldt
våt tørr|tykk tynn|tykke tynne|tung > lett|tunge lette|rask langsom|raskere langsommere
sterk svak|sterke svake|bred smal|gammel > ny|gamle > nye|eldste yngste|eldre yngre
kjøper selger|kjøperen selgeren|arbeidsgiver arbeidstaker|arbeidsgiveren arbeidstakeren
arbeidsgivere arbeidstakere|utleier leietaker|utleieren leietakeren|långiver låntaker
långiveren låntakeren|inntekter utgifter|inntekt utgift|overskudd underskudd|gevinst > tap
import eksport|etterspørsel > tilbud|skriftlig muntlig|skriftlige muntlige|varig midlertidig
varige midlertidige|lovlig ulovlig|enkel komplisert|enkle kompliserte|første siste
øvre nedre|sommeren vinteren høsten våren|mandag tirsdag onsdag torsdag fredag
januar mars mai juli september november|februar april juni august oktober desember
kobber jern sølv sink|eik furu bjørk|rug hvete havre|torsk sei laks sild|kyr sauer geiter
europa asia afrika|norge sverige danmark finland|oslo bergen trondheim stavanger
aksjer obligasjoner|aksjefond obligasjonsfond
forsikringsbransjen bankbransjen byggebransjen reiselivsbransjen underholdningsbransjen
forsikringssektoren banksektoren byggesektoren reiselivssektoren underholdningssektoren
forsikringsbransjen telekommunikasjonsbransjen|forsikringssektoren telekommunikasjonssektoren
betaler mottar|betale motta
kjøpe selge|vinne tape|åpner stenger|åpne stenge|åpning stenging|begynner slutter
begynne slutte|styrke svekke|styrker svekker|forbedre forverre|forbedrer forverrer
bedre dårligere|tillater forbyr|tillate forby|godta avvise|godtar avviser
sertifisering > grad|profesjonell akademisk|profesjonelle akademiske|billigere dyrere
lettere vanskeligere|avansert grunnleggende|avanserte grunnleggende
individuell kollektiv|individuelle kollektive|kunder leverandører|hele halve
daglig ukentlig månedlig|daglige ukentlige månedlige|positiv negativ|positive negative
hann hunn|hannen hunnen|hanner hunner|hannene hunnene|rik fattig|rike fattige
flertallet mindretallet|flertall mindretall|fred krig
fremme hemme|fremmer hemmer|maksimere minimere|lukket åpen|fersk tørket|ferske tørkede
"""
# Nouns and names as well where no noun follows: "the public", "work done in May".
_NEED_A_NOUN = word_set(
    """
    public private professional academic senior junior minimum maximum written fixed required
    advanced experienced full direct high low early late offentlig privat fast full direkte
    """
)
_TIMES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december mandag tirsdag onsdag torsdag fredag januar
    februar mars april mai juni juli august september oktober november desember
    """
)
_MONTHS = word_set("may march august")
# "in early spring", "every spring"; "the spring of a clock" is no season.
_SEASON = re.compile(
    r"\b(?:in|during|until|before|after|since|each|every|last|next|early|late|mid|this)"
    r"(?:[ -](?:early|late|mid))?[ -]$",
    re.I,
)
# "the degree of completion", "grad av frihet", "å bedre seg"
_OTHER_SENSE = re.compile(r"<degree> of\b|<grad> (?:av|i)\b|<bedre> seg\b|\bå <bedre>")
# "12 years old", "3 meter dyp": after its measure the word only says what was measured
_MEASURED = word_set(
    """
    old deep shallow wide narrow broad thick thin high low heavy light long short far
    gammel gamle gammelt dyp dype dypt bred brede bredt tykk tykke tykt høy høye høyt tung tunge
    lang
    """
)
_AFTER_MEASURE = re.compile(
    r"(?:\d|\b(?:years?|months?|weeks?|days?|hours?|met(?:re|er)s?|feet|foot|inch(?:es)?|yards?|"
    r"\w*met(?:re|er)s?|miles?|tons?|tonnes?|kilos?|k?g|[cmk]?m|år|måneder?|uker?|dager?|døgn|timer?|"
    r"tommer?|fot|favner?|mil|tonn|gram))[ -]$",
    re.I,
)
_SMALL = word_set(
    """
    of in on at by to for from with as and or that which who is are was were can may must will has
    have i på av til for fra med og eller som er var kan må skal har
    """
)
_WORD = re.compile(r"[^\W_][\w-]*")
_PHRASES = """
insurance industry = banking industry = construction industry = shipping industry = toy industry
insurance sector = banking sector = construction sector = shipping sector = energy sector
insurance market = housing market = energy market|insurance company = shipping company
insurance companies = shipping companies = construction companies
life insurance = property insurance = travel insurance
"""


@dataclass(frozen=True, slots=True)
class Slot:
    """A word of a text at ``start:end`` and the words that would make it wrong."""

    start: int
    end: int
    others: tuple[str, ...]


@lru_cache(maxsize=2)
def _sets(language: Language) -> dict[str, tuple[str, ...]]:
    """Each word or phrase with the others of its sets; "a > b" turns round one way only."""
    english = language is Language.ENGLISH
    found: dict[str, tuple[str, ...]] = {}
    for line in re.split(r"[|\n]", _ENGLISH if english else _BOKMAL):
        one_way, words = ">" in line, line.replace(">", " ").split()
        _add(found, words[:1] if one_way else words, words)
    for line in re.split(r"[|\n]", _PHRASES if english else ""):
        phrases = [phrase.strip() for phrase in line.split("=") if phrase.strip()]
        _add(found, phrases, phrases)
    return found


def _add(found: dict[str, tuple[str, ...]], turned_ones: list[str], words: list[str]) -> None:
    for word in turned_ones:
        rest = tuple(w for w in words if w != word)
        found[word] = tuple(dict.fromkeys(found.get(word, ()) + rest))


@lru_cache(maxsize=2)
def _pattern(language: Language) -> re.Pattern[str]:
    longest = sorted(_sets(language), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.I)


def slots(text: str, around: str, language: Language) -> list[Slot]:
    """The words of ``text`` that can be turned round.

    A word is left alone where one of its others stands in ``around`` (the sentence): "both buyers
    and sellers" has no contrast.
    """
    table = _sets(language)
    said = f" {' '.join(re.findall(_WORD, around.lower()))} "
    found = []
    for match in _pattern(language).finditer(text):
        word = match.group()
        others = table[word.lower()]
        if not any(f" {other} " in said for other in others) and _means_it(text, match):
            found.append(Slot(match.start(), match.end(), tuple(_like(o, word) for o in others)))
    return found


def _means_it(text: str, match: re.Match[str]) -> bool:
    """The word stands in the sense that the table means."""
    word = match.group()
    if word.lower() in _TIMES and opens_a_time(text[: match.start()]):
        return False
    if word.lower() in _MONTHS:
        return word[0].isupper()
    if word.lower() == "spring" and not _SEASON.search(text[: match.start()]):
        return False
    if word.lower() in _MEASURED and _AFTER_MEASURE.search(text[: match.start()]):
        return False
    if _OTHER_SENSE.search(f"{text[: match.start()]}<{word.lower()}>{text[match.end() :]}"):
        return False
    if word.lower() not in _NEED_A_NOUN:
        return True
    following = re.match(r"\s+([^\W\d_]+)", text[match.end() :])
    return following is not None and following.group(1).lower() not in _SMALL


def opposites(word: str, language: Language) -> tuple[str, ...]:
    """Words of which none is true where ``word`` is."""
    return _sets(language).get(word, ())


def swapped(text: str, slot: Slot, word: str) -> str:
    """``text`` with another word in ``slot``, and "a" or "an" before it put right."""
    before, after = text[: slot.start], text[slot.end :]
    article = re.search(r"\b([Aa])(n?) $", before)
    if article:
        vowel = "n" if word[:1].lower() in "aeiou" else ""
        before = before[: article.start()] + article.group(1) + vowel + " "
    return before + word + after


def variants(text: str, around: str, language: Language) -> list[str]:
    """Wrong versions of ``text`` among which nothing gives the right one away.

    Two or three words for one place; else two places turned round alone and together, so that
    no version shares more words with the others than the right one does.
    """
    places = slots(text, around, language)
    for slot in places:
        if len(slot.others) > 1:
            return [swapped(text, slot, word) for word in slot.others]
    if len(places) < 2:
        return []
    first, second = places[0], places[1]
    late = swapped(text, second, second.others[0])
    both = swapped(late, first, first.others[0])
    return [swapped(text, first, first.others[0]), late, both]


def turned(text: str, around: str, language: Language) -> list[str]:
    """Each version of ``text`` with one word turned round."""
    return [
        swapped(text, slot, word)
        for slot in slots(text, around, language)
        for word in slot.others[:1]
    ]


def _like(word: str, model: str) -> str:
    """``word`` with a capital where ``model`` has one."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
