"""Lists whose items are clauses or deeds: "when X and when Y", "to do X, do Y and do Z"."""

import re

from aimstudy.language.enumerations import MAX_ITEMS
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import word_set

_LEAST_WORDS, _MOST_WORDS = 2, 16
_ASKING = word_set(
    "how where who what which why whether when hvordan hvor hvem hva hvilke hvorfor om når"
)
_OPENERS = word_set("when if that to by når hvis dersom at å ved") | _ASKING
_CUT = {
    True: re.compile(r"\s*;\s*(?:(?:and|or)\s)?|,\s+(?:(?:and|or)\s)?|\s(?:and|or)\s"),
    False: re.compile(r"\s*;\s*(?:(?:og|eller)\s)?|,\s+(?:(?:og|eller)\s)?|\s(?:og|eller)\s"),
}


def clause_items(text: str, g: Grammar, expected: int) -> tuple[str, ...]:
    """The clauses of "when it is late, and when it is torn"; as many as were announced.

    They open with the same word, or are whole clauses apart by commas: "the ship must float,
    the crew must be paid, and the load must be dry".
    """
    text = text.strip(" ,;:.")
    opener = text.split()[0].lower() if text else ""
    pieces = _repeated(text, opener, g) if opener in _OPENERS else _apart(text, g)
    fits = all(_LEAST_WORDS <= len(piece.split()) <= _MOST_WORDS for piece in pieces)
    return pieces if fits and len(pieces) == expected <= MAX_ITEMS else ()


def asked_items(text: str, g: Grammar) -> tuple[str, ...]:
    """ "who pays, what is paid and when it is due": two or more indirect questions in a row."""
    text = text.strip(" ,;:.")
    if _first(text) not in _ASKING:
        return ()
    items = _repeated(text, _first(text), g)
    fits = all(_LEAST_WORDS <= len(item.split()) <= _MOST_WORDS for item in items)
    return items if fits and 2 <= len(items) <= MAX_ITEMS else ()


def deed_items(text: str, opener: str, bases: frozenset[str], g: Grammar) -> tuple[str, ...]:
    """ "keep the books, to buy cover and to answer the auditor": deeds in a row.

    ``bases`` are the infinitives of the sentence: each item opens with one, with or without
    ``opener`` ("to", "å") before it.
    """
    text = text.strip(" ,;:.")
    cuts = [m for m in _CUT[g.english].finditer(text) if _deed(text[m.end() :], opener) in bases]
    items = tuple(item.removeprefix(f"{opener} ") for item in _pieces(text, cuts))
    fits = all(1 <= len(item.split()) <= _MOST_WORDS for item in items)
    return items if fits and 2 <= len(items) <= MAX_ITEMS else ()


def _deed(text: str, opener: str) -> str:
    return _first(text.removeprefix(f"{opener} ")).strip(",.;")


def _repeated(text: str, opener: str, g: Grammar) -> tuple[str, ...]:
    alike = _ASKING if opener in _ASKING else {opener}
    cuts = [m for m in _CUT[g.english].finditer(text) if _first(text[m.end() :]) in alike]
    return _pieces(text, cuts)


def _first(text: str) -> str:
    return text.split()[0].lower() if text.strip() else ""


def _apart(text: str, g: Grammar) -> tuple[str, ...]:
    """Cut at commas; each piece has a finite verb of its own."""
    mark = ";" if ";" in text else ","
    cuts = [m for m in _CUT[g.english].finditer(text) if mark in m.group()]
    pieces = _pieces(text, cuts)
    finite = all(any(w.lower() in g.finite_aux for w in piece.split()) for piece in pieces)
    return pieces if finite else ()


def _pieces(text: str, cuts: list[re.Match[str]]) -> tuple[str, ...]:
    starts = [0, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), len(text)]
    return tuple(text[start:end].strip(" ,;") for start, end in zip(starts, ends, strict=True))
