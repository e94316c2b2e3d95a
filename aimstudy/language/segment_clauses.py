"""Clauses that begin among the segments of another: subordinate, relative, coordinated."""

from aimstudy.language.actors import names_actor
from aimstudy.language.chunks import Chunk, ChunkKind
from aimstudy.language.clauses import ClauseKind, Role, SegmentKind, Span
from aimstudy.language.leads import BEFORE_VERB
from aimstudy.language.segment_book import ABSORBING, Follow, SegmentBook
from aimstudy.language.words import Form, phrase_set, word_set

_SUBORDINATE = {
    SegmentKind.CONDITION: phrase_set(
        "in the event that|on the off chance that|to the extent that|if|unless|provided|"
        "provided that|as long as|for as long as|"
        "in case|on condition that|only if|hvis|dersom|"
        "med mindre|så lenge|så fremt|såfremt|forutsatt at|under forutsetning av at|"
        "på betingelse av at|i tilfelle|bare hvis|unntatt når|except that|given that|så langt|"
        "mot at|"
        "bare dersom|bare når|kun hvis|kun dersom|kun når|only when|even when"
    ),
    SegmentKind.CAUSE: phrase_set(
        "in view of the fact that|in light of the fact that|due to the fact that|"
        "on the grounds that|because|fordi|for|ettersom|siden|since|now that|i og med at"
    ),
    SegmentKind.CONCESSION: phrase_set(
        "although|though|albeit|even if|even though|selv om|enda|skjønt|til tross for at|whereas"
    ),
    SegmentKind.PURPOSE: phrase_set("so that|in order that|for at|slik at|så|lest"),
    SegmentKind.MEANS: phrase_set("ved at|gjennom at|uten at|in that"),
}
_BREAKS = (
    ChunkKind.COMMA,
    ChunkKind.COORDINATOR,
    ChunkKind.INFINITIVE,
    ChunkKind.ADJECTIVE,
    ChunkKind.ADVERB,
    ChunkKind.VERB,
    ChunkKind.FINITE,
)
_PART_OF = word_set("of av in i på on at")
_KEPT_WHOLE = (SegmentKind.COLON, SegmentKind.EXAMPLE, SegmentKind.CONTENT)
_SAYING = word_set(
    """
    say argue claim note believe find state report show warn agree decide rule mene hevde si påpeke
    fremheve anta tro vise finne bestemme avgjøre advare
    """
)
_ASKING = word_set("ask inform question tell spørre informere orientere fortelle")
_TELLING = word_set("tell inform notify warn remind teach show promise fortelle informere varsle")


class ClauseSegments(SegmentBook):
    """Finds where such clauses begin and end, and notes them to be read."""

    def _subordinate(self, at: int) -> int:
        chunk = self.c[at]
        if self.segments[-1].kind in (SegmentKind.COLON, SegmentKind.EXAMPLE):
            return at + 1
        end = self.x.nested_end(at + 1, self.end)
        kind = self._kind_of(chunk.lead, at + 1, end)
        if kind is not SegmentKind.CAUSE and self._of_deed_named(at):
            self.follows.append(Follow(ClauseKind.SUBORDINATE, at + 1, end))
            return end
        start = self._with_adverb(at)
        paused = self._after_comma(at) or start < chunk.start
        self._open(kind, start, chunk.end, chunk.lead, paused)
        inner = ClauseKind.CONCESSIVE if kind is SegmentKind.CONCESSION else ClauseKind.SUBORDINATE
        self.follows.append(Follow(inner, at + 1, end, segment=self.segments[-1]))
        return end

    def _of_deed_named(self, at: int) -> bool:
        """ "is a promise to pay | once papers are shown": when to pay, not when it is one."""
        last = self.segments[-1]
        named = self.verbs is not None and self.verbs.copula and last.head >= 0
        if not named or last.kind is not SegmentKind.OBJECT or self._after_comma(at):
            return False
        inside = (ChunkKind.INFINITIVE, ChunkKind.RELATIVE)
        return any(c.kind in inside and c.start > last.head for c in self.c[:at])

    def _kind_of(self, lead: str, start: int, end: int) -> SegmentKind:
        if lead == "where" and self.verbs is None:
            return SegmentKind.CONDITION
        for kind, leads in _SUBORDINATE.items():
            if lead in leads:
                return self._since(kind, lead, start, end)
        if lead in ("when", "når", "whenever", "først når", "både når"):
            past = self.x.first_finite_form(start, end) is Form.PAST
            return SegmentKind.TIME if past else SegmentKind.CONDITION
        if lead == "as" and (self.c[start - 2].kind is ChunkKind.COMMA or self._state(start, end)):
            return SegmentKind.CAUSE
        return SegmentKind.TIME

    def _state(self, start: int, end: int) -> bool:
        """ "As the spring had been dry": how things were is a cause, what went on is a time."""
        first = next((c for c in self.c[start:end] if c.kind is ChunkKind.FINITE), None)
        return first is not None and self.t.lower(first.start) in self.t.g.be | self.t.g.have

    def _since(self, kind: SegmentKind, lead: str, start: int, end: int) -> SegmentKind:
        """ "since the war ended" is a time after a perfect, a cause otherwise."""
        if lead not in ("since", "siden") or self.verbs is None:
            return kind
        perfect = self.verbs.finite.lower() in self.t.g.have and bool(self.verbs.rest)
        past = self.x.first_finite_form(start, end) is Form.PAST
        return SegmentKind.TIME if perfect and past else kind

    def _content(self, at: int) -> int:
        chunk, last = self.c[at], self.segments[-1]
        end = self.x.nested_end(at + 1, self.end)
        if self.t.g.english:
            end = self.x.past_predicates(end, self.end)
        told = self.verbs is not None and self.verbs.base in _TELLING
        named = any(s.kind is SegmentKind.OBJECT and s.head >= 0 for s in self.segments)
        said = self.verbs is not None and self.verbs.base in _SAYING and not named
        if (
            self._fresh(at)
            or (told and last.kind is SegmentKind.OBJECT)
            or said
            or self._placed(at)
        ):
            self._open(SegmentKind.CONTENT, chunk.start, chunk.end, chunk.lead)
            self.follows.append(
                Follow(ClauseKind.SUBORDINATE, at + 1, end, segment=self.segments[-1])
            )
            return end
        before = self.c[at - 1] if at else None
        if before and before.kind is ChunkKind.PREPOSITION and last.body == before.end:
            self.follows.append(Follow(ClauseKind.SUBORDINATE, at + 1, end, segment=last))
            return end
        after_noun = at > 0 and self.c[at - 1].kind in (ChunkKind.NOUN, ChunkKind.ASIDE)
        if after_noun and chunk.lead == "that" and self.t.g.english:
            if last.relative < 0:
                last.relative = chunk.start
            antecedent = Span(last.body, chunk.start)
            self.follows.append(Follow(ClauseKind.SUBORDINATE, at + 1, end, antecedent))
        return end

    def _asked(self, chunk: Chunk, after_comma: bool) -> bool:
        """ "spurte 30 kunder | om når de kommer": what follows belongs to the verb."""
        base = self.verbs.base if self.verbs is not None else ""
        if base not in _ASKING or chunk.lead not in ("om", "about") or self.segments[-1].lead:
            return False
        self._open(SegmentKind.PHRASE, chunk.start, chunk.end, chunk.lead, after_comma)
        return True

    def _placed(self, at: int) -> bool:
        """ "anbefalte rådet i Tønsberg at ...": after a place the clause belongs to the verb."""
        last = self.segments[-1]
        if last.kind is not SegmentKind.PHRASE or self.verbs is None or self.verbs.copula:
            return False
        role = last.role or self._role_now(last, self.c[at].start)
        return role in (Role.PLACE, Role.TIME)

    def _relative(self, at: int) -> int:
        chunk = self.c[at]
        antecedent = self._antecedent(at)
        after_comma = self._after_comma(at)
        end = self.x.past_predicates(self.x.nested_end(at + 1, self.end), self.end)
        if after_comma and self.t.g.english:
            end = self.x.before_resumed(at, end)
        kind = ClauseKind.RELATIVE if after_comma else ClauseKind.RESTRICTIVE
        self.follows.append(Follow(kind, at + 1, end, antecedent, opener=at))
        about_all = chunk.lead == "hvilket" or not self._after_noun(at) or self._one_fact(at)
        if after_comma and about_all:
            self.follows[-1].antecedent = Span(0, 0)  # it is about the whole clause
        if after_comma:
            self._close(self.c[at - 1].start)
            self._reopen_after(end)
        elif self.segments[-1].relative < 0:
            self.segments[-1].relative = chunk.start
        return end

    def _relative_with(self, at: int) -> int:
        """ "a plan under which members pay": the preposition belongs to the relative clause."""
        end = self.x.nested_end(at + 2, self.end)
        antecedent = self._antecedent(at)
        self.follows.append(Follow(ClauseKind.SUBORDINATE, at + 2, end, antecedent, opener=at))
        if not self._after_comma(at) and self.segments[-1].relative < 0:
            self.segments[-1].relative = self.c[at].start
        elif self._after_comma(at):
            self._close(self.c[at - 1].start)
            self._reopen_after(end)
        return end

    def _antecedent(self, at: int) -> Span:
        """The noun phrase before chunk ``at``, with the phrases that belong to it."""
        last = self.segments[-1]
        end = at
        while end > 0 and self.c[end - 1].kind is ChunkKind.COMMA:
            end -= 1
        start = end - 1
        while start > 0 and self.c[start - 1].start >= last.body:
            kind = self.c[start - 1].kind
            if kind in _BREAKS or self._own_noun(start, end):
                break
            start -= 1
        if 0 <= start < end - 1 and self.c[start].kind is ChunkKind.PREPOSITION:
            start += 1
        first = max(self.c[start].start, last.body) if start >= 0 else last.body
        if self.t.lower(first + 1) == "than" and self.t.lower(first) in ("more", "less", "fewer"):
            first += 2  # "more than a threshold, which is ..."
        if end > 0 and self.c[end - 1].start < last.body:
            first = self.c[end - 1].start  # the subject, which stands after its verb
        return Span(min(first, self.c[end - 1].end), self.c[end - 1].end)

    def _one_fact(self, at: int) -> bool:
        """ "in most regions, which keeps costs down": the verb tells that no regions are meant."""
        verb = self.x.past_adverbs(at + 1, self.end)
        if not self.t.g.english or self.c[at].lead != "which" or verb >= self.end:
            return False
        finite = self.t.lower(self.c[verb].start)
        singular = finite in ("is", "was", "has", "does") or (
            finite.endswith("s") and self.t.forms[self.c[verb].start] is Form.PRESENT
        )
        noun = self.c[at - 2] if at > 1 else None
        several = noun is not None and self.t.words[noun.head].number == "plur"
        return singular and several and self.c[verb].kind is ChunkKind.FINITE

    def _own_noun(self, start: int, end: int) -> bool:
        """ "a title for staff who keep books": the people do what the relative clause says."""
        led = self.c[start - 1]
        if start != end - 1 or led.kind is not ChunkKind.PREPOSITION or led.lead in _PART_OF:
            return False
        verb = next((c for c in self.c[end : end + 4] if c.kind is ChunkKind.FINITE), None)
        passive = verb is not None and (
            self.t.forms[verb.start] is Form.PASSIVE or self.t.participle(verb.head)
        )
        outer, own = (self._text(at) for at in (start - 2, start))
        acts = names_actor(own, self.t.g) and not names_actor(outer, self.t.g)
        return acts and not passive

    def _text(self, at: int) -> str:
        if at < 0:
            return ""
        return " ".join(w.text for w in self.t.words[self.c[at].start : self.c[at].end])

    def _contrast(self, at: int) -> int:
        ahead = self.x.clause_ahead(at + 1, self.end) or self.x.listed_subject(at + 1, self.end)
        paused = at > 0 and self.c[at - 1].kind is ChunkKind.COMMA
        if not ahead and not self._predicate(at + 1):
            but = self.t.lower(self.c[at].start) in ("but", "men")
            if but and not paused and self._one_more(at + 1):
                return at + 1  # "is slow but cheap"
            self._open(SegmentKind.PARTICIPLE, self.c[at].start, self.c[at].start, "", True)
            return at + 1
        place = self.c[at].start
        shared = self._predicate(at + 1) and self.t.lower(place) not in BEFORE_VERB[False]
        kind = ClauseKind.COORDINATED if shared else ClauseKind.MAIN
        if at and self.c[at - 1].kind is ChunkKind.COMMA:
            place = self.c[at - 1].start
        self._finish(place, Follow(kind, at + 1, self.end, opener=at))
        return at + 1

    def _one_more(self, at: int) -> bool:
        """ "is slow but cheap", "covers storms but not floods": one more thing of the kind."""
        kinds = (ChunkKind.NOUN, ChunkKind.ADJECTIVE)
        after = at + 1 if at < self.end and self.t.is_negation(self.c[at].start) else at
        held = self.segments[-1].kind in (SegmentKind.OBJECT, SegmentKind.PHRASE)
        return held and after < self.end and self.c[after].kind in kinds

    def _bare_relative(self, at: int) -> int:
        """ "the courses students take": a relative clause without its pronoun."""
        last, chunk = self.segments[-1], self.c[at]
        end = self.x.nested_end(at, self.end)
        antecedent = Span(last.body, chunk.start)
        self.follows.append(Follow(ClauseKind.SUBORDINATE, at, end, antecedent, opener=at))
        if last.relative < 0:
            last.relative = chunk.start
        return end

    def _coordinate(self, place: int, at: int) -> int:
        """Chunk ``at`` is "and" or "or": a new predicate, a new clause, or one more list item."""
        nxt = at + 1
        if self.segments[-1].kind is SegmentKind.COLON and place == at:
            return nxt
        if self.denies(nxt):
            self._open(SegmentKind.PARTICIPLE, self.c[at].start, self.c[at].start, "", True)
            return nxt + 1
        if self._predicate(nxt):
            self._finish(self.c[place].start, Follow(ClauseKind.COORDINATED, nxt, self.end))
            return at
        if place < at and self._second_person(nxt):
            return nxt + 1
        if self._gap(place, nxt):
            return at
        if self._second_infinitive(nxt):
            return nxt + 1
        if self._second_content(nxt):
            self._finish(self.c[place].start, Follow(ClauseKind.SUBORDINATE, nxt + 1, self.end))
            return at
        if place < at and self._second_aim(nxt):
            self.stop = self.c[place].start
            return nxt
        if self.x.clause_ahead(nxt, self.end, joined=place == at):
            self._finish(self.c[place].start, Follow(ClauseKind.MAIN, nxt, self.end))
            return at
        return nxt

    def _second_content(self, at: int) -> bool:
        """ "that it is dear and that it is late": the second is no part of the first."""
        inside = at < self.end and self.c[at].kind is ChunkKind.THAT and self.verbs is not None
        if not inside or self.c[at].lead not in ("that", "at"):
            return False
        return self.segments[-1].kind not in _KEPT_WHOLE

    def _second_infinitive(self, at: int) -> bool:
        """ "plikter å betale hvert år og å følge reglene": it goes on from the first."""
        infinitive = at < self.end and self.c[at].kind is ChunkKind.INFINITIVE
        last = self.segments[-1]
        if not infinitive or last.kind is not SegmentKind.PHRASE or len(self.segments) < 2:
            return False
        first = [s for s in self.segments if self.t.lower(s.body) == self.t.g.to]
        if not first or first[0].kind is not SegmentKind.OBJECT:
            return False
        start = self.c[at].start
        self._open(SegmentKind.OBJECT, start, start)
        return True

    def _second_aim(self, at: int) -> bool:
        """ "was amended in 1951 to cover X, and in 1987 to allow Y": another time, another aim."""
        aim = self.segments[-1].kind in (SegmentKind.INFINITIVE, SegmentKind.PURPOSE)
        if not aim or at + 2 >= self.end or self.c[at].kind is not ChunkKind.PREPOSITION:
            return False
        return self.c[at + 2].kind is ChunkKind.INFINITIVE

    def denies(self, at: int) -> bool:
        """ "and not according to the damage": what is denied is no part of what is said."""
        if at + 1 >= self.end or self.c[at].kind is not ChunkKind.ADVERB:
            return False
        verbs = (ChunkKind.FINITE, ChunkKind.VERB)
        return self.t.is_negation(self.c[at].start) and self.c[at + 1].kind not in verbs

    def _second_person(self, nxt: int) -> bool:
        """ "by Ann Lee, a lawyer, and Bo Dahl, a clerk": the second goes on after the aside."""
        if len(self.segments) < 2 or self.segments[-1].kind is not SegmentKind.APPOSITION:
            return False
        noun = nxt < self.end and self.c[nxt].kind is ChunkKind.NOUN
        if not noun or self.t.tag(self.c[nxt].head) != "PROPN":
            return False
        first = self.segments[-2]
        if self.x.clause_ahead(nxt, self.end) or self.t.tag(first.head) != "PROPN":
            return False
        chunk = self.c[nxt]
        self._open(first.kind, chunk.start, chunk.start, first.lead, True, chunk.head)
        self.segments[-1].role = first.role
        return True

    def _predicate(self, at: int) -> bool:
        """A verb that shares the subject of this clause."""
        at = self.x.past_adverbs(at, self.end)
        if at >= self.end:
            return False
        chunk = self.c[at]
        if chunk.kind is ChunkKind.FINITE:
            return not self._infinitive_goes_on(at)
        return chunk.kind is ChunkKind.VERB and self._second_verb(at)

    def _infinitive_goes_on(self, at: int) -> bool:
        """ "wants to hire nurses and spend money": after one subject no verb without -s."""
        verbs, last, head = self.verbs, self.segments[-1], self.c[at].start
        if verbs is None or not self.t.g.english or verbs.plural or verbs.past:
            return False
        bare = self.t.forms[head] is Form.PRESENT and self.t.tables(head, Form.BASE)
        infinitive = self.t.lower(last.body) == "to" or last.lead == "to"
        return bare and infinitive and self.t.lower(head) not in self.t.g.finite_aux

    def _told_beside(self, at: int) -> bool:
        """ "by Norhus, a firm listed in Oslo and based in Bodø": both tell of the firm."""
        last = self.segments[-1]
        told = last.kind is SegmentKind.APPOSITION and self.t.g.english
        told = told and not (at > 1 and self.c[at - 2].kind is ChunkKind.COMMA)
        inside = self.c[max(0, at - 8) : at] if told else []
        return any(c.start > last.body and self.t.participle(c.head) for c in inside)

    def _second_verb(self, at: int) -> bool:
        """ "was built and sold", "must meet X and pass Y": the auxiliary is shared."""
        verbs, last = self.verbs, self.segments[-1]
        form = self.t.forms[self.c[at].head]
        aim = last.kind in (SegmentKind.INFINITIVE, SegmentKind.PURPOSE)
        if verbs is not None and aim and verbs.passive and form is Form.PARTICIPLE:
            return self.t.g.english  # "were laid out to cool and sold"
        if verbs is None or last.kind in ABSORBING or not (verbs.rest or verbs.plural):
            return False
        if form is Form.PARTICIPLE and self._told_beside(at):
            return False
        if last.kind is SegmentKind.OBJECT and self.t.lower(last.body) == self.t.g.to:
            return False
        if form is Form.PARTICIPLE:
            perfect = verbs.finite.lower() in self.t.g.have
            return verbs.passive or perfect
        if verbs.plural and not verbs.rest:
            return form is Form.BASE
        return bool(verbs.modal) and form in (Form.BASE, Form.PASSIVE)
