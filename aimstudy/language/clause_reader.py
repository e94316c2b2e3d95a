"""Puts clauses together from chunks. Main clauses are left to each language's own reader."""

from abc import ABC, abstractmethod
from dataclasses import replace

from aimstudy.language.chunks import Chunk, ChunkKind
from aimstudy.language.clause_subjects import SubjectReader
from aimstudy.language.clauses import (
    INDEPENDENT,
    Clause,
    ClauseKind,
    Segment,
    SegmentKind,
    Span,
    VerbGroup,
)
from aimstudy.language.segment_book import Follow
from aimstudy.language.segmenter import Segmenter
from aimstudy.language.verb_groups import read_group
from aimstudy.language.words import Form, word_set

_MAX_CLAUSES = 12
_NOBODY = word_set("no nobody none nothing neither ingen ingenting intet verken hverken")
_NOTHING = Span(0, 0)
_EITHER = ("either", "enten")
_HANDED_ON = (ClauseKind.RESTRICTIVE, ClauseKind.SUBORDINATE, ClauseKind.IMPERATIVE)
_LOOSE_FIRST = word_set("otherwise then often usually therefore thus ellers ofte derfor dermed da")


class ClauseReader(SubjectReader, ABC):
    """Reads the clauses of one sentence into ``parse``."""

    @abstractmethod
    def main(self, start: int, end: int, kind: ClauseKind = ClauseKind.MAIN) -> None:
        """A clause with its own subject, perhaps after something in front."""

    @property
    def full(self) -> bool:
        """True when no more clauses are read, so that odd input stays cheap."""
        return len(self.p.clauses) >= _MAX_CLAUSES

    # -- a clause with the subject before its verb -----------------------------------------------
    def subject_first(
        self,
        start: int,
        end: int,
        kind: ClauseKind,
        front: Span = _NOTHING,
        fronts: tuple[Segment, ...] = (),
    ) -> Clause | None:
        """Read ``start:end`` as subject, verb and the rest; None where no verb is sure."""
        if kind is ClauseKind.SUBORDINATE and start < end:  # "because otherwise the sap dries"
            start += self.t.lower(self.c[start].start) in _LOOSE_FIRST
        verb = self.x.scan(start, end)
        if verb < 0 or self.full:
            return None
        subject_end, before = self._trim_subject(start, verb)
        if subject_end <= start:
            return None
        late = self.late_verb(verb, end)
        rest = self.c[late] if late > 0 else None
        group = read_group(self.t, self.c[verb], rest, self.x.word_end(end))
        self.add_adverbs(group, before)
        group.either = any(self.t.lower(c.start) in _EITHER for c in self.c[verb : late + 1])
        subject, asides, inner = self._subject(start, subject_end, verb)
        between = range(verb + 1, late) if late > 0 else range(0)
        rest_at = max(verb, late) + 1
        clause = self.rest(kind, subject, group, front, rest_at, end, [*fronts], between)
        if clause:
            clause.asides = asides
            clause.subject_head = self._head(start, subject.end)
            self.follow(inner, clause)
        return clause

    def late_verb(self, verb: int, end: int) -> int:
        """ "kan i forskrift bestemme", "was, in 1950, sold": phrases inside the group; else -1."""
        chunk = self.c[verb]
        last = self.t.lower(chunk.head)
        g = self.t.g
        if last not in g.modals | g.have | g.be:
            return -1
        inner = (ChunkKind.PREPOSITION, ChunkKind.NOUN, ChunkKind.ADVERB, ChunkKind.COMMA)
        for at in range(verb + 1, min(end, verb + 7)):
            kind = self.c[at].kind
            if kind is ChunkKind.VERB:
                closed = self.c[at - 1].kind is ChunkKind.COMMA or last in g.modals
                closed = closed or not g.english
                return at if at > verb + 1 and closed else -1
            first = self.c[verb + 1].kind
            if kind not in inner or first is ChunkKind.NOUN:
                return -1
        return -1

    def add_adverbs(self, group: VerbGroup, adverbs: list[str]) -> None:
        """Adverbs that stood before the verb; a negation among them denies it."""
        denied = any(a.lower() in ("not", "never", "ikke", "aldri", "neppe") for a in adverbs)
        group.negated = group.negated or denied
        group.adverbs = (*adverbs, *group.adverbs)

    # -- what follows the verb -------------------------------------------------------------------
    def rest(
        self,
        kind: ClauseKind,
        subject: Span,
        group: VerbGroup,
        front: Span,
        start: int,
        end: int,
        fronts: list[Segment] | None = None,
        between: range = range(0),
    ) -> Clause | None:
        """The clause with the segments after its verb; its further clauses follow it."""
        if group.modal and not group.rest and not self._modal_alone(group):
            return None  # the main verb was not found
        while start < end and self.c[start].end <= group.end:
            start += 1
        inside = self._inside(between, group)
        segmenter = Segmenter(self.x, end, group)
        stop = segmenter.run(start)
        group.negated = group.negated or self._denied(subject)
        hedges = self.p.grammar.hedges
        hedged = any(adverb.lower() in hedges for adverb in group.adverbs)
        segments = [*inside, *segmenter.segments]
        clause = Clause(kind, subject, group, segments, front, stop, hedged)
        clause.fronts = fronts or []
        self.p.clauses.append(clause)
        self.follow(segmenter.follows, clause)
        return clause

    def _denied(self, subject: Span) -> bool:
        """ "Nobody", "no member", "ingen": the subject denies the clause."""
        return bool(subject) and self.t.lower(subject.start) in _NOBODY

    def _inside(self, between: range, group: VerbGroup) -> list[Segment]:
        """Phrases that stood inside the verb group."""
        start = next((at for at in between if self.c[at].kind is ChunkKind.PREPOSITION), -1)
        if start < 0:
            return []
        segmenter = Segmenter(self.x, between.stop, group)
        segmenter.run(start)
        return segmenter.segments

    def _modal_alone(self, group: VerbGroup) -> bool:
        return False

    def follow(self, follows: list[Follow], host: Clause) -> None:
        """Read the clauses found inside or after ``host``."""
        place = next(i for i, c in enumerate(self.p.clauses) if c is host)
        for follow in follows:
            if not self.full:
                self._one(follow, host, place)

    def _one(self, follow: Follow, host: Clause | None, place: int) -> None:
        before = len(self.p.clauses)
        if follow.verb_left_out and host is not None:
            self._without_verb(follow, host)
            return
        if follow.kind is ClauseKind.MAIN and not self._inside_case(host):
            self.main(follow.start, follow.end)
            return
        if follow.kind is ClauseKind.COORDINATED:
            if host is not None:
                self._coordinated(follow, host)
        elif follow.kind in (ClauseKind.RELATIVE, ClauseKind.RESTRICTIVE):
            self._relative(follow)
        else:
            kind = follow.kind if follow.kind is not ClauseKind.MAIN else ClauseKind.SUBORDINATE
            self.subject_first(follow.start, follow.end, kind)
        if len(self.p.clauses) == before:
            return
        clause = self.p.clauses[before]
        clause.host = place if clause.kind is not ClauseKind.CONCESSIVE else -1
        clause.antecedent = follow.antecedent
        if follow.segment is not None:
            follow.segment.clause = before

    def _inside_case(self, host: Clause | None) -> bool:
        """ "dersom banken faller og summen er høy": the second is a case too, no statement."""
        return host is not None and host.kind is ClauseKind.SUBORDINATE and not self.t.g.english

    def _without_verb(self, follow: Follow, host: Clause) -> None:
        """ "..., the member 2%": the verb is that of ``host``."""
        chunk = self.c[follow.start]
        group = replace(host.verbs, start=chunk.end, end=chunk.end)
        subject = Span(chunk.start, chunk.end)
        place = len(self.p.clauses)
        kind = ClauseKind.MAIN if host.kind in INDEPENDENT else ClauseKind.SUBORDINATE
        self.rest(kind, subject, group, host.front, follow.start + 1, follow.end)
        self.p.clauses[place].subject_head = chunk.head
        self.p.clauses[place].fronts = host.fronts

    # -- clauses without a subject of their own --------------------------------------------------
    def _coordinated(self, follow: Follow, host: Clause) -> None:
        begin = self.x.past_adverbs(follow.start, follow.end)
        if begin >= follow.end:
            return
        inside = (ClauseKind.RESTRICTIVE, ClauseKind.RELATIVE, ClauseKind.SUBORDINATE)
        turned = host.kind not in inside and self._turned(begin, follow.end)
        if begin > follow.start and turned:
            self.main(follow.start, follow.end)
            return
        adverbs = [self.p.slice(c.start, c.end) for c in self.c[follow.start : begin]]
        chunk = self.c[begin]
        group = read_group(self.t, chunk, None, self.x.word_end(follow.end))
        modal = host.verbs.modal and group.lexical and group.finite.lower() == group.base
        if chunk.kind is ChunkKind.FINITE and modal and self.t.g.english:
            group.finite, group.lexical, group.plural = host.verbs.finite, False, False
            group.modal, group.rest = host.verbs.modal, f"{group.base} {group.rest}".strip()
        bare = host.verbs.plural and self.t.forms[chunk.head] is Form.BASE
        if chunk.kind is ChunkKind.VERB and bare and not host.verbs.modal:
            group.lexical, group.plural, group.past = True, True, False
        elif chunk.kind is ChunkKind.VERB:
            group = self._shared(group, host.verbs, chunk)
        self.add_adverbs(group, adverbs)
        kind = host.kind if host.kind in _HANDED_ON else follow.kind
        nothing = Span(chunk.start, chunk.start)
        self.rest(kind, host.subject, group, nothing, begin + 1, follow.end)

    def _turned(self, verb: int, end: int) -> bool:
        """ "men til gjengjeld er premien lav": an adverb in front turns verb and subject round."""
        if self.t.g.english or self.c[verb].kind is not ChunkKind.FINITE:
            return False
        after = self.x.past_adverbs(verb + 1, end)
        return after < end and self.c[after].kind is ChunkKind.NOUN

    def _shared(self, group: VerbGroup, host: VerbGroup, chunk: Chunk) -> VerbGroup:
        """ "must meet X and pass Y", "was built and sold": the second verb shares the first."""
        words = self.t.words[chunk.start : group.end]
        verb = " ".join(word.text for word in words if word.is_word)
        rest = verb
        if self.t.forms[chunk.head] is Form.PARTICIPLE:
            helpers = self.t.g.be | self.t.g.have | {"bli", "blitt"}
            shared = [word for word in host.rest.split() if word.lower() in helpers]
            rest = " ".join([*shared, verb])
        passive = host.passive
        if self.t.forms[chunk.head] in (Form.BASE, Form.PASSIVE):
            passive = self.t.forms[chunk.head] is Form.PASSIVE
        return replace(
            host,
            start=chunk.start,
            end=group.end,
            rest=rest,
            base=self.t.base(chunk.head),
            adverbs=(),
            negated=host.negated,
            passive=passive,
            copula=False,
        )

    def _relative(self, follow: Follow) -> None:
        """With the verb right after the pronoun it is about the antecedent; else it has its own."""
        begin = self.x.past_adverbs(follow.start, follow.end)
        if begin + 1 < follow.end and self.c[begin].kind is ChunkKind.ADJECTIVE:
            begin += self.c[begin + 1].kind is ChunkKind.FINITE  # "som lett lar seg måle"
        if begin >= follow.end:
            return
        chunk = self.c[begin]
        if chunk.kind is ChunkKind.PREPOSITION:
            verb = self._past_adjunct(begin, follow.end)
            between = range(begin, verb) if verb > 0 else range(0)
            begin, chunk = (verb, self.c[verb]) if verb > 0 else (begin, chunk)
        else:
            between = range(0)
        if chunk.kind is not ChunkKind.FINITE:
            self.subject_first(follow.start, follow.end, ClauseKind.SUBORDINATE)
            return
        before = self.c[follow.start : between.start if between else begin]
        adverbs = [self.p.slice(c.start, c.end) for c in before]
        adverbs = [a for a in adverbs if a != "igjen"]  # "som igjen velger": in its turn
        group = read_group(self.t, chunk, None, self.x.word_end(follow.end))
        self.add_adverbs(group, adverbs)
        nothing = Span(chunk.start, chunk.start)
        subject, end = follow.antecedent, follow.end
        self.rest(follow.kind, subject, group, nothing, begin + 1, end, None, between)

    def _past_adjunct(self, start: int, end: int) -> int:
        """ "som i vesentlig grad påvirker ...": the verb after a phrase; -1 if a subject comes."""
        after = self.x.past_adverbs(start + 2, end)
        plain = start + 1 < end and self.c[start + 1].kind is ChunkKind.NOUN
        return after if plain and after < end and self.c[after].kind is ChunkKind.FINITE else -1

    # -- what stands in front --------------------------------------------------------------------
    def front_segments(self, start: int, end: int) -> list[Segment]:
        """The conditions, times and places before the subject; clauses inside them are read."""
        if end <= start:
            return []
        segmenter = Segmenter(self.x, end, None)
        segmenter.run(start)
        for follow in segmenter.follows:
            if not self.full and follow.kind is not ClauseKind.MAIN:
                self._one(follow, None, -1)
        for segment in segmenter.segments:
            if segment.kind is SegmentKind.OBJECT and segment.head < 0:
                segment.kind = SegmentKind.PHRASE
        self._both_cases(segmenter, end)
        return segmenter.segments

    def _both_cases(self, segmenter: Segmenter, end: int) -> None:
        """ "If a barn costs this and the loss is that, ...": both are the condition."""
        last = segmenter.segments[-1] if segmenter.segments else None
        cases = (SegmentKind.CONDITION, SegmentKind.TIME, SegmentKind.CAUSE)
        if last is None or segmenter.stop < 0 or last.kind not in cases:
            return
        while end > 0 and self.c[end - 1].kind is ChunkKind.COMMA:
            end -= 1
        if self.t.lower(segmenter.stop) in self.t.g.coordinators:
            last.end = max(last.end, self.c[end - 1].end)

    def host_fronts(self, fronts: list[Segment], place: int) -> None:
        """Tell the clauses inside ``fronts`` which clause they belong to."""
        if place >= len(self.p.clauses):
            return
        for segment in fronts:
            if segment.clause >= 0:
                inner = self.p.clauses[segment.clause]
                inner.host = place if inner.kind is not ClauseKind.CONCESSIVE else -1
