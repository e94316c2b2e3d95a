"""Tells what turns a right answer round: a denial, the other side of a date, "or" for "and".

Looks at these few words only; whether the rest agrees is for others to say.
"""

import re

from aimstudy.domain.quiz import GradeReason, Verdict
from aimstudy.language.words import word_set
from aimstudy.questions.grading_words import NEGATIONS, plain_words

Judged = tuple[Verdict, GradeReason]
_WRONG: Judged = (Verdict.WRONG, GradeReason.OTHER)
_EXTRA: Judged = (Verdict.NEARLY, GradeReason.EXTRA)
_MISSING: Judged = (Verdict.NEARLY, GradeReason.MISSING)
# "no more than 5" denies nothing, nor does "no. 5".
_NO_DENIAL = re.compile(
    r"\bno\. ?(?=\d)|\b(?:not?|ikke) (?:any )?(?:more|less|fewer|later|longer|earlier|sooner|higher"
    r"|lower|over|under|above|below|exceeding|before|after|until|mer|mindre|flere|færre|senere"
    r"|tidligere|lenger|høyere|lavere|før|etter)\b",
    re.I,
)
_BEFORE = word_set("before prior earlier før")
_AFTER = word_set("after following later etter")
_SURE = word_set("before after før")  # "etter" is "according to" as well
_UNTIL = word_set("by until till within latest innen inntil senest")
_ASKS_LIMIT = _UNTIL | word_set("when soon deadline frist fristen når raskt snart")
_EARLY = (_BEFORE | _UNTIL) - {"by", "latest", "earlier"}
_LATE = _AFTER - {"following", "later"} | word_set("from since fra siden")
_PART_OF = re.compile(
    r"\b(one|some|any|part|parts|most|half|few|many|none|en|ett|én|noen|ingen|del|deler|fleste|"
    r"halvparten|enkelte|mange|få) (?:of|av)\b"
)
_ALL = word_set("and og samt")
_ONE_OF = word_set("or eller")


def denied_otherwise(right: str, given: str) -> bool:
    """One of the two denies, and the other does not."""
    return _denies(right) is not _denies(given)


def _denies(text: str) -> bool:
    return not NEGATIONS.isdisjoint(plain_words(_NO_DENIAL.sub(" ", text)))


def part_for_whole(right: str, given: str) -> bool:
    """ "one of the parties" is not "the parties"."""
    one, two = (set(_PART_OF.findall(text.lower())) for text in (right, given))
    return bool(one - set(plain_words(given)) or two - set(plain_words(right)))


def or_for_and(right: str, given: str) -> bool:
    """One of the two names all ("A and B"), the other any ("A or B")."""
    ways = [
        (not _ALL.isdisjoint(words), not _ONE_OF.isdisjoint(words))
        for words in (plain_words(right), plain_words(given))
    ]
    return ways in ([(True, False), (False, True)], [(False, True), (True, False)])


def side_of_date(right: str, given: str, prompt: str) -> Judged | None:
    """What is held against a date or time for the side of it that is meant; None: nothing.

    A side that the question names need not be typed, and may be.
    """
    wanted, typed = _sides(plain_words(right)), _sides(plain_words(given))
    if wanted and typed:
        return None if wanted & typed else _WRONG
    if wanted == typed or (wanted | typed) & _sides(plain_words(prompt)):
        return None
    strict = not (_BEFORE | _AFTER).isdisjoint(plain_words(given if typed else right))
    if typed:
        return _WRONG if strict else _EXTRA
    return _MISSING if strict else None


def other_side(right: str, given: str) -> bool:
    """ "within 30 days of" and "after 30 days of", "from the vote" and "before the vote"."""
    one, two = set(plain_words(right)), set(plain_words(given))
    return any(
        bool(early & _EARLY and late & _LATE) and not (early & _LATE or late & _EARLY)
        for early, late in ((one, two), (two, one))
    )


def side_of_words(right: str, given: str, prompt: str) -> Judged | None:
    """The same for words: "the vote" is not "after the vote"."""
    wanted, typed, asked = (_SURE & set(plain_words(text)) for text in (right, given, prompt))
    if wanted == typed or (wanted | typed) & asked:
        return None
    return _MISSING if wanted else _EXTRA


def side_of_amount(right: str, given: str, prompt: str) -> Judged | None:
    """The same for an amount, both with their numbers in figures: "after 24 hours"."""
    wanted, typed = (plain_words(re.split(r"\d", text, maxsplit=1)[0]) for text in (right, given))
    one, two = _sides(wanted), _sides(typed)
    if one and two and not one & two:
        return _WRONG
    asked = _ASKS_LIMIT & set(plain_words(prompt))
    limit = {"within", "innen"} & set(typed)
    return _EXTRA if limit and not one and not asked else None


def _sides(words: list[str]) -> frozenset[str]:
    """ "before", "after", both or neither."""
    early = not (_BEFORE | _UNTIL).isdisjoint(words)
    late = not _AFTER.isdisjoint(words)
    return frozenset(side for side, said in (("before", early), ("after", late)) if said)
