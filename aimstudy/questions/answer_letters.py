"""One line of letters from a quiz done on paper, as answers. Knows nothing of storage or paper.

Three ways to write it: letters only ("ACBD"), a group for each question ("A C BD -"), or with the
numbers of the questions ("1A 2C 4BD"). A dash or a dot is "not known", which counts; a question
mark, or a number that does not come, is "not asked": nobody knows why nothing was written there.
"""

import re
from collections.abc import Sequence

from aimstudy.domain.answer_letters import LetterFault, LetterQuestion, LettersFault, LettersRead
from aimstudy.domain.quiz import Given

LONGEST_LINE = 5_000
_NONE = "-–—.?_"
_NUMBERED = re.compile(r"(\d+)\s*[.:)]?\s*([A-Za-z]+|[-–—?_])?")
_GROUPS = re.compile(r"[\s,;/|]+")


def read_letters(line: str, questions: Sequence[LetterQuestion]) -> LettersRead:
    """The answers that ``line`` gives to ``questions``, in order; upper or lower case.

    >>> read_letters("b - ac", [LetterQuestion(4), LetterQuestion(4), LetterQuestion(5, True)])
    LettersRead(answers=(1, None, (0, 2)), faults=(), found=3, left_out=frozenset())
    """
    text = line.strip()[:LONGEST_LINE]
    faults: list[LettersFault] = []
    if any(sign.isdigit() for sign in text):
        groups = _by_number(text, len(questions), faults)
    else:
        groups = _in_order(text, questions, faults)
    answers = [
        _answer(groups.get(place), question, place, faults)
        for place, question in enumerate(questions, 1)
    ]
    left_out = frozenset(
        place - 1 for place in range(1, len(questions) + 1) if _not_asked(groups.get(place, ""))
    )
    if not faults and len(left_out) == len(questions):
        faults.append(LettersFault(LetterFault.NOTHING))
    return LettersRead(tuple(answers), tuple(faults), len(groups), left_out)


def _not_asked(group: str) -> bool:
    return not group.strip("?")


def _by_number(text: str, count: int, faults: list[LettersFault]) -> dict[int, str]:
    groups: dict[int, str] = {}
    end = 0
    for match in _NUMBERED.finditer(text):
        _refuse_strange(text[end : match.start()], faults)
        end = match.end()
        number, letters = int(match[1][:9]), match[2] or ""
        if not 1 <= number <= count:
            faults.append(LettersFault(LetterFault.NO_QUESTION, 0, match[1][:9]))
        elif number in groups:
            faults.append(LettersFault(LetterFault.TWICE, number, match[1]))
        else:
            groups[number] = letters
    _refuse_strange(text[end:], faults)
    return groups


def _refuse_strange(between: str, faults: list[LettersFault]) -> None:
    """What stands between numbered answers may part them, and nothing else."""
    rest = _GROUPS.sub("", between).strip(_NONE)
    if rest:
        faults.append(LettersFault(LetterFault.STRANGE, 0, rest[:20]))


def _in_order(
    text: str, questions: Sequence[LetterQuestion], faults: list[LettersFault]
) -> dict[int, str]:
    groups = [group for group in _GROUPS.split(text) if group]
    if len(groups) != len(questions) and not any(question.several for question in questions):
        groups = list("".join(groups))
    if len(groups) != len(questions):
        faults.append(LettersFault(LetterFault.COUNT, 0, str(len(groups))))
    return dict(enumerate(groups[: len(questions)], 1))


def _answer(
    group: str | None, question: LetterQuestion, place: int, faults: list[LettersFault]
) -> Given | None:
    letters = (group or "").strip(_NONE).upper()
    places = [ord(letter) - ord("A") for letter in letters]
    fault = None
    if not all("A" <= letter <= "Z" for letter in letters):
        fault = LetterFault.STRANGE
    elif any(where >= question.options for where in places):
        fault = LetterFault.NO_OPTION
    elif len(set(places)) < len(places):
        fault = LetterFault.TWICE
    elif len(places) > 1 and not question.several:
        fault = LetterFault.TOO_MANY
    if fault is not None:
        faults.append(LettersFault(fault, place, letters[:20]))
        return None
    if not places:
        return None
    return tuple(sorted(places)) if question.several else places[0]
