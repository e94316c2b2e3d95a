"""A tagged sentence that can be asked about its clauses, and whose tags can be set anew."""

from collections.abc import Sequence

from aimstudy.language.lexicon import ADJECTIVE, NOUN, PARTICIPLE, VERB, Reading
from aimstudy.language.tagger import SURE, Tagged
from aimstudy.language.words import word_set

FINITE = ("VERB.present", "VERB.past", "VERB.passive", "AUX.present", "AUX.past", "AUX.passive")
_CODES = {"VERB.present": "rb", "VERB.past": "t", "VERB.passive": "s"}
ENDS = frozenset([",", ";", ":", ".", "!", "?", "(", ")", "–", "—"])
PLURAL = word_set(
    """
    they we you i who which that most people police staff cattle majority half rest number crew
    some many few both all others several these those
    """
)
WHEN = frozenset(["when", "where", "whenever", "wherever", "når", "hvor"])
_RELATIVE = frozenset(["who", "which", "that", "whose", "what", "som"])
_NEVER_AFTER = ("DET", "ADP", "PART", "AUX.present", "AUX.past", "AUX.base")
_WITHOUT_VERB = frozenset(["as", "than", "like", "enn", "som", "without", "of", "for", "from"])


class TaggedSentence:
    """The words of a sentence with their tags and what the lexicon says of them."""

    def __init__(
        self,
        words: Sequence[str],
        tagged: list[Tagged],
        readings: Sequence[Sequence[Reading]],
        english: bool,
    ) -> None:
        self._lower = [word.lower() for word in words]
        capitals = [word.isalpha() and word.isupper() and 1 < len(word) < 6 for word in words]
        self._acronyms = capitals if 4 * sum(capitals) < len(words) else [False] * len(words)
        self.tagged = tagged
        self._readings = readings
        self._english = english

    def _subordinate(self) -> list[tuple[int, int]]:
        """Where clauses open and end: after "until", "who", "at" ..."""
        found = []
        for i, tagged in enumerate(self.tagged):
            opens = tagged.label == "SCONJ" and self._lower[i] not in _WITHOUT_VERB
            opens = opens or (tagged.label == "ADV" and self._lower[i] in WHEN)
            relative = self._lower[i] in _RELATIVE and tagged.label in ("PRON", "SCONJ", "DET")
            if (opens or relative) and self._starts_clause(i):
                found.append((i, self._clause_end(i)))
        return found

    def _starts_clause(self, i: int) -> bool:
        if i + 2 >= len(self.tagged):
            return False
        after = self.tagged[i + 1].label
        if self._lower[i] == "som" and self._lower[i + 2] in ENDS:
            return False  # "som fisker": as a fisherman
        return not after.endswith((".ing", ".participle", ".base")) and after not in (
            "PART",
            "PUNCT",
            "SCONJ",
        )

    def _clause_end(self, start: int) -> int:
        for i in range(start + 1, len(self.tagged)):
            if self._lower[i] in ENDS or (i > start + 1 and self.tagged[i].label == "SCONJ"):
                return i
        return len(self.tagged)

    def _is_finite(self, i: int) -> bool:
        return self.tagged[i].label in FINITE

    def _has_finite(self, start: int, end: int) -> bool:
        return self._finite_count(start, end) > 0

    def _finite_count(self, start: int, end: int) -> int:
        return sum(1 for i in range(start, min(end, len(self.tagged))) if self._is_finite(i))

    def finite(self, i: int) -> tuple[float, str]:
        """How far word ``i`` is from being a finite verb, and which form it would have."""
        codes = {r.code for r in self._readings[i] if r.kind == VERB and not r.compound}
        labels = [label for label, fits in _CODES.items() if codes & set(fits)]
        if not labels or i == 0 or self.tagged[i - 1].label in _NEVER_AFTER:
            return SURE, ""
        if self._english and "b" in codes and "r" not in codes and not self._plural_before(i):
            labels = [label for label in labels if label != "VERB.present"]
        if self.tagged[i].label == "VERB.base" and labels:
            return 0.0, labels[0]
        return self.tagged[i].behind(*labels)

    def _plural_before(self, i: int) -> bool:
        for at in range(i - 1, -1, -1):
            label, lower = self.tagged[at].label, self._lower[at]
            if label in ("NOUN", "PROPN", "PRON") or lower in PLURAL:
                plural = any(r.kind == NOUN and r.code == "p" for r in self._readings[at])
                if plural or lower in PLURAL:
                    return True
            if label in FINITE or label == "SCONJ" or lower in (":", ";"):
                return False
        return False

    def _set(self, i: int, label: str) -> None:
        old = self.tagged[i]
        self.tagged[i] = Tagged(label, old.label, 0.0, old.scores)

    def _is_definite(self, i: int) -> bool:
        return any(r.kind == NOUN and r.code in "SP" for r in self._readings[i])

    def _is_genitive(self, i: int) -> bool:
        nouns = [r for r in self._readings[i] if r.kind == NOUN]
        return bool(nouns) and self.tagged[i].label == "NOUN" and all(r.genitive for r in nouns)

    def _nominal(self, i: int) -> tuple[float, str]:
        kinds = {r.kind for r in self._readings[i]}
        labels = ["NOUN"] if NOUN in kinds else []
        labels += ["ADJ"] if kinds & {ADJECTIVE, PARTICIPLE} else []
        return self.tagged[i].behind(*labels)
