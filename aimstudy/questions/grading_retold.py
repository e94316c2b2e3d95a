"""A sentence told in other words: "transport blood away from the heart" for "carry blood away".

Most of what it says beyond the question is there, and nothing speaks against it; whether the rest
comes to the same only a person can tell. One thing named for another is no other word for it.
"""

from collections.abc import Sequence

from aimstudy.domain.quiz import GradeReason, Verdict
from aimstudy.language.lexicon import NOUN
from aimstudy.language.words import word_set
from aimstudy.questions.grading_aligned import Aligned
from aimstudy.questions.grading_spelling import Spelling
from aimstudy.questions.grading_units import UNITS
from aimstudy.questions.grading_words import content_words

Judged = tuple[Verdict, GradeReason]
_RETOLD: Judged = (Verdict.NEARLY, GradeReason.OTHER)
_FIGURES: Judged = (Verdict.NEARLY, GradeReason.MISSING)
_SENTENCE = 4  # words: less is a name or a thing
_FEWEST = 3  # words beyond the question that have to be there: the verb of two is the answer
_SHARE = 0.6  # of the words beyond the question
# Words for somebody, something and a piece of it: each may stand for each.
_EMPTY = word_set(
    """
    person people someone somebody anyone anybody one man individual himself herself themselves
    itself self thing something part share portion piece amount kind type way form act process
    each every all any both only just really basically usually normally always often
    personer person folk noen mennesker menneske selv sjøl selve ting noe del delen andel andelen
    slags type måte prosess hver hvert alle begge bare egentlig vanligvis ofte alltid man du
    """
)
# Small words that turn what stands beside them.
_TURNS = word_set(
    """
    least most less more fewer earliest latest earlier later before after unless except despite
    minst mest høyst mindre mer færre flere tidligst senest før etter unntatt tross
    half whole double halv halvt hele dobbelt
    """
)
# How often, and how many of them: with any or none, but not one for another.
_QUANTITIES = (
    word_set("always often usually sometimes rarely seldom alltid ofte vanligvis iblant sjelden"),
    word_set("all every each some most many few alle hver hvert noen mange få fleste"),
)
_SIDES = word_set("over under above below since from until fra siden til")
_BEFORE_NOUN = word_set(
    """
    the a an each every this that these those his her its their our your any some no all both
    of in on at by to for from with between under over into
    en ei et den det de hver hvert denne dette disse sin sitt sine noe noen ingen alle begge
    av i på ved til fra med for mellom under over mot om
    """
)
_IMPERATIVE = "i"  # "luft" is air, and what one says to have a room aired


def retold(
    both: tuple[list[str], list[str]], found: Aligned, asked: Sequence[str], spelling: Spelling
) -> Judged | None:
    """What a given answer is worth as the right one in other words; None where it is none.

    ``both``: all words of the right answer and of the given one, numbers in figures; ``found``:
    what is left of them beside each other and beside ``asked``, the words of the question. What
    contradicts is not looked for again.
    """
    if len(both[0]) < _SENTENCE:
        return None
    wanted, given = (content_words(words, spelling.language) for words in both)

    def within(word: str, words: Sequence[str]) -> bool:
        return any(spelling.one_lemma(word, other) for other in words)

    if _figures_alone(both, [word for word in given if not within(word, asked)]):
        return _FIGURES
    missing = _full([word for word in found.missing if not within(word, found.extra)])
    extra = _full([word for word in found.extra if not within(word, found.missing)])
    said = [word for word in wanted if word not in missing and not within(word, asked)]
    if len(said) < max(_FEWEST, len(extra), _SHARE * len(said + missing)):
        return None
    if any(word in UNITS for word in (*missing, *extra)) or _turned(both):
        return None
    if any(_other_compound(w, x, spelling) for w in missing for x in extra):
        return None
    swapped = (
        any(_is_thing(word, words, spelling) for word in lost)
        for lost, words in zip((missing, extra), both, strict=True)
    )
    return None if all(swapped) else _RETOLD


def _figures_alone(both: tuple[list[str], list[str]], given: Sequence[str]) -> bool:
    """Nothing but the one amount of the right answer: "three weeks" for a term of them."""
    wanted, typed = both
    figures = [word for word in typed if _has_figure(word)]
    units = {UNITS[word] for word in wanted if word in UNITS}
    beside = [word for word in _full(given) if not _has_figure(word)]
    return (
        len(figures) == 1
        and figures == [word for word in wanted if _has_figure(word)]
        and all(UNITS.get(word) in units for word in beside)
        and (_TURNS | _SIDES).intersection(typed) <= set(wanted)
    )


def _full(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _EMPTY]


def _has_figure(word: str) -> bool:
    return any(map(str.isdigit, word))


def _turned(both: tuple[list[str], list[str]]) -> bool:
    one, two = map(set, both)
    return one & _TURNS != two & _TURNS or any(
        one & words and two & words and not one & two & words for words in _QUANTITIES
    )


def _other_compound(word: str, typed: str, spelling: Spelling) -> bool:
    """ "oksygenrikt" and "oksygenfattig"."""
    return spelling.known is not None and spelling.known.other_compound(word, typed)


def _is_thing(word: str, words: list[str], spelling: Spelling) -> bool:
    """Whether ``word`` of ``words`` names a thing: a noun, or a word that nobody knows."""
    if spelling.known is None:
        return True
    readings = spelling.known.readings(spelling.language, word)
    nouns = [reading.kind == NOUN for reading in readings]
    others = [r for r in readings if r.kind != NOUN and r.code != _IMPERATIVE]
    if not any(nouns):
        return not readings
    before = words[words.index(word) - 1] if words.index(word) else ""
    return not others or before in _BEFORE_NOUN
