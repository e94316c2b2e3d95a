"""Tells how the bytes of a text file are written, and gives its letters. Knows no format.

What is certain comes first: a byte order mark, UTF-8, UTF-16 by where its NULs stand. Only then is
a code page tried, and that it was a guess is said.
"""

import codecs
import locale
import re
from dataclasses import dataclass
from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.interchange import limits

CODE_PAGES = (
    "cp1252", "cp1250", "cp1251", "shift_jis", "gb18030", "big5", "euc-kr",
)  # fmt: skip
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_HIGH, _NOT_TEXT = bytes(range(128, 256)), bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_SAMPLE = 64_000
_FEWEST_NULS, _NUL_SHARE = 2, 0.02
_GOOD_TO_BAD = 4  # so many letters of several bytes for each byte that is none: UTF-8 all the same
_WESTERN_SHARE, _FEW = 0.25, 10  # a text in Latin letters has fewer bytes beyond ASCII
_STRANGE_SHARE = 0.1  # of control characters: no text
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FIELD_END = "\x1f"  # parts the fields of a note in the library


@dataclass(frozen=True, slots=True)
class Decoded:
    """The letters of a file, lines parted by ``\\n`` alone.

    ``bad`` parts of it are no text and stand as U+FFFD; ``guessed``: it may be another encoding.
    """

    text: str
    encoding: str
    bad: int = 0
    guessed: bool = False


def read_text(file: Path, encoding: str | None = None) -> Decoded:
    """The letters of a file; raises Problem FILE_UNREADABLE, DECK_TOO_LARGE, DECK_ENCODING_UNKNOWN.

    ``encoding`` is what a person chose.
    """
    try:
        with file.open("rb") as source:
            data = source.read(limits.TEXT_FILE + 1)
    except OSError as error:
        reason = error.strerror or error
        raise Problem(ProblemKind.FILE_UNREADABLE, name=file.name, reason=reason) from error
    if len(data) > limits.TEXT_FILE:
        limit = limits.TEXT_FILE // limits.MEGABYTE
        raise Problem(ProblemKind.DECK_TOO_LARGE, name=file.name, limit=limit, unit="MB")
    found = decoded(data, encoding)
    if found is None:
        raise Problem(ProblemKind.DECK_ENCODING_UNKNOWN, name=file.name)
    return found


def decoded(data: bytes, encoding: str | None = None) -> Decoded | None:
    """The letters of some bytes; None where it cannot be told how they are written.

    >>> decoded("blåbær".encode("cp1252"))
    Decoded(text='blåbær', encoding='cp1252', bad=0, guessed=True)
    """
    if encoding:
        return _as_chosen(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _mended(data[len(mark) :].decode(name, "replace"), name)
    if wide := _wide(data):
        return _mended(data.decode(wide, "replace"), wide)
    try:
        return _mended(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged(data) or _by_code_page(data)


def looks_binary(head: bytes) -> bool:
    """Whether the beginning of a file is that of no text in any encoding.

    >>> looks_binary(bytes(range(32)) * 4), looks_binary("æ;ø".encode("utf-16"))
    (True, False)
    """
    if head.startswith(tuple(mark for mark, _ in _MARKS)) or _wide(head):
        return False
    strange = len(head) - len(head.translate(None, _NOT_TEXT))
    return strange > len(head) * _STRANGE_SHARE


def _as_chosen(data: bytes, encoding: str) -> Decoded | None:
    try:
        info = codecs.lookup(encoding)
        text = data.decode(info.name, "replace")
    except (LookupError, ValueError, UnicodeError):
        return None
    return _mended(text, info.name)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: its NULs stand at even or at odd places only."""
    head = data[: _SAMPLE - _SAMPLE % 2]
    nuls = head[0::2].count(0), head[1::2].count(0)
    if max(nuls) < max(_FEWEST_NULS, len(head) / 2 * _NUL_SHARE) or min(nuls) * 20 > max(nuls):
        return None
    name = "utf-16-le" if nuls[1] > nuls[0] else "utf-16-be"
    text = head.decode(name, "replace")
    strange = len(_CONTROLS.findall(text)) + text.count(_UNKNOWN)
    lines_agree = text.count("\n") * 2 >= head.count(b"\n")
    return name if lines_agree and strange * 50 <= len(text) else None


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 of which some bytes were spoilt."""
    found = _mended(data.decode("utf-8", "replace"), "utf-8")
    good = len(found.text) - len(found.text.encode("ascii", "ignore")) - found.bad
    return found if good >= found.bad * _GOOD_TO_BAD else None


def _by_code_page(data: bytes) -> Decoded | None:
    """As this computer writes, else as most of Western Europe does."""
    high = len(data) - len(data.translate(None, _HIGH))
    for page in dict.fromkeys((_own_code_page(), "cp1252")):
        if page == "cp1252" and high > max(_FEW, len(data) * _WESTERN_SHARE):
            continue
        try:
            text = data.decode(page)
        except UnicodeDecodeError:
            continue
        found = _mended(text, page)
        return Decoded(found.text, page, found.bad, guessed=True)
    return None


def _own_code_page() -> str:
    """The code page of this computer, where it is one of the known."""
    name = codecs.lookup(locale.getpreferredencoding(False)).name
    return next((page for page in CODE_PAGES if codecs.lookup(page).name == name), "cp1252")


def _mended(text: str, encoding: str) -> Decoded:
    """Without marks that were joined in, NULs and foreign line ends."""
    nuls = text.count("\0")
    if nuls:
        text = text.replace("\0", _UNKNOWN)
    for odd, instead in (("\ufeff", ""), ("\r\n", "\n"), ("\r", "\n"), (_FIELD_END, " ")):
        if odd in text:
            text = text.replace(odd, instead)
    return Decoded(_without_halves(text), encoding, text.count(_UNKNOWN))


def _without_halves(text: str) -> str:
    """Without halves of pairs, which no library can keep; codecs of the East let some through."""
    return text if text.isascii() else _HALF.sub(_UNKNOWN, text)


_HALF = re.compile("[\ud800-\udfff]")
