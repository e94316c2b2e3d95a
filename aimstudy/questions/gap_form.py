"""Whether a gap stands in a sentence of its own and leaves out what is worth knowing."""

import re

from aimstudy.domain.card import CardDraft
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import word_set
from aimstudy.questions.question_form import content_words

BLANK = "____"
MAX_GAP_WORDS = 44
MAX_GAP_ANSWER = 10
_WEAK = word_set(
    """
    usually typically generally often sometimes frequently normally mainly mostly largely many
    much several various numerous different certain new good important common general specific
    special additional other further able likely example thing things kind type number case time
    part place people way ways main same own such more most less some any all each both first
    possible available known used made
    vanligvis typisk generelt normalt ofte noen ganger mange mye flere ulike forskjellige visse
    ny nye nytt god gode viktig viktige vanlig vanlige generell generelle spesiell ytterligere
    andre annen annet eksempel ting type slags antall gang tid del sted måte måter vis særlig også
    hensyn stilling vekt grunnlag plass høyde kort lang
    ganske samme mest mer mindre alle begge hver første mulig kjent brukt egen eget egne folk
    """
)


def gap_faults(draft: CardDraft, g: Grammar) -> list[str]:
    """The names of the checks that a gap and its answer fail."""
    prompt, answer = draft.prompt, draft.answer
    found = _no_gap_for(prompt, answer)
    rest = re.findall(r"\w+", prompt.replace(BLANK, " "))
    if prompt.count(BLANK) != 1:
        found.append("blanks")
    size = len(answer.split())
    if not 4 <= len(rest) <= MAX_GAP_WORDS or size > MAX_GAP_ANSWER or size > len(rest):
        found.append("gap length")
    if not re.search(r"[.!?)\"'”»]$", prompt):
        found.append("end mark")
    words = [word.strip(",.").lower() for word in answer.split()]
    if all(w in g.determiners or w in g.prepositions or w in g.adverbs for w in words):
        found.append("function word")
    elif all(w in _WEAK or w in g.determiners or w in g.prepositions for w in words):
        found.append("weak word")
    if answer.lower() in g.numbers and re.search(
        rf"\b(?:the|de|these|disse) {BLANK}", prompt, re.I
    ):
        found.append("known number")
    before = re.search(rf"(\w+) {BLANK}", prompt)
    verbal = before is not None and before.group(1).lower() in g.modals | {g.to}
    if verbal and answer.lower() in g.numbers:
        found.append("no number")  # "vil tre ut"
    if re.match(rf"{'that' if g.english else 'at'} \w+ \w+", answer):
        found.append("a clause left out")
    if not g.english and (_FIXED.search(prompt) or _bare_relative(prompt, answer, g)):
        found.append("torn phrase")
    found += _cut(prompt, answer)
    return found + _splits(prompt, answer, g) + _told_beside(prompt, answer, g)


_CUT_CHOICE = re.compile(
    rf"{BLANK} (?:or|eller) (?!(?:more|less|fewer|older|younger|later|"
    r"earlier|longer|over|under|mer|mindre|flere|færre|eldre|yngre|lenger|senere|så)\b)"
    r"\w+(?=[.,;])"
)


def _cut(prompt: str, answer: str) -> list[str]:
    """ "begins in ____ or May", "are advised ____ without peat": half of what belongs together."""
    found = ["half a choice"] if _CUT_CHOICE.search(prompt) else []
    deed = re.match(r"(?:to|å) [a-zæøå]+ ", answer) and re.search(rf"{BLANK} [a-z]", prompt)
    case = re.match(r"(?:when|if|når|hvis) ", answer) and re.search(
        rf"\b(?:of|off|by|with|from|to|av|med|fra|til) {BLANK}", prompt
    )
    denied = re.match(r"(?:not|ikke) (?:in|on|at|i|på|ved) ", answer)
    return [*found, *(["a clause cut in two"] if deed or case or denied else [])]


_FIGURES = re.compile(r"\d+(?:[.,\u00a0 ]\d+)*")


def _told_beside(prompt: str, answer: str, g: Grammar) -> list[str]:
    """The words left out, or the number, stand in the rest of the sentence as well."""
    figures = set(_FIGURES.findall(answer))
    if figures:
        return ["leak"] if figures <= set(_FIGURES.findall(prompt)) else []
    words = content_words(answer, g)
    return ["leak"] if words and words <= content_words(prompt, g) else []


# "chapter ____", "90% or even ____": nothing tells which number
_NUMBERED = re.compile(
    r"\b(?:chapter|section|article|paragraph|part|kapittel|paragraf|artikkel|avsnitt|§) ____", re.I
)
_OR_EVEN = re.compile(
    r"\b(?:or even|eller til og med|eller endog) ____|____ (?:or even|eller til og med)"
)


def _no_gap_for(prompt: str, answer: str) -> list[str]:
    """ "Noe mange venter på ____": no sentence; "Mangel på tau kan ____": open."""
    rest_only = prompt.startswith(("Noe ", "Something that ")) or answer.startswith("hvorav ")
    making = answer.startswith(("gjøre ", "make "))
    can = re.search(rf"\w (?:kan|can|may) {BLANK}", prompt) is not None
    return ["opening"] * rest_only + ["no deed"] * (making and can)


# "i ____ med" asks for "takt", a word of the preposition
_FIXED = re.compile(r"\b[Ii] ____ (?:med|til|av)\b")


def _bare_relative(prompt: str, answer: str, g: Grammar) -> bool:
    """ "i ____ verdifallet oppstår" for "den perioden": the gap tears a clause from its noun."""
    if not re.match(r"(?:den|det|de) [a-zæøå]+$", answer):
        return False
    after = re.search(rf"{BLANK} (\w+)", prompt)
    linking = g.prepositions | g.coordinators | g.relatives | g.finite_aux | g.adverbs
    return (
        after is not None
        and after.group(1).lower().endswith(("en", "et", "ene"))
        and (after.group(1).lower() not in linking)
    )


def _splits(prompt: str, answer: str, g: Grammar) -> list[str]:
    """A blank that cuts an amount, a range or a name in two."""
    found: list[str] = []
    if _NUMBERED.search(prompt) or _OR_EVEN.search(prompt):
        found.append("one of two numbers")
    touching = re.search(rf"[\w$€£-]{BLANK}|{BLANK}[\w%-]", prompt)
    if touching or re.search(r"[$€£]\s*____|____\s*[-–]\s*\d|\d\s*[-–]\s*____", prompt):
        found.append("splits an amount")
    before = re.search(r"(\w+) (?:til|to|or|eller|and|og) ____", prompt)
    if re.search(r"\b(?:between|mellom) ____ (?:and|og) \d|____ (?:to|til|or|eller) \d", prompt):
        found.append("half a range")
    halves = before and (before.group(1).isdigit() or before.group(1).lower() in {*g.numbers, "en"})
    if halves and (answer[:1].isdigit() or answer.split()[0].lower() in g.numbers):
        found.append("half a range")
    if answer[:1].isupper() and not any(c.isdigit() for c in answer) and _inside_name(prompt):
        found.append("splits a name")
    return found


def _inside_name(prompt: str) -> bool:
    """A capitalised word right before or after the blank, not at the start of the sentence."""
    after = re.search(rf"{BLANK} [A-ZÆØÅ]", prompt)
    before = re.search(rf"(?<=\w )[A-ZÆØÅ][\w'-]* {BLANK}", prompt)
    return bool(after or before)
