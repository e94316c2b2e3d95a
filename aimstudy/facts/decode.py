"""Bytes of a file to text, verbatim. Knows nothing of Markdown or language."""

from aimstudy.domain.errors import Problem, ProblemKind

LIMIT_MB = 2
_LIMIT = LIMIT_MB * 1024 * 1024
_WIDE_MARKS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_PLAIN = ".,;:-'\"()#*[]/!?\ufeff–—«»“”’…§%&+=<>|_$€£"
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def decode(data: bytes, name: str) -> tuple[str, bool]:
    """Return the text and whether the bytes were UTF-8; line ends and a byte order mark stay.

    Raises Problem FILE_EMPTY, FILE_TOO_LARGE or FILE_BINARY. Bytes that are not UTF-8 are read as
    Windows-1252, the usual case for old Norwegian files, else as Latin-1, which takes any byte.
    """
    if not data.strip():
        raise Problem(ProblemKind.FILE_EMPTY, name=name)
    if len(data) > _LIMIT:
        size = f"{len(data) / 1024 / 1024:.1f}"
        raise Problem(ProblemKind.FILE_TOO_LARGE, name=name, size=size, limit=LIMIT_MB)
    text, is_utf8 = _to_text(data, name)
    if not text.strip("\ufeff \t\r\n\f\xa0"):
        raise Problem(ProblemKind.FILE_EMPTY, name=name)
    return text, is_utf8


def _to_text(data: bytes, name: str) -> tuple[str, bool]:
    for mark, encoding in _WIDE_MARKS:  # the longer marks begin like the shorter ones
        if data.startswith(mark):
            return _wide(data, encoding, name), False
    head = data[:65536]
    controls = len(head) - len(head.translate(None, _CONTROL))
    if b"\0" in data:
        encoding = _unmarked_wide(head)
        if not encoding:
            raise Problem(ProblemKind.FILE_BINARY, name=name)
        return _wide(data, encoding, name), False
    if controls > len(head) // 100:
        raise Problem(ProblemKind.FILE_BINARY, name=name)
    try:
        return data.decode("utf-8"), True
    except UnicodeDecodeError:
        return _from_8_bit(data, name), False


def _unmarked_wide(head: bytes) -> str:
    """The UTF-16 whose every other byte is zero in Latin text; empty where it is not that."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if even == 0 and odd > 0.9 * half:
        return "utf-16-le"
    return "utf-16-be" if odd == 0 and even > 0.9 * half else ""


def _wide(data: bytes, encoding: str, name: str) -> str:
    """Text of two or four bytes a character; letters must come of it, and nothing of none."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Problem(ProblemKind.FILE_BINARY, name=name) from None
    if "\0" in text or not _is_readable(text[:65536]):
        raise Problem(ProblemKind.FILE_BINARY, name=name)
    return text


def _from_8_bit(data: bytes, name: str) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    if not _is_readable(text[:65536]):
        raise Problem(ProblemKind.FILE_BINARY, name=name)
    return text


def _is_readable(head: str) -> bool:
    readable = sum(c.isalnum() or c.isspace() or c in _PLAIN for c in head)
    return readable >= 0.8 * len(head)
