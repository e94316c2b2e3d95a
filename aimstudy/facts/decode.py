"""Bytes of a file to text, verbatim. Knows nothing of Markdown or language."""

from aimstudy.domain.errors import Problem, ProblemKind

LIMIT_MB = 2
_LIMIT = LIMIT_MB * 1024 * 1024
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
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
    if data.startswith(_UTF16_MARKS):
        try:
            return data.decode("utf-16"), False
        except UnicodeDecodeError:
            raise Problem(ProblemKind.FILE_BINARY, name=name) from None
    head = data[:65536]
    controls = len(head) - len(head.translate(None, _CONTROL))
    if b"\0" in data or controls > len(head) // 100:
        raise Problem(ProblemKind.FILE_BINARY, name=name)
    try:
        return data.decode("utf-8"), True
    except UnicodeDecodeError:
        return _from_8_bit(data, name), False


def _from_8_bit(data: bytes, name: str) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    head = text[:65536]
    readable = sum(c.isalnum() or c.isspace() or c in ".,;:-'\"()#*[]/!?" for c in head)
    if readable < 0.8 * len(head):
        raise Problem(ProblemKind.FILE_BINARY, name=name)
    return text
