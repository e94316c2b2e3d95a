"""Grades a typed answer: right, nearly or wrong, why, and the difference to show.

A person may overrule it; so what is not surely the same is not counted as right.
"""

import re
from dataclasses import replace
from functools import cache

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Expected, Grade, GradeReason, Verdict
from aimstudy.language.grammar import Grammar, grammar_of
from aimstudy.questions.grading_aligned import Aligned, aligned, order_agrees
from aimstudy.questions.grading_alike import alike, closed_up, without_empty_decimals
from aimstudy.questions.grading_asked import (
    is_item,
    is_of_question,
    stands_beside,
    turned_question,
    words_asked,
)
from aimstudy.questions.grading_compounds import compound_and_phrase, turned_compound
from aimstudy.questions.grading_core import core_of
from aimstudy.questions.grading_dates import compare_dates, read_dates
from aimstudy.questions.grading_difference import difference, few_letters
from aimstudy.questions.grading_doubts import doubt
from aimstudy.questions.grading_known import KnownWords
from aimstudy.questions.grading_lists import grade_list
from aimstudy.questions.grading_marks import sign_said
from aimstudy.questions.grading_measures import other_measure
from aimstudy.questions.grading_names import initials, judge_name
from aimstudy.questions.grading_nouns import noun_for_verb
from aimstudy.questions.grading_numbers import (
    RIGHT,
    Amount,
    Judged,
    compare,
    in_words,
    plain_numbers,
    read_amount,
)
from aimstudy.questions.grading_retold import retold
from aimstudy.questions.grading_roles import other_part, other_role
from aimstudy.questions.grading_same import only_asked, same_said
from aimstudy.questions.grading_sign_forms import plain_marks
from aimstudy.questions.grading_signs import plain_romans, plain_signs
from aimstudy.questions.grading_small_words import other_small_words
from aimstudy.questions.grading_spelling import Spelling
from aimstudy.questions.grading_spoken import pieces_in_figures
from aimstudy.questions.grading_times import judge_times
from aimstudy.questions.grading_turns import (
    denied_otherwise,
    or_for_and,
    other_side,
    part_for_whole,
    side_of_amount,
    side_of_date,
    side_of_words,
)
from aimstudy.questions.grading_words import (
    content,
    content_words,
    joined,
    plain_limits,
    plain_ordinals,
    plain_words,
    turned_round,
)

_RANK = {Verdict.RIGHT: 2, Verdict.NEARLY: 1, Verdict.WRONG: 0}
_MOST_BESIDE = 3
_LONGEST_TYPED, _LONGEST_ANSWER = 1_200, 2_000  # letters
_CAPITAL = re.compile(r"\b[A-ZÆØÅÄÖÉ][^\W\d_]+")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")  # "1.5" is one word
_SPELLING: Judged = (Verdict.RIGHT, GradeReason.SPELLING)
_NEARLY: Judged = (Verdict.NEARLY, GradeReason.OTHER)
_WRONG: Judged = (Verdict.WRONG, GradeReason.OTHER)


def grade(
    expected: Expected, given: str, prompt: str = "", known: KnownWords | None = None
) -> Grade:
    """The verdict on ``given``. Words of the ``prompt`` need not be typed again.

    ``known`` are the words of both languages: no slip of the pen makes one of them.
    """
    if len(given) > _LONGEST_TYPED or sum(map(len, expected.answers)) > _LONGEST_ANSWER:
        return _compared(expected, given)
    as_typed = given
    given = " ".join(plain_signs(given, expected.language).split()).rstrip(".,;!? ")
    if not any(c.isalnum() for answer in expected.answers for c in answer):
        return _signs_only(expected, as_typed)
    if not any(c.isalnum() for c in given):
        return _no_word(expected, as_typed)
    spelling = _spelling(expected, prompt, known)
    if len(expected.answers) > 1:

        @cache
        def item(answer: str, part: str, question: str = prompt) -> Judged:
            return _judge_item(expected, answer, part, question, spelling)

        return grade_list(expected, as_typed, item)
    judged = []
    for right in _exact_enough(expected):
        verdict, reason = _judge_all(expected, right, (given, as_typed), prompt, spelling)
        judged.append((verdict, reason, right))
        if verdict is Verdict.RIGHT:
            break
    verdict, reason, right = max(judged, key=lambda one: _RANK[one[0]])
    if verdict is not Verdict.WRONG and _is_refused(expected, right, given, reason, spelling):
        verdict, reason = Verdict.WRONG, GradeReason.LISTED
    doubted = verdict is Verdict.NEARLY and reason is GradeReason.OTHER
    by_letter = reason is GradeReason.SPELLING or (doubted and few_letters(given, right))
    shown = () if reason is GradeReason.SAME else difference(given, right, by_letter=by_letter)
    return Grade(verdict, reason, shown, int(verdict is Verdict.RIGHT), 1)


def _judge_all(
    expected: Expected, right: str, both: tuple[str, str], prompt: str, spelling: Spelling
) -> Judged:
    """One right answer, whole or without what the question says; ``both``: plain and as typed."""
    given, as_typed = both
    verdict, reason = _judge(expected, right, given, prompt, spelling)
    if verdict is Verdict.RIGHT:
        return _after_doubts(expected, right, as_typed, prompt, reason)
    asked = words_asked(prompt)

    def is_asked(word: str) -> bool:
        return any(spelling.one_lemma(word, other) for other in asked)

    # A sentence is held against the whole one: who does what to whom has to agree.
    restated = any(map(is_asked, content_words(plain_words(given), expected.language)))
    core = "" if restated else core_of(right, prompt, expected.language, is_asked)
    if not core or not _is_amount(core, expected.language):
        return verdict, reason
    found = _judge(expected, core, given, prompt, spelling)
    if found[0] is Verdict.RIGHT:
        found = _after_doubts(expected, core, as_typed, prompt, found[1])
    return found if found[0] is Verdict.RIGHT else (verdict, reason)


def _is_amount(text: str, language: Language) -> bool:
    """Whether all of it is one amount or one date."""
    g = grammar_of(language)
    if read_dates(text, english=g.english):
        return True
    amount = read_amount(plain_signs(text, language), g.english)
    return amount is not None and not _is_sentence(amount)


def _compared(expected: Expected, given: str) -> Grade:
    """Too long to be looked at word by word: the same, or not."""
    typed = given.casefold().split()
    wanted = len(expected.answers)
    if typed in [
        text.casefold().split() for text in (", ".join(expected.answers), *expected.accept)
    ]:
        return Grade(Verdict.RIGHT, GradeReason.SAME, (), wanted, wanted)
    return Grade(Verdict.WRONG, GradeReason.OTHER if typed else GradeReason.EMPTY, (), 0, wanted)


def _signs_only(expected: Expected, given: str) -> Grade:
    """Answers without a letter or figure: the same signs, or not."""
    typed = plain_marks(given).split()
    answers = (*expected.answers, *expected.accept)
    right = any(
        typed == plain_marks(answer).split() or sign_said(answer.strip(), given)
        for answer in answers
    )
    wanted = len(expected.answers)
    if right and wanted == 1:
        return Grade(Verdict.RIGHT, GradeReason.SAME, (), 1, 1)
    return Grade(Verdict.WRONG, GradeReason.OTHER if typed else GradeReason.EMPTY, (), 0, wanted)


def _no_word(expected: Expected, given: str) -> Grade:
    """A sign for an answer in words: "∞"."""
    wanted = len(expected.answers)
    if wanted == 1 and sign_said(given.strip(), expected.answers[0]):
        return Grade(Verdict.RIGHT, GradeReason.SAME, (), 1, 1)
    return Grade(Verdict.WRONG, GradeReason.EMPTY, (), 0, wanted)


def _after_doubts(
    expected: Expected, right: str, given: str, prompt: str, reason: GradeReason
) -> Judged:
    """The verdict on an answer that would be right, after what speaks against it all the same."""
    given = same_said(right, given, prompt, expected.language)
    if part := other_part(right, given) or other_measure(right, given):
        return part
    if turned_question(given, prompt, expected.language):
        return _NEARLY
    if judge_times(right, given) is not None:
        return Verdict.RIGHT, reason
    g = grammar_of(expected.language)
    amount = expected.low is not None or read_dates(right, english=g.english) != []
    read = None if amount else read_amount(plain_signs(right, expected.language), g.english)
    measured = read is not None and _is_bare(read)
    language = expected.language
    found = doubt(right, given, prompt, language, amount=amount, measured=measured)
    if found is None or found[0] is not Verdict.WRONG:
        found = (
            other_role(right, given, prompt)
            or other_small_words(right, given, prompt, language)
            or found
        )
    return found or (Verdict.RIGHT, reason)


def _spelling(expected: Expected, prompt: str, known: KnownWords | None) -> Spelling:
    others = {word for text in (prompt, *expected.refuse) for word in plain_words(text)}
    answers = " ".join((*expected.answers, *expected.accept))
    capitals = {word.lower() for word in _CAPITAL.findall(answers)}
    return Spelling(expected.language, known, frozenset(others), frozenset(capitals))


def _is_refused(
    expected: Expected, right: str, given: str, reason: GradeReason, spelling: Spelling
) -> bool:
    """Another fact's answer, or nearer to one than to the right answer."""
    words = plain_words(given)
    if plain_words(right) == words:
        return False
    for text in expected.refuse:
        other = plain_words(text)
        if other == words:
            return True
        judged = _judge_words(text, given, "", grammar_of(expected.language), spelling)
        if reason is GradeReason.SPELLING and judged[0] is Verdict.RIGHT:
            return True
    return False


def _judge(expected: Expected, right: str, given: str, prompt: str, spelling: Spelling) -> Judged:
    """One right answer against the given one: as a time, a date, an amount, or words."""
    right = plain_signs(right, expected.language)
    if only_asked(right, given, prompt):
        return _WRONG
    given = same_said(right, given, prompt, expected.language)
    right, given = alike(right, given, expected.language)
    g = grammar_of(expected.language)
    if joined(plain_words(right)) == joined(plain_words(given)) and not any(
        map(str.isdigit, right)
    ):
        return RIGHT
    if denied_otherwise(right, given) or turned_compound(right, given, expected.language):
        return _WRONG
    if closed_up(right) == closed_up(given):
        return RIGHT
    side = side_of_date(right, given, prompt)
    for judged in (
        _worse(judge_times(right, given), side),
        _worse(_judge_dates(right, given, g), side),
        _judge_amounts(expected, right, given, prompt, g),
    ):
        if judged is not None:
            return judged
    best = _WRONG
    for variant in _variants(right):
        judged = _judge_words(variant, given, prompt, g, spelling)
        if _RANK[judged[0]] > _RANK[best[0]]:
            best = judged
    if best[0] is Verdict.WRONG and any(
        same(right, given, expected.language) for same in (compound_and_phrase, noun_for_verb)
    ):
        return _NEARLY
    return best


def _variants(right: str) -> list[str]:
    """With and without what stands in parentheses."""
    without = re.sub(r"\s*\([^()]*\)", "", right).strip()
    return [right, without] if without and without != right else [right]


# -- dates and amounts ------------------------------------------------------------------------
def _exact_enough(expected: Expected) -> list[str]:
    """The right answers, without dates that lack a part of the first one."""
    english = grammar_of(expected.language).english
    first = read_dates(expected.answers[0], english=english)
    accepted = [
        text
        for text in expected.accept
        if not first
        or all(
            compare_dates(first[0], d)[0] is not Verdict.NEARLY
            for d in read_dates(text, english=english)
        )
    ]
    return [expected.answers[0], *accepted]


def _worse(judged: Judged | None, other: Judged | None) -> Judged | None:
    """The judgement, or what is held against it, where that is worse."""
    if judged is None or other is None:
        return judged
    return min(judged, other, key=lambda one: _RANK[one[0]])


def _judge_dates(right: str, given: str, g: Grammar) -> Judged | None:
    wanted = read_dates(right, english=g.english)
    if not wanted:
        return None
    dates = read_dates(given, short=True, english=g.english)
    readings = [compare_dates(wanted[0], date) for date in dates]
    return max(readings, key=lambda judged: _RANK[judged[0]], default=None)


def _judge_amounts(
    expected: Expected, right: str, given: str, prompt: str, g: Grammar
) -> Judged | None:
    """None where the right answer is no amount, so that its words decide."""
    numeric = expected.low is not None
    wanted = read_amount(right, g.english)
    if wanted is None or _is_sentence(wanted) or not (numeric or _is_bare(wanted)):
        return None
    if numeric and (wanted.unit is None or wanted.unit.family != "percent"):
        given = pieces_in_figures(given, g.english)
    # "1.800" may be meant as it is usual elsewhere.
    readings = [read_amount(given, g.english, loose=loose) for loose in (False, True)]
    found = [
        compare(wanted, typed, prompt, g.language, shown=bool(expected.unit))
        for typed in readings
        if typed is not None
    ]
    if found:
        best = max(found, key=lambda judged: _RANK[judged[0]])
        return _worse(best, side_of_amount(*_in_figures(right, given, g), prompt))
    if not numeric and not _has_figures(right):
        return None
    numbers = _has_figures(plain_numbers(given, g.english))
    return Verdict.WRONG, GradeReason.NUMBER if numbers else GradeReason.NO_NUMBER


def _in_figures(right: str, given: str, g: Grammar) -> tuple[str, str]:
    return plain_numbers(right, g.english), plain_numbers(given, g.english)


def _has_figures(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_bare(amount: Amount) -> bool:
    """Nothing but the number and what belongs to it."""
    return not amount.rest


def _is_sentence(amount: Amount) -> bool:
    """Several words beside the number: they decide, not it alone."""
    return len(amount.rest) > _MOST_BESIDE


# -- words ------------------------------------------------------------------------------------
def _judge_words(right: str, given: str, prompt: str, g: Grammar, spelling: Spelling) -> Judged:
    both = wanted, typed = _words_of(right, g), _words_of(given, g)
    if len(wanted) == 1 and [word + "rd" for word in typed] == wanted:  # "1." for "first"
        return RIGHT
    if turned_round(wanted, typed) or other_side(right, given) or part_for_whole(right, given):
        return _WRONG
    if name := judge_name(right, given, prompt) or initials(right, given):
        return name
    wanted, typed = content(wanted, g), content(typed, g)
    found = _less_asked(aligned(wanted, typed, spelling), wanted, (right, given), prompt, spelling)
    if found.missing or found.extra:
        in_part = _in_part(wanted, typed, found, spelling)
        return in_part or retold(both, found, words_asked(prompt), spelling) or _WRONG
    turned = _NEARLY if or_for_and(right, given) else side_of_words(right, given, prompt)
    if turned is not None:
        return turned
    if found.doubtful:
        return _NEARLY
    if found.slips:
        return _SPELLING
    in_order = order_agrees(wanted, typed, right, g)
    return RIGHT if in_order else (Verdict.NEARLY, GradeReason.ORDER)


def _less_asked(
    found: Aligned, wanted: list[str], both: tuple[str, str], prompt: str, spelling: Spelling
) -> Aligned:
    """Without the words that the question names, and slips of small words.

    ``both``: the right answer and the given one.
    """
    right, given = both
    g = grammar_of(spelling.language)
    ordinals = set(_words_of(prompt, g)) - set(plain_words(prompt))  # "the first war" as "1rd war"
    asked = [*words_asked(prompt), *ordinals]
    matched = [w for w in wanted if w not in found.missing]
    optional = [
        w
        for w in found.missing
        if any(spelling.one_lemma(w, a) for a in asked) and not is_item(w, right, matched)
    ]
    missing = found.missing
    if len(optional) < len(wanted):
        missing = [w for w in missing if w not in optional]
    small = [w for w in _words_of(right, g) if w not in wanted]
    beside = [w for w in found.extra if is_of_question(w, given, asked, spelling.one_lemma)]
    extra = [
        w for w in found.extra if w not in beside and not any(spelling.slip(s, w) for s in small)
    ]
    turned = beside and not stands_beside(given, prompt, matched, beside, spelling.one_lemma)
    if turned or (found.missing and found.extra and not missing and not extra):
        # One word of the question for another: "the right one" for "the left one".
        found = replace(found, doubtful=1)
    return replace(found, missing=missing, extra=extra)


def _words_of(text: str, g: Grammar) -> list[str]:
    """The words with numbers as figures; "en" before a noun is an article, not a number."""
    if not g.english:
        text = re.sub(r"(?<!\w)(?:en|et|ei)(?!\w)", " ", text, flags=re.I)
    text = plain_limits(without_empty_decimals(text), g.english)
    text = plain_romans(plain_ordinals(text, g.english))
    return plain_words(_POINT.sub("point", in_words(text, g.english)))


def _in_part(
    wanted: list[str], typed: list[str], found: Aligned, spelling: Spelling
) -> Judged | None:
    """What a part of the words is worth; None where that is for the whole sentence to say."""
    missing, extra = found.missing, found.extra
    # A compound in two words, or the other way; a letter alone is a name.
    apart = len(wanted) != len(typed) and min(map(len, (*wanted, *typed))) > 1
    if apart and _is_slip(joined(wanted), joined(typed), spelling):
        return _SPELLING
    turned = spelling.contradicted(wanted, typed, extra)
    numbers = any(w[0].isdigit() for w in (*missing, *extra))
    if turned or numbers:
        return _WRONG
    if missing and extra:
        return None
    if extra:
        return (Verdict.NEARLY, GradeReason.EXTRA)
    half = found.matched >= len(missing)
    return (Verdict.NEARLY, GradeReason.MISSING) if half else None


def _is_slip(expected: str, given: str, spelling: Spelling) -> bool:
    """A compound written apart, with one slip at most."""
    near = abs(len(expected) - len(given)) < 2 and len(expected) > 7
    return near and spelling.slip(expected, given, most=1)


def _judge_item(
    expected: Expected, answer: str, part: str, prompt: str, spelling: Spelling
) -> Judged:
    """One item of a list against one part of what was typed."""
    if answer == part:
        return RIGHT
    one = Expected(expected.language, (answer,))
    plain = " ".join(plain_signs(part, expected.language).split())
    verdict, reason = _judge(one, answer, plain, prompt, spelling)
    if verdict is not Verdict.RIGHT:
        return verdict, reason
    return _after_doubts(one, answer, part, prompt, reason)
