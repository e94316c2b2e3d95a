"""Checks every card before a person sees it. What fails a check is not shown at all."""

import re
from collections.abc import Sequence

from aimstudy.domain.article import Language
from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.language.grammar import Grammar, grammar_of
from aimstudy.language.words import word_set

BLANK = "____"
MAX_QUESTION_WORDS = 30
MAX_GAP_WORDS = 44
MAX_ANSWER_WORDS = 25
MAX_DEFINITION_WORDS = 30
_MARKUP = re.compile(
    r"\]\(|\[|\]|\*\*|(?:^|\s)#{1,6}\s|`|https?:|www\.|\(/|,\.|\s[,.;:!?](?:\s|$)|&\w+;|\.\.(?!\.)|<[a-z/]|\{|\}|\\|\||_(?!_)(?<!__)"
)
_DOUBLE = re.compile(r"\b(\w{2,}) \1\b", re.I)
_LOOSE_END = {
    Language.ENGLISH: word_set(
        """
    the a an and or is are was were which that because than very be never not also can must if
    their its
    """
    ),
    Language.BOKMAL: word_set("en et og eller er var ble fordi enn at å kan må hvis sin sitt sine"),
}
_VAGUE = {
    Language.ENGLISH: re.compile(
        r"\b(?:this|these|such|the (?:former|latter|above|following|same)|above|below|here|he|"
        r"she|we|us|our|i|you|your)\b(?! (?:that|which|who))",
        re.I,
    ),
    Language.BOKMAL: re.compile(
        r"\b(?:denne|dette|disse|slik|slike|slikt|førstnevnte|sistnevnte|ovenfor|nedenfor|følgende|han|hun|vi|oss|vår|vårt|våre|jeg|du|din|ditt|dine)\b",
        re.I,
    ),
}
_START_PRONOUN = {
    Language.ENGLISH: re.compile(r"^(?:it|they|its|their|he|she|this|these|those)\b", re.I),
    Language.BOKMAL: re.compile(
        r"^(?!det (?:finnes|fantes|kreves|er (?:\d|____|særlig|mange|flere|to|tre|fire|"
        r"fem)))(?:det|den|de|dette|disse|deres|dens|dets|denne) (?!\w+(?:e|ene|en|et|a)\b)",
        re.I,
    ),
}
_PRONOUN = {
    Language.ENGLISH: re.compile(r"\b(?:it|they|them)\b", re.I),
    Language.BOKMAL: re.compile(r"\b(?:dem|dette|disse)\b", re.I),
}
_A_AN = re.compile(
    r"\ba (?!one\b|uni|eu|us[aeu]|once|ubi|util)[aeiou]\w+|\ban (?!hono|hour|"
    r"heir)[bcdfghjklpqtvwyz]\w+",
    re.I,
)
_PERSONAL = {
    Language.ENGLISH: re.compile(r"\b(?:I|we|our|my|you|your)\b"),
    Language.BOKMAL: re.compile(r"\b(?:jeg|vi|vår|våre|du|din|ditt)\b"),
}
_LINKED = re.compile(
    r"(?:After (?:that|this)|Before (?:that|this)|The reason is|Deretter|"
    r"Etter (?:det|dette)|Grunnen er|"
    r"Årsaken er|Etterpå)\b"
)
_EMPTY_ANSWERS = word_set(
    """
    it they them one way ways thing things kind type number case time example others another
    this that these those people someone something det den de dem noe noen annet andre måte
    måter ting eksempel slik mange flere en et
    """
)


def faults(draft: CardDraft, language: Language) -> list[str]:
    """The names of all checks that ``draft`` fails; empty for a card that may be shown."""
    g = grammar_of(language)
    found = [*_surface(draft, g), *_answer(draft, g), *_reference(draft, g)]
    if draft.kind is CardKind.CLOZE:
        found += _gap(draft, g)
    else:
        found += _question(draft, g)
    return found


def _texts(draft: CardDraft) -> list[str]:
    return [draft.prompt, draft.answer, *draft.items]


def _surface(draft: CardDraft, g: Grammar) -> list[str]:
    found: list[str] = []
    for text in _texts(draft):
        shown = text.replace(BLANK, "X")
        if _MARKUP.search(shown):
            found.append("markup")
        if (
            any(shown.count(a) != shown.count(b) for a, b in (("(", ")"), ("«", "»"), ("“", "”")))
            or shown.count('"') % 2
        ):
            found.append("unbalanced")
        if _DOUBLE.search(shown):
            found.append("double word")
        if g.english and _A_AN.search(text.replace(BLANK, " ")):
            found.append("a/an")
    if _LINKED.match(draft.prompt):
        found.append("leans on the sentence before")
    if "  " in draft.prompt or (
        not draft.prompt[:1].strip("\"'«“(").isupper()
        and not draft.prompt[:1].isdigit()
        and not draft.prompt.startswith(BLANK)
    ):
        found.append("opening")
    return found


def _answer(draft: CardDraft, g: Grammar) -> list[str]:
    found: list[str] = []
    limit = MAX_DEFINITION_WORDS if draft.rule in ("definition", "apposition") else MAX_ANSWER_WORDS
    for answer in draft.items or (draft.answer,):
        words = answer.split()
        if not words or len(words) > limit:
            found.append("answer length")
            continue
        last = words[-1].lower().strip(",;:")
        if _PERSONAL[g.language].search(answer):
            found.append("speaks for itself")
        if (
            answer[-1] in ",;:"
            or last in _LOOSE_END[g.language]
            or words[0].lower() in g.coordinators
        ):
            found.append("answer edge")
        if not draft.items and answer.lower() in _EMPTY_ANSWERS:
            found.append("empty answer")
        if re.search(r"[a-zæøå]{3}[.!?]\s+[A-ZÆØÅ]", answer):
            found.append("two sentences")
    if draft.items and (
        len({i.lower() for i in draft.items}) < len(draft.items) or not 2 <= len(draft.items) <= 7
    ):
        found.append("list")
    return found


def _reference(draft: CardDraft, g: Grammar) -> list[str]:
    found: list[str] = []
    if _VAGUE[g.language].search(draft.prompt):
        found.append("points outside")
    if _START_PRONOUN[g.language].search(draft.prompt):
        found.append("opens with a pronoun")
    match = _PRONOUN[g.language].search(draft.prompt)
    if match and draft.kind is not CardKind.CLOZE:
        found.append("pronoun")
    return found


def _question(draft: CardDraft, g: Grammar) -> list[str]:
    found: list[str] = []
    words = draft.prompt.rstrip("?").split()
    if not 3 <= len(words) <= MAX_QUESTION_WORDS:
        found.append("question length")
    if not draft.prompt.endswith("?"):
        found.append("question mark")
    if words and words[-1].lower() in _LOOSE_END[g.language] and words[-1].lower() not in ("be",):
        found.append("loose end")
    if _leaks(draft, g):
        found.append("leak")
    return found


def _content(text: str, g: Grammar) -> set[str]:
    words = re.findall(r"[\w$%-]+", text.lower())
    return {
        w
        for w in words
        if w not in g.determiners
        and w not in g.prepositions
        and w not in g.coordinators
        and len(w) > 2
    }


def _leaks(draft: CardDraft, g: Grammar) -> bool:
    """More than half of the answer can be read off the question."""
    shown = _content(draft.prompt, g)
    answers: Sequence[str] = draft.items or (draft.answer,)
    leaked = 0
    for answer in answers:
        figures = re.findall(r"\d+", answer)
        if figures and not set(figures) & set(re.findall(r"\d+", draft.prompt)):
            continue
        words = _content(answer, g)
        if words and len(words & shown) > 0.5 * len(words):
            leaked += 1
    return leaked * 2 >= len(answers)


def _gap(draft: CardDraft, g: Grammar) -> list[str]:
    found: list[str] = []
    rest = re.findall(r"\w+", draft.prompt.replace(BLANK, " "))
    if draft.prompt.count(BLANK) != 1:
        found.append("blanks")
    if (
        not 4 <= len(rest) <= MAX_GAP_WORDS
        or len(draft.answer.split()) > 10
        or len(draft.answer.split()) > len(rest)
    ):
        found.append("gap length")
    if not re.search(r"[.!?)\"'”»]$", draft.prompt):
        found.append("end mark")
    if re.search(rf"[\w$€£-]{BLANK}|{BLANK}[\w%-]", draft.prompt) or re.search(
        r"[$€£]\s*____|____\s*[-–]\s*\d|\d\s*[-–]\s*____", draft.prompt
    ):
        found.append("splits an amount")
    before = re.search(r"(\w+) (?:til|to|or|eller|and|og) ____", draft.prompt)
    if re.search(r"\b(?:between|mellom) ____ (?:and|og) \d", draft.prompt):
        found.append("half a range")
    halves = before and (before.group(1).isdigit() or before.group(1).lower() in {*g.numbers, "en"})
    if halves and (draft.answer[:1].isdigit() or draft.answer.split()[0].lower() in g.numbers):
        found.append("half a range")
    words = draft.answer.lower().split()
    if all(w in g.determiners or w in g.prepositions or w in g.adverbs for w in words):
        found.append("function word")
    return found
