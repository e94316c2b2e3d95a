"""The few parts of protocol buffers that packages hold: numbers and bytes by field number.

Nothing is believed of a length: what does not fit raises ValueError.
"""

from collections.abc import Iterator

_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5
_LONGEST_VARINT = 10


def fields_of(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """(field number, value) in order; fixed-width numbers come as their bytes."""
    place, end = 0, len(data)
    while place < end:
        tag, place = _varint(data, place)
        number, kind = tag >> 3, tag & 7
        if kind == _VARINT:
            value, place = _varint(data, place)
            yield number, value
            continue
        if kind == _BYTES:
            size, place = _varint(data, place)
        elif kind in (_EIGHT, _FOUR):
            size = 8 if kind == _EIGHT else 4
        else:
            raise ValueError("a kind of field that is not used")
        if size > end - place:
            raise ValueError("a field is longer than its message")
        yield number, data[place : place + size]
        place += size


def message(data: bytes) -> dict[int, int | bytes]:
    """The last value of every field."""
    return dict(fields_of(data))


def number_at(found: dict[int, int | bytes], field: int) -> int:
    """A number of a message; 0 where it has none."""
    value = found.get(field, 0)
    return value if isinstance(value, int) else 0


def text_at(found: dict[int, int | bytes], field: int) -> str:
    """A text of a message; "" where it has none."""
    value = found.get(field, b"")
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for n in range(_LONGEST_VARINT):
        if place + n >= len(data):
            break
        byte = data[place + n]
        value |= (byte & 0x7F) << (7 * n)
        if byte < 0x80:
            return value & 0xFFFF_FFFF_FFFF_FFFF, place + n + 1
    raise ValueError("a number has no end")
