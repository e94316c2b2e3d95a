"""Which notes ask the same, or nearly: their texts compared, not what they mean.

Capitals, spaces, markup and marks of punctuation do not count; signs that mean something (+, #, -)
and numbers do. Knows texts only.
"""

import html
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

_SOURCE = re.compile(
    r"<(?:img|audio|video)\b[^>]*?\bsrc\s*=\s*[\"']?([^\"'>]+)[^>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<[/!?a-zA-Z][^>]*>")
_LOOSE = re.compile(r"(?<!\d)[.,:]|[.,:](?!\d)")
_MARKS = str.maketrans(
    dict.fromkeys("!?;\"'()[]{}…“”„«»‘’‚¿¡|\u00ad\u200b\u200e\u200f\ufeff", " ")
    | dict.fromkeys("–—−‐‑", "-")
)
_ALIKE, _ANSWERS_ALIKE = 88, 85  # of 100: shares of letters that two texts have in common
_SLIP = 75  # of 100: one word for another
_SHORT = 3  # letters of a word that may be more or less
_RARE, _LAST, _USUAL = 3, 12, 200  # words looked up, notes tried for each, notes a word stands in
_LOOK = 1_000  # notes between two looks at whether to stop
_READING = 0.2  # of the time for those that are nearly the same
LARGEST = 20  # notes of a group that are nearly the same


class NoteTexts(NamedTuple):
    """A note by its question and answer; ``media`` are the names of its pictures and sounds."""

    note_id: int
    question: str
    answer: str
    media: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """Groups of notes by id: the same in question and answer, in the question only, nearly."""

    same: tuple[tuple[int, ...], ...] = ()
    same_question: tuple[tuple[int, ...], ...] = ()
    near: tuple[tuple[int, ...], ...] = ()


@dataclass(slots=True)
class Keys:
    """What is compared of the notes, a row each; ``question`` "" where there is nothing to see."""

    note_id: list[int] = field(default_factory=list)
    question: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)


def key_of(text: str) -> str:
    """What counts of a text.

    >>> key_of("What is <b>C++</b>?") == key_of(" what is c++")
    True
    >>> key_of("1.5 m") == key_of("15 m")
    False
    """
    if "<" in text:
        text = _TAG.sub(" ", _SOURCE.sub(r" \1 ", text))
    if "&" in text:
        text = html.unescape(text)
    # What ends a word is taken off first: few texts are left for the pattern then.
    plain = f"{text.casefold().translate(_MARKS)} ".replace(". ", " ").replace(", ", " ")
    plain = plain.replace(": ", " ").replace(" - ", " ")
    if "." in plain or "," in plain or ":" in plain:
        plain = _LOOSE.sub(" ", plain)
    return " ".join(plain.split()) or " ".join(text.split())


def keys_of(notes: Iterable[NoteTexts], is_stopped: Callable[[], bool]) -> Keys:
    """The keys of all notes; of those before it was stopped."""
    found = Keys()
    for place, note in enumerate(notes):
        if place % _LOOK == 0 and is_stopped():
            break
        media = key_of(note.media) if note.media else ""
        question = key_of(note.question)
        found.note_id.append(note.note_id)
        found.question.append(f"{question}\x1f{media}" if media and question else question)
        found.answer.append(key_of(note.answer))
    return found


def the_same(keys: Keys) -> Alike:
    """Groups that are the same, in the order of their first notes."""
    # A list for each of 100,000 questions would hold up whoever collects garbage.
    first: dict[str, int] = {}
    several: dict[int, list[int]] = {}
    for row, question in enumerate(keys.question):
        before = first.setdefault(question, row) if question else row
        if before != row:
            several.setdefault(before, [before]).append(row)
    same, same_question = [], []
    for _, rows in sorted(several.items()):
        by_answer: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            by_answer[keys.answer[row]].append(row)
        same += [_ids(keys, found) for found in by_answer.values() if len(found) > 1]
        if len(by_answer) > 1:
            same_question.append(_ids(keys, rows))
    return Alike(tuple(same), tuple(same_question))


def nearly_the_same(keys: Keys) -> Iterator[tuple[float, "NearSearch"]]:
    """Groups whose questions and answers differ by slips or small words; numbers never do.

    Every note is held against those of the last ones that share a rare word with it. Of one
    question one note speaks for all. After some notes each: (share that is done, the search).
    """
    first: dict[str, int] = {}
    for row, question in enumerate(keys.question):
        if question:
            first.setdefault(question, row)
    rows = list(first.values())
    search = NearSearch(keys)
    parts = [rows[start : start + _LOOK] for start in range(0, len(rows), _LOOK)]
    for place, part in enumerate(parts):
        yield _READING * place / len(parts), search
        search.read(part)
    for place, part in enumerate(parts):
        yield _READING + (1 - _READING) * place / len(parts), search
        for row in part:
            search.look_at(row)
    yield 1.0, search


class NearSearch:
    """The notes seen so far by their rare words, and which belong together."""

    def __init__(self, keys: Keys) -> None:
        from rapidfuzz import fuzz

        self._ratio = fuzz.ratio
        self._keys = keys
        self._questions: dict[int, str] = {}
        self._answers: dict[int, str] = {}
        self._often: Counter[str] = Counter()
        self._met: dict[str, list[int]] = defaultdict(list)
        self._leader: dict[int, int] = {}
        self._size: Counter[int] = Counter()

    def read(self, rows: Iterable[int]) -> None:
        """Get to know the words of notes; of all of them before the first is looked at."""
        for row in rows:
            question, answer = self._keys.question[row].split(), self._keys.answer[row].split()
            self._questions[row] = " ".join(sorted(question))
            self._answers[row] = " ".join(sorted(answer))
            self._often.update({*question, *answer})

    def look_at(self, row: int) -> None:
        """Hold a note against those before it."""
        often = self._often
        known = [word for word in self._words_of(row) if 2 <= often[word] <= _USUAL]
        known.sort(key=lambda word: (often[word], word))
        tried: set[int] = set()
        for word in known[:_RARE]:
            met = self._met[word]
            for other in met[-_LAST:]:
                if other not in tried:
                    tried.add(other)
                    if self._alike(row, other):
                        self._join(row, other)
            met.append(row)

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Those that belong together."""
        found: dict[int, list[int]] = defaultdict(list)
        for row in sorted(self._leader):
            found[self._top(row)].append(row)
        return tuple(_ids(self._keys, rows) for rows in found.values() if len(rows) > 1)

    def _words_of(self, row: int) -> set[str]:
        # Not kept: as many sets as notes would hold up whoever collects garbage.
        return {*self._questions[row].split(), *self._answers[row].split()}

    def _alike(self, one: int, other: int) -> bool:
        for texts, least in ((self._questions, _ALIKE), (self._answers, _ANSWERS_ALIKE)):
            first, second = texts[one], texts[other]
            if first != second and not self._ratio(first, second, score_cutoff=least):
                return False
        apart = self._words_of(one) ^ self._words_of(other)
        if any(any(sign.isdigit() for sign in word) for word in apart):
            return False
        sides = (self._questions, self._answers)
        return all(self._words_alike(texts[one], texts[other]) for texts in sides)

    def _words_alike(self, first: str, second: str) -> bool:
        """Whether every word that one has alone is short, or a slip of one of the other's."""
        ones, others = set(first.split()), set(second.split())
        missing, extra = ones - others, others - ones
        pairs = ((missing, extra), (extra, missing))
        return all(
            len(word) <= _SHORT or any(self._ratio(word, near) >= _SLIP for near in there)
            for words, there in pairs
            for word in words
        )

    def _top(self, row: int) -> int:
        while self._leader.get(row, row) != row:
            row = self._leader[row]
        return row

    def _join(self, one: int, other: int) -> None:
        tops = self._top(one), self._top(other)
        for row in (one, other):
            self._leader.setdefault(row, row)
        sizes = [max(1, self._size[top]) for top in tops]
        if tops[0] != tops[1] and sum(sizes) <= LARGEST:
            self._leader[tops[0]] = tops[1]
            self._size[tops[1]] = sum(sizes)


def told_apart(
    groups: Iterable[tuple[int, ...]], distinct: Iterable[Sequence[int]]
) -> tuple[tuple[int, ...], ...]:
    """The groups without those of which a person said that all of their notes differ."""
    said = [frozenset(notes) for notes in distinct]
    large = [notes for notes in said if len(notes) > LARGEST]
    small = (notes for notes in said if len(notes) <= LARGEST)
    pairs = {pair for notes in small for pair in combinations(sorted(notes), 2)}

    def all_differ(group: tuple[int, ...]) -> bool:
        return any(notes.issuperset(group) for notes in large) or all(
            pair in pairs for pair in combinations(sorted(group), 2)
        )

    return tuple(group for group in groups if not all_differ(group))


def _ids(keys: Keys, rows: Iterable[int]) -> tuple[int, ...]:
    return tuple(keys.note_id[row] for row in rows)
