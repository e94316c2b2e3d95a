"""Articles damaged in every way a file can be: the same seed gives the same damage."""

import html
import re
from collections.abc import Callable, Iterator
from random import Random

from aimstudy.domain.fact import Reading
from aimstudy.facts.decode import decode
from tests.engine import read_article

Mutation = Callable[[Random, bytes, list[bytes]], bytes]
INJECTED = (
    "**",
    "*",
    "__",
    "_",
    "`",
    "```\n",
    "[",
    "](",
    "](/x y",
    ")",
    "![",
    "[^1]",
    "[[",
    "]]",
    "<b>",
    "</p>",
    "<!-- ",
    "-->",
    "<script>",
    "<h2>",
    "<li>",
    "&amp;",
    "&#8364;",
    "&nbsp;",
    "\\",
    "|",
    "\n| a | b |\n|---|---|\n",
    "\n> ",
    "\n- ",
    "\n  - ",
    "\n1. ",
    "\n– ",
    "\n##",
    "\n# ",
    "\n---\n",
    "\n===\n",
    "\n: ",
    "\nQ: ",
    "\t",
    "\r",
    "\r\n",
    "\n\n",
    " .",
    ",.",
    "...",
    "…",
    "?",
    "!",
    "«",
    "»",
    "“",
    "”",
    "(",
    ")",
    "{",
    "}",
    "$",
    "%",
    "$1800-2500",
    "1.800,50 kr",
    " and ",
    " og ",
    ", ",
    ": ",
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,10}|#\d{1,6}|#x[0-9A-Fa-f]{1,6});")
NOISE = "\u200b\u00ad\ufeff\u202e\u0301\u00a0\u2028\U0001f600äöß漢字ЖΩ\u0000\u0007\x1b½²\ud7a3"


def flip_bytes(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """Some bytes become other bytes."""
    found = bytearray(data)
    for _ in range(random.randint(1, 30)):
        found[random.randrange(len(found))] = random.randrange(256)
    return bytes(found)


def change_lines(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """Lines go, come twice, or change places."""
    lines = data.splitlines(keepends=True)
    for _ in range(random.randint(1, 12)):
        if not lines:
            break
        at = random.randrange(len(lines))
        kind = random.randrange(3)
        if kind == 0:
            del lines[at]
        elif kind == 1:
            lines.insert(random.randrange(len(lines)), lines[at])
        else:
            random.shuffle(lines)
    return b"".join(lines)


def inject(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """Markup and marks stand where they should not."""
    text = data.decode("utf-8", "replace")
    for _ in range(random.randint(1, 40)):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(INJECTED) + text[at:]
    return text.encode()


def add_noise(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """Signs of other scripts, marks without width, control characters."""
    text = list(data.decode("utf-8", "replace"))
    for _ in range(random.randint(1, 60)):
        text.insert(random.randint(0, len(text)), random.choice(NOISE))
    return "".join(text).encode()


def cut(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """Only a part of the file is there."""
    start = random.randrange(len(data))
    return data[start : start + random.randint(1, len(data))]


def join(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """Several articles in one file, perhaps without a line between them."""
    parts = [data, *(random.choice(others) for _ in range(random.randint(1, 4)))]
    return random.choice([b"", b" ", b"\n", b"\n\n"]).join(parts)


def lengthen(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """Very long lines: line breaks go, or a piece is repeated many times."""
    if random.random() < 0.4:
        return data.replace(b"\n", random.choice([b" ", b"", b", "]))
    start = random.randrange(len(data))
    piece = data[start : start + random.randint(1, 60)]
    return data[:start] + piece * random.randint(10, 400) + data[start:]


def nest(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """Brackets in brackets, bullets in bullets, quotes in quotes."""
    opening = random.choice(
        [b"[", b"(", b"> ", b"- ", b"**", b"<b>", b"[a](", b"\xc2\xab", b"{", b"`"]
    )
    at = random.randrange(len(data))
    return data[:at] + opening * random.randint(5, 500) + data[at:]


def shuffle_words(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """The words of some sentences change places, or vanish."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(lines))
        words = lines[at].split(" ")
        random.shuffle(words)
        lines[at] = " ".join(words[: random.randint(0, len(words))])
    return "\n".join(lines).encode()


MUTATIONS: tuple[Mutation, ...] = (
    flip_bytes, change_lines, inject, add_noise, cut, join, lengthen, nest, shuffle_words,
)  # fmt: skip


def mutated(
    sources: list[bytes], count: int, seed: int, first: int = 0
) -> Iterator[tuple[str, bytes]]:
    """``count`` damaged articles from ``first`` on, with the names of what was done to them."""
    for number in range(first, first + count):
        random = Random(f"{seed}-{number}")
        data = random.choice(sources)
        names = []
        for mutation in random.choices(MUTATIONS, k=random.randint(1, 3)):
            if data:
                data = mutation(random, data, sources)
                names.append(mutation.__name__)
        yield f"{number} " + "+".join(names), data


def check(data: bytes) -> Reading:
    """Read ``data`` and see that all that came of it stands in it; may raise Problem."""
    reading = read_article(data, "damaged.md")
    text, _ = decode(data, "damaged.md")
    assert reading.article.text == text
    for sentence in reading.article.sentences:
        assert sentence.raw == text[sentence.start : sentence.end]
        assert derives(sentence.clean, sentence.raw), (sentence.clean, sentence.raw)
    for fact in reading.facts:
        for citation in fact.citations:
            assert citation.quote == text[citation.start : citation.end]
    return reading


def derives(clean: str, raw: str) -> bool:
    """True when the letters of ``clean`` stand in ``raw`` in their order."""
    letters = iter(_ENTITY.sub(lambda found: html.unescape(found.group()), raw))
    return all(letter in letters for letter in clean if letter.isalnum())
