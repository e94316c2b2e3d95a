"""Grades the items of a list, typed in any order; how one item is judged is handed in.

Whatever else was typed is held against the answer.
"""

import re
from collections import Counter
from typing import Protocol

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Expected, Grade, GradeReason, Piece, PieceKind, Verdict
from aimstudy.questions.grading_difference import difference
from aimstudy.questions.grading_words import plain_words

Judged = tuple[Verdict, GradeReason]
_RANK = {Verdict.RIGHT: 2, Verdict.NEARLY: 1, Verdict.WRONG: 0}
_KEPT_COMMA = "\u2063"
_BULLET = re.compile(r"^(?:[-–•*·]|\(?\d{1,2}[.)]|[a-zæøå]\))\s+")
_DIVIDER = re.compile(r"[;\n]|,(?!\d{3})|\s(?=\(?\d{1,2}[.)]\s+[^\W\d])")
_DIVIDER_OR_STROKE = re.compile(_DIVIDER.pattern + r"|\s/\s")
_MOST_PIECES = 8
_MOST_PARTS = 60


class JudgeItem(Protocol):
    """What a typed part is worth against one item; without its ``question`` if "" is given."""

    def __call__(self, answer: str, part: str, question: str = ...) -> Judged:
        """The verdict and why."""


def grade_list(expected: Expected, given: str, judge: JudgeItem) -> Grade:
    """Every item once, in any order."""
    left = _parts(expected, given, judge)
    pieces = _exact(expected, left)
    found, slips, nearly = len(pieces), 0, 0
    for answer in expected.answers:
        if answer in pieces:
            continue
        judged = [(judge(answer, part), part) for part in left[:_MOST_PARTS]]
        best = max(judged, key=lambda pair: _RANK[pair[0][0]], default=None)
        if best is None:
            continue
        (verdict, reason), part = best
        if verdict is Verdict.RIGHT:
            found += 1
            slips += reason is GradeReason.SPELLING
            left.remove(part)
            pieces[answer] = part
        nearly += verdict is Verdict.NEARLY
    wanted = len(expected.answers)
    if found == wanted and not left:
        reason = GradeReason.SPELLING if slips else GradeReason.SAME
        right = ", ".join(expected.answers)
        shown = difference(_in_their_order(expected, pieces), right, by_letter=False)
        return Grade(Verdict.RIGHT, reason, shown if slips else (), found, wanted)
    reason = GradeReason.MISSING if found < wanted else GradeReason.EXTRA
    verdict = Verdict.NEARLY if (found + nearly) * 2 >= wanted else Verdict.WRONG
    return Grade(verdict, reason, _shown(expected, pieces, left), found, wanted)


def _exact(expected: Expected, left: list[str]) -> dict[str, str]:
    """Items typed as they are, with their parts; these are taken from ``left``."""
    pieces: dict[str, str] = {}
    for answer in expected.answers:
        part = next((one for one in left if _same(answer, one)), None)
        if part is not None and answer not in pieces:
            pieces[answer] = part
            left.remove(part)
    return pieces


def _same(answer: str, part: str) -> bool:
    """In any case of the letters; with figures it may be another unit."""
    if answer == part:
        return True
    return answer.casefold() == part.casefold() and not any(map(str.isdigit, answer))


def _in_their_order(expected: Expected, pieces: dict[str, str]) -> str:
    return ", ".join(pieces.get(answer, "") for answer in expected.answers)


def _shown(expected: Expected, pieces: dict[str, str], left: list[str]) -> tuple[Piece, ...]:
    """The items in their order, those that are not there as missing, and what is too much last."""
    if not pieces:
        return ()
    shown: list[Piece] = []
    last = len(expected.answers) - 1
    for place, answer in enumerate(expected.answers):
        kind = PieceKind.SAME if answer in pieces else PieceKind.MISSING
        shown.append(Piece(answer + ", " * (place < last), kind))
    shown += [Piece(f" {part}", PieceKind.EXTRA) for part in left]
    return tuple(_joined(shown))


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of a kind as one."""
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].kind is piece.kind:
            between = "," if piece.kind is PieceKind.EXTRA else ""
            found[-1] = Piece(found[-1].text + between + piece.text, piece.kind)
        else:
            found.append(piece)
    return found


def _parts(expected: Expected, given: str, judge: JudgeItem) -> list[str]:
    """The items typed; an "and" divides only where no item of the list has one."""
    kept = _commas_kept(expected, given)
    divider = _DIVIDER if any("/" in one for one in expected.answers) else _DIVIDER_OR_STROKE
    cut = [p.replace(_KEPT_COMMA, ",") for p in divider.split(kept)]
    parts = [_BULLET.sub("", p.strip()).strip(" .") for p in cut]
    joint = (
        r"\s+(?:and|&|or)\s+" if expected.language is Language.ENGLISH else r"\s+(?:og|&|eller)\s+"
    )
    lead = joint.replace(r"\s+", "", 1)
    answers = [plain_words(a) for a in expected.answers]
    found: list[str] = []
    for raw in filter(None, parts):
        part = re.sub(f"^{lead}", "", raw, flags=re.I)
        if plain_words(part) in answers:
            found.append(part)
        else:
            found += _divided(part, joint, expected, judge)
    return [part for part in Counter(found) if any(not c.isspace() for c in part)]


def _commas_kept(expected: Expected, given: str) -> str:
    """ "railways, ports and quays" as one item of the list, where it is one."""
    for answer in expected.answers:
        if "," in answer:
            whole = re.compile(re.escape(answer), re.I)
            given = whole.sub(lambda m: m.group().replace(",", _KEPT_COMMA), given)
    return given


def _divided(part: str, joint: str, expected: Expected, judge: JudgeItem) -> list[str]:
    """Cut at the "and" that leaves the most right items."""
    pieces = re.split(joint, part, flags=re.I)
    whole = [one for one in pieces if any(_same(answer, one) for answer in expected.answers)]
    if len(pieces) == 1 or len(pieces) > _MOST_PIECES or len(whole) == len(pieces):
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
            any(judge(answer, one, "")[0] is Verdict.RIGHT for one in cut)
            for answer in expected.answers
        )
        if right > most or (right == most and len(cut) < len(best)):
            best, most = cut, right
    return best
