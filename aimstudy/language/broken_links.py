"""Where the address of a link ends whose bracket was lost: "[bank](/commercial bank and a fund".

Its words may have lost their hyphens too, so a guess: addresses hold no little words, and repeat
what the link shows or stand for it in one or two words.
"""

import re

_LITTLE = re.compile(  # words of a sentence, never of an address
    r"(?:and|or|the|an?|of|in|on|at|to|for|by|with|from|is|are|was|were|has|have|had|that|which|who"
    r"|as|can|may|must|will|than|when|if|but|not|every|each|after|before|under|over|between"
    r"|og|eller|i|på|til|av|for|fra|med|ved|er|var|har|hadde|ble|blir|som|kan|må|skal|vil|at|om"
    r"|det|den|de|en|et|ei|hos|når|hvis|men|ikke|etter|før|under|over|mellom|enn|mot|uten|både)$",
    re.I,
)
_CLOSED = re.compile(r"(?:/|https?:|www\.)[^\n,;()\[\]]{0,80}\)", re.I)
_FIRST = re.compile(r"[^\s,;)]*")
_NEXT = re.compile(r"[ \t]+(?P<word>[^\s,.;:!?()\[\]]+)")
_STOP = re.compile(r"[,.;:!?)\n]|$")
_LONGEST = 3


def target_end(source: str, at: int, limit: int, shown: str) -> int:
    """Offset after the address that begins at ``at``; ``shown`` is what the link shows."""
    closed = _CLOSED.match(source, at, limit)
    if closed:
        return closed.end()
    first = _FIRST.match(source, at, limit)
    end = first.end() if first else at
    address = source[at:end].rstrip(".:")
    if end - at > len(address):
        return at + len(address)  # the sentence's own mark
    end = _further(source, end, limit, address.strip("/"), shown.lower().split())
    return end + 1 if source[end : end + 1] == ")" else end


def _further(source: str, end: int, limit: int, address: str, shown: list[str]) -> int:
    """The end after the words that the address goes on with."""
    if len(shown) == 1 and _same(address, shown[0]):
        return end
    run: list[tuple[str, int]] = []
    at = end
    while len(run) < _LONGEST and (found := _NEXT.match(source, at, limit)):
        joined = found["word"] == "of" and "av" in shown  # no word of a Norwegian sentence
        if _LITTLE.match(found["word"]) and not joined:
            break
        run.append((found["word"], found.end()))
        at = found.end()
    if not run:
        return end
    stopped = _STOP.match(source, run[-1][1], limit) is not None
    if stopped and len(run) < _LONGEST:
        return run[-1][1]
    named = shown and _same(address, shown[0])
    wanted = max(1, len(shown) - 1) if named else 1
    return run[min(wanted, len(run)) - 1][1]


def _same(one: str, other: str) -> bool:
    """The same word, perhaps in another form."""
    one, other = one.lower(), other.strip(",.;:").lower()
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    alike = min(len(one), len(other)) if shared is None else shared
    return alike >= min(4, len(other)) and max(len(one), len(other)) - alike <= 2
