"""Norwegian main clauses: the finite verb stands second, the subject before or after it."""

from aimstudy.language.actors import names_actor
from aimstudy.language.chunks import CLAUSE_OPENERS, ChunkKind
from aimstudy.language.clause_reader import ClauseReader
from aimstudy.language.clauses import (
    Clause,
    ClauseKind,
    Segment,
    SegmentKind,
    Span,
    VerbGroup,
)
from aimstudy.language.leads import BEFORE_VERB
from aimstudy.language.noun_valency import completes
from aimstudy.language.particles import completes_late, is_particle
from aimstudy.language.segment_book import Follow
from aimstudy.language.time_words import names_time
from aimstudy.language.tokens import BECOME
from aimstudy.language.verb_groups import read_group
from aimstudy.language.words import Form, word_set

_NOMINATIVE = word_set("han hun vi jeg du man de")
_FRONTED = (
    ChunkKind.PREPOSITION,
    ChunkKind.SUBORDINATOR,
    ChunkKind.ADVERB,
    ChunkKind.VERB,
    ChunkKind.ADJECTIVE,
    ChunkKind.EXAMPLE,
    ChunkKind.THAN,
    ChunkKind.THAT,
)
_FOCUS = word_set("bare kun også selv særlig")
_SHARES = word_set(
    """
    del deler delen halvparten flertallet mindretallet resten andel andelen medlem medlemmer et en
    antall antallet eieren leder lederen navnet bruk bruken størrelsen størrelse
    """
)
_WHERE_TO = word_set("gjennom igjennom ut inn hjem opp ned bort av")


class NorwegianReader(ClauseReader):
    """Whatever stands first other than the subject moves the subject behind the verb."""

    def main(self, start: int, end: int, kind: ClauseKind = ClauseKind.MAIN) -> None:
        """A clause with its own subject, perhaps after something in front."""
        start = self._past_openers(start, end)
        if start >= end or self.full or self._the_more(start, end):
            return
        if self.c[start].kind is ChunkKind.FINITE:
            opener = self.c[start - 1].start if start else -1
            if opener >= 0 and self.t.lower(opener) in BEFORE_VERB[False]:
                self._after_verb(start, end, kind, Span(opener, opener + 1), [])
            else:
                self._verb_first(start, end)
            return
        if self.c[start].kind is ChunkKind.VERB and self._base(start):
            self._imperative(start, start, end)
            return
        verb = self._second(start, end)
        if verb < 0:
            self._fronted_imperative(start, end)
            return
        if self._denied_subject(start, verb, end):
            first = self.t.lower(self.c[start].start)
            some = first == "ikke" or first in _FOCUS  # "Ikke alle": not the opposite
            subject = start if some else self.x.past_adverbs(start, end)
            clause = self.subject_first(subject, end, kind)
            if clause is not None:
                adverbs = [self.p.slice(c.start, c.end).lower() for c in self.c[start:subject]]
                self.add_adverbs(clause.verbs, adverbs)
                clause.verbs.negated = clause.verbs.negated or first not in _FOCUS
        elif self._fronted(start, verb, end):
            self._inverted(start, verb, end, kind)
        else:
            self.subject_first(start, end, kind, Span(self.c[start].start, self.c[start].start))

    def _the_more(self, start: int, end: int) -> bool:
        """ "Jo eldre bilen er, desto lavere blir prisen": two halves that belong together."""
        words = range(self.c[start].start + 1, self.x.word_end(end))
        later = any(self.t.lower(at) in ("desto", "jo", "dess") for at in words)
        return self.t.lower(self.c[start].start) == "jo" and later

    def _past_openers(self, start: int, end: int) -> int:
        said = start + 1 < end and self.c[start + 1].kind is ChunkKind.COMMA
        if said and self.t.lower(self.c[start].start) in ("ja", "jo", "nei"):
            start += 2
        skipped = (ChunkKind.COORDINATOR, ChunkKind.CONTRAST, ChunkKind.COMMA)
        while start < end and self.c[start].kind in skipped:
            start += 1
        return start

    def _second(self, start: int, end: int) -> int:
        """The finite verb of the main clause: each opener before it takes a verb of its own."""
        pending = 0
        nested = False
        for at in range(start, min(end, start + 45)):
            kind = self.c[at].kind
            if kind is ChunkKind.SEMICOLON or (kind is ChunkKind.COLON and not nested):
                return -1
            bare = kind is ChunkKind.NOUN and at > start and self._bare_relative(at, end)
            if kind in CLAUSE_OPENERS or (bare and nested):
                pending += 1
            elif kind is ChunkKind.FINITE:
                if pending:
                    pending, nested = pending - 1, True
                elif nested and self._goes_on(start, at):
                    continue
                else:
                    return at
        return -1

    def _bare_relative(self, at: int, end: int) -> bool:
        """ "av det en forening omsetter": two phrases side by side, then a verb."""
        beside = self.c[at - 1].kind is ChunkKind.NOUN
        return beside and at + 1 < end and self.c[at + 1].kind is ChunkKind.FINITE

    def _joined(self, at: int) -> bool:
        return self.c[at - 1].kind is ChunkKind.COORDINATOR

    def _goes_on(self, start: int, at: int) -> bool:
        """The verb belongs to the clause in front: "Hvis X stiger og faller, ...": no main verb."""
        shared = self._joined(at) and not self._after_pause(at)
        return shared or self._second_case(start, at)

    def _second_case(self, start: int, at: int) -> bool:
        """ "Hvis prisen stiger og lageret er tomt, ...": the verb of another case."""
        opens = self.c[start].kind is ChunkKind.SUBORDINATOR and at > start + 3
        joined = self.c[at - 2].kind is ChunkKind.COORDINATOR
        named = self.c[at - 1].kind is ChunkKind.NOUN
        return opens and joined and named and self.x.verb_after_comma(at)

    def _after_pause(self, at: int) -> bool:
        return self.c[at - 1].kind is ChunkKind.COMMA

    def _fronted(self, start: int, verb: int, end: int) -> bool:
        first = self.c[start]
        if first.kind is ChunkKind.THAT:
            return False
        if first.kind in _FRONTED:
            return True
        if first.kind is not ChunkKind.NOUN or self._pronoun_first(start, verb):
            return False
        after = self.x.past_adverbs(verb + 1, end)
        if after >= end or self.c[after].kind is not ChunkKind.NOUN:
            return False
        alone = self.c[after].end - self.c[after].start == 1  # "hjelper de ansatte" is an object
        nominative = alone and self.t.lower(self.c[after].start) in _NOMINATIVE
        short = all(
            c.kind in (ChunkKind.PREPOSITION, ChunkKind.NOUN) for c in self.c[start + 1 : verb]
        )
        timed = names_time(self.t, first.start, first.end) and short
        last = self.t.lower(first.end - 1)
        relative = last in ("tidligere", "senere", "siden", "før", "etter")
        return nominative or (timed and (relative or not self._counts_time(first.start)))

    def _denied_subject(self, start: int, verb: int, end: int) -> bool:
        """ "Heller ikke skog erstattes": the adverb in front belongs to the subject."""
        subject = self.x.past_adverbs(start, verb)
        if subject == start or subject >= verb or self.c[subject].kind is not ChunkKind.NOUN:
            return False
        first = self.c[subject]
        if subject == start + 1 and self.t.lower(self.c[start].start) in _FOCUS:
            return not names_time(self.t, first.start, first.end)
        denies = self.t.is_negation(self.c[subject - 1].start)
        if self.t.lower(self.c[subject].start) in ("alle", "enhver"):
            return denies
        after = self.x.past_adverbs(verb + 1, end)
        return denies and not (after < end and self.c[after].kind is ChunkKind.NOUN)

    def _pronoun_first(self, start: int, verb: int) -> bool:
        """ "Den hjelper de ansatte": a pronoun right before the verb is the subject."""
        first = self.c[start]
        alone = verb == start + 1 and first.end - first.start == 1
        return alone and self.t.lower(first.start) in ("den", "de", "han", "hun")

    def _counts_time(self, at: int) -> bool:
        """ "To timer er nok": a length of time may be the subject."""
        return self.t.is_number(at) and len(self.t.lower(at)) < 3

    # -- inversion -------------------------------------------------------------------------------
    def _inverted(self, start: int, verb: int, end: int, kind: ClauseKind) -> None:
        front_end = verb
        while front_end > start and self.c[front_end - 1].kind in (ChunkKind.COMMA,):
            front_end -= 1
        fronts = self.front_segments(start, front_end)
        inner = len(self.p.clauses)
        front = Span(self.c[start].start, self.c[front_end - 1].end)
        self._after_verb(verb, end, kind, front, fronts)
        self.host_fronts(fronts, inner)

    def _after_verb(
        self, verb: int, end: int, kind: ClauseKind, front: Span, fronts: list[Segment]
    ) -> Clause | None:
        """Subject and the other verbs after the finite one."""
        begin = self.x.past_adverbs(verb + 1, end)
        adverbs = [self.p.slice(c.start, c.end) for c in self.c[verb + 1 : begin]]
        if begin >= end or self.c[begin].kind not in (ChunkKind.NOUN, ChunkKind.INFINITIVE):
            return None
        rest = self._rest_verb(verb, begin, end)
        doer = self._doer(verb, begin, end) if rest <= 0 else -1
        stop = self._subject_end(begin, max(rest, doer) if max(rest, doer) > 0 else end, rest > 0)
        between = range(stop, rest) if rest > 0 else range(stop, self.x.past_adverbs(stop, end))
        adverbs += [
            self.p.slice(self.c[at].start, self.c[at].end)
            for at in between
            if self.c[at].kind in (ChunkKind.ADVERB, ChunkKind.ADJECTIVE)
        ]
        last = self.c[rest] if rest > 0 else None
        group = read_group(self.t, self.c[verb], last, self.x.word_end(end))
        if last is None:
            group.end = max(group.end, self.c[stop - 1].end)
        loose = [a for a in adverbs if is_particle(a.lower())]
        group.rest = " ".join([group.rest, *loose]).strip()
        self.add_adverbs(group, [a for a in adverbs if a not in loose])
        subject = Span(self.c[begin].start, self.c[stop - 1].end)
        after = rest + 1 if rest > 0 else self.x.past_adverbs(stop, end)
        if rest <= 0 and after < end and self.t.lower(self.c[after].start) == "seg":
            group.rest, after = f"seg {group.rest}".strip(), after + 1
        if rest <= 0 and after < end and completes_late(self.t, group.base, self.c[after].start):
            group.rest, after = f"{group.rest} {self.c[after].lead}".strip(), after + 1
        if rest <= 0 and after > stop:
            group.end = self.c[after - 1].end
        follows: list[Follow] = []
        self._inner_clauses(begin, stop, follows, ClauseKind.RESTRICTIVE)
        clause = self.rest(kind, subject, group, front, after, end, fronts)
        if clause is not None:
            clause.subject_head = self._head(begin, subject.end)
            self.follow(follows, clause)
        return clause

    def _rest_verb(self, verb: int, begin: int, end: int) -> int:
        """The participle or infinitive after the subject; -1 where the finite verb is the verb."""
        chunk = self.c[verb]
        g = self.t.g
        last = self.t.lower(chunk.head)
        chains = g.modals | g.have | g.be | BECOME | {"får", "fikk"}
        if last not in chains:
            return -1
        pending = 0
        for at in range(begin, min(end, begin + 20)):
            kind = self.c[at].kind
            if kind in (ChunkKind.SEMICOLON, ChunkKind.COLON, ChunkKind.SUBORDINATOR):
                return -1
            if kind is ChunkKind.RELATIVE:
                pending += 1
            elif kind is ChunkKind.FINITE:
                if not pending:
                    return -1
                pending -= 1
            elif kind is ChunkKind.VERB and not pending and self._fits(last, at):
                return at
        return -1

    def _fits(self, last: str, at: int) -> bool:
        form = self.t.forms[self.c[at].start]
        if self.t.lower(self.c[at].start) in ("vært", "blitt", "hatt"):
            return True
        if last in self.t.g.modals:
            return form in (Form.BASE, Form.PASSIVE)
        return form in (Form.PARTICIPLE, Form.PAST)

    def _subject_end(self, begin: int, stop: int, sure: bool) -> int:
        """Where the subject after the verb ends; ``sure`` when its verb stands at ``stop``."""
        if sure:
            return self._before_adjunct(begin, stop)
        at = begin + 1
        if self.t.lower(self.c[begin].start) in _NOMINATIVE | {"det", "dette", "den", "denne"} and (
            self.c[begin].end - self.c[begin].start == 1
        ):
            joined = at + 1 < stop and self.c[at].kind is ChunkKind.COORDINATOR
            both = joined and self.t.lower(self.c[at + 1].start) in _NOMINATIVE
            return at + 2 if both else at
        while at < stop:
            taken = self._belongs(at, stop)
            if taken <= at:
                break
            at = taken
        return at

    def _doer(self, verb: int, begin: int, end: int) -> int:
        """ "avgjøres saken | av nemnda": who does it; -1 where "av" belongs to the subject."""
        if self.t.forms[self.c[verb].head] is not Form.PASSIVE or begin + 2 >= end:
            return -1
        lead, noun, head = self.c[begin + 1], self.c[begin + 2], self.c[begin].end - 1
        if lead.lead != "av" or noun.kind is not ChunkKind.NOUN or not self.t.is_noun(head):
            return -1
        whole = self.t.lower(head) in _SHARES or self.t.lower(head).endswith("ing")
        done = names_actor(self.p.slice(noun.start, noun.end), self.t.g)
        return begin + 1 if done and not whole else -1

    def _before_adjunct(self, begin: int, stop: int) -> int:
        """ "kan prøven [i mai] ikke tas": adverbs before the verb are no part of the subject."""
        end = stop
        loose = (ChunkKind.ADVERB, ChunkKind.COMMA, ChunkKind.ADJECTIVE)
        while end > begin + 1 and self.c[end - 1].kind in loose:
            end -= 1
        return end

    def _belongs(self, at: int, stop: int) -> int:
        """The end of what at ``at`` still belongs to the subject; ``at`` itself if nothing."""
        chunk = self.c[at]
        nxt = self.c[at + 1].kind if at + 1 < stop else ChunkKind.OTHER
        if chunk.kind is ChunkKind.ASIDE:
            return at + 1
        if chunk.kind is ChunkKind.PREPOSITION and nxt is ChunkKind.NOUN:
            object_after = at + 2 < stop and self.c[at + 2].kind in (
                ChunkKind.NOUN,
                ChunkKind.ADJECTIVE,
            )
            own = completes(self.t, chunk.start, self.c[at + 1].start)
            if chunk.lead == "av" or object_after or own or self._object_denied(at + 2, stop):
                return at + 2
        if chunk.kind is ChunkKind.COORDINATOR and nxt is ChunkKind.NOUN:
            return at + 2
        if chunk.kind is ChunkKind.COMMA and nxt is ChunkKind.NOUN:
            return at + 2 if self.x.list_ahead(at + 1, stop) else at
        if chunk.kind is ChunkKind.RELATIVE:
            return self.x.nested_end(at + 1, stop)
        return at

    def _object_denied(self, at: int, stop: int) -> bool:
        """ "fritar betaling til kommunen ikke eieren": after "ikke" comes the object."""
        denied = at + 1 < stop and self.t.is_negation(self.c[at].start)
        return denied and self.c[at + 1].kind is ChunkKind.NOUN

    def _modal_alone(self, group: VerbGroup) -> bool:
        """ "må igjennom fire moduler": where to, without a verb of its own."""
        return self.t.lower(group.end) in _WHERE_TO

    # -- verb first ------------------------------------------------------------------------------
    def _verb_first(self, start: int, end: int) -> None:
        """ "Stryker kandidaten, kan prøven tas på nytt": a condition without "hvis"."""
        for comma in range(start + 1, min(end, start + 30)):
            if self.c[comma].kind is not ChunkKind.COMMA:
                continue
            main = comma + 1
            if main < end and self.t.lower(self.c[main].start) == "så":
                main += 1
            if main < end and self.c[main].kind is ChunkKind.FINITE:
                self._condition(start, comma, main, end)
                return

    def _condition(self, start: int, comma: int, main: int, end: int) -> None:
        first, stop = self.c[start].start, self.c[comma].start
        segment = Segment(SegmentKind.CONDITION, first, stop, first)
        front = Span(first, stop)
        clause = self._after_verb(main, end, ClauseKind.MAIN, front, [segment])
        if clause is None:
            return
        before = len(self.p.clauses)
        inner = self._after_verb(start, comma, ClauseKind.SUBORDINATE, Span(first, first), [])
        if inner is not None:
            segment.clause = before
            inner.host = next(i for i, c in enumerate(self.p.clauses) if c is clause)

    # -- imperatives -----------------------------------------------------------------------------
    def _base(self, at: int) -> bool:
        return self.t.forms[self.c[at].start] is Form.BASE

    def _fronted_imperative(self, start: int, end: int) -> None:
        """ "Når deigen er myk, form den til boller": a front, a comma, a bare verb."""
        if self.c[start].kind not in _FRONTED:
            return
        for at in range(start + 1, min(end, start + 25)):
            before = self.c[at - 1].kind
            bare = self.c[at].kind is ChunkKind.VERB and self._base(at)
            if bare and (before is ChunkKind.COMMA or at == start + 1):
                self._imperative(start, at, end)
                return

    def _imperative(self, start: int, at: int, end: int) -> None:
        front_end = at
        while front_end > start and self.c[front_end - 1].kind is ChunkKind.COMMA:
            front_end -= 1
        fronts = self.front_segments(start, front_end)
        inner = len(self.p.clauses)
        group = read_group(self.t, self.c[at], None, self.x.word_end(end))
        group.past, group.lexical, group.plural = False, True, True
        front = Span(self.c[start].start, self.x.word_end(front_end))
        place = Span(self.c[at].start, self.c[at].start)
        self.rest(ClauseKind.IMPERATIVE, place, group, front, at + 1, end, fronts)
        self.host_fronts(fronts, inner)
