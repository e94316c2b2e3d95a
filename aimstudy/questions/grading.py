"""Grades a typed answer: right, nearly or wrong, why, and the difference to show.

A person may overrule it; so what is not surely the same is not counted as right.
"""

import re
import unicodedata
from collections import Counter

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Expected, Grade, GradeReason, Verdict
from aimstudy.language.grammar import Grammar, grammar_of
from aimstudy.questions.grading_dates import compare_dates, read_dates
from aimstudy.questions.grading_difference import difference
from aimstudy.questions.grading_numbers import (
    RIGHT,
    Amount,
    Judged,
    compare,
    plain_numbers,
    read_amount,
)
from aimstudy.questions.grading_words import (
    content,
    contradicts,
    joined,
    plain_ordinals,
    plain_words,
    same_word,
    slip,
    turned_round,
)

_RANK = {Verdict.RIGHT: 2, Verdict.NEARLY: 1, Verdict.WRONG: 0}
_MOST_BESIDE = 3
_SPELLING: Judged = (Verdict.RIGHT, GradeReason.SPELLING)
_WRONG: Judged = (Verdict.WRONG, GradeReason.OTHER)


def grade(expected: Expected, given: str, prompt: str = "") -> Grade:
    """The verdict on ``given``. Words of the ``prompt`` need not be typed again."""
    given = " ".join(unicodedata.normalize("NFKC", given).split()).rstrip(".,;!? ")
    if not any(c.isalnum() for c in given):
        return Grade(Verdict.WRONG, GradeReason.EMPTY, (), 0, len(expected.answers))
    if len(expected.answers) > 1:
        return _grade_list(expected, given, prompt)
    best: tuple[Judged, str] | None = None
    for right in (expected.answers[0], *expected.accept):
        judged = _judge(expected, right, given, prompt)
        if best is None or _RANK[judged[0]] > _RANK[best[0][0]]:
            best = (judged, right)
    assert best is not None
    (verdict, reason), right = best
    if verdict is not Verdict.WRONG and _is_refused(expected, right, given, reason):
        verdict, reason = Verdict.WRONG, GradeReason.LISTED
    by_letter = reason is GradeReason.SPELLING
    shown = () if reason is GradeReason.SAME else difference(given, right, by_letter=by_letter)
    return Grade(verdict, reason, shown, int(verdict is Verdict.RIGHT), 1)


def _is_refused(expected: Expected, right: str, given: str, reason: GradeReason) -> bool:
    """Another fact's answer, or nearer to one than to the right answer."""
    words = plain_words(given)
    if plain_words(right) == words:
        return False
    for text in expected.refuse:
        other = plain_words(text)
        if other == words:
            return True
        judged = _judge_words(text, given, "", grammar_of(expected.language))
        if reason is GradeReason.SPELLING and judged[0] is Verdict.RIGHT:
            return True
    return False


def _judge(expected: Expected, right: str, given: str, prompt: str) -> Judged:
    """One right answer against the given one: as an amount, a date, or words."""
    right = unicodedata.normalize("NFKC", right)
    g = grammar_of(expected.language)
    if joined(plain_words(right)) == joined(plain_words(given)) and not any(
        map(str.isdigit, right)
    ):
        return RIGHT
    dates = _judge_dates(right, given)
    if dates is not None:
        return dates
    amount = _judge_amounts(expected, right, given, prompt, g)
    if amount is not None:
        return amount
    best = _WRONG
    for variant in _variants(right):
        judged = _judge_words(variant, given, prompt, g)
        if _RANK[judged[0]] > _RANK[best[0]]:
            best = judged
    return best


def _variants(right: str) -> list[str]:
    """With and without what stands in parentheses."""
    without = re.sub(r"\s*\([^()]*\)", "", right).strip()
    return [right, without] if without and without != right else [right]


# -- dates and amounts ------------------------------------------------------------------------
def _judge_dates(right: str, given: str) -> Judged | None:
    wanted = read_dates(right)
    if not wanted:
        return None
    readings = [compare_dates(wanted[0], date) for date in read_dates(given)]
    return max(readings, key=lambda judged: _RANK[judged[0]], default=None)


def _judge_amounts(
    expected: Expected, right: str, given: str, prompt: str, g: Grammar
) -> Judged | None:
    """None where the right answer is no amount, so that its words decide."""
    found: list[Judged] = []
    numeric = expected.low is not None
    for grouped in (True, False):
        wanted = read_amount(right, g.english)
        typed = read_amount(given, g.english, grouped=grouped)
        if wanted is None or _is_sentence(wanted) or not (numeric or _is_bare(wanted)):
            return None
        if typed is None:
            continue
        found.append(compare(wanted, typed, prompt, g.language))
    if found:
        return max(found, key=lambda judged: _RANK[judged[0]])
    return (Verdict.WRONG, GradeReason.NUMBER)


def _is_bare(amount: Amount) -> bool:
    """Nothing but the number and what belongs to it."""
    return not amount.rest


def _is_sentence(amount: Amount) -> bool:
    """Several words beside the number: they decide, not it alone."""
    return len(amount.rest) > _MOST_BESIDE


# -- words ------------------------------------------------------------------------------------
def _judge_words(right: str, given: str, prompt: str, g: Grammar) -> Judged:
    wanted, typed = _words_of(right, g), _words_of(given, g)
    if turned_round(wanted, typed):
        return _WRONG
    asked = plain_words(prompt)
    wanted, typed = content(wanted, g), content(typed, g)
    matched, slips, missing, extra = _aligned(wanted, typed, g.language)
    optional = [w for w in missing if any(same_word(w, a, g.language) for a in asked)]
    if len(optional) < len(wanted):
        missing = [w for w in missing if w not in optional]
    extra = [w for w in extra if not any(same_word(w, a, g.language) for a in asked)]
    small = [w for w in _words_of(right, g) if w not in wanted]
    extra = [w for w in extra if not any(slip(s, w, g.language) for s in small)]
    if not missing and not extra:
        if slips:
            return _SPELLING
        return (
            RIGHT
            if _order_agrees(wanted, typed, right, g)
            else (
                Verdict.NEARLY,
                GradeReason.ORDER,
            )
        )
    return _in_part(wanted, typed, matched, missing, extra, g.language)


def _words_of(text: str, g: Grammar) -> list[str]:
    """The words with numbers as figures; "en" before a noun is an article, not a number."""
    if not g.english:
        text = re.sub(r"(?<!\w)(?:en|et|ei)(?!\w)", " ", text, flags=re.I)
    return plain_words(plain_numbers(plain_ordinals(text, g.english), g.english))


def _in_part(
    wanted: list[str],
    typed: list[str],
    matched: int,
    missing: list[str],
    extra: list[str],
    language: Language,
) -> Judged:
    """What a part of the words is worth."""
    apart = len(wanted) != len(typed)  # a compound in two words, or the other way
    if apart and _is_slip(joined(wanted), joined(typed), language):
        return _SPELLING
    turned = any(contradicts(w, x, language) for w in wanted for x in extra)
    numbers = any(w.isdigit() for w in (*missing, *extra))
    if turned or numbers or (missing and extra):
        return _WRONG
    if extra:
        return (Verdict.NEARLY, GradeReason.EXTRA)
    half = matched * 2 >= len(wanted)
    return (Verdict.NEARLY, GradeReason.MISSING) if half else _WRONG


def _is_slip(expected: str, given: str, language: Language) -> bool:
    """A compound written apart, with one slip at most."""
    near = abs(len(expected) - len(given)) < 2 and len(expected) > 7
    return near and slip(expected, given, language, most=1)


def _aligned(
    wanted: list[str], typed: list[str], language: Language
) -> tuple[int, int, list[str], list[str]]:
    """Words that agree, how many of them are misspelt, and what is left on either side."""
    left = list(typed)
    missing: list[str] = []
    matched = 0
    for word in wanted:
        same = next((t for t in left if same_word(word, t, language)), None)
        if same is None:
            missing.append(word)
        else:
            matched += 1
            left.remove(same)
    slips = 0
    for word in list(missing):
        near = next((t for t in left if slip(word, t, language)), None)
        if near is not None:
            slips += 1
            matched += 1
            missing.remove(word)
            left.remove(near)
    return matched, slips, missing, left


def _order_agrees(wanted: list[str], typed: list[str], right: str, g: Grammar) -> bool:
    """The words stand in their order, or the order does not matter ("A and B")."""
    if re.search(r"\b(?:and|og|or|eller)\b|,", right):
        return True
    left: list[str | None] = list(wanted)
    places = []
    for word in typed:
        same = (n for n, w in enumerate(left) if w and same_word(w, word, g.language))
        place = next(same, None)
        if place is not None:
            places.append(place)
            left[place] = None
    return places == sorted(places)


# -- lists ------------------------------------------------------------------------------------
def _grade_list(expected: Expected, given: str, prompt: str) -> Grade:
    """Every item once, in any order; whatever else was typed is held against it."""
    parts = _parts(expected, given)
    left = list(parts)
    found, slips = 0, 0
    for answer in expected.answers:
        one = Expected(expected.language, (answer,))
        best = max(left, key=lambda part: _RANK[_judge(one, answer, part, prompt)[0]], default=None)
        if best is None:
            continue
        verdict, reason = _judge(one, answer, best, prompt)
        if verdict is Verdict.RIGHT:
            found += 1
            slips += reason is GradeReason.SPELLING
            left.remove(best)
    wanted = len(expected.answers)
    right = ", ".join(expected.answers)
    if found == wanted and not left:
        reason = GradeReason.SPELLING if slips else GradeReason.SAME
        shown = difference(", ".join(parts), right, by_letter=False) if slips else ()
        return Grade(Verdict.RIGHT, reason, shown, found, wanted)
    reason = GradeReason.MISSING if found < wanted else GradeReason.EXTRA
    verdict = Verdict.NEARLY if found * 2 >= wanted else Verdict.WRONG
    return Grade(verdict, reason, difference(given, right, by_letter=False), found, wanted)


def _parts(expected: Expected, given: str) -> list[str]:
    """The items typed; an "and" divides only where no item of the list has one."""
    kept = _commas_kept(expected, given)
    cut = [p.replace(_KEPT_COMMA, ",") for p in re.split(r"[;\n]|,(?!\d{3})", kept)]
    parts = [p.strip(" .") for p in cut if p.strip(" .")]
    joint = (
        r"\s+(?:and|&|or)\s+" if expected.language is Language.ENGLISH else r"\s+(?:og|&|eller)\s+"
    )
    lead = joint.replace(r"\s+", "", 1)
    answers = [plain_words(a) for a in expected.answers]
    found: list[str] = []
    for raw in parts:
        part = re.sub(f"^{lead}", "", raw, flags=re.I)
        if plain_words(part) in answers:
            found.append(part)
        else:
            found += _divided(part, joint, expected)
    counted = Counter(found)
    return [part for part in counted if any(c.isalnum() for c in part)]


_KEPT_COMMA = "\u2063"


def _commas_kept(expected: Expected, given: str) -> str:
    """ "railways, ports and quays" as one item of the list, where it is one."""
    for answer in expected.answers:
        if "," in answer:
            whole = re.compile(re.escape(answer), re.I)
            given = whole.sub(lambda m: m.group().replace(",", _KEPT_COMMA), given)
    return given


def _divided(part: str, joint: str, expected: Expected) -> list[str]:
    """Cut at the "and" that leaves the most right items."""
    pieces = re.split(joint, part, flags=re.I)
    if len(pieces) == 1 or len(pieces) > 8:
        return pieces
    word = re.search(joint, part, re.I)
    between = word.group() if word else " "
    best, most = pieces, -1
    for mask in range(1 << (len(pieces) - 1)):
        cut = [pieces[0]]
        for place, piece in enumerate(pieces[1:]):
            if mask >> place & 1:
                cut.append(piece)
            else:
                cut[-1] += between + piece
        right = sum(
            any(
                _judge(Expected(expected.language, (a,)), a, c, "")[0] is Verdict.RIGHT for c in cut
            )
            for a in expected.answers
        )
        if right > most or (right == most and len(cut) < len(best)):
            best, most = cut, right
    return best
