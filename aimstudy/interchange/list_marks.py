"""Takes away what only makes a list of lines: bullets, numbers in order, terms set in bold.

Knows no file. Lines keep their places.
"""

import re
from collections.abc import Sequence

_FEWEST = 2
_BULLET = re.compile(r"[ \t]*[-*+•–][ \t]+(?=\S)")
_NUMBER = re.compile(r"[ \t]*(\d{1,4})[.)][ \t]+(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?P<term>[^*_]+?)(?P<inner>:?)[ \t]*\1[ \t]*(?P<rest>.*)")


def unlisted(lines: Sequence[str]) -> list[str]:
    """The lines without the marks that every one of them begins with; as they are without such.

    >>> unlisted(["1. **Risk**: a chance", "2. **Peril**: a cause"])
    ['Risk: a chance', 'Peril: a cause']
    >>> unlisted(["- Risk", "Peril"])
    ['- Risk', 'Peril']
    """
    filled = [line for line in lines if line.strip()]
    if len(filled) < _FEWEST:
        return list(lines)
    if all(map(_BULLET.match, filled)):
        lines = [_BULLET.sub("", line, count=1) for line in lines]
    elif _are_counted(filled):
        lines = [_NUMBER.sub("", line, count=1) for line in lines]
    if all(_BOLD.match(line) for line in lines if line.strip()):
        lines = [_without_bold(line) for line in lines]
    return list(lines)


def _are_counted(filled: Sequence[str]) -> bool:
    numbers = [int(found[1]) for line in filled if (found := _NUMBER.match(line))]
    return numbers == list(range(numbers[0] if numbers else 0, len(filled) + (numbers or [0])[0]))


def _without_bold(line: str) -> str:
    found = _BOLD.match(line)
    if found is None:
        return line
    term, inner, rest = found.group("term", "inner", "rest")
    if inner:
        return f"{term}: {rest}"
    parted = not rest or not rest[0].isalnum()
    between = "" if rest.startswith((":", ",", ";")) else " " if parted else ": "
    return f"{term}{between}{rest}"
