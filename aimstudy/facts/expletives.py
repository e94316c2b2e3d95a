"""Subjects that stand for nothing: "there are", "it takes", "det finnes", "det bor"."""

from aimstudy.language.clauses import Clause, Parse, Role, Segment, SegmentKind
from aimstudy.language.words import word_set

_MANY = word_set("mange flere ulike særlig ikke noen få over minst omtrent rundt cirka ingen")
# verbs that bring something in: "det bor 3 000 mennesker i byen"
_PRESENTING = word_set(
    """
    være bli finnes bo leve arbeide jobbe ligge stå sitte komme delta gå eksistere møte oppstå
    skje inngå pågå påløpe dukke foreligge mangle gjenstå høre fantes forekomme vokse seile
    reise omkomme dø
    """
)
_ARISING = word_set("foreligge oppstå inntreffe forekomme påløpe pågå")
_TAKING = word_set("take cost require ta koste kreve trenge")
_NUMBER_AHEAD = 4


def is_expletive(parse: Parse, clause: Clause) -> bool:
    """True when the subject only holds the place of what comes after the verb."""
    subject = parse.span_text(clause.subject).lower()
    if subject == "there":
        return True
    if subject not in ("det", "it") or not clause.segments:
        return False
    verbs, first = clause.verbs, clause.segments[0]
    if verbs.base in _TAKING and not verbs.passive:
        return _counted(parse, first) and _has_deed(clause)
    if subject == "it":
        return False
    if verbs.base == "finnes" or verbs.finite.lower() in ("finnes", "fantes"):
        return True
    if first.kind is not SegmentKind.OBJECT or first.role is Role.TIME:
        return False
    if there_is(parse, clause):
        return True
    if _is_known(parse, first):
        return False  # "det er underlagt Finansdepartementet": of something named before
    if (verbs.passive and not verbs.copula) or verbs.base in _ARISING:
        return True
    opening = parse.words[first.body].lower
    many = _counted(parse, first) or opening in _MANY
    return many and (verbs.copula or verbs.base in _PRESENTING)


def _has_deed(clause: Clause) -> bool:
    """ "it takes 20 hours | to dry the clay": what the number is about."""
    kinds = (SegmentKind.INFINITIVE, SegmentKind.PURPOSE)
    return any(segment.kind in kinds for segment in clause.segments[1:])


def _is_known(parse: Parse, segment: Segment) -> bool:
    """ "departementet", "Norge": what "det" brings in is new, so it is no such thing."""
    head = segment.head if segment.head >= 0 else segment.end - 1
    word = parse.words[head]
    return word.tag == "PROPN" or (word.tag == "NOUN" and bool(word.definite))


def _counted(parse: Parse, segment: Segment) -> bool:
    """A number among the first words: "om lag 3 700 mennesker"."""
    words = parse.words[segment.start : min(segment.end, segment.start + _NUMBER_AHEAD)]
    return any(
        word.text[:1].isdigit() or word.text[:1] in "$€£" or word.lower in parse.grammar.numbers
        for word in words
    )


def there_is(parse: Parse, clause: Clause) -> bool:
    """ "På hver side skal det være et gjerde": what is at a place, brought in as new."""
    if not clause.segments or not clause.fronts:
        return False
    first, front = clause.segments[0], clause.fronts[0]
    if front.lead not in _SITES or not clause.verbs.copula or first.head < 0:
        return False
    new = parse.words[first.start].lower in ("en", "et", "ei")
    site = any(parse.words[at].tag == "NOUN" for at in range(front.body, front.end))
    dealt = parse.words[front.end - 1].lower.endswith(_MANNERS)
    return new and site and front.role is not Role.TIME and not dealt


_SITES = ("på", "langs", "under", "over", "ved", "mellom", "foran", "bak", "rundt", "utenfor")
_MANNERS = ("måte", "måten", "vis", "viset", "områder", "området", "grunn", "side")
