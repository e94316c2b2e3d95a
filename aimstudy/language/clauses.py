"""Clauses as values: subject, verb group and the segments after it. Shared by both grammars."""

from dataclasses import dataclass, field
from enum import StrEnum

from aimstudy.language.grammar import Grammar
from aimstudy.language.lexicon import NO_WORDS, Lexicon
from aimstudy.language.words import Word


class SegmentKind(StrEnum):
    """What a run of words after the verb is."""

    OBJECT = "object"  # a noun phrase, an adjective or a whole list
    PHRASE = "phrase"  # a prepositional phrase; ``lead`` is the preposition
    INFINITIVE = "infinitive"  # "to complete"
    PURPOSE = "purpose"  # "in order to ...", "for å ..."
    MEANS = "means"  # "by adding ...", "ved å ..."
    PARTICIPLE = "participle"  # ", depending on ..."
    EXAMPLE = "example"  # "such as ..."
    APPOSITION = "apposition"
    COLON = "colon"
    CONDITION = "condition"  # "if ...", "unless ...", "med mindre ..."
    CAUSE = "cause"  # "because ...", "fordi ..."
    TIME = "time"  # "before the ship sails", "etter at skipet har seilt"
    CONCESSION = "concession"  # "although ...", "selv om ..."
    COMPARISON = "comparison"  # "than ...", "compared with ...", "enn ..."
    CONTENT = "content"  # "that the ship sails", "at skipet seiler"


class Role(StrEnum):
    """What a prepositional or bare phrase says about the verb; NONE where it is unsure."""

    NONE = ""
    TIME = "time"  # "in 1950", "i mai", "every year"
    DURATION = "duration"  # "for two hours", "i tre år"
    PLACE = "place"  # "in Oslo", "på kaien"
    AGENT = "agent"  # "by the board" after a passive
    MEANS = "means"  # "by post", "with a key"


class ClauseKind(StrEnum):
    """How a clause stands in its sentence."""

    MAIN = "main"
    COORDINATED = "coordinated"
    CONCESSIVE = "concessive"
    RELATIVE = "relative"  # ", which ..." about the noun phrase before it
    RESTRICTIVE = "restrictive"  # "a certificate that ..."
    SUBORDINATE = "subordinate"  # inside a segment: "if the ship is late"
    IMPERATIVE = "imperative"  # "Close the valve.": the subject is empty


# clauses that no other holds, and with them those that tell something more of a noun: both state
INDEPENDENT = frozenset((ClauseKind.MAIN, ClauseKind.COORDINATED, ClauseKind.CONCESSIVE))
STATING = INDEPENDENT | {ClauseKind.RELATIVE}


@dataclass(frozen=True, slots=True)
class Span:
    """Word indexes ``start:end``."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start


@dataclass(slots=True)
class Segment:
    """Words ``start:end``; those from ``body`` on follow the lead (preposition, "such as")."""

    kind: SegmentKind
    start: int
    end: int
    body: int
    lead: str = ""
    after_comma: bool = False
    relative: int = -1  # where a restrictive relative clause inside begins
    clause: int = -1  # place in ``Parse.clauses`` of the clause inside
    head: int = -1  # the head noun of the phrase, where there is one
    role: Role = Role.NONE


@dataclass(slots=True)
class VerbGroup:
    """The verbs of a clause. ``finite`` stands first in a question, ``rest`` after the subject."""

    start: int
    end: int
    finite: str
    rest: str
    base: str
    adverbs: tuple[str, ...] = ()
    either: bool = False  # "must either approve it or send it back": one of the two
    passive: bool = False
    copula: bool = False
    negated: bool = False
    modal: str = ""
    lexical: bool = False  # the finite verb is no auxiliary: English needs "do"
    past: bool = False
    plural: bool = False


@dataclass(slots=True)
class Clause:
    """One clause of a sentence, by word indexes."""

    kind: ClauseKind
    subject: Span
    verbs: VerbGroup
    segments: list[Segment]
    front: Span
    end: int
    hedged: bool = False
    host: int = -1  # the clause whose noun phrase a relative clause is about
    antecedent: Span = field(default_factory=lambda: Span(0, 0))
    fronts: list[Segment] = field(default_factory=list)  # what ``front`` consists of
    asides: list[Segment] = field(default_factory=list)  # "X, a port in Y, ...": beside the subject
    subject_head: int = -1
    cleft: bool = False  # "det er X som Ys", read as "X Ys"


@dataclass(slots=True)
class Parse:
    """A sentence with its words and the clauses found; none where the grammar is unsure."""

    text: str
    words: tuple[Word, ...]
    grammar: Grammar
    clauses: list[Clause] = field(default_factory=list)
    lexicon: Lexicon = field(default=NO_WORDS, repr=False)  # other forms of its words

    def slice(self, start: int, end: int) -> str:
        """The sentence's own text from word ``start`` to before word ``end``."""
        if end <= start:
            return ""
        return self.text[self.words[start].start : self.words[end - 1].end]

    def span_text(self, span: Span) -> str:
        """The text of a span."""
        return self.slice(span.start, span.end)

    def segment_text(self, segment: Segment) -> str:
        """The text of a segment with its lead."""
        return self.slice(segment.start, segment.end)

    def body_text(self, segment: Segment) -> str:
        """The text of a segment without its lead."""
        return self.slice(segment.body, segment.end)
