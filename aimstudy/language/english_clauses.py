"""English main clauses: an optional front, the subject, the verb; or an imperative."""

from aimstudy.language.chunks import ChunkKind
from aimstudy.language.clause_reader import ClauseReader
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind, Span
from aimstudy.language.time_words import names_time
from aimstudy.language.verb_groups import read_group
from aimstudy.language.words import Form, word_set

_FRONTED = (
    ChunkKind.PREPOSITION,
    ChunkKind.SUBORDINATOR,
    ChunkKind.ADVERB,
    ChunkKind.VERB,
    ChunkKind.ADJECTIVE,
    ChunkKind.EXAMPLE,
    ChunkKind.THAN,
)
_SUBJECTS = (
    ChunkKind.NOUN,
    ChunkKind.ING,
    ChunkKind.INFINITIVE,
    ChunkKind.THAT,
    ChunkKind.ADJECTIVE,
    ChunkKind.ASIDE,
)
_ALL = word_set("all every everyone everybody everything each")
_STANDING = word_set("be stand lie come sit hang circulate flow")
_PLACING = {ChunkKind.PREPOSITION, ChunkKind.NOUN, ChunkKind.COORDINATOR, ChunkKind.ASIDE}
_MORE = word_set("more less fewer better worse")
_MAX_FRONT = 30


class EnglishReader(ClauseReader):
    """Subject before verb; what stands in front ends at a comma or before a new phrase."""

    def main(self, start: int, end: int, kind: ClauseKind = ClauseKind.MAIN) -> None:
        """A clause with its own subject, perhaps after something in front."""
        start = self._past_openers(start, end)
        if start >= end or self.full or self._the_more(start):
            return
        if self._inverted_condition(start, end):
            return
        self._that_is(start, end)
        if self._not_all(start, end):
            clause = self.subject_first(start, end, kind)
            if clause is not None:
                clause.verbs.negated = True
            return
        for subject in self._candidates(start, end):
            front_end = subject
            while front_end > start and self.c[front_end - 1].kind is ChunkKind.COMMA:
                front_end -= 1
            if not self._front_fits(start, front_end):
                continue
            if self._imperative_at(subject, start):
                self._imperative(start, front_end, subject, end)
                return
            if self.c[subject].kind in _SUBJECTS and self.x.scan(subject, end) > subject:
                self._read(start, front_end, subject, end, kind)
                return
        self._placed(start, end, kind)

    def _that_is(self, start: int, end: int) -> None:
        """ "For a shop, that is the rent": the subject, no relative pronoun."""
        comma = next((i for i in range(start, end) if self.c[i].kind is ChunkKind.COMMA), end)
        if self.c[start].kind is not ChunkKind.PREPOSITION or comma + 2 >= end:
            return
        kinds = {chunk.kind for chunk in self.c[start:comma]}
        that, verb = self.c[comma + 1], self.c[comma + 2]
        said = self.t.lower(that.start) == "that" and verb.kind is ChunkKind.FINITE
        if said and ChunkKind.FINITE not in kinds:
            that.kind = ChunkKind.NOUN

    def _inverted_condition(self, start: int, end: int) -> bool:
        """ "Should the claim fail, the buyer pays": a condition without "if"."""
        first = self.c[start]
        opens = first.kind is ChunkKind.FINITE and first.end == first.start + 1
        if not opens or self.t.lower(first.start) not in ("should", "had", "were"):
            return False
        for comma in range(start + 2, min(end, start + _MAX_FRONT)):
            closes = self.c[comma].kind is ChunkKind.COMMA
            if closes and comma + 1 < end and self.x.scan(comma + 1, end) > comma + 1:
                front = Span(first.start, self.c[comma].start)
                case = Segment(SegmentKind.CONDITION, front.start, front.end, front.start)
                self.subject_first(comma + 1, end, ClauseKind.MAIN, front, (case,))
                return True
        return False

    def _the_more(self, start: int) -> bool:
        """ "The lower the price, the bigger the crowd": two halves that no grammar here reads."""
        t, at = self.t, self.c[start].start
        more = [t.lower(at + 1) in _MORE or t.lower(at + 1).endswith("er")]
        later = [
            t.lower(j + 2) in _MORE or t.lower(j + 2).endswith("er")
            for j in range(at + 2, t.size - 2)
            if t.lower(j) == "," and t.lower(j + 1) == "the" and t.tag(j + 2) in ("ADJ", "ADV")
        ]
        return t.lower(at) == "the" and t.tag(at + 1) in ("ADJ", "ADV") and all(more) and any(later)

    def _not_all(self, start: int, end: int) -> bool:
        """ "Not everyone agrees": the "not" is part of the subject."""
        first = self.t.lower(self.c[start].start) == "not" and start + 1 < end
        return first and self.t.lower(self.c[start + 1].start) in _ALL

    def _placed(self, start: int, end: int, kind: ClauseKind) -> None:
        """ "Among the buyers are banks and funds": a place, the verb, then the subject."""
        verb = next((at for at in range(start, end) if self.c[at].kind is ChunkKind.FINITE), start)
        if self.c[start].kind is not ChunkKind.PREPOSITION or verb + 1 >= end:
            return
        before = {chunk.kind for chunk in self.c[start:verb]}
        group = read_group(self.t, self.c[verb], None, self.x.word_end(end))
        stands = group.base in _STANDING and not group.passive
        if not stands or before - _PLACING or self.c[verb + 1].kind is not ChunkKind.NOUN:
            return
        fronts = self.front_segments(start, verb)
        front = Span(self.c[start].start, self.c[verb].start)
        nothing = Span(front.end, front.end)
        clause = self.rest(kind, nothing, group, front, verb + 1, end, fronts)
        if clause is not None and clause.segments:
            first = clause.segments.pop(0)
            clause.subject, clause.subject_head = Span(first.start, first.end), first.head
            group.end = first.end

    def _past_openers(self, start: int, end: int) -> int:
        skipped = (ChunkKind.COORDINATOR, ChunkKind.CONTRAST, ChunkKind.COMMA)
        said = start + 1 < end and self.c[start + 1].kind is ChunkKind.COMMA
        if said and self.t.lower(self.c[start].start) in ("yes", "no"):
            start += 2
        while start < end and self.c[start].kind in skipped:
            start += 1
        return start

    def _candidates(self, start: int, end: int) -> list[int]:
        """Where the subject may begin, likeliest first."""
        first = self.c[start]
        places: list[int] = []
        timed = first.kind is ChunkKind.NOUN and names_time(self.t, first.start, first.end)
        if first.kind not in _FRONTED and not (timed and self._boundary(start + 1, end)):
            places.append(start)
        if first.kind is ChunkKind.ADVERB or timed:
            places.append(start + 1)
        if first.kind is ChunkKind.VERB and self.t.forms[first.start] is Form.BASE:
            places.append(start)
        for at in range(start + 1, min(end, start + _MAX_FRONT)):
            if self.c[at].kind is ChunkKind.COMMA and at + 1 < end:
                places.append(at + 1)
        if not places or first.kind in _FRONTED:
            places.extend(
                at
                for at in range(start + 1, min(end, start + _MAX_FRONT))
                if self._boundary(at, end)
            )
        return [self._past_comma(at, end) for at in places if at < end]

    def _past_comma(self, at: int, end: int) -> int:
        while at + 1 < end and self.c[at].kind in (ChunkKind.COMMA, ChunkKind.ADVERB):
            if self.t.lower(self.c[at].start) in ("only", "just", "even", "not"):
                break
            at += 1
        return at

    def _boundary(self, at: int, end: int) -> bool:
        """Two noun phrases side by side: the second may be the subject."""
        beside = (ChunkKind.NOUN, ChunkKind.ADVERB, ChunkKind.ASIDE)
        gerund = at > 1 and self.c[at - 1].kind is ChunkKind.ING
        if gerund and self.c[at - 2].kind is ChunkKind.PREPOSITION:
            return self.c[at].kind is ChunkKind.NOUN
        return at < end and self.c[at].kind is ChunkKind.NOUN and self.c[at - 1].kind in beside

    def _front_fits(self, start: int, front_end: int) -> bool:
        """A clause in front has its own verb; a phrase has none."""
        if front_end <= start:
            return True
        verbs = sum(c.kind is ChunkKind.FINITE for c in self.c[start:front_end])
        last = self.c[front_end - 1]
        led = self.c[start].kind is ChunkKind.PREPOSITION and last.kind is ChunkKind.FINITE
        if led and last.end == last.start + 1 and self.t.may_be_participle(last.start):
            verbs -= 1  # "Of the 48 claims filed, 31 were paid"
        openers = sum(
            c.kind in (ChunkKind.SUBORDINATOR, ChunkKind.RELATIVE, ChunkKind.THAT)
            for c in self.c[start:front_end]
        )
        first, alone = self.c[start], front_end == start + 2
        if alone and not verbs and first.lead in ("before", "after", "until", "since"):
            first.kind = ChunkKind.PREPOSITION  # "After the war insurers paid ..."
        if self.c[start].kind is ChunkKind.SUBORDINATOR and not verbs:
            return any(
                c.kind in (ChunkKind.VERB, ChunkKind.ADJECTIVE) for c in self.c[start:front_end]
            )
        return verbs <= openers + sum(
            c.kind is ChunkKind.COORDINATOR for c in self.c[start:front_end]
        )

    def _read(self, start: int, front_end: int, subject: int, end: int, kind: ClauseKind) -> None:
        front = Span(self.c[start].start, self.x.word_end(front_end))
        if front_end <= start:
            front = Span(self.c[subject].start, self.c[subject].start)
        elif self.c[front_end].kind is ChunkKind.COMMA:
            front = Span(front.start, self.c[front_end].start)
        fronts = self.front_segments(start, front_end)
        inner = len(self.p.clauses)
        self.subject_first(subject, end, kind, front, tuple(fronts))
        self.host_fronts(fronts, inner)

    # -- imperatives -----------------------------------------------------------------------------
    def _imperative_at(self, at: int, start: int) -> bool:
        """A bare verb where the subject should be: "Close the valve", "Do not open it"."""
        chunk = self.c[at]
        if chunk.kind is ChunkKind.VERB:
            return self.t.forms[chunk.start] is Form.BASE and self._plain_front(start, at)
        do = chunk.kind is ChunkKind.FINITE and self.t.lower(chunk.start) in ("do", "don't")
        return do and at == start and chunk.end > chunk.start + 1

    def _plain_front(self, start: int, at: int) -> bool:
        return (
            at == start
            or self.c[start].kind in _FRONTED
            or self.c[start].kind
            in (
                ChunkKind.INFINITIVE,
                ChunkKind.NOUN,
            )
        )

    def _imperative(self, start: int, front_end: int, at: int, end: int) -> None:
        group = read_group(self.t, self.c[at], None, self.x.word_end(end))
        group.past, group.lexical, group.plural = False, True, True
        front = Span(self.c[start].start, self.x.word_end(front_end))
        fronts = self.front_segments(start, front_end)
        inner = len(self.p.clauses)
        place = Span(self.c[at].start, self.c[at].start)
        self.rest(ClauseKind.IMPERATIVE, place, group, front, at + 1, end, fronts)
        self.host_fronts(fronts, inner)
