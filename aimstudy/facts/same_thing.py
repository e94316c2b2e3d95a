"""Whether two numbers are said of one thing in other words: what each measures is in the other.

Words of both that the other lacks make two things of it. Words of one alone are let pass only in a
summary that gives a number the text never gives, for a summary repeats the text.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from aimstudy.domain.article import Language
from aimstudy.facts.number_frames import TOPIC, Frame
from aimstudy.facts.number_kin import kin
from aimstudy.facts.number_words import LIGHT
from aimstudy.facts.synonyms import alike
from aimstudy.language.actors import is_body, is_person
from aimstudy.language.grammar import grammar_of
from aimstudy.language.words import word_set

_ACTORS = word_set(
    """
    candidate applicant holder member participant student customer client buyer owner investor
    person employee worker user reader manager company firm business organization institution
    people crew policyholder insurer insured borrower lender expert analyst
    kandidat søker innehaver medlem deltaker student kunde kjøper eier investor person ansatt
    arbeider bruker leser leder selskap firma bedrift virksomhet folk forsikringstaker forsikret
    låntaker mannskap ekspert analytiker man en
    """
)
_EMPTY_DEEDS = word_set(
    """
    hold require demand consider regard find see call allow pay give offer put estimate set count
    work provide range span vary expect ask mean
    wait vente løpe want wish belong count accept adopt elect spend occur happen vary ønske ville
    tilhøre høre
    telle godta akseptere inngå forekomme bruke
    impose levy charge buy purchase acquire ilegge kjøpe anskaffe tegne skaffe
    holde kreve anse regne finne se kalle tillate betale gi tilby anslå sette telle arbeide få
    beregne variere forvente be bety legge
    """
)
_ENDING = word_set(
    "lapse expire end cease continue bortfalle opphøre utløpe slutte foreldes"
)  # what tells how long something lasts
_SPARE = 2  # so many words of one side may be missing where the other side is a summary's


@dataclass(frozen=True, slots=True)
class _Lost:
    """What one statement says that the other does not."""

    core: frozenset[str]
    limits: frozenset[str]


def same_frame(
    one: Frame,
    two: Frame,
    summary: bool,
    language: Language,
    counted: str = "",
    familiar: frozenset[str] = frozenset(),
) -> bool:
    """True where both measure the same; ``summary``: ``two`` sums up, with a number of its own.

    ``counted`` is the noun that both count: with words lost, it is no sign of likeness.
    ``familiar``: words that the article says again and again; other people are another group.
    """
    owned = not counted or counted not in (one.owner, two.owner)
    if owned and _other_owner(one, two, summary, language):
        return False
    if summary and _retold(one, two, familiar, language):
        return True
    anchors = _anchors(one, two, language)
    if not anchors and not _plainly_of_topic(one, two):
        return False
    if _apart(one.soft, two, language) and _apart(two.soft, one, language):
        return False
    first, second = _lost(one, two, language), _lost(two, one, language)
    if not (first.core or second.core or first.limits or second.limits):
        return True
    if not summary or _strangers(one, two, familiar, language):
        return False
    shared = anchors | ({TOPIC} & one.core & two.core)
    return _less_said(one, two, (first, second), shared, counted)


def _less_said(
    one: Frame, two: Frame, lost: tuple[_Lost, _Lost], shared: frozenset[str], counted: str
) -> bool:
    """The summary leaves out some of the words; it may not add much of its own."""
    first, second = lost
    if _loses_deed(one, first) or _loses_deed(two, second):
        return False
    if second.limits or (first.core and second.core):
        return False
    if not second.core and len(shared) > 1:
        return True
    if second.core - {two.owner} or (second.core and one.deed == two.deed):
        return False  # the summary speaks of something else
    missing = len(first.core | second.core)
    anchors = shared - {TOPIC, counted}
    return not first.limits and missing <= _SPARE and len(anchors) >= min(missing, 2)


def _retold(one: Frame, two: Frame, familiar: frozenset[str], language: Language) -> bool:
    """All that the summary says of its number, two words or more, stands around the other one."""
    said = (two.core | two.limits | two.soft) - {TOPIC} - LIGHT
    if len(said) < _TOLD:
        said = two.words - {TOPIC} - LIGHT
    if two.words & _OTHERS:
        return False
    met = frozenset(w for w in said if any(kin(w, v, language) for v in one.words))
    if len(met) <= _TOLD and _strangers(one, two, familiar, language):
        return False
    more = said - met - _ACTORS - _EMPTY_DEEDS
    people = frozenset(w for w in more if _acts(w, language))
    if len(met) < _TOLD or more - people or _lost(two, one, language).limits:
        return False
    lost = _missing(one.core - {TOPIC}, two.words, language)
    if people and lost - {one.deed} - _EMPTY_DEEDS:
        return False  # members pay so much, and companies so much
    return not one.core - {TOPIC} or len(lost) < len(one.core - {TOPIC})


def _strangers(one: Frame, two: Frame, familiar: frozenset[str], language: Language) -> bool:
    """The summary's number is one of people whom the article names nowhere else."""
    new = _missing(two.core - {TOPIC}, one.words | familiar, language) - _ACTORS
    return any(_acts(word, language) for word in new)


def _acts(word: str, language: Language) -> bool:
    g = grammar_of(language)
    phrase = f"a {word}" if g.english else f"en {word}"
    return is_person(phrase, g) or is_body(phrase, g)


_FOLK = word_set("people person menneske folk")
_OTHERS = word_set("other others another remaining rest annen andre øvrig resterende")
_TOLD = 2


def _other_owner(one: Frame, two: Frame, summary: bool, language: Language) -> bool:
    """Somebody else does the same: "the dam was rebuilt", "the school was rebuilt"."""
    if not (one.owner and two.owner) or one.owner == two.owner or {one.owner, two.owner} & _FOLK:
        return False
    if not (one.deed == two.deed or alike(one.deed, two.deed, language)):
        return False
    return not (summary and kin(one.owner, two.owner, language))


def _loses_deed(frame: Frame, lost: _Lost) -> bool:
    return frame.deed in lost.core


def _anchors(one: Frame, two: Frame, language: Language) -> frozenset[str]:
    """The words of one statement that the other repeats, the topic aside."""
    first, second = one.core | one.limits, two.core | two.limits
    if TOPIC in one.core & two.core:  # then what it is done for tells as well
        first, second = first | one.soft, second | two.soft
    return frozenset(w for w in first - {TOPIC} if any(kin(w, v, language) for v in second))


def _plainly_of_topic(one: Frame, two: Frame) -> bool:
    """ "It lasted eleven weeks", "the strike lasted eight weeks"."""
    return one.core == two.core == frozenset({TOPIC}) and one.lasting == two.lasting


def _lost(one: Frame, two: Frame, language: Language) -> _Lost:
    empty = _ACTORS | _EMPTY_DEEDS | (_ENDING if one.lasting else frozenset())
    return _Lost(
        _missing(one.core - {TOPIC}, two.words, language) - empty,
        _missing(one.limits - _EMPTY_DEEDS, two.words, language),
    )


def _missing(words: Iterable[str], where: Iterable[str], language: Language) -> frozenset[str]:
    known = tuple(where)
    return frozenset(w for w in words if not any(kin(w, v, language) for v in known))


def _apart(soft: frozenset[str], two: Frame, language: Language) -> bool:
    return bool(soft) and not any(kin(w, v, language) for w in soft for v in two.words)
