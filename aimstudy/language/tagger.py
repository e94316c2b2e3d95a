"""Part-of-speech tags by an averaged perceptron: reading the weights, and inference.

Weights are data that is handed in. Training is no part of the program; it uses these features.
"""

import lzma
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# Weights are small whole numbers, each kept as one character with this added.
WEIGHT_OFFSET = 0x400
WEIGHT_SCALE = 20
LABEL_OFFSET = 0x30
SURE = 99.0  # the margin of a word that has one tag only
OPENING = ("-START-", "-START2-")
CLOSING = ("-END-", "-END2-")
_NUMBER = re.compile(r"[$€£+−-]?\s?\d[\d .,:/\u00a0–-]*(?:[$€£]\d[\d .,]*)?%?$")
_MARK = re.compile(r"[^\w$€£%&+=<>§@#*/°]+$")
_BOUNDARIES = frozenset([",", ";", ":", "(", ")", "-", "–", "—"])
_STOPS = frozenset([".", ":", "!", "?"])
_LINKS = frozenset(["CCONJ", "SCONJ"])
_FINITE = (".present", ".past")


@dataclass(frozen=True, slots=True)
class Tagged:
    """The best label of a word, the next best, and how far apart they are."""

    label: str
    second: str = ""
    margin: float = SURE
    scores: Mapping[str, float] = field(default_factory=dict)
    new: bool = False  # the word was not in the training text

    def behind(self, *labels: str) -> tuple[float, str]:
        """How far the best of ``labels`` is behind the label given, and which it is."""
        known = [label for label in labels if label in self.scores]
        if not known:
            return SURE, ""
        best = max(known, key=self.scores.__getitem__)
        return self.scores[self.label] - self.scores[best], best


class Tagger:
    """A trained model of one language."""

    def __init__(self, data: bytes) -> None:
        labels, known, keys, values = lzma.decompress(data).decode().split("\x00")
        self.labels = tuple(labels.split("\n"))
        self._known = dict(pair.split("\t") for pair in known.split("\n") if pair)
        self._packed = dict(zip(keys.split("\n"), values.split("\n"), strict=True))
        self._weights: dict[str, list[tuple[int, int]]] = {}

    def tag(self, words: Sequence[str], classes: Sequence[str] = ()) -> list[Tagged]:
        """The tags of one sentence; ``classes`` are what the lexicon says of each word."""
        reader = Features(words, classes or [""] * len(words))
        found: list[Tagged] = []
        for i, lower in enumerate(reader.lower):
            sure = by_rule(words[i]) or self._known.get(lower, "")
            done = Tagged(sure) if sure else self._best(reader.at(i))
            reader.tagged(i, done.label)
            found.append(done)
        return found

    def _best(self, features: list[str]) -> Tagged:
        scores = [0] * len(self.labels)
        weights = self._weights
        for feature in features:
            pairs = weights.get(feature)
            if pairs is None:
                pairs = weights[feature] = self._unpacked(feature)
            for label, weight in pairs:
                scores[label] += weight
        named = {
            label: score / WEIGHT_SCALE for label, score in zip(self.labels, scores, strict=True)
        }
        second, best = sorted(self.labels, key=named.__getitem__)[-2:]
        new = features[1] not in self._packed
        return Tagged(best, second, named[best] - named[second], named, new)

    def _unpacked(self, feature: str) -> list[tuple[int, int]]:
        text = self._packed.get(feature, "")
        return [
            (ord(text[i]) - LABEL_OFFSET, ord(text[i + 1]) - WEIGHT_OFFSET)
            for i in range(0, len(text), 2)
        ]


def by_rule(word: str) -> str:
    """The tag of what no model is needed for: numbers in digits and marks."""
    if _NUMBER.match(word):
        return "NUM"
    if _MARK.match(word):
        return "PUNCT"
    return ""


class Features:
    """The features of the words of a sentence, as tags become known from left to right."""

    def __init__(self, words: Sequence[str], classes: Sequence[str]) -> None:
        self.words = words
        self.lower = [normal(word) for word in words]
        self._around = [*OPENING, *self.lower, *CLOSING]
        self._first = next((i for i, w in enumerate(words) if w[:1].isalpha()), 0)
        shouted = sum(1 for w in words if w[:1].isupper()) * 10 > 8 * len(words) > 24
        self._shapes = [shape(w, self._opens(i), shouted) for i, w in enumerate(words)]
        self._kinds = [kind.partition("|")[2] for kind in classes]
        classes = [kind.partition("|")[0] for kind in classes]
        self._ahead = _verbs_ahead(self.lower, classes)
        classes = [
            "~C" if kind[:1] == "~" and form in "CA" else kind
            for kind, form in zip(classes, self._shapes, strict=True)
        ]
        self._classes = ["", *classes, "", ""]
        self._tags = ["^^", "^"]
        self._verb = "0"

    def _opens(self, i: int) -> bool:
        return i == self._first or self.words[i - 1] in _STOPS

    def tagged(self, i: int, label: str) -> None:
        """Say what word ``i`` was tagged as; words come in order."""
        self._tags.append(label)
        if label.endswith(_FINITE):
            self._verb = "a" if label.startswith("AUX") else "v"
        elif self.lower[i] in _BOUNDARIES or label in _LINKS:
            self._verb = self._verb.upper()

    def at(self, i: int) -> list[str]:
        """The features of word ``i``."""
        return self._own(i) + self._of_neighbours(i)

    def _own(self, i: int) -> list[str]:
        word, kind, form = self._around[i + 2], self._classes[i + 1], self._shapes[i]
        return [
            "b",
            "w" + word,
            "1" + word[-1:],
            "2" + word[-2:],
            "3" + word[-3:],
            "4" + word[-4:],
            "5" + word[:1],
            "6" + word[:3],
            "7" + word[:4],
            "h" + form,
            "c" + kind,
            "k" + kind + form,
            "C" + self._kinds[i] + form,
        ]

    def _of_neighbours(self, i: int) -> list[str]:
        around, kind, ahead = self._around, self._classes[i + 1], self._ahead[i]
        word, before, after = around[i + 2], around[i + 1], around[i + 3]
        one, two = self._tags[-1], self._tags[-2]
        end = word[-3:]
        return [
            "p" + before,
            "q" + around[i],
            "n" + after,
            "m" + around[i + 4],
            "e" + before[-3:],
            "f" + after[-3:],
            "d" + self._classes[i + 2] + " " + kind,
            "t" + one,
            "u" + one + " " + two,
            "v" + one + " " + word,
            "x" + one + " " + kind,
            "y" + one + " " + end,
            "z" + one + " " + after,
            "g" + self._verb + kind,
            "s" + self._verb + end,
            "r" + self._verb + one,
            "a" + before + " " + word,
            "B" + self._kinds[i] + one,
            "D" + self._kinds[i] + self._verb,
            "j" + ahead + " " + word,
            "l" + ahead + " " + kind,
            "i" + self._classes[i] + " " + kind,
            "o" + one + " " + self._shapes[i - 1] + self._shapes[i] if i else "o" + self._shapes[i],
        ]


def _verbs_ahead(lower: Sequence[str], classes: Sequence[str]) -> list[str]:
    """For each word, the class of the next word in its clause that can be a verb."""
    found: list[str] = []
    ahead = ""
    for word, kind in zip(reversed(lower), reversed(classes), strict=True):
        found.append(ahead)
        if word in _BOUNDARIES:
            ahead = ""
        elif "V" in kind or "P" in kind:
            ahead = kind
    return found[::-1]


def normal(word: str) -> str:
    """A word as the model knows it: small letters, digits all alike."""
    lower = word.lower().replace("’", "'")
    if lower.isalpha():
        return lower
    return re.sub(r"\d", "0", lower)


def shape(word: str, first: bool, shouted: bool) -> str:
    """How a word is written; a capital says nothing at the start or where all words have one."""
    if word.isalpha() and word.islower():
        return "l"
    if word[:1].isupper():
        small = word[1:].islower()
        if first or shouted:
            return "F" if small or len(word) == 1 else "G"
        return "C" if small else "A"
    if any(c.isdigit() for c in word):
        return "9"
    return "-" if "-" in word else "o"
