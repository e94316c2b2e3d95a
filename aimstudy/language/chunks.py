"""Cuts tagged words into chunks: noun phrases, verb groups, prepositions, openers and marks."""

import re
from dataclasses import dataclass
from enum import StrEnum

from aimstudy.language.actors import is_person
from aimstudy.language.lead_kinds import Lead
from aimstudy.language.leads import find_lead
from aimstudy.language.noun_phrases import read_phrase
from aimstudy.language.noun_words import REFLEXIVE, opens_amount
from aimstudy.language.tokens import BECOME, Tokens
from aimstudy.language.words import Form, word_set


class ChunkKind(StrEnum):
    """What a chunk is in its clause."""

    NOUN = "noun"
    FINITE = "finite"  # a finite verb with the adverbs and verbs right after it
    VERB = "verb"  # a participle or an infinitive without its mark
    ING = "ing"
    INFINITIVE = "infinitive"  # "to" or "å" with its verb
    PREPOSITION = "preposition"
    SUBORDINATOR = "subordinator"
    THAT = "that"  # "that", "at", "whether", "om", "how": a clause as an object
    RELATIVE = "relative"
    COORDINATOR = "coordinator"
    CONTRAST = "contrast"  # "but", "men", "while" between clauses
    EXAMPLE = "example"
    THAN = "than"
    COMMA = "comma"
    SEMICOLON = "semicolon"
    COLON = "colon"
    ASIDE = "aside"  # a whole bracket
    ADVERB = "adverb"
    ADJECTIVE = "adjective"
    OTHER = "other"


@dataclass(slots=True)
class Chunk:
    """Words ``start:end``; ``head`` is the head noun or the main verb, ``lead`` the opener."""

    kind: ChunkKind
    start: int
    end: int
    head: int
    lead: str = ""


_LEADS = {
    Lead.PREPOSITION: ChunkKind.PREPOSITION,
    Lead.SUBORDINATOR: ChunkKind.SUBORDINATOR,
    Lead.THAT: ChunkKind.THAT,
    Lead.RELATIVE: ChunkKind.RELATIVE,
    Lead.COORDINATOR: ChunkKind.COORDINATOR,
    Lead.CONTRAST: ChunkKind.CONTRAST,
    Lead.EXAMPLE: ChunkKind.EXAMPLE,
    Lead.THAN: ChunkKind.THAN,
    Lead.ADVERB: ChunkKind.ADVERB,
}
_CLOSING = {"(": ")", "[": "]"}
_MARKS = {",": ChunkKind.COMMA, ";": ChunkKind.SEMICOLON, ":": ChunkKind.COLON}
CLAUSE_OPENERS = (ChunkKind.SUBORDINATOR, ChunkKind.RELATIVE, ChunkKind.THAT)


def cut(t: Tokens, end: int) -> list[Chunk]:
    """The chunks of the words before ``end``, in order and without a gap."""
    return _Cutter(t, end).run()


class _Cutter:
    def __init__(self, t: Tokens, end: int) -> None:
        self.t = t
        self.end = end
        self.chunks: list[Chunk] = []
        self.waiting: list[str] = [""]  # for each open clause the auxiliary that wants its verb

    def run(self) -> list[Chunk]:
        """Cut from left to right."""
        at = 0
        while at < self.end:
            chunk = self._next(at)
            chunk.end = min(max(chunk.end, at + 1), self.end)
            last = self.chunks[-1] if self.chunks else None
            if last and last.kind is ChunkKind.NOUN and self.t.lower(at) in _STRESSING:
                last.end = chunk.end  # "the library itself"
            else:
                self.chunks.append(chunk)
            at = chunk.end
        return self.chunks

    def _next(self, at: int) -> Chunk:
        t = self.t
        text = t.words[at].text
        if text == "," and (closed := self._denied_aside(at)):
            return Chunk(ChunkKind.ASIDE, at, closed, at)
        if text in _MARKS:
            if text != "," or self._said():
                self.waiting[-1] = ""
            return Chunk(_MARKS[text], at, at + 1, at)
        if text in "–—" or (text == "-" and self._free(at)):
            return Chunk(ChunkKind.COMMA, at, at + 1, at, "–")
        if text in _CLOSING:
            return Chunk(ChunkKind.ASIDE, at, self._closed(at), at)
        found = find_lead(t, at, self.end)
        if found:
            return self._lead(at, found[0], found[1], found[2])
        return self._verbal(at) or self._nominal(at)

    def _denied_aside(self, at: int) -> int:
        """ "det er summen, og ikke alderen, som teller": past the second comma; else 0."""
        t = self.t
        if t.g.english or t.lower(at + 1) != "og" or t.lower(at + 2) != "ikke":
            return 0
        comma = next((j for j in range(at + 3, min(self.end, at + 10)) if t.lower(j) == ","), 0)
        return comma + 1 if comma and t.lower(comma + 1) == "som" else 0

    def _said(self) -> bool:
        """ "had been dry, the canals held": what the auxiliary wanted has come as an adjective."""
        kinds = [chunk.kind for chunk in self.chunks[-2:]]
        described = kinds[-1:] == [ChunkKind.ADJECTIVE]
        return described or kinds == [ChunkKind.FINITE, ChunkKind.NOUN]

    def _free(self, at: int) -> bool:
        words = self.t.words
        before = at > 0 and words[at - 1].end < words[at].start
        return before and at + 1 < self.t.size and words[at].end < words[at + 1].start

    def _closed(self, at: int) -> int:
        closing = _CLOSING[self.t.words[at].text]
        for j in range(at + 1, min(self.end, at + 60)):
            if self.t.words[j].text == closing:
                return j + 1
        return at + 1

    def _lead(self, at: int, lead: Lead, size: int, name: str) -> Chunk:
        kind = _LEADS[lead]
        if kind in CLAUSE_OPENERS:
            self.waiting.append("")
        own = self.t.lower(at + size) in _SUBJECTS
        if kind is ChunkKind.CONTRAST or (kind is ChunkKind.COORDINATOR and own):
            self.waiting[-1] = ""  # "had 20 men, but it lacked"
        return Chunk(kind, at, at + size, at, name)

    # -- verbs ---------------------------------------------------------------------------------
    def _verbal(self, at: int) -> Chunk | None:
        t = self.t
        lower = t.lower(at)
        if lower == t.g.to:
            return self._infinitive(at)
        if not t.is_verb(at):
            return self._participle_adjective(at)
        noun_after = read_phrase(t, at)
        modifier = not t.finite(at) and noun_after and noun_after.head > at
        if modifier and not self._awaited(at):
            return None
        if t.finite(at) and not self._awaited(at):
            return self._finite(at)
        self.waiting[-1] = ""
        if t.forms[at] is Form.ING:
            return Chunk(ChunkKind.ING, at, at + 1, at)
        end = self._nonfinite_end(at)
        return Chunk(ChunkKind.VERB, at, end, end - 1)

    def _participle_adjective(self, at: int) -> Chunk | None:
        """A participle that the tagger takes for an adjective, where a verb is due."""
        t = self.t
        if t.tag(at) != "ADJ" or not t.may_be_participle(at):
            return None
        waiting = self.waiting[-1] in t.g.be | BECOME | t.g.have | _GET
        phrase = t.tag(at + 1) == "ADP" or t.lower(at + 1) == t.g.to
        if not (waiting or (phrase and t.participle(at))) or read_phrase(t, at):
            return None
        self.waiting[-1] = ""
        return Chunk(ChunkKind.VERB, at, at + 1, at)

    def _awaited(self, at: int) -> bool:
        """After an auxiliary whose verb has not come yet a doubtful form is that verb."""
        t, waiting = self.t, self.waiting[-1]
        second = t.tag(at) == "AUX" and t.lower(at - 1) in t.g.coordinators
        if not waiting or (second and t.lower(at) in t.g.finite_aux):
            return False  # "were alive and had kept paying"
        if waiting in t.g.modals:
            return t.is_verb(at, Form.BASE, Form.PASSIVE) or t.governed(at)
        if waiting in t.g.have:
            return t.may_be_participle(at)
        return t.may_be_participle(at) or t.is_verb(at, Form.ING)

    def _infinitive(self, at: int) -> Chunk | None:
        t = self.t
        j = at + 1
        while t.is_adverb(j) or t.is_negation(j):
            j += 1
        base = t.is_verb(j, Form.BASE, Form.PASSIVE) or (not t.g.english and t.is_verb(j))
        if j >= self.end or not (base or (t.g.english and t.is_verb(j) and t.governed(j))):
            return None
        end = self._nonfinite_end(j)
        return Chunk(ChunkKind.INFINITIVE, at, end, end - 1, t.g.to)

    def _nonfinite_end(self, at: int) -> int:
        """ "to have been built", "å bli valgt": to the end of the verbs."""
        t = self.t
        chain = t.g.be | t.g.have | BECOME | _CHAINS
        end = at + 1
        while t.lower(end - 1) in chain:
            j = end
            while t.is_adverb(j) and not t.is_number(j + 1):
                j += 1
            if not (t.participle(j) or t.is_verb(j, Form.BASE, Form.PASSIVE)) or j >= self.end:
                break
            phrase = read_phrase(t, j)
            if phrase and phrase.head > j:
                break
            end = j + 1
        return end

    def _finite(self, at: int) -> Chunk:
        """The finite verb with what follows at once; its subject may come first in Norwegian."""
        t = self.t
        end, head, last = at + 1, at, t.lower(at)
        chains = t.g.finite_aux | t.g.be | BECOME | _GET
        pending = last if last in chains else ""
        if last == "ought" and t.lower(end) == "to" and t.is_verb(end + 1):
            end, head, last = end + 2, end + 1, t.lower(end + 1)
            pending = last if last in t.g.be | t.g.have else ""
        while end < self.end:
            j = end
            while j < self.end and (self._inner_adverb(j) or t.is_negation(j)):
                j += 1
            if j >= self.end or not pending or not self._continues(j, last):
                break
            end, head, last = j + 1, j, t.lower(j)
            pending = last if last in t.g.be | t.g.have | BECOME | t.g.modals else ""
        end = max(end, self._adverbs_end(end))
        if len(self.waiting) > 1 and not pending:
            self.waiting.pop()
        else:
            self.waiting[-1] = pending
        return Chunk(ChunkKind.FINITE, at, end, head, t.lower(at))

    def _adverbs_end(self, at: int) -> int:
        t = self.t
        while at < self.end and (self._inner_adverb(at) or t.is_negation(at)):
            focus = t.lower(at) in ("only", "just", "even", "bare", "kun")
            if focus and (t.is_noun(at + 1) or t.tag(at + 1) in ("DET", "ADJ", "NUM", "PRON")):
                break  # "checks only papers"
            at += 1
        return at

    def _inner_adverb(self, at: int) -> bool:
        """An adverb of the verb, not of a number, an adjective or a comparison after it."""
        t = self.t
        often = t.lower(at) in ("once", "twice") and t.lower(at + 1) in (
            "a",
            "per",
            "every",
            "each",
        )
        span = t.lower(at) == t.lower(at + 2) == "as" and t.lower(at + 1) in ("long", "soon")
        if not t.is_adverb(at) or t.lower(at) in _PLACES or often or opens_amount(t, at) or span:
            return False
        joined = " " in t.lower(at) and t.lower(at) != "om lag"
        return joined or not (measures(t, at) or just_before(t, at))

    def _continues(self, at: int, last: str) -> bool:
        t = self.t
        if not t.words[at].text[:1].islower():
            return False
        if last in t.g.modals or last in ("do", "does", "did"):
            return t.is_verb(at, Form.BASE, Form.PASSIVE) or t.is_verb(at)
        if last in t.g.have:
            return t.may_be_participle(at) and not self._before_noun(at)
        if last in t.g.be or last in BECOME:
            verb = t.may_be_participle(at) or t.is_verb(at, Form.ING)
            return verb and (last in BECOME or not self._before_noun(at))
        if last in _GET:
            given = t.may_be_participle(at) and not self._before_noun(at)
            return t.is_verb(at, Form.BASE) or given
        return False

    def _receiver(self, at: int, end: int) -> int:
        """ "costs the borrower | flexibility": where the first of two objects ends; else 0."""
        last = self.chunks[-1] if self.chunks else None
        verbal = last is not None and last.kind in (ChunkKind.FINITE, ChunkKind.INFINITIVE)
        gives = verbal and last is not None and self.t.base(last.head) in _GIVING
        if self.t.g.english and gives and self.t.is_number(at):
            people = range(at + 1, end - 1)  # "offered 4,000 owners | theft cover"
            return next((j + 1 for j in people if self._people(j)), 0)
        if not (self.t.g.english and gives) or end != at + 3 or self.t.tag(at) != "DET":
            return 0
        somebody = is_person(self.t.lower(at + 1), self.t.g) and self.t.tag(at + 1) == "NOUN"
        return at + 2 if somebody and _GIVEN.fullmatch(self.t.lower(at + 2)) else 0

    def _people(self, at: int) -> bool:
        """A noun for several people."""
        several = self.t.words[at].number == "plur" and self.t.tag(at) == "NOUN"
        return several and is_person(self.t.lower(at), self.t.g)

    def _before_noun(self, at: int) -> bool:
        phrase = read_phrase(self.t, at)
        return phrase is not None and phrase.head > at

    # -- nouns and the rest --------------------------------------------------------------------
    def _nominal(self, at: int) -> Chunk:
        t = self.t
        phrase = read_phrase(t, at)
        if phrase and (somebody := self._receiver(at, phrase.end)):
            return Chunk(ChunkKind.NOUN, at, somebody, somebody - 1)
        if phrase:
            return Chunk(ChunkKind.NOUN, at, phrase.end, phrase.head)
        known = t.tag(at) == "ADJ" and t.lower(at) in t.g.adverbs and t.is_adverb(at)
        if (t.tag(at) == "ADJ" and not known) or t.lower(at) in _PLACES:
            return Chunk(ChunkKind.ADJECTIVE, at, at + 1, at)
        if t.is_adverb(at) or t.is_negation(at) or t.tag(at) in ("ADV", "PRON"):
            joined = t.lower(at + 1) in t.g.coordinators and t.is_adverb(at + 2)
            pair = joined and not measures(t, at + 2)
            return Chunk(ChunkKind.ADVERB, at, at + 3 if pair else at + 1, at)
        if t.tag(at) == "ADP":
            return Chunk(ChunkKind.PREPOSITION, at, at + 1, at, t.lower(at))
        return Chunk(ChunkKind.OTHER, at, at + 1, at)


def just_before(t: Tokens, at: int) -> bool:
    """ "like etter at", "lenge før": how near in time, no word of the verb."""
    return t.lower(at) in _NEAR and t.lower(at + 1) in ("før", "etter")


def measures(t: Tokens, at: int) -> bool:
    """ "very large", "more than 20", "about 30": the adverb belongs to what follows."""
    lower = t.lower(at)
    if t.is_number(at + 1):
        return lower in _DEGREES or lower in _COUNTING or lower == "om lag"
    if t.tag(at + 1) == "ADV" and lower in _DEGREES:
        return False
    if t.tag(at + 1) == "ADJ" and not t.may_be_participle(at + 1):
        return lower not in t.g.adverbs or lower in _DEGREES
    return lower in _DEGREES


_NEAR = word_set("like rett straks lenge umiddelbart")
_SUBJECTS = word_set("it he she they we")
_GIVING = word_set("cost give offer deny grant spare save teach cause earn win lend")
_GIVEN = re.compile(
    r"\w+(?:ity|tion|ness|ment|ance|ence|dom|ies)|money|time|work|trouble|access|credit"
)
_GET = word_set("får fikk")
_STRESSING = REFLEXIVE | {"whatsoever"}
_COUNTING = word_set("only just exactly kun bare nøyaktig totalt altogether another ytterligere")
_PLACES = word_set("somewhere anywhere everywhere elsewhere online abroad et steds ute inne")
_CHAINS = word_set("be been have være vært ha hatt bli blitt kunne måtte")
_DEGREES = word_set(
    """
    very highly more most less least too quite rather fairly so svært meget ganske så mer mest
    mindre minst for nokså about around over nearly almost approximately roughly rundt omtrent
    cirka ca ca. nesten drøyt snaut opptil
    """
)
