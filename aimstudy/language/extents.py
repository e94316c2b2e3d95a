"""How far clauses and lists reach, asked of the chunks of a sentence. Keeps no state."""

from itertools import pairwise

from aimstudy.language.chunks import CLAUSE_OPENERS, Chunk, ChunkKind
from aimstudy.language.tokens import Tokens
from aimstudy.language.words import Form, phrase_set, word_set

_LOOK = 40
_LISTED = (
    ChunkKind.NOUN,
    ChunkKind.PREPOSITION,
    ChunkKind.ADJECTIVE,
    ChunkKind.ADVERB,
    ChunkKind.ASIDE,
    ChunkKind.VERB,
    ChunkKind.ING,
    ChunkKind.INFINITIVE,
    ChunkKind.COMMA,
    ChunkKind.OTHER,
    ChunkKind.COORDINATOR,
)
_DOUBTFUL = ("before", "after", "until", "since", "as", "før", "etter", "siden", "inntil")
_CASES = phrase_set(
    "hvis|dersom|når|fordi|ettersom|så lenge|forutsatt at|med mindre|etter at|selv om"
)
_NO_NOUN = word_set("because if unless although though fordi hvis dersom ettersom")
_BEFORE_VERB = word_set(
    "alltid ikke aldri ofte også bare gjerne vanligvis normalt sjelden kun siden"
)
_WHOEVER = word_set("whoever whichever whatever")
_ASIDES = (ChunkKind.VERB, ChunkKind.ING)
_PAUSES = (ChunkKind.SEMICOLON, ChunkKind.COLON)


class Extents:
    """Questions about the chunks ``c`` of the words ``t``."""

    def __init__(self, t: Tokens, chunks: list[Chunk], english: bool) -> None:
        self.t = t
        self.c = chunks
        self.english = english

    def word_end(self, end: int) -> int:
        """The word index where chunk place ``end`` begins."""
        if end < len(self.c):
            return self.c[end].start
        return self.c[-1].end if self.c else 0

    def past_adverbs(self, at: int, end: int) -> int:
        """The first chunk from ``at`` on that is no adverb."""
        while at < end and self.c[at].kind is ChunkKind.ADVERB:
            at += 1
        return at

    def first_finite_form(self, start: int, end: int) -> Form | None:
        """The form of the first finite verb in ``start:end``."""
        for chunk in self.c[start:end]:
            if chunk.kind is ChunkKind.FINITE:
                return self.t.forms[chunk.start]
        return None

    def scan(self, start: int, end: int) -> int:
        """The chunk with the finite verb whose subject begins at ``start``; -1 where none is sure.

        Clauses inside the subject are stepped over, each with its own verb. Where "before" or
        "after" would leave the sentence without a verb, it is a preposition.
        """
        found = self._scan(start, end)
        if found >= 0:
            return found
        for at in range(start + 1, min(end, start + _LOOK)):
            chunk = self.c[at]
            if chunk.kind is ChunkKind.SUBORDINATOR and chunk.lead in _DOUBTFUL:
                chunk.kind = ChunkKind.PREPOSITION
                found = self._scan(start, end)
                if found >= 0:
                    return found
                chunk.kind = ChunkKind.SUBORDINATOR
        return -1

    def _scan(self, start: int, end: int) -> int:
        pending = int(start < end and self.t.lower(self.c[start].start) in _WHOEVER)
        nested = False
        for at in range(start, min(end, start + _LOOK)):
            kind = self.c[at].kind
            if kind in _PAUSES or (kind is ChunkKind.CONTRAST and at == start):
                return -1
            bare = kind is ChunkKind.NOUN and at > start and self._bare_relative(at, end)
            sure = kind is ChunkKind.SUBORDINATOR and at > start and self.c[at].lead in _NO_NOUN
            if sure:
                return -1  # "because" opens nothing that could be part of a subject
            if kind in CLAUSE_OPENERS or bare:
                pending += 1
            elif kind is ChunkKind.FINITE:
                if not pending and self._in_aside(at, start, end):
                    self.c[at].kind = ChunkKind.VERB
                elif pending:
                    pending, nested = pending - 1, True
                elif nested and self._joined(at):
                    continue
                else:
                    return at if at > start and self._commas_fit(start, at) else -1
        return -1

    def _bare_relative(self, at: int, end: int) -> bool:
        """Two noun phrases side by side and then a verb: "the courses students take"."""
        if self.c[at - 1].kind is not ChunkKind.NOUN:
            return False
        if not self.english:  # "de årene perioden vanligvis løper"
            at = self.past_adverbs(at + 1, end) - 1
        return at + 1 < end and self.c[at + 1].kind is ChunkKind.FINITE

    def _in_aside(self, at: int, start: int, end: int) -> bool:
        """ "X, often shortened to Y, is ...": a past form after a comma with a verb to come."""
        chunk = self.c[at]
        alone = chunk.end == chunk.start + 1 and self.t.may_be_participle(chunk.start)
        if alone and self._closes_aside(at, start, end):
            return True
        before = at - 1
        while before > start and self.c[before].kind is ChunkKind.ADVERB:
            before -= 1
        if not alone or before <= start or self.c[before].kind is not ChunkKind.COMMA:
            return False
        marks = [j for j in range(at, min(end, at + 12)) if self.c[j].kind is ChunkKind.COMMA]
        return bool(marks) and any(
            self.c[j].kind is ChunkKind.FINITE for j in range(marks[0], min(end, marks[0] + 3))
        )

    def _closes_aside(self, at: int, start: int, end: int) -> bool:
        """ "Costs, such as wages and tools used, are counted": last in what commas set off."""
        opened = any(c.kind is ChunkKind.COMMA for c in self.c[start:at])
        closed = at + 2 < end and self.c[at + 1].kind is ChunkKind.COMMA
        return opened and closed and self.c[at + 2].kind is ChunkKind.FINITE

    def _joined(self, at: int) -> bool:
        before = at - 1
        while before > 0 and self.c[before].kind is ChunkKind.ADVERB:
            before -= 1
        return self.c[before].kind in (ChunkKind.COORDINATOR, ChunkKind.CONTRAST)

    def _commas_fit(self, start: int, verb: int) -> bool:
        """Commas in a subject set off an aside that is closed, or the items of a list."""
        last = verb - 1
        while last > start and self.c[last].kind is ChunkKind.ADVERB:
            last -= 1
        if self.c[last].kind is ChunkKind.COORDINATOR:
            return False
        commas = [at for at in range(start, verb) if self.c[at].kind is ChunkKind.COMMA]
        two = len(commas) == 1 and commas[0] + 1 < verb
        if two and self.c[commas[0] + 1].kind is ChunkKind.COORDINATOR:
            return False  # "X froze, and Y stopped": no list of two has a comma
        if not commas or self.c[last].kind is ChunkKind.COMMA:
            return (
                commas == []
                or len(commas) >= 2
                or self.c[last].kind is not ChunkKind.COMMA
                or (self._clause_closed(start, last))
            )
        if len(commas) == 2 and not self._item(commas[0] + 1):
            return True  # "X, founded in 1950, usually": an aside in the middle
        return any(self.c[at].kind is ChunkKind.COORDINATOR for at in range(commas[0], verb))

    def _clause_closed(self, start: int, last: int) -> bool:
        """One comma right before the verb closes a relative clause: "Those who fail, must ..."."""
        if any(self.c[at].kind in CLAUSE_OPENERS for at in range(start, last)):
            return True
        beside = [at for at in range(start + 1, last) if self.c[at].kind is ChunkKind.NOUN]
        return any(self._bare_relative(at, last) for at in beside)

    def _item(self, at: int) -> bool:
        return self.c[at].kind in (ChunkKind.NOUN, ChunkKind.ING, ChunkKind.COORDINATOR)

    # -- lists -----------------------------------------------------------------------------------
    def after_coordinator(self, at: int, end: int) -> int:
        """The chunk after the next "and" or "or" of a list that goes on at ``at``; -1 if none."""
        for j in range(at, min(end, at + _LOOK)):
            kind = self.c[j].kind
            if kind is ChunkKind.COORDINATOR and j > at:
                return self.past_adverbs(j + 1, end) if j + 1 < end else -1
            if kind not in _LISTED and not (kind is ChunkKind.FINITE and self._verb_at(at)):
                return -1
        return -1

    def _verb_at(self, at: int) -> bool:
        return self.c[at].kind is ChunkKind.FINITE

    def list_ahead(self, at: int, end: int) -> bool:
        """True when "and" joins one more item further on, before anything else begins."""
        j = at
        while j < min(end, at + _LOOK):
            kind = self.c[j].kind
            if kind is ChunkKind.COORDINATOR and j > at:
                return self._ends_list(j, end)
            if kind is ChunkKind.RELATIVE:
                j = self._past_nested(j + 1, end)
                continue
            if kind not in _LISTED:
                return False
            j += 1
        return False

    def _past_nested(self, at: int, end: int) -> int:
        while at < end and self.c[at].kind not in (
            ChunkKind.COMMA,
            ChunkKind.SEMICOLON,
            ChunkKind.COORDINATOR,
        ):
            at += 1
        return at

    def _ends_list(self, at: int, end: int) -> bool:
        nxt = self.past_adverbs(at + 1, end)
        if nxt >= end or self.c[nxt].kind in (ChunkKind.FINITE, ChunkKind.VERB):
            return False
        apart = self.c[at - 1].kind is not ChunkKind.COMMA
        return not self.clause_ahead(nxt, end, joined=apart)

    def list_open(self, body: int, at: int) -> bool:
        """A list of three or more stands between word ``body`` and chunk ``at``."""
        inside = [c.kind for c in self.c[:at] if c.start >= body]
        return ChunkKind.COMMA in inside and ChunkKind.COORDINATOR in inside

    def in_list(self, body: int, at: int) -> bool:
        """An "and" or a comma already stands between word ``body`` and chunk ``at``."""
        return any(c.kind is ChunkKind.COORDINATOR for c in self.c[:at] if c.start >= body)

    # -- clauses ---------------------------------------------------------------------------------
    def clause_ahead(self, at: int, end: int, joined: bool = False) -> bool:
        """A clause with its own subject begins at ``at``; ``joined``: after a bare "and"."""
        at = self.past_adverbs(at, end)
        if at >= end:
            return False
        kind = self.c[at].kind
        if kind is ChunkKind.NOUN:
            verb = self._scan(at, end) if self.english else self.scan(at, end)
            doubtful = joined and verb > at and self._maybe_participle(verb, end)
            return verb > at and self._near(at, verb, joined) and not doubtful
        if not self.english and kind is ChunkKind.FINITE:
            return at > 0 and self.c[at - 1].kind is ChunkKind.ADVERB
        if kind in (ChunkKind.PREPOSITION, ChunkKind.SUBORDINATOR):
            return self._front_ahead(at, end)
        return False

    def _maybe_participle(self, at: int, end: int) -> bool:
        """ "the total premiums paid, ...": a past form with nothing after it."""
        chunk = self.c[at]
        alone = chunk.end == chunk.start + 1 and self.t.may_be_participle(chunk.start)
        marks = (ChunkKind.COMMA, ChunkKind.SEMICOLON)
        return alone and (at + 1 >= end or self.c[at + 1].kind in marks)

    def _near(self, at: int, verb: int, joined: bool) -> bool:
        """The verb belongs to this very phrase: no comma list and no far verb in between."""
        if any(self.c[j].kind is ChunkKind.COMMA for j in range(at, verb)):
            inside = range(at + 1, verb)
            bare = [j for j in inside if self.c[j].kind is ChunkKind.NOUN]
            related = any(self.c[j].kind is ChunkKind.RELATIVE for j in inside)
            closed = self.c[at + 1].kind is self.c[verb - 1].kind is ChunkKind.COMMA
            aside = self.english and closed and self.c[at + 2].kind in _ASIDES and verb > at + 3
            return related or aside or any(self._bare_relative(j, verb) for j in bare)
        return not joined or verb - at <= 6

    def listed_subject(self, at: int, end: int) -> bool:
        """ "but huts, boats and cars must go": a list before its verb."""
        if at >= end or self.c[at].kind is not ChunkKind.NOUN:
            return False
        verb = self.scan(at, end)
        inside = [c.kind for c in self.c[at : max(verb, at)]]
        plain = all(kind in _LISTED for kind in inside)
        return plain and ChunkKind.COMMA in inside and ChunkKind.COORDINATOR in inside

    def _front_ahead(self, at: int, end: int) -> bool:
        """ "and in 1950 the board moved", "og i 1950 flyttet styret": a phrase, then a clause."""
        if self.english:
            for j in range(at + 1, min(end, at + 12)):
                boundary = self.c[j - 1].kind in (ChunkKind.COMMA, ChunkKind.NOUN)
                if boundary and self.c[j].kind is ChunkKind.NOUN and self.scan(j, end) > j:
                    paused = at > 1 and self.c[at - 2].kind is ChunkKind.COMMA and j == at + 2
                    closed = self.c[j - 1].kind is ChunkKind.COMMA or paused
                    return closed or self.scan(at, end) < 0
            return False
        verb = self.scan(at, min(end, at + 12))
        if verb < 0 or verb + 1 >= end:
            return False
        after = self.past_adverbs(verb + 1, end)
        return after < end and self.c[after].kind is ChunkKind.NOUN

    def nested_end(self, start: int, end: int) -> int:
        """Where the clause inside that begins at ``start`` ends."""
        verbs, wanted = 0, 1  # finite verbs found; how many the openers want
        at = start
        while at < end:
            kind = self.c[at].kind
            shared = kind is ChunkKind.CONTRAST and verbs and self._shares(at, end)
            if kind in _PAUSES or (kind is ChunkKind.CONTRAST and not shared):
                return at - 1 if at and self.c[at - 1].kind is ChunkKind.COMMA else at
            if kind is ChunkKind.FINITE and not (at > start and self._in_aside(at, start, end)):
                verbs += 1
            if kind in CLAUSE_OPENERS:
                wanted += 1
            closes = at + 1 < end and self.c[at + 1].kind is ChunkKind.FINITE and verbs < wanted
            inside = closes or self._comma_inside(at, end, verbs) or self._same_order(at, end)
            if kind is ChunkKind.COMMA and not inside:
                return at
            second = kind is ChunkKind.COORDINATOR and verbs and self._new_clause(at, end)
            if second and not self._second_case(start, at) and not self._same_order(at - 1, end):
                return at
            at += 1
        return end

    def _same_order(self, at: int, end: int) -> bool:
        """ "når gjelden er stor, og banken ikke kan betale": "ikke" before the verb, so inside."""
        row = [ChunkKind.COMMA, ChunkKind.COORDINATOR, ChunkKind.NOUN, ChunkKind.ADVERB]
        if self.english or [c.kind for c in self.c[at : min(end, at + 4)]] != row:
            return False
        verb = self.past_adverbs(at + 3, end)
        verb += verb < end and self.t.lower(self.c[verb].start) == "lenger"
        finite = verb < end and self.c[verb].kind is ChunkKind.FINITE
        return finite and self.t.is_negation(self.c[at + 3].start)

    def _second_case(self, start: int, at: int) -> bool:
        """ "taper pengene dersom banken faller og summen er høy": no comma, so a case as well."""
        opener = self.c[start - 1] if start else None
        if self.english or opener is None or opener.kind is not ChunkKind.SUBORDINATOR:
            return False
        stated = any(c.kind is ChunkKind.FINITE for c in self.c[: start - 1])
        paused = self.c[at - 1].kind is ChunkKind.COMMA
        in_front = start == 1 and self.verb_after_comma(at)
        return (stated or in_front) and not paused and opener.lead in _CASES

    def verb_after_comma(self, at: int) -> bool:
        """A comma with the verb of the main clause right behind it comes after chunk ``at``."""
        later = self.c[at + 1 : at + 14]
        return (ChunkKind.COMMA, ChunkKind.FINITE) in pairwise(c.kind for c in later)

    def past_predicates(self, at: int, end: int) -> int:
        """ "sends Ann, who takes samples, sorts the sacks and counts them": a list of verbs."""
        while at + 1 < end and self.c[at].kind is ChunkKind.COMMA:
            verb = self.past_adverbs(at + 1, end)
            later = self.after_coordinator(verb, end) if verb < end else -1
            if verb >= end or later < 0 or not self._deeds(verb, later):
                return at
            at = self.nested_end(at + 1, end)
        return at

    def before_resumed(self, start: int, end: int) -> int:
        """ "use a seal, which tells the maker, or a stamp": the aside ends before "or"."""
        commas = [j for j in range(start, end) if self.c[j].kind is ChunkKind.COMMA]
        if len(commas) != 1 or commas[0] + 2 >= end:
            return end
        joined, item = self.c[commas[0] + 1], self.c[commas[0] + 2]
        resumed = joined.kind is ChunkKind.COORDINATOR and item.kind is ChunkKind.NOUN
        return commas[0] if resumed else end

    def _deeds(self, verb: int, later: int) -> bool:
        """Two verbs of a list; "may cancel, return it and ask": bare forms in English."""
        first, last = self.c[verb], self.c[later]
        kinds = (ChunkKind.FINITE, ChunkKind.VERB) if self.english else (ChunkKind.FINITE,)
        bare = first.kind is ChunkKind.FINITE or self.t.forms[first.start] is Form.BASE
        return first.kind in kinds and last.kind in kinds and bare

    def _shares(self, at: int, end: int) -> bool:
        """ "that figures show the past but hide the future": a bare "but" and a verb."""
        nxt = self.past_adverbs(at + 1, end)
        bare = at > 0 and self.c[at - 1].kind is not ChunkKind.COMMA
        return bare and nxt < end and self.c[nxt].kind is ChunkKind.FINITE

    def _new_clause(self, at: int, end: int) -> bool:
        nxt = self.c[at + 1] if at + 1 < end else None
        if self._subject_open(at):
            return False
        if nxt and nxt.kind is ChunkKind.ADVERB and self.t.lower(nxt.start) in _BEFORE_VERB:
            return False  # "som går ofte og alltid stopper her": the order of a clause inside
        return self.clause_ahead(at + 1, end, joined=True) and self.c[at - 1].kind is not (
            ChunkKind.COORDINATOR
        )

    def _subject_open(self, at: int) -> bool:
        """ "targets that both owners | and staff accept": two nouns before their verb."""
        opens = at > 1 and self.c[at - 1].kind is ChunkKind.NOUN
        return opens and self.c[at - 2].kind in CLAUSE_OPENERS

    def _comma_inside(self, at: int, end: int, verbs: int) -> bool:
        """A comma that belongs to a list inside the clause, or to a relative clause in it."""
        nxt = at + 1
        if nxt >= end or not verbs:
            return not verbs
        kind = self.c[nxt].kind
        if kind in (ChunkKind.NOUN, ChunkKind.ADJECTIVE):
            return self.list_ahead(nxt, end) and not self.clause_ahead(nxt, end)
        if kind is ChunkKind.COORDINATOR:
            after = self.past_adverbs(nxt + 1, end)
            opens = (ChunkKind.FINITE, ChunkKind.SUBORDINATOR)
            listed = after < end and self.c[after].kind not in opens
            return listed and not self.clause_ahead(after, end)
        return False
