"""Second thoughts of the tagger: a clause needs one finite verb, and has no room for two.

Many verbs look like nouns ("the loaf keeps for days"); where a clause is left without a finite
verb, the word of it that the lexicon knows as a verb and that the tagger doubted most becomes one.
"""

from aimstudy.language.lexicon import ADJECTIVE, ADVERB, NOUN, PARTICIPLE, VERB
from aimstudy.language.tagged_sentence import ENDS, FINITE, PLURAL, WHEN, TaggedSentence
from aimstudy.language.tagger import SURE
from aimstudy.language.words import word_set

_PLAIN = ("VERB.present", "VERB.past")
# A clause without a finite verb is certainly wrong: well placed words may have been far from one.
_FURTHEST, _FURTHEST_PLACED = 8.0, 60.0
_NOMINAL = ("NOUN", "PROPN", "PRON")
_BETWEEN = ("ADV", "PART", "ADJ", "DET", "NUM")
_ABOUT = frozenset(["about", "around", "over", "under", "nearly", "rundt", "omkring"])
_OPEN_CLASSES = ("NOUN", "PROPN", "ADJ", "VERB", "X")
_AFTER_VERB = ("DET", "PRON", "NUM", "ADP", "ADV", "PUNCT", "SCONJ", "PART", "NOUN", "CCONJ")
# The tags a kind of reading may have; neuter adjectives are often adverbs.
_CLASSES = {
    NOUN: ("NOUN", "PROPN"),
    VERB: ("VERB", "AUX"),
    ADJECTIVE: ("ADJ", "ADV"),
    PARTICIPLE: ("ADJ", "VERB"),
    ADVERB: ("ADV",),
}
_MODALS = word_set(
    """
    can could may might must shall should will would cannot
    kan kunne må måtte skal skulle vil ville bør burde
    """
)
_OPENERS = frozenset(["a", "an", "the", "every", "each", "en", "et", "ei"])
_POSSESSIVES = frozenset(["sin", "sitt", "sine", "deres", "hans", "hennes"])
_DEFINITE = frozenset(["den", "det", "de"])
_HAVE = frozenset(["ha", "har", "hadde", "have", "has", "had"])
_LOOSE = frozenset(["first", "next", "last", "then"])
_ORDER = {True: "b", False: "i"}
_ALWAYS_OPENS = word_set("albeit although whereas unless fordi dersom hvis")


class Sentence(TaggedSentence):
    """The words of a sentence with their tags, to be mended in place."""

    def mend(self) -> None:
        """Take away a second finite verb, and find the missing ones."""
        for i in range(len(self.tagged)):
            self._single(i)
        self._first_word()
        self._first_name()
        for i in range(1, len(self.tagged)):
            self._in_noun_phrase(i)
            self._second_participle(i)
            self._second_verb(i)
            self._no_room(i)
            self._bare_verb(i)
            self._after_to(i)
        if not self._english:
            self._open_by_om()
        for start, stop in self._subordinate():
            inside = [at for at, _ in self._subordinate() if start < at < stop]
            if self._finite_count(start + 1, stop) <= len(inside):
                self._revive(start + 1, stop) or self._after_aside(stop)
        if len(self.tagged) > 3 and self._lower[-1] in (".", "!", ";", ":"):
            self._main()

    def _single(self, i: int) -> None:
        """What a word tells without its neighbours."""
        label = self.tagged[i].label
        if self.tagged[i].new and not self._english:
            self._impossible(i)
        if self._lower[i] in _ALWAYS_OPENS and label in ("CCONJ", "ADP", "ADV"):
            self._set(i, "SCONJ")
        if label == "SCONJ" and self._lower[i : i + 2] == ["as", "well"]:
            self._set(i, "ADV")  # "also": it opens no clause
        if self._acronyms[i] and label.startswith(_OPEN_CLASSES):
            self._set(i, "PROPN")
        if self._lower[i] == "ought":
            self._set(i, "AUX.present")

    def _impossible(self, i: int) -> None:
        """A word new to the tagger that the lexicon knows gets a class it has there."""
        label = self.tagged[i].label
        readings = self._readings[i]
        if not label.startswith(("ADV", "NOUN", "VERB", "ADJ")) or not readings:
            return
        kinds = {r.kind for r in readings}
        if kinds - set(_CLASSES) or readings[0].compound:
            return
        allowed = [name for kind in kinds for name in _CLASSES[kind]]
        if label.startswith(tuple(allowed)):
            return
        fitting = [one for one in self.tagged[i].scores if one.startswith(tuple(allowed))]
        _, best = self.tagged[i].behind(*fitting)
        if best:
            self._set(i, best)

    def _bare_verb(self, i: int) -> None:
        """ "Må vare i ti år": after a modal verb stands an infinitive."""
        if self._lower[i - 1] not in _MODALS:
            return
        at = i
        while at < len(self.tagged) and self.tagged[at].label in ("ADV", "PART"):
            at += 1
        if at >= len(self.tagged) or self.tagged[at].label not in ("NOUN", "ADJ"):
            return
        infinitive = any(r.kind == VERB and r.code in "bs" for r in self._readings[at])
        verb_after = any(
            one.label in ("VERB.base", "VERB.passive", "AUX.base")
            for one in self.tagged[at : self._clause_end(at)]
        )
        if infinitive and not verb_after:
            gap, label = self.tagged[at].behind("VERB.base", "VERB.passive")
            if gap <= _FURTHEST_PLACED:
                self._set(at, label)

    def _after_to(self, i: int) -> None:
        """ "To additional advance their skills": no noun stands before a determiner."""
        if not self._english or self._lower[i - 1] != "to":
            return
        at = i
        while at + 1 < len(self.tagged) and self.tagged[at].label in ("ADV", "ADJ"):
            at += 1
        follows = self.tagged[at + 1].label if at + 1 < len(self.tagged) else ""
        lead = {r.code for r in self._readings[at] if r.kind == VERB}
        if "b" in lead and self.tagged[at].label == "NOUN" and follows in ("DET", "PRON"):
            gap, label = self.tagged[at].behind("VERB.base")
            if gap <= _FURTHEST_PLACED:
                self._set(at, label)
                self._set(i - 1, "PART")

    def _open_by_om(self) -> None:
        """ "Vet ikke om fondet vokser" opens a clause, "om våren plukker barna" does not."""
        for i in range(len(self.tagged) - 2):
            if self._lower[i] != "om" or self.tagged[i].label not in ("ADP", "SCONJ", "ADV"):
                continue
            verb = self._noun_phrase_end(i + 1)
            if verb == i + 1 or verb >= len(self.tagged) or not self._is_finite(verb):
                continue
            second = any(
                self._lower[at - 1] == "," and self._is_finite(at)
                for at in range(verb + 2, len(self.tagged))
            )
            before = self._has_finite(0, i) and self.tagged[i - 1].label != "NOUN"
            if second or before or i == 0:
                self._set(i, "SCONJ" if second or before else "ADP")

    def _noun_phrase_end(self, start: int) -> int:
        at = start
        while at < len(self.tagged) and self.tagged[at].label in ("DET", "ADJ", "NUM", "PRON"):
            at += 1
        while at < len(self.tagged) and self.tagged[at].label in ("NOUN", "PROPN"):
            at += 1
        return at

    def _main(self) -> None:
        """The first main clause; what stands before it or inside it has finite verbs as well."""
        end = self._first_part()
        openings = sum(1 for start, _ in self._subordinate() if start < end)
        finite = self._finite_count(0, end)
        if finite > openings or self.tagged[0].label == "VERB.base":
            return
        if not finite and self._orders(0):
            self._set(0, "VERB.base")
            for i in range(2, end):
                if self.tagged[i - 1].label == "CCONJ" and self._orders(i):
                    self._set(i, "VERB.base")
            return
        if not self._revive(0, end) and not finite and self._lower[-1] == "." and end > 4:
            self._revive(0, end, anywhere=True)

    def _after_aside(self, comma: int) -> bool:
        """ "That Tarn, a textile maker, reports ...": the verb stands behind an apposition."""
        if comma >= len(self.tagged) or self._lower[comma] != ",":
            return False
        for at in range(comma + 1, len(self.tagged)):
            if self._is_finite(at) or self.tagged[at].label == "SCONJ":
                return False
            if self._lower[at] == ",":
                return self._revive(at + 1, self._clause_end(at))
        return False

    def _first_name(self) -> None:
        """ "Storvik ble grunnlagt ...": what the lexicon knows only as a noun is no adverb."""
        if self._english or len(self.tagged) < 3 or self.tagged[1].label not in FINITE:
            return
        kinds = {reading.kind for reading in self._readings[0]}
        if self.tagged[0].label in ("ADV", "INTJ") and NOUN in kinds and kinds <= {NOUN, VERB}:
            self._set(0, "PROPN")

    def _first_word(self) -> None:
        """ "Deferred payments differ", "Ordet kommer": a statement opens with no verb."""
        if len(self.tagged) < 3 or self.tagged[0].label not in ("VERB.past", "VERB.participle"):
            return
        second = self.tagged[1].label
        if second in FINITE and self._is_definite(0):
            self._set(0, "NOUN")
        elif second == "NOUN" and self.tagged[0].label == "VERB.past" and self._has_finite(1, 9):
            able = any(r.kind == PARTICIPLE or r.code == "c" for r in self._readings[0])
            if able:
                self._set(0, "VERB.participle" if self._english else "ADJ.participle")

    def _second_participle(self, i: int) -> None:
        """ "Har fullført skolen og jobbet i to år": what is joined to a participle after "ha"."""
        joined = self._lower[i - 1] in ("og", "eller", "and", "or")
        both = {r.code for r in self._readings[i] if r.kind == VERB} >= {"t", "c"}
        if not joined or not both or self.tagged[i].label != "VERB.past":
            return
        for at in range(i - 2, 0, -1):
            label = self.tagged[at].label
            if label == "VERB.participle":
                if self._lower[at - 1] in _HAVE or self._lower[at - 2] in _HAVE:
                    self._set(i, label)
                return
            if label.startswith(("VERB", "AUX")) or self._lower[at] in ENDS:
                return

    def _second_verb(self, i: int) -> None:
        """ "Spans the river and links the towns", "rose and then fell": English only."""
        if not self._english:
            return
        codes = {r.code for r in self._readings[i] if r.kind == VERB}
        label = self.tagged[i].label
        joined = self.tagged[i - 1].label == "CCONJ"
        after = self.tagged[i + 1].label if i + 1 < len(self.tagged) else ""
        earlier = {one.label for one in self.tagged[:i]}
        if label == "NOUN" and joined and "r" in codes and after in ("DET", "PRON"):
            if "VERB.present" in earlier:
                self._set(i, "VERB.present")
        elif label == "VERB.base" and "t" in codes and "VERB.past" in earlier:
            near = {self.tagged[at].label for at in range(max(0, i - 3), i)}
            if not near & {"PART", "AUX.present", "AUX.past"}:
                self._set(i, "VERB.past")

    def _orders(self, i: int) -> bool:
        """ "Rens fisken": a word that can be an imperative, before what it is done to."""
        if not any(r.code in _ORDER[self._english] for r in self._readings[i] if r.kind == VERB):
            return False
        after = self.tagged[i + 1].label if i + 1 < len(self.tagged) else ""
        noun = bool(after) and self._is_definite(i + 1)
        open_class = self.tagged[i].label.startswith((*_OPEN_CLASSES, "INTJ"))
        return open_class and (noun or after in ("DET", "NUM", "PRON"))

    def _first_part(self) -> int:
        for i in range(len(self.tagged) - 2):
            if self._lower[i] in (":", ";"):
                return i
            follows = self.tagged[i + 1].label == "CCONJ"
            if self._lower[i] == "," and follows and self.tagged[i + 2].label in ("PRON", "DET"):
                return i
        return len(self.tagged)

    def _revive(self, start: int, end: int, anywhere: bool = False) -> bool:
        found = []
        for i in range(start, end):
            if self._is_finite(i) or not self._may_be_verb(i):
                continue
            gap, label = self.finite(i)
            placed = anywhere or self._well_placed(i, start)
            if anywhere and label != "VERB.past":
                continue
            if gap <= (_FURTHEST_PLACED if placed else _FURTHEST):
                found.append((gap, i, label))
        if not found:
            return False
        _, i, label = min(found)
        was_base = self.tagged[i].label == "VERB.base"
        self._set(i, label)
        for at in range(i + 2, end):  # "ponds slow floods and create habitats"
            after_link = self.tagged[at - 1].label in ("CCONJ", "PUNCT")
            if was_base and after_link and self.tagged[at].label == "VERB.base":
                self._set(at, label)
        return True

    def _may_be_verb(self, i: int) -> bool:
        """A word of an open class, or an adverb that the lexicon knows as a verb only."""
        label = self.tagged[i].label
        only = {reading.kind for reading in self._readings[i]} == {VERB}
        return label.startswith(_OPEN_CLASSES) or (label == "ADV" and only)

    def _well_placed(self, i: int, start: int) -> bool:
        """A nominal stands before the word, and what may follow a verb after it."""
        before = self.tagged[i - 1].label
        subject = any(self.tagged[at].label in _NOMINAL for at in range(start, i))
        after = self.tagged[i + 1].label if i + 1 < len(self.tagged) else "PUNCT"
        numbered = before == "NUM" and self.tagged[i - 2].label in ("NOUN", "PROPN")
        placed = numbered or before in ("NOUN", "PROPN", "PRON", "ADV")
        placed = placed or self._lower[i - 1] in PLURAL or self._lower[i - 1] in _LOOSE
        if self._lower[i - 1] == ",":
            placed = after in ("DET", "ADP", "NUM", "PRON", "ADV")
        if before == "PROPN" and self._lower[i - 1].endswith("s") and not self._english:
            return False  # "fra Vikens styrker"
        return subject and placed and after in _AFTER_VERB

    def _in_noun_phrase(self, i: int) -> None:
        """ "En driver er ...", "kassens midler", "et forenklet budsjett": no verb stands there."""
        label = self.tagged[i].label
        if not label.startswith("VERB."):
            return
        if any(r.kind == "U" for r in self._readings[i]):
            self._set(i, "NUM")
            return
        after = self.tagged[i + 1].label if i + 1 < len(self.tagged) else ""
        if after in FINITE and self.tagged[i - 1].label == "SCONJ" and self._is_definite(i):
            self._set(i, "NOUN")  # "mens styret møtes"
            return
        opens_clause = self.tagged[i - 1].label == "SCONJ" or self._lower[i - 1] in WHEN
        if self._english and label in _PLAIN and opens_clause and after == "NOUN":
            gap, best = self._nominal(i)
            if gap < SURE:
                self._set(i, best)  # "when salt water cools"
            return
        opened = self._lower[i - 1] in _OPENERS or self._is_genitive(i - 1)
        participle = any(r.kind == PARTICIPLE and r.code in "ce" for r in self._readings[i])
        held = self.tagged[i - 1].label in ("DET", "PRON") and self._lower[i - 1] in _POSSESSIVES
        held = held or (self.tagged[i - 1].label == "DET" and self._lower[i - 1] in _DEFINITE)
        if participle and (opened or held) and after in ("NOUN", "ADJ"):
            self._set(i, "ADJ.participle")
        elif opened and label in _PLAIN:
            gap, best = self._nominal(i)
            if gap < SURE:
                self._set(i, best)

    def _no_room(self, i: int) -> None:
        """ "behandler ikke klager": after a finite verb with no subject between, no second one."""
        if not self._is_finite(i):
            return
        before = i - 1
        while before >= 0 and self._between(before):
            before -= 1
        if before < 0 or not self._takes_object(before):
            return
        both = [at for at in (i, before) if self.tagged[at].label in _PLAIN]
        if not both or (self.tagged[i].label not in _PLAIN and before < i - 1):
            return
        if before and self.tagged[before - 1].label == "PRON":
            return  # "det han mener er ...": a clause inside, without a word that opens it
        (gap, label), at = min((self._nominal(at), at) for at in both)
        if gap < SURE:
            self._set(at, label)

    def _between(self, i: int) -> bool:
        label = self.tagged[i].label
        return label in _BETWEEN or (label == "ADP" and self._lower[i] in _ABOUT)

    def _takes_object(self, i: int) -> bool:
        if self.tagged[i].label == "VERB.base":
            return self._has_finite(0, i)
        return self._is_finite(i)
