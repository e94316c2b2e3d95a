"""The difference between a given and the right answer, in pieces to show. Judges nothing."""

import re

from aimstudy.domain.quiz import Piece, PieceKind

_OTHER_LENGTH, _FEW = 2, 5  # letters; one in the place of another counts twice
_GROUPED = re.compile(r"\d{1,3}(?:[\s.,']\d{3})+")
_UNIT = re.compile(r"(?<![\d.,])\d{1,3}(?:[\s.,']\d{3})+(?![\d.,]\d|\d)|\s+|[^\s]+")


def difference(given: str, right: str, *, by_letter: bool) -> tuple[Piece, ...]:
    """``right`` with what ``given`` lacks and what it has too much, in reading order.

    By letters for a slip of the pen, else by words. Empty where the two share nothing.
    """
    # Loaded on first use: the start must not pay for it.
    from rapidfuzz.distance import Indel

    old = _units(given, by_letter)
    new = _units(right, by_letter)
    pieces: list[Piece] = []
    for op in Indel.opcodes([_plain(u) for u in old], [_plain(u) for u in new]):
        if op.tag == "equal":
            _add(pieces, new[op.dest_start : op.dest_end], PieceKind.SAME)
        else:
            _add(pieces, old[op.src_start : op.src_end], PieceKind.EXTRA)
            _add(pieces, new[op.dest_start : op.dest_end], PieceKind.MISSING)
    shared = any(p.kind is PieceKind.SAME and p.text.strip() for p in pieces)
    if not shared:
        return ()
    return tuple(pieces if by_letter else _apart(pieces))


def few_letters(given: str, right: str) -> bool:
    """So few letters differ that they show the slip; of another word they would show nothing."""
    from rapidfuzz.distance import Indel

    near = abs(len(given) - len(right)) <= _OTHER_LENGTH
    return near and Indel.distance(given.lower(), right.lower()) <= _FEW


def _apart(pieces: list[Piece]) -> list[Piece]:
    """A word that is too much and the one in its place do not look like one word."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found else None
        glued = before is not None and not before.text[-1].isspace() and not piece.text[0].isspace()
        if before is not None and glued:
            if before.kind is PieceKind.EXTRA:
                found[-1] = Piece(f"{before.text} ", before.kind)
            elif piece.kind is PieceKind.EXTRA:
                piece = Piece(f" {piece.text}", piece.kind)
        found.append(piece)
    return found


def _units(text: str, by_letter: bool) -> list[str]:
    text = " ".join(text.split())
    return list(text) if by_letter else _UNIT.findall(text)


def _plain(unit: str) -> str:
    """In small letters; a number without its groups, a word without the stop behind it."""
    if _GROUPED.fullmatch(unit):
        return re.sub(r"\D", "", unit)
    return unit.lower().rstrip(".,;:!?") or unit


def _add(pieces: list[Piece], units: list[str], kind: PieceKind) -> None:
    text = "".join(units)
    if not text:
        return
    if pieces and pieces[-1].kind is kind:
        pieces[-1] = Piece(pieces[-1].text + text, kind)
    else:
        pieces.append(Piece(text, kind))
