"""What a comma opens after the verb: a participle, an apposition, an item of a list, a clause."""

from itertools import pairwise

from aimstudy.language.chunks import ChunkKind
from aimstudy.language.clauses import ClauseKind, SegmentKind
from aimstudy.language.segment_book import ABSORBING, Follow
from aimstudy.language.segment_clauses import ClauseSegments
from aimstudy.language.time_words import names_time
from aimstudy.language.words import Form, phrase_set, word_set

_DATED = phrase_set("nå|i dag|senere|deretter|da|dermed|derfor|ellers")


class CommaSegments(ClauseSegments):
    """Tells by what stands after a comma whether a segment goes on or another begins."""

    def _comma(self, at: int) -> int:
        nxt = at + 1
        if nxt >= self.end or self.segments[-1].kind is SegmentKind.COLON:
            return nxt
        if self._fresh(at) and self.c[at].start == self.segments[-1].body:
            last = self.segments[-1]
            last.start = last.body = self.c[nxt].start
            last.after_comma = True
        kind = self.c[nxt].kind
        if kind is ChunkKind.ADVERB:
            return self._adverb_after_comma(nxt)
        if kind is ChunkKind.COORDINATOR:
            return self._coordinate(at, nxt)
        second = kind is ChunkKind.VERB and self._second_verb(nxt)
        if kind is ChunkKind.FINITE or (second and not self._tells_of_name(at, nxt)):
            return self._predicate_after_comma(at, nxt)
        if kind in (ChunkKind.ING, ChunkKind.VERB, ChunkKind.ADJECTIVE):
            return self._participle(at, nxt)
        if kind is ChunkKind.NOUN:
            return self._noun_after_comma(at, nxt)
        if kind is ChunkKind.PREPOSITION and self._clause_of_its_own(at, nxt):
            return nxt
        if kind in (ChunkKind.PREPOSITION, ChunkKind.INFINITIVE) and self._goes_on(nxt):
            return nxt + 1
        return nxt

    def _clause_of_its_own(self, at: int, nxt: int) -> bool:
        """A clause begins with the preposition after the comma; this one ends before it."""
        if self._turned_clause(nxt):
            self._finish(self.c[at].start, Follow(ClauseKind.MAIN, nxt, self.end))
            return True
        if self._second_case(nxt):
            self.stop = self.c[at].start
        return self.stop >= 0

    def _turned_by_adverb(self, at: int) -> bool:
        """ "Før ble det gjort av politiet, nå gjøres det av ...": adverb, verb, then subject."""
        kinds = [chunk.kind for chunk in self.c[at : min(self.end, at + 3)]]
        turned = kinds == [ChunkKind.ADVERB, ChunkKind.FINITE, ChunkKind.NOUN]
        dated = self.t.lower(self.c[at].start) in _DATED
        return turned and dated and not self.t.g.english and self.verbs is not None

    def _turned_clause(self, at: int) -> bool:
        """ "..., for andre er prisen 500 kroner": a phrase, the verb and then the subject."""
        kinds = [chunk.kind for chunk in self.c[at : min(self.end, at + 4)]]
        turned = kinds[1:] == [ChunkKind.NOUN, ChunkKind.FINITE, ChunkKind.NOUN]
        return turned and not self.t.g.english and self.verbs is not None

    def _adverb_after_comma(self, nxt: int) -> int:
        """ ", not on the others" is denied; ", usually lasting ..." is a participle."""
        if self._turned_by_adverb(nxt):
            self._finish(self.c[nxt - 1].start, Follow(ClauseKind.MAIN, nxt, self.end))
            return nxt
        if self.denies(nxt):
            self._open(SegmentKind.PARTICIPLE, self.c[nxt].start, self.c[nxt].start, "", True)
            return nxt + 1
        after = self.x.past_adverbs(nxt, self.end)
        doing = after < self.end and self.c[after].kind is ChunkKind.ING
        if doing and self.segments[-1].kind is SegmentKind.MEANS and self._then(nxt):
            return after + 1
        if self.t.g.english and after < self.end and self.c[after].kind is ChunkKind.FINITE:
            return self._predicate_after_comma(nxt - 1, nxt)  # ", then splits the rest"
        closed = after + 1 < self.end and self.c[after].kind is ChunkKind.COMMA
        if closed and self._fresh(nxt):  # "complained, however, that ..."
            last = self.segments[-1]
            last.start = last.body = self.c[after + 1].start
            last.after_comma = False
            return after + 1
        if after < self.end and self.c[after].kind in (ChunkKind.ING, ChunkKind.VERB):
            return self._participle(nxt, after)
        return nxt

    def _then(self, at: int) -> bool:
        """ "by dividing the sum by the price, then adding the gain": two steps of one way."""
        return self.t.lower(self.c[at].start) in ("then", "next", "finally")

    def _goes_on(self, at: int) -> bool:
        """ "to read, to write and to count", "in Oslo, in Bergen and in Bodø"."""
        chunk = self.c[at]
        later = self.x.after_coordinator(at, self.end)
        same = later >= 0 and self.c[later].kind is chunk.kind
        last = self.segments[-1]
        resumed = last.lead != chunk.lead and chunk.lead in (s.lead for s in self.segments)
        aim = last.kind is SegmentKind.PURPOSE and resumed and chunk.kind is ChunkKind.PREPOSITION
        return same and self.c[later].lead == chunk.lead and not aim

    def _predicate_after_comma(self, at: int, nxt: int) -> int:
        if not self.t.g.english and self.c[nxt].kind is ChunkKind.FINITE:
            later = self.x.after_coordinator(nxt, self.end)
            if later < 0 or self.c[later].kind is not ChunkKind.FINITE:
                self.stop = self.c[at].start
                return nxt
        self._finish(self.c[at].start, Follow(ClauseKind.COORDINATED, nxt, self.end))
        return nxt

    def _participle(self, at: int, nxt: int) -> int:
        chunk = self.c[at + 1] if self.c[at].kind is ChunkKind.COMMA else self.c[at]
        follower = self.c[nxt + 1].kind if nxt + 1 < self.end else ChunkKind.OTHER
        if self.x.list_ahead(nxt, self.end) and self.segments[-1].kind in (
            *ABSORBING,
            SegmentKind.OBJECT,
        ):
            joined = follower in (ChunkKind.COMMA, ChunkKind.COORDINATOR)
            if joined or self.segments[-1].kind in ABSORBING:
                return nxt + 1
        if follower in (ChunkKind.COORDINATOR, ChunkKind.COMMA):
            return nxt + 1
        self._open(SegmentKind.PARTICIPLE, chunk.start, chunk.start, "", True)
        return nxt + 1

    def _noun_after_comma(self, at: int, nxt: int) -> int:
        chunk = self.c[nxt]
        if self.x.clause_ahead(nxt, self.end):
            self._finish(self.c[at].start, Follow(ClauseKind.MAIN, nxt, self.end))
            return nxt
        if self._gap(at, nxt):
            return nxt
        if self._second_share(nxt):
            self.stop = self.c[at].start
            return nxt
        if self.x.list_ahead(nxt, self.end) and not self._beside(at, nxt):
            return nxt + 1
        if self.segments[-1].kind in ABSORBING and self.x.in_list(self.segments[-1].body, at):
            return nxt + 1
        if self._wider_place(at, nxt):
            return nxt + 1
        if names_time(self.t, chunk.start, chunk.end):
            self._open(SegmentKind.OBJECT, chunk.start, chunk.start, "", True, chunk.head)
            return nxt + 1
        doing = self.t.forms[chunk.start] is Form.ING and self.t.tag(chunk.start) == "VERB"
        kind = SegmentKind.PARTICIPLE if doing else SegmentKind.APPOSITION
        self._open(kind, chunk.start, chunk.start, "", True, chunk.head)
        return nxt + 1

    def _second_case(self, at: int) -> bool:
        """ "comes to 5% for a farm, for a shop to 6%": the verb is left out."""
        last, chunks = self.segments[-1], self.c[at : at + 4]
        kinds = [chunk.kind for chunk in chunks]
        pair = [ChunkKind.PREPOSITION, ChunkKind.NOUN]
        if kinds != pair * 2 or last.kind is not SegmentKind.PHRASE:
            return False
        again = chunks[2].lead == last.lead != chunks[0].lead
        return again and self.t.is_number(last.body) and self.t.is_number(chunks[3].start)

    def _second_share(self, at: int) -> bool:
        """ "went into cranes, a quarter into rails": each share has its own place."""
        chunk, last = self.c[at], self.segments[-1]
        own = at + 1 < self.end and self.c[at + 1].kind is ChunkKind.PREPOSITION
        share = self.t.is_number(chunk.start) or self.t.lower(chunk.head) in _SHARES
        shared = last.kind is SegmentKind.PHRASE and share and own
        return shared and self.c[at + 1].lead == last.lead

    def _wider_place(self, at: int, nxt: int) -> bool:
        """ "in Bath, Maine": the place in which the place lies."""
        names = self.c[at - 1], self.c[nxt]
        bare = all(
            self.t.tag(j) == "PROPN" for chunk in names for j in range(chunk.start, chunk.end)
        )
        led = at > 1 and self.c[at - 2].kind is ChunkKind.PREPOSITION
        return led and bare and self.c[at - 2].lead in _BEFORE_PLACE

    def _tells_of_name(self, at: int, nxt: int) -> bool:
        """ "sold to Bay Mutual, founded in 1898": who was founded is the name before."""
        before = self.c[at - 1]
        name = before.kind is ChunkKind.NOUN and self.t.tag(before.head) == "PROPN"
        kinds = [chunk.kind for chunk in self.c[nxt : self.end]]
        listed = (ChunkKind.COORDINATOR, ChunkKind.VERB) in pairwise(kinds)
        return name and not listed and self.t.forms[self.c[nxt].head] is Form.PARTICIPLE

    def _beside(self, at: int, nxt: int) -> bool:
        """ "Anna Berg, a painter and teacher": what follows says who the one before is."""
        indefinite = self.t.lower(self.c[nxt].start) in ("a", "an", "en", "et", "ei")
        before = self.c[at - 1]
        name = before.kind is ChunkKind.NOUN and self.t.tag(before.head) == "PROPN"
        return indefinite and name


_BEFORE_PLACE = word_set("in at near from i ved fra")
_SHARES = word_set(
    "half third quarter fifth tenth rest remainder others halvparten tredjedel fjerdedel resten"
)
