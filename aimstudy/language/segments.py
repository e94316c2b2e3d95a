"""Cuts the words after a verb into segments and finds where further clauses begin.

Shared by both grammars; asks the tables of the language. Single pass with bounded lookahead.
"""

from dataclasses import dataclass, field

from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind, Span
from aimstudy.language.grammar import Grammar
from aimstudy.language.lookahead import Lookahead
from aimstudy.language.verbs import is_finite
from aimstudy.language.words import Form, Word, word_set

_LOOK = 60
DAYS = word_set(
    """
    january february march april may june july august september october november december januar
    februar mars mai juni juli oktober desember monday tuesday wednesday thursday friday saturday
    sunday mandag tirsdag onsdag torsdag fredag lørdag søndag
    """
)
_LEAVES_LIST = word_set(
    """
    through via by at during since until without gjennom ved hos etter før
    """
)
_SURE = word_set("because if unless although though fordi hvis dersom ettersom")
_ROUGHLY = word_set("rundt omkring over under about around inntil")
_TIME_UNITS = word_set(
    "minutes hours days weeks months years minute hour day week month year "
    "minutter timer dager uker måneder år"
)
_CLAUSAL = word_set("whether what how which om hvilke hvilket hvilken hvor hva å to")


@dataclass(slots=True)
class Follow:
    """A clause that begins inside or after the segments: its kind, first word and antecedent."""

    kind: ClauseKind
    start: int
    end: int
    antecedent: Span = field(default_factory=lambda: Span(0, 0))


class Segmenter(Lookahead):
    """Reads ``words[start:end]`` and collects segments and follow-up clauses."""

    def __init__(
        self,
        grammar: Grammar,
        words: tuple[Word, ...],
        end: int,
        passive: bool = False,
        past: bool = False,
    ) -> None:
        super().__init__(grammar, words, end)
        self.passive = passive
        self.past = past
        self.segments: list[Segment] = []
        self.follows: list[Follow] = []
        self.stop = -1

    def run(self, start: int) -> int:
        """Segment from ``start``; return the index after the last word that was taken."""
        at = start
        self._open(SegmentKind.OBJECT, at, at)
        while at < self.end and self.stop < 0:
            at = self._step(at)
        stop = self.stop if self.stop >= 0 else self.end
        self._close(stop)
        return stop

    # -- one word -----------------------------------------------------------------------------
    def _step(self, at: int) -> int:
        word = self.words[at]
        if word.text in "([":
            return self._past_bracket(at)
        if word.text in ",;:–—-":
            return self._mark(at)
        return self._word(at, after_comma=False)

    def _past_bracket(self, at: int) -> int:
        closing = {"(": ")", "[": "]"}[self.words[at].text]
        for j in range(at + 1, min(self.end, at + _LOOK)):
            if self.words[j].text == closing:
                return j + 1
        return at + 1

    def _mark(self, at: int) -> int:
        text = self.words[at].text
        if text == ";":
            self._close(at)
            self.follows.append(Follow(ClauseKind.COORDINATED, at + 1, self.end))
            self.stop = at
            return at
        if text == ":":
            self._open(SegmentKind.COLON, at, at + 1)
            return at + 1
        return self._after_comma(at)

    def _after_comma(self, comma: int) -> int:
        at = comma + 1
        if at >= self.end:
            return at
        word = self.words[at]
        if word.lower in self.g.coordinators:
            return self._coordinated(comma, at)
        for test in (self._contrast, self._relative, self._lead):
            taken = test(at, True)
            if taken > at:
                return taken
        if self._next_predicate(at):
            self._finish(comma, Follow(ClauseKind.COORDINATED, at, self.end))
            return at
        if self._participle(at):
            self._open(SegmentKind.PARTICIPLE, at, at, after_comma=True)
            return at + 1
        beside = (
            word.lower in self.g.determiners or word.text[:1].isupper() or word.text[:1].isdigit()
        )
        if beside and not self._list_goes_on(at):
            self._open(SegmentKind.APPOSITION, at, at, after_comma=True)
        return at

    def _word(self, at: int, after_comma: bool) -> int:
        word = self.words[at]
        if word.lower in self.g.coordinators:
            return self._coordinated(at, at)
        if self._day_after_agent(at):
            self._open(SegmentKind.OBJECT, at, at)
            return at + 1
        for test in (self._contrast, self._relative, self._lead):
            taken = test(at, after_comma)
            if taken > at:
                return taken
        return at + 1

    def _day_after_agent(self, at: int) -> bool:
        """ "av Stortinget 1. november 2012": the day is no part of the agent."""
        last = self.segments[-1] if self.segments else None
        if last is None or last.lead != "av" or not self.passive or at <= last.body:
            return False
        ahead = [w.lower for w in self.words[at + 1 : at + 3]]
        return self.words[at].text.isdigit() and bool(DAYS & set(ahead))

    # -- what a word opens ---------------------------------------------------------------------
    def _coordinated(self, close_at: int, at: int) -> int:
        """``at`` is "and" or "or": a new predicate, a new clause, or one more list item."""
        nxt = self._skip_adverbs(at + 1)
        if nxt < self.end and (self._predicate(nxt) or self._second_participle(nxt)):
            self._finish(close_at, Follow(ClauseKind.COORDINATED, at + 1, self.end))
            return at
        if close_at < at and self._clause_ahead(at + 1):
            self._finish(close_at, Follow(ClauseKind.MAIN, at + 1, self.end))
            return at
        if close_at == at and self._short_clause_ahead(at + 1):
            self._finish(close_at, Follow(ClauseKind.MAIN, at + 1, self.end))
            return at
        return at + 1

    def _predicate(self, at: int) -> bool:
        """A finite verb; after a present tense "listed shares" is no second predicate."""
        if not is_finite(self.g, self.words, at, self.end, predicate=True):
            return False
        forms = {form for _, form in self.g.forms(self.words[at].text)}
        bare = at + 1 < self.end and not self._opens_object(at + 1)
        loose = self.g.english and forms == {Form.PAST, Form.PARTICIPLE} and bare
        return not (loose and not self.past)

    def _opens_object(self, at: int) -> bool:
        word = self.words[at]
        marks = self.g.determiners | self.g.prepositions | self.g.pronouns | {self.g.to}
        return word.lower in marks or not word.text[:1].islower() or self.g.is_adverb(word)

    def _second_participle(self, at: int) -> bool:
        """ "was written by X and published by Y": the participle shares the auxiliary."""
        if not self.passive or at + 1 >= self.end or not self.words[at].text.islower():
            return False
        phrase = self.words[at + 1].lower in self.g.prepositions - {"of"}
        return phrase and self.g.has_form(self.words[at], Form.PARTICIPLE)

    def _contrast(self, at: int, after_comma: bool) -> int:
        lower = self.words[at].lower
        if lower not in self.g.contrasts or not (after_comma or lower in ("but", "men", "while")):
            return at
        self._finish(at, Follow(ClauseKind.MAIN, at + 1, self.end))
        return at + 1

    def _relative(self, at: int, after_comma: bool) -> int:
        if self.words[at].lower not in self.g.relatives or not self._opens_relative(at):
            return at
        antecedent = self._antecedent(at)
        if after_comma:
            self._finish(at, Follow(ClauseKind.RELATIVE, at + 1, self.end, antecedent))
            return at + 1
        end = self._relative_end(at)
        self.follows.append(Follow(ClauseKind.RESTRICTIVE, at + 1, end, antecedent))
        if self.segments and self.segments[-1].relative < 0:
            self.segments[-1].relative = at
        return end

    def _lead(self, at: int, after_comma: bool) -> int:
        if taken := self._example(at, after_comma):
            return taken
        if taken := self._infinitive(at, after_comma):
            return taken
        lower = self.words[at].lower
        if (
            lower in ("etter", "før", "ved")
            and self.words[at + 1 : at + 2]
            and (self.words[at + 1].lower == "at")
        ):
            self._open(SegmentKind.CONDITION, at, at + 2, f"{lower} at", after_comma)
            return self._to_comma(at + 2)
        if self._compound_lead(at):
            return self._preposition(at, after_comma)
        reason = lower in ("since", "siden") and after_comma and self._clause_ahead(at + 1)
        if reason or (lower in self.g.subordinators and lower not in self.g.prepositions):
            if lower in _SURE or self._clause_ahead(at + 1):
                self._open(SegmentKind.CONDITION, at, at + 1, lower, after_comma)
                return self._to_comma(at + 1)
            return at
        if lower in self.g.prepositions:
            return self._preposition(at, after_comma)
        return at

    def _example(self, at: int, after_comma: bool) -> int:
        for phrase in self.g.examples:
            size = len(phrase.split())
            body = at + size
            if body < self.end and self._phrase_at(at, phrase):
                if phrase == "like" and not self._list_goes_on(body):
                    continue
                if phrase == "som" and (self._opens_relative(at) or self._verb_soon(body)):
                    continue
                if phrase == "som" and (self._empty(at) or after_comma):
                    continue
                if self.words[body].text == ",":
                    body += 1
                self._open(SegmentKind.EXAMPLE, at, body, phrase, after_comma)
                return body
        return 0

    def _infinitive(self, at: int, after_comma: bool) -> int:
        to = self.g.to
        words = self.words
        if self._inside_infinitive(at):
            return 0
        for lead, kind in self._infinitive_leads():
            size = len(lead.split())
            if self._phrase_at(at, lead) and at + size < self.end:
                verb = self._skip_adverbs(at + size)
                if verb < self.end and self._base_or_ing(words[verb], lead):
                    if lead == to and self._empty(at):
                        return 0
                    self._open(kind, at, at + size, lead, after_comma)
                    return verb + 1
        return 0

    def _inside_infinitive(self, at: int) -> bool:
        """After "whether", "from" or "determined" an infinitive opens nothing new."""
        last, before = self.segments[-1], self.words[at - 1].lower if at else ""
        clausal = self.words[last.body].lower in _CLAUSAL if last.body < at else False
        return (
            last.kind is SegmentKind.PARTICIPLE
            or (last.kind in (SegmentKind.EXAMPLE, SegmentKind.COLON) and clausal)
            or before in ("whether", "what", "how", "from", "fra", "til", "om", "with")
            or (
                last.lead in ("from", "fra")
                and last.kind is SegmentKind.PHRASE
                and before not in ("for",)
                and not any(c.isdigit() for c in before)
                and self.words[at].lower == self.g.to
            )
        )

    def _infinitive_leads(self) -> tuple[tuple[str, SegmentKind], ...]:
        if self.g.english:
            return (
                ("in order to", SegmentKind.PURPOSE),
                ("so as to", SegmentKind.PURPOSE),
                ("with the aim of", SegmentKind.PURPOSE),
                ("by", SegmentKind.MEANS),
                ("to", SegmentKind.INFINITIVE),
            )
        return (
            ("for å", SegmentKind.PURPOSE),
            ("med sikte på å", SegmentKind.PURPOSE),
            ("med mål om å", SegmentKind.PURPOSE),
            ("ved å", SegmentKind.MEANS),
            ("å", SegmentKind.INFINITIVE),
        )

    def _base_or_ing(self, word: Word, lead: str) -> bool:
        if lead in ("by", "with the aim of"):
            return self.g.has_form(word, Form.ING)
        if not self.g.english:
            return self.g.has_form(word, Form.BASE, Form.PASSIVE) or word.lower.endswith("e")
        return self.g.has_form(word, Form.BASE) or word.lower == "additional"

    def _preposition(self, at: int, after_comma: bool) -> int:
        lower = self.words[at].lower
        size = self._compound_lead(at) or 1
        lead = " ".join(w.lower for w in self.words[at : at + size])
        last = self.segments[-1]
        in_range = last.lead in ("from", "fra") and lower in ("to", "til")
        if (
            in_range
            or at + size >= self.end
            or self._inside_amount(at)
            or self._bare_infinitive(at)
        ):
            return at + size
        if self._opens_phrase(at, size, after_comma):
            self._open(SegmentKind.PHRASE, at, at + size, lead, after_comma)
        return at + size

    def _inside_amount(self, at: int) -> bool:
        """ "24 to 28 °C"; "har rundt 140 ansatte": the word belongs to the number."""
        lower, number = self.words[at].lower, self.words[at + 1].text[:1].isdigit()
        if lower == "at":
            return self.words[at + 1].lower in ("least", "most")
        if lower in ("to", "til"):
            return number and self.words[at - 1].text[:1].isdigit()
        return lower in _ROUGHLY and number and self._empty(at)

    def _bare_infinitive(self, at: int) -> bool:
        """ "is to place ...", "has to offer ...": an infinitive right after the verb."""
        if self.words[at].lower != "to" or not self.g.english or not self._empty(at):
            return False
        nxt, before = self.words[at + 1], self.words[at - 1].lower
        sure = nxt.lower not in self.g.nounish or before in self.g.be | self.g.have
        return sure and self.g.has_form(nxt, Form.BASE)

    def _opens_phrase(self, at: int, size: int, after_comma: bool) -> bool:
        """Whether a preposition begins a segment of its own or belongs to the noun before it."""
        lower = self.words[at].lower
        last = self.segments[-1]
        if size > 1 or after_comma or self._empty(at):
            return True
        if last.kind not in (SegmentKind.OBJECT, SegmentKind.PHRASE, SegmentKind.APPOSITION):
            return False
        if lower == "of" or self._participle_before(at):
            return False
        if lower == "for" and self._duration_ahead(at):
            return True
        dated = last.kind is SegmentKind.PHRASE and self.words[at - 1].text.isdigit()
        if self._place_after_agent(at) or (dated and at - last.body == 1):
            return True
        if self.words[at + 1].lower in DAYS and lower in ("in", "on", "i", "den"):
            return True
        if self._in_list(at) and lower not in _LEAVES_LIST:
            return False
        before = self.words[at - 1]
        if lower == "av":
            apart = before.text[:1].isdigit() or before.text[:1].isupper()
            return self.passive and apart and not any(s.lead == "av" for s in self.segments)
        if self.words[at + 1].text[:1].isdigit() and lower not in ("for", "over", "under"):
            return True
        return lower in self.g.verb_prepositions or self._for_people(at)

    def _duration_ahead(self, at: int) -> bool:
        """ "for almost 36 hours": a number and a unit of time among the next words."""
        ahead = [w.lower for w in self.words[at + 1 : min(at + 5, self.end)]]
        numbered = any(w[:1].isdigit() or w in self.g.numbers for w in ahead[:-1])
        return numbered and bool(_TIME_UNITS & set(ahead))

    def _place_after_agent(self, at: int) -> bool:
        """ "by Anna Berg in Oslo": place and time are no part of the agent."""
        if self.segments[-1].lead not in ("by", "av") or not self.passive:
            return False
        named = self.words[at - 1].text[:1].isupper() and self.words[at + 1].text[:1].isupper()
        return named and self.words[at].lower in ("in", "i", "on", "at", "på")

    def _in_list(self, at: int) -> bool:
        body = self.words[self.segments[-1].body : at]
        return any(w.lower in self.g.coordinators for w in body) and any(
            w.text == "," for w in body
        )

    def _participle_before(self, at: int) -> bool:
        """ "a certificate offered in ...": the phrase belongs to the participle before it."""
        before = self.words[at - 1]
        if at - 1 <= self.segments[-1].body or before.lower in self.g.nounish:
            return False
        return self.g.has_form(before, Form.ING, Form.PARTICIPLE) and before.text.islower()

    def _antecedent(self, at: int) -> Span:
        """The noun phrase before ``at``: the body of the last segment, without a comma."""
        end = at
        while end > 0 and not self.words[end - 1].is_word:
            end -= 1
        start = self.segments[-1].body if self.segments else end
        for j in range(end - 1, start, -1):
            if self.words[j].text == ",":
                start = j + 1
                break
        return Span(min(start, end), end)

    # -- keeping books ---------------------------------------------------------------------------
    def _empty(self, at: int) -> bool:
        last = self.segments[-1]
        return last.kind is SegmentKind.OBJECT and all(
            self.g.is_adverb(word) for word in self.words[last.body : at]
        )

    def _open(
        self, kind: SegmentKind, start: int, body: int, lead: str = "", after_comma: bool = False
    ) -> None:
        self._close(start)
        self.segments.append(Segment(kind, start, start, body, lead, after_comma))

    def _close(self, at: int) -> None:
        if not self.segments:
            return
        last = self.segments[-1]
        while (
            at > last.body
            and not self.words[at - 1].is_word
            and self.words[at - 1].text not in ")]\"'”»%"
        ):
            at -= 1
        last.end = max(at, last.start)
        if last.end <= last.body:
            self.segments.pop()

    def _finish(self, at: int, follow: Follow) -> None:
        self.follows.append(follow)
        self.stop = at
