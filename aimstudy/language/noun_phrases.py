"""Where a noun phrase ends and which word is its head, from tags, for both languages."""

from dataclasses import dataclass

from aimstudy.language.compounds import described_amount, joins_noun
from aimstudy.language.nominal_adjectives import (
    contrasted,
    definite_ahead,
    no_article,
    nominal_end,
    paid_out,
    past_numbers,
    quantifies,
)
from aimstudy.language.noun_words import (
    ARTICLES,
    BEFORE_ARTICLES,
    BOUNDS,
    LONE,
    LOOK,
    MONTHS,
    QUOTES,
    REFLEXIVE,
    ROUGHLY,
    YEAR_LEADS,
    after_somebody,
    genitive,
    is_definite,
)
from aimstudy.language.phrase_tails import PhraseTail
from aimstudy.language.time_words import is_year
from aimstudy.language.tokens import Tokens
from aimstudy.language.words import Form, word_set


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase ``start:end`` with the place of its head."""

    end: int
    head: int


def read_phrase(t: Tokens, start: int) -> Phrase | None:
    """The noun phrase that begins at ``start``, without what a preposition adds to it."""
    return _Reader(t, start).read()


# "Nowadays four banks ...": it belongs to no noun
_OF_THE_CLAUSE = word_set(
    """
    today now currently nowadays presently historically traditionally initially originally often
    usually normally typically generally sometimes
    """
)


class _Reader(PhraseTail):
    def read(self) -> Phrase | None:
        """Read on as long as words belong together."""
        if self.start == 0 and self.t.tag(0) == "ADV" and self.t.lower(0) in _OF_THE_CLAUSE:
            return None
        often = self._often()
        if often:
            return Phrase(often, often - 1)
        self.at = self._past_bound(self.start)
        start = self.start
        opens = start == 0 or self.t.lower(start - 1) == ","
        focus = opens and self.t.lower(start) in ("only", "just", "even", "bare", "kun", "selv")
        if focus and self.at == start and self._nominal_ahead(start + 1):
            self.at = start + 1
        self.first = self.at  # past "at least" and the like
        stop = min(self.t.size, self.start + LOOK)
        while self.at < stop and self._step():
            pass
        if self.head < 0 and self.light < 0:
            return None
        end = self.head + 1 if self.head >= 0 else self.light + 1
        end = max(end, min(self.at, stop)) if self.head >= 0 else end
        return Phrase(self._past_bracket(end), self.head if self.head >= 0 else self.light)

    def _often(self) -> int:
        """ "once a week", "twice per year": the end of a frequency; 0 where there is none."""
        t, at = self.t, self.start
        if t.lower(at) not in ("once", "twice", "thrice") or at + 2 >= t.size:
            return 0
        return at + 3 if t.lower(at + 1) in ("a", "an", "per", "every", "each") else 0

    def _past_bound(self, at: int) -> int:
        """ "at least", "about": words that measure the number after them."""
        t = self.t
        for size in (3, 2, 1):
            words = " ".join(t.lower(at + k) for k in range(size))
            if (words in BOUNDS or words in ROUGHLY or words == "om lag") and t.is_number(
                at + size
            ):
                return at + size
            each = words in ROUGHLY and t.lower(at + size) in ("every", "each", "hver", "hvert")
            if each:
                return at + size
            further = size < 3 and words in BOUNDS | ROUGHLY
            if further and t.lower(at + size) in ROUGHLY:
                past = self._past_bound(at + size)
                return past if past > at + size else at
            part = t.lower(at + size) in ("a", "an", "en", "et", "half", "twice", "double")
            if size > 1 and words in BOUNDS and part:
                return at + size
        return at

    def _step(self) -> bool:
        t, at = self.t, self.at
        if self.head >= 0:
            return self._after_head()
        if self._past_year(at) or t.lower(at) in REFLEXIVE:
            return False
        if t.lower(at) == "så" and t.lower(at + 1) in ("lenge", "snart", "fremt", "langt"):
            return False
        if t.is_noun(at):
            return self._noun()
        tag, lower = t.tag(at), t.lower(at)
        if lower in LONE and at == self.start:
            self.light = at
            return False
        if tag == "PRON" or (tag == "DET" and lower in t.g.pronouns):
            return self._pronoun()
        if tag == "DET" or lower in t.g.possessives:
            return self._determiner()
        if t.is_number(at) or tag == "NUM":
            return self._number()
        return self._modifier()

    def _determiner(self) -> bool:
        t, at, lower = self.t, self.at, self.t.lower(self.at)
        span = lower in ("en", "ett", "et") and t.lower(at + 1) in ("til", "eller")
        if span and t.is_number(at + 2):
            self.light, self.at = at + 2, at + 3
            return True
        if self.light >= 0 and t.is_number(self.light):
            return False
        if at > self.first and lower in ARTICLES and t.lower(at - 1) not in BEFORE_ARTICLES:
            return False
        self.light, self.at = at, at + 1
        return True

    def _past_year(self, at: int) -> bool:
        """ "In 2016 analysts ...": what follows the year is another phrase."""
        t = self.t
        year = at == self.start + 1 and self.light == self.start and is_year(t.lower(self.start))
        return year and t.lower(self.start - 1) in YEAR_LEADS

    def _noun(self) -> bool:
        self.head = self.at
        self.at += 1
        return True

    def _pronoun(self) -> bool:
        t, at = self.t, self.at
        related = t.lower(at) == "that" and t.tag(at) == "PRON"
        if at > self.start and (related or t.lower(at) not in t.g.determiners):
            return False
        self.light = at
        self.at = at + 1
        if t.lower(at + 1) == "own" and not self._nominal_ahead(at + 2):
            self.light = at + 1
            return False
        if no_article(t, at):
            return False
        determines = t.lower(at) in t.g.determiners or t.lower(at) in t.g.possessives
        if t.lower(at) == "den" and t.is_number(at + 1) and t.lower(at + 2) == ".":
            return True
        nominal = nominal_end(t, at)
        if nominal > at:
            self.light = nominal
            return False
        inflected = t.lower(at + 1).endswith("e") and t.lower(at) in ("den", "det", "de")
        inflected = inflected and t.lower(at + 1) not in t.g.adverbs
        superlative = inflected and t.tag(at + 1) == "ADJ"  # "det meste", "den ansatte"
        if superlative and not self._nominal_ahead(at + 2):
            self.light = at + 1
            return False
        if t.tag(at) == "PRON" and t.lower(at) in ("det", "den", "de") and not t.g.english:
            return not t.is_noun(at + 1) and definite_ahead(t, at + 1)
        return determines and self._nominal_ahead(at + 1)

    def _number(self) -> bool:
        self.light, self.at = self.at, self.at + 1
        past = past_numbers(self.t, self.at)
        if past > self.at:
            self.light, self.at = past - 1, past
            return True
        nxt = self.t.lower(self.at)
        if nxt == "." and self.t.lower(self.at + 1) in MONTHS:
            self.at += 1  # "1. mai"
            return True
        if nxt in ("-", "–", "to", "til", "or", "eller", "and", "og") and self.t.is_number(
            self.at + 1
        ):
            joined = nxt not in ("and", "og") or self.t.lower(self.start) in ("between", "mellom")
            if joined:
                self.light, self.at = self.at + 1, self.at + 2
        return True

    def _modifier(self) -> bool:
        t, at = self.t, self.at
        if t.tag(at) == "ADJ" and not (at == self.start and paid_out(t, at)):
            alone = at == self.start and quantifies(t, at)
            self.light = at if self.light >= 0 or alone else -1
            self.at = at + 1
            return not alone
        if self.head < 0 and t.words[at].text in QUOTES and self._nominal_ahead(at + 1):
            self.at = at + 1
            return True
        contrast = contrasted(t, at) if at > self.start else 0
        if contrast and self._nominal_ahead(contrast):
            self.at = contrast
            return True
        if self._joins(at) or self._verbal_modifier(at) or self._degree(at):
            self.at = at + 1
            return True
        return False

    def _joins(self, at: int) -> bool:
        """ "social and economic policy", "large, old ships": between two modifiers."""
        t = self.t
        if at == self.start or t.lower(at) not in (*t.g.coordinators, ","):
            return False
        if t.lower(at) == "," and not (
            t.tag(self.start) == "DET" or self._three(at) or self._led()
        ):
            return False
        counted = t.is_number(at - 1) and t.lower(at) != ","
        before = t.tag(at - 1) == "ADJ" or t.participle(at - 1) or counted
        after = t.tag(at + 1) == "ADJ" or (t.is_number(at + 1) and t.lower(at) != ",")
        return before and after and self._nominal_ahead(at + 1)

    def _led(self) -> bool:
        """ "etter harde, lange kamper": an adjective behind a preposition waits for its noun."""
        t, at = self.t, self.start
        plural = t.lower(at).endswith("e") or t.lower(at) in ("små", "få")
        tags = [t.tag(at + k) for k in (-1, 0, 2, 3)]
        return at > 0 and plural and not t.g.english and tags == ["ADP", "ADJ", "ADJ", "NOUN"]

    def _adjectives(self, at: int) -> bool:
        t = self.t
        return [t.tag(at + k) for k in (1, 2, 3)] == ["ADJ", "CCONJ", "ADJ"]

    def _three(self, at: int) -> bool:
        """ "monthly, quarterly or annual payments": adjectives in a list before one noun."""
        return self._adjectives(at) and self._nominal_ahead(at + 4)

    def _verbal_modifier(self, at: int) -> bool:
        """ "listed shares", "the growing demand": a participle right before its noun."""
        t = self.t
        verbal = t.participle(at) or t.is_verb(at, Form.ING)
        if not verbal or paid_out(t, at) or after_somebody(t, at) or t.lower(at + 1) in _OPENING:
            return False
        opens = at == self.start and (t.is_noun(at - 1) or t.tag(at - 1) in ("PRON", "AUX"))
        copula = not t.g.english and t.lower(at - 1) in ("er", "var") and t.lower(at - 2) != "det"
        if opens and copula and t.is_noun(at + 1) and not is_definite(t, at + 1):
            return True
        if at == self.start and t.is_verb(at, Form.ING) and t.tag(at - 1) in ("ADP", "SCONJ"):
            return False  # "of finishing the tasks"
        return not opens and self._nominal_ahead(at + 1)

    def _degree(self, at: int) -> bool:
        t = self.t
        if t.tag(at) != "ADV" and not t.g.is_adverb(t.words[at]):
            return False
        nxt = at + 1
        verbal = t.participle(nxt) or (t.is_verb(nxt, Form.ING) and at > self.start)
        modifies = t.tag(nxt) in ("ADJ", "NUM") or verbal or t.is_number(nxt)
        return modifies and self._nominal_ahead(nxt)

    def _nominal_ahead(self, at: int) -> bool:
        """A noun after nothing but modifiers."""
        t = self.t
        for j in range(at, min(t.size, at + 7)):
            if t.is_noun(j):
                return True
            inner = t.tag(j) in ("ADJ", "NUM", "DET", "ADV") or t.participle(j)
            if inner and t.lower(j) in ARTICLES:
                return False
            quoted = t.words[j].text in QUOTES
            counted = t.lower(j) == "." and t.is_number(j - 1)
            comma = t.lower(j) == "," and (t.tag(self.start) == "DET" or self._adjectives(j))
            joined = t.lower(j) in t.g.coordinators or comma or counted
            possessive = t.lower(j) in t.g.possessives
            if not (inner or quoted or possessive or t.is_verb(j, Form.ING) or joined):
                return False
        return False

    # -- after the head --------------------------------------------------------------------------
    def _after_head(self) -> bool:
        t, at = self.t, self.at
        if at >= t.size:
            return False
        before = t.words[at - 1]
        if genitive(t, at - 1) and t.tag(at) == "ADJ" and not self._nominal_ahead(at):
            self.head, self.at = at, at + 1
            return False
        narrowed = genitive(t, at - 1) and self._nominal_ahead(at)
        if narrowed or described_amount(t, self.start, at):
            self.light, self.head = at - 1, -1
            return True
        if t.is_noun(at):
            if joins_noun(t, self.start, at):
                return self._noun()
            return False
        if t.is_number(at) and self._numbered(at):
            self.at = at + 1
            return True
        if t.words[at].text in QUOTES and self._open_quote(at):
            self.at = at + 1
            return True
        if before.text.endswith("-") and t.lower(at) in t.g.coordinators:
            self.at = at + 1
            self.head = -1
            self.light = at - 1
            return True
        if self._name_preposition(at) or self._measured(at) or self._owned(at):
            return True
        return self._dated(at) or self._hyphen(at) or self._named_modifier(at)


# no modifier stands before these: "are always cleaned | each morning"
_OPENING = word_set("each every this that these those all some any both hver hvert disse alle noen")
