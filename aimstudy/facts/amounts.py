"""The question words that ask for a number, by its kind and the phrase it heads. Holds no rule."""

import re
from dataclasses import dataclass

from aimstudy.facts.amount_slots import Slot
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import question_parts, split_often
from aimstudy.facts.drafts import ClauseView
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.grammar import Grammar
from aimstudy.language.quantities import Measure, QuantityKind
from aimstudy.language.words import word_set

_MAX_NOUN_WORDS = 9
_MAX_AIM_WORDS = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """Question words for an amount, and what of its phrase goes behind the verb."""

    ask: str
    tail: str = ""


def ask_for(view: ClauseView, slot: Slot) -> Asked | None:
    """The words that ask for the amount of ``slot``; None where none fits."""
    asked = _ask(view, slot)
    if asked is None:
        return None
    tail = " ".join(part for part in (asked.tail, slot.beside, _aim(view)) if part)
    return Asked(asked.ask, tail)


def asked_in_place(
    view: ClauseView, ask: str, segment: Segment, tail: str
) -> dict[str, str] | None:
    """The question with ``tail`` where ``segment`` stood: "gives the town ... in cash"."""
    if not tail or segment is view.clause.segments[0]:
        return question_parts(view, ask, (segment,), tail)
    return question_parts(view, ask, (), strand=(segment, tail))


_CAUSING = word_set("let make see hear help la se høre")
_NEEDING = word_set("need require kreve trenge demand")


def _aim(view: ClauseView) -> str:
    """ "must pass three exams | to get a licence": what the number is needed for."""
    verbs = view.clause.verbs
    if not verbs.modal and verbs.base not in _NEEDING:
        return ""
    aims = [s for s in view.clause.segments if s.kind is SegmentKind.PURPOSE]
    if not aims or any(s.start > aims[0].start for s in view.clause.segments):
        return ""
    text = view.item.asked(aims[0].start, aims[0].end, view.clause) or ""
    return text if len(text.split()) <= _MAX_AIM_WORDS else ""


def _ask(view: ClauseView, slot: Slot) -> Asked | None:
    g, text = view.item.grammar, view.item.sentence.clean
    after = text[slot.measure.end : slot.end].strip(" ,.")
    if slot.measure.kind is QuantityKind.COUNT:
        return _ask_count(view, slot, g)
    if slot.measure.kind is QuantityKind.MONEY:
        return _ask_money(after, g)
    if slot.measure.kind is QuantityKind.PERCENT:
        return _ask_share(slot.measure, after, g)
    if slot.measure.kind is QuantityKind.SIZE:
        return _ask_size(slot.measure, text, after, g)
    if slot.measure.kind is QuantityKind.DURATION:
        return _ask_duration(slot.measure, text, after, g)
    return None


def _ask_count(view: ClauseView, slot: Slot, g: Grammar) -> Asked | None:
    measure, text = slot.measure, view.item.sentence.clean
    if measure.noun_start < 0:
        return _ask_sum(view, slot, g)
    if view.clause.verbs.base in _CAUSING:
        return None  # "lets two parties swap rates": what they do belongs to it
    whole = text[measure.end : slot.end].strip(" ,")
    noun, often = split_often(whole)
    if noun.lower() in ("others", "andre"):
        noun = _counted_before(view.item, measure)
    first = _first_of_pair(noun, g)
    segments = view.clause.segments
    if first != noun and segments and (slot.segment is not segments[-1] or slot.beside):
        return None  # what follows may belong to the second of the pair
    noun, goal = _before_goal(first)
    if (
        not noun
        or _SPREAD.search(noun)
        or len(noun.split()) > _MAX_NOUN_WORDS
        or "(" in noun
        or "," in noun
    ):
        return None
    many = "How many" if g.english else "Hvor mange"
    return Asked(f"{many} {noun}", f"{often} {goal}".strip())


def _ask_sum(view: ClauseView, slot: Slot, g: Grammar) -> Asked | None:
    """ "40 million is spent" where money is spoken of: how much."""
    item = view.item
    money = any(m.kind is QuantityKind.MONEY for m in item.measures) or item.supposed
    if not money or slot.measure.scale == 1:
        return None
    after = item.sentence.clean[slot.measure.end : slot.end].strip(" ,.")
    return Asked("How much" if g.english else "Hvor mye", after) if not after else None


def _counted_before(item: Analysed, measure: Measure) -> str:
    """ "killed 1,640 people and injured 8,000 others": the others are people too."""
    nouns = [
        item.sentence.clean[m.noun_start : m.noun_end]
        for m in item.measures
        if m.kind is QuantityKind.COUNT and 0 <= m.noun_start < measure.start
    ]
    return nouns[-1] if nouns else ""


_SPREAD = re.compile(r" (?:fordelt|spredt|divided|spread)$")  # "140 ansatte fordelt på ..."
_GOAL = re.compile(r" (?:to|from|into|onto|against|til|fra|mot) .+$")


def _before_goal(noun: str) -> tuple[str, str]:
    """ "soldiers to the town" to ("soldiers", "to the town"): the goal belongs to the verb."""
    match = _GOAL.search(noun)
    return (noun[: match.start()], match.group().strip()) if match else (noun, "")


def _first_of_pair(noun: str, g: Grammar) -> str:
    """ "judges and a clerk" to "judges": the number counts the first only."""
    opens = "|".join(sorted(g.determiners | _SECOND, key=len, reverse=True))
    return re.sub(rf",? (?:and|og|samt|as well as|plus) (?:{opens}|\d).*$", "", noun)


_SECOND = word_set(
    "nearly almost about many several few some numerous twice dozens other nesten omtrent mange "
    "flere noen få enkelte dobbelt andre"
)


def _ask_money(after: str, g: Grammar) -> Asked | None:
    ask = "How much" if g.english else "Hvor mye"
    joined = bool(after) and after.split()[0].lower() in g.coordinators
    return (
        Asked(ask, after) if len(after.split()) <= 6 and "," not in after and not joined else None
    )


def _ask_share(measure: Measure, after: str, g: Grammar) -> Asked | None:
    whole, often = split_often(after)
    own, goal = _before_goal(whole)
    part = _share_word(measure, g)
    if own in ("av det", "av den", "av dem", "of that", "of those", "of what"):
        return None  # "omtrent halvparten av det et nytt system kostet"
    if not own:
        return Asked(part, f"{often} {goal}".strip())
    bare = not own.startswith(("of ", "av "))
    of = f"of {own}" if g.english and bare else own  # "50 prosent vann"
    of = f"av {own}" if bare and not g.english and measure.unit == "share" else of
    if len(own.split()) > _MAX_NOUN_WORDS or "," in own or "(" in own or _compares(own):
        return None
    return Asked(f"{part} {of}", f"{often} {goal}".strip())


def _share_word(measure: Measure, g: Grammar) -> str:
    if measure.unit == "share":
        return "What share" if g.english else "Hvor stor andel"
    if "point" in measure.unit or "poeng" in measure.unit:
        return "How many percentage points" if g.english else "Hvor mange prosentpoeng"
    if measure.unit == "promille":
        return "Hvor mange promille"
    return "What percentage" if g.english else "Hvor mange prosent"


def _compares(text: str) -> bool:
    """ "12 percent more than in 2015": how much more, not of what."""
    return (
        re.match(
            r"(?:more|less|higher|lower|larger|smaller|fewer|mer|mindre|høyere|lavere|større|"
            r"flere|færre|over|under|above|below|better|bedre)\b",
            text,
        )
        is not None
    )


_DIMENSIONS = {
    "long": "How long",
    "wide": "How wide",
    "high": "How high",
    "tall": "How tall",
    "deep": "How deep",
    "thick": "How thick",
    "old": "How old",
    "away": "How far away",
    "of age": "How old",
    "above sea level": "How high above sea level",
    "below sea level": "How far below sea level",
    "apart": "How far apart",
    "lang": "Hvor lang",
    "langt": "Hvor langt",
    "lange": "Hvor lange",
    "bred": "Hvor bred",
    "bredt": "Hvor bredt",
    "brede": "Hvor brede",
    "høy": "Hvor høy",
    "høyt": "Hvor høyt",
    "høye": "Hvor høye",
    "dyp": "Hvor dyp",
    "dypt": "Hvor dypt",
    "dype": "Hvor dype",
    "tykk": "Hvor tykk",
    "tykt": "Hvor tykt",
    "tykke": "Hvor tykke",
    "gammel": "Hvor gammel",
    "gammelt": "Hvor gammelt",
    "gamle": "Hvor gamle",
    "unna": "Hvor langt unna",
    "over havet": "Hvor høyt over havet",
}
_FROM = re.compile(
    r"(?:away )?(?P<from>(?:from|fra|north of|south of|east of|west of|nord for|sør for|"
    r"øst for|vest for|nordvest for|nordøst for|sørvest for|sørøst for|utenfor|"
    r"above|below|over|under|inland|off) .+)$"
)


def dimension(after: str, g: Grammar) -> str:
    """ "high" to "How high", "from Oslo" to "How far from Oslo"; empty where nothing fits."""
    known = _DIMENSIONS.get(after.lower(), "")
    if known and known.startswith("How") is g.english:
        return known
    match = _FROM.match(after)
    if match and len(after.split()) <= 6 and "," not in after:
        return f"{'How far' if g.english else 'Hvor langt'} {match['from']}"
    return ""


def _ask_size(measure: Measure, text: str, after: str, g: Grammar) -> Asked | None:
    if measure.unit in ("times", "ganger"):
        return None  # three times as much as what?
    if "over havet" in measure.unit or "above sea level" in measure.unit:
        return Asked("How high above sea level" if g.english else "Hvor høyt over havet", after)
    shaped = dimension(after, g)
    if shaped:
        return Asked(shaped)
    stuff = re.match(r"of (?P<stuff>[\w -]+)$" if g.english else r"(?P<stuff>[\w -]+)$", after)
    much = "How much" if g.english else "Hvor mye"
    if stuff and len(stuff["stuff"].split()) <= 4 and not _opens_phrase(stuff["stuff"], g):
        return Asked(f"{much} {stuff['stuff']}")
    if after and not _opens_phrase(after, g):
        return None
    unit = unit_words(text, measure)
    many = "How many" if g.english else "Hvor mange"
    return Asked(f"{many} {unit}", after) if unit[:1].isalpha() and len(unit) > 2 else None


def _opens_phrase(text: str, g: Grammar) -> bool:
    first = text.split()[0].lower() if text else ""
    return first in g.prepositions


def unit_words(text: str, measure: Measure) -> str:
    """The unit as the text writes it."""
    name = measure.unit.split()[-1] if measure.scale != 1 else measure.unit
    return text[measure.end - len(name) : measure.end].strip()


def _ask_duration(measure: Measure, text: str, after: str, g: Grammar) -> Asked | None:
    """ "three years of experience" to "How many years of experience"; bare ones "How long"."""
    unit = unit_words(text, measure)
    many = "How many" if g.english else "Hvor mange"
    if after.lower() in ("old", "of age", "gammel", "gammelt", "gamle"):
        return Asked(dimension(after, g))
    if re.search(r" (?:og|and) (?:én|ett|en|one|\d+|to|two|tre|three)\b", after):
        return None  # "åtte timers dag og én ukes ferie": two things
    genitive = g.english and text[measure.end : measure.end + 1] in ("'", "’")
    genitive = genitive or (not g.english and unit.endswith("s") and unit.lower() != "års-")
    noun = after.lstrip("'’s ") if genitive and g.english else after
    of = _first_of_pair(after, g) if g.english and after.startswith("of ") else ""
    if of and len(of.split()) <= _MAX_NOUN_WORDS:
        return Asked(f"{many} {unit} {of}")
    if genitive and "," in noun:
        return None  # "åtte timers arbeidsdag, betalt overtid og sykepenger"
    if genitive and noun and len(noun.split()) <= _MAX_NOUN_WORDS:
        mark = "’" if "’" in text[measure.end : measure.end + 1] else "'" if g.english else ""
        return Asked(f"{many} {unit}{mark} {noun}")
    before = re.match(
        r"(?P<rest>(?:before|after|prior to|før|etter|i forveien|in advance)\b.*)$", after
    )
    if before and len(after.split()) <= 7:
        return Asked(f"{'How long' if g.english else 'Hvor lenge'} {before['rest']}")
    if after and not _OFTEN_TAIL.match(after):
        return None
    return Asked("How long" if g.english else "Hvor lenge", after)


_OFTEN_TAIL = re.compile(
    r"(?:a|per|each|every|i|hver|hvert|om|in total|on average|at a time|at most|om gangen|i alt|"
    r"i gjennomsnitt|totalt)\b"
)
