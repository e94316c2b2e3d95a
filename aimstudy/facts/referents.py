"""Noun phrases of a sentence from its tags, as things that a later pronoun may mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from aimstudy.language.actors import is_body, is_person
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import Form, Word, phrase_set, word_set

_INSIDE = word_set("DET ADJ NUM NOUN PROPN")
_NOUNS = word_set("NOUN PROPN")
_PLURAL_WORDS = word_set(
    """
    these those many several few both various all two three four five six seven eight nine ten
    disse mange flere få begge alle noen to tre fire fem seks sju syv åtte ni ti
    """
)
_SINGULAR_WORDS = word_set("a an this that each every one en et ei denne dette hver hvert én ett")
_NEUTER = word_set("et det dette ett hvert")
_COMMON = word_set("en ei den denne én hver")
_NO_THINGS = word_set(
    """
    year years month months week weeks day days hour hours minute minutes century centuries time
    times tide percent per cent january february march april june july august september october
    november december år måned måneder uke uker dag dager time timer minutt minutter tid prosent
    århundre århundret døgn døgnet januar februar mars mai juni juli oktober desember kroner
    gang ganger
    """
)
_ABSTRACT = phrase_set(
    "purpose|aim|goal|objective|reason|idea|task|cost|price|name|term|number|emphasis|focus|"
    "origin|history|result|effect|basis|advantage|disadvantage|benefit|duration|fee|"
    "formål|mål|hensikt|oppgave|grunn|årsak|kostnad|pris|navn|antall|fokus|ide|idé|bakgrunn|"
    "resultat|virkning|fordel|ulempe|varighet|avgift|krav|historie|opphav"
)


_SPANS = word_set("års måneders ukers dagers døgns timers minutters kroners dollars prosents")
_YEAR_DIGITS = 4
_PERSONS = word_set(
    """
    candidate applicant holder member client customer learner trainee student employee resident
    kandidat søker innehaver medlem kunde elev student deltaker deltager ansatt arbeidstaker
    arbeidsgiver innbygger eier bruker forsikringstaker sparer låntaker kjøper selger takstmann
    bror søster far mor sønn datter kone ektemann ektefelle onkel tante fetter kusine venn venninne
    skipper los kokk reder
    """
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``start:end`` naming a thing or people; ``neuter`` is None where gender is unknown."""

    text: str
    start: int
    end: int
    head: str  # the head noun's lemma
    plural: bool
    person: bool
    named: bool
    neuter: bool | None = None
    first: bool = False  # the subject of the sentence

    @property
    def abstract(self) -> bool:
        """A property of something else: its purpose, its price."""
        return self.head in _ABSTRACT


_SO_LINKS = ("snart", "lenge", "fremt", "langt")  # "så snart båtene er tørre"


def mentions_in(text: str, words: tuple[Word, ...], g: Grammar) -> Iterator[Mention]:
    """Every noun phrase of a sentence in order, without what prepositions add."""
    at = 0
    while at < len(words):
        linking = at and words[at - 1].lower == "så" and words[at].lower in _SO_LINKS
        owned = words[at].tag == "DET" and words[at].lower in g.possessives
        if words[at].tag not in _INSIDE or owned or linking:
            at += 1
            continue
        end = at + 1
        while end < len(words) and _goes_on(words, end, g):
            end += 1
        while end > at and words[end - 1].tag not in _NOUNS:
            end -= 1
        if end > at:
            found = _mention(text, words, at, end, g)
            if found:
                yield found
        at = max(end, at + 1)


def _goes_on(words: tuple[Word, ...], at: int, g: Grammar) -> bool:
    word, before = words[at], words[at - 1]
    if before.tag == "NUM" and len(before.text) == 4 and word.tag == "PROPN":
        return False  # "In 2016 Norvik Mutual began"
    if not g.english and before.tag == "NOUN" and before.definite and word.tag in ("ADJ", "NOUN"):
        return False  # "Finner inspektørene alvorlige mangler": two phrases side by side
    if not g.english and before.tag == "NOUN" and word.tag == "NOUN" and word.definite:
        return False  # "tar i bruk instrumentet"
    if word.tag == "DET":
        return before.tag == "DET"
    if word.form is Form.PARTICIPLE and word.tag == "VERB" and before.tag in ("DET", "ADJ"):
        return at + 1 < len(words) and words[at + 1].tag == "NOUN"  # "a written exam"
    return word.tag in _INSIDE


def _mention(
    text: str, words: tuple[Word, ...], start: int, end: int, g: Grammar
) -> Mention | None:
    head = words[end - 1]
    if head.lower in _NO_THINGS or words[start].text[:1] in "$€£":
        return None
    number = words[end] if end < len(words) and head.tag == "PROPN" else None
    counted = number is not None and number.text.isdigit() and len(number.text) < _YEAR_DIGITS
    last = number if number is not None and counted else head  # "standarden IFRS 15"
    shown = text[words[start].start : last.end]
    named = head.tag == "PROPN"
    person = (named and _is_personal_name(words[start:end], g)) or is_person(shown, g)
    person = person or head.lemma in _PERSONS
    plural = is_plural(words[start:end], g)
    return Mention(
        shown,
        start,
        end,
        head.lemma or head.lower,
        plural,
        person,
        named,
        _neuter(words[start:end], g),
    )


_BODIES = word_set(
    """
    academy network fund trust centre center laboratory project award prize magazine journal times
    news press party front movement group holding insurance bank mutual capital partners systems
    east west north south africa america asia europe island islands kingdom states republic sea
    ocean river lake gulf bay cape valley county street road square park hall castle bridge tower
    palace cathedral
    technologies consulting services airlines railways forsikring spareforening sparelag akademi
    nettverk fond stiftelse senter prosjekt pris tidende avis forlag teater galleri
    """
)


def _is_personal_name(words: tuple[Word, ...], g: Grammar) -> bool:
    """Two or three capitalised words without an article that name no body."""
    names = [word.text for word in words if word.tag == "PROPN" and word.text[:1].isupper()]
    titled = len(names) < len(words) and is_person(words[0].lower, g)
    full = 2 <= len(names) <= 4 and len(names) == len(words)
    body = is_body(" ".join(names), g) or any(name.lower() in _BODIES for name in names)
    return (full or titled) and not body


def is_plural(words: tuple[Word, ...], g: Grammar) -> bool:
    """Number of a noun phrase, from its determiner, its number and the form of its head."""
    lowers = [word.lower for word in words]
    if lowers[0] in _SINGULAR_WORDS:
        return False
    head = words[-1]
    measured = not g.english and len(words) > 2 and lowers[1].endswith("s") and lowers[1] in _SPANS
    if measured:
        words, lowers = words[2:], lowers[2:]  # "to års praksis"
    if lowers[0] in _PLURAL_WORDS or (words[0].text[:1].isdigit() and words[0].text != "1"):
        return True
    if head.tag == "PROPN":
        return False
    if lowers[-1] in g.people or lowers[0] == "de":
        return True
    plural_form = g.english and head.lower.endswith("s")
    if plural_form and not head.lower.endswith(("ss", "us", "is", "ics", "news")):
        return True
    described = len(words) > 1 and words[-2].tag == "ADJ" and words[-2].lower.endswith("e")
    bare = not g.english and described and words[0].tag == "ADJ" and not head.definite
    return head.number == "plur" or (bare and not head.number)


def _neuter(words: tuple[Word, ...], g: Grammar) -> bool | None:
    """Norwegian gender from the determiner or the definite ending."""
    if g.english:
        return None
    first, head = words[0].lower, words[-1]
    if first in _NEUTER or first in _COMMON:
        return first in _NEUTER
    if head.tag == "NOUN" and head.gender:
        return head.gender == "n"
    if head.tag == "PROPN" and words[0].tag == "NOUN" and words[0].gender:
        return words[0].gender == "n"  # "standarden IFRS 15"
    if head.tag == "PROPN" and len(words) == 1 and len(head.lower) > 5:
        return True if head.lower.endswith("et") else False if head.lower.endswith("en") else None
    return None
