"""A number of things against the points of a list that stands below it, or under their name."""

from collections.abc import Iterator, Sequence

from aimstudy.domain.article import Sentence
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.number_mentions import Mention, mentions
from aimstudy.facts.text_lists import TextList
from aimstudy.language.grammar import Grammar
from aimstudy.language.quantities import QuantityKind

_NEAR = 3  # 37 offices are not listed by naming three
_MARKS = " \t\r\n\xa0-–—*•+.)1"
_TITLE_WORDS = 3


def counts_and_points(
    items: Sequence[Analysed], lists: Sequence[TextList]
) -> Iterator[tuple[Mention, int, Sentence]]:
    """Each number with the other number of points, and the first of these points."""
    told = [m for m in mentions(items) if _exact(m)] if lists else []
    for each in lists:
        if each.intro >= 0 or len(each.items) < 2 or not _alone(each, lists):
            continue  # read together with its announcement, or a list in parts
        for mention in told:
            number, points = int(mention.measure.low), len(each.items)
            if not 0 < abs(number - points) <= _NEAR:
                continue
            if _below(mention, each) or _named(mention, each):
                yield mention, points, mention.item.article.sentences[each.items[0].sentence]


def _exact(mention: Mention) -> bool:
    counted = mention.measure.kind is QuantityKind.COUNT and bool(mention.noun)
    return counted and not mention.bound and not mention.narrowing and mention.measure.low > 1


def _below(mention: Mention, listed: TextList) -> bool:
    """The list begins right behind the sentence, and its points are no statements of their own."""
    sentence, text = mention.item.sentence, mention.item.article.text
    counts = [m for m in mention.item.measures if m.kind is QuantityKind.COUNT]
    between = text[sentence.end : listed.items[0].start]
    near = listed.items[0].start > sentence.end and not between.strip(_MARKS)
    return near and len(counts) == 1 and (listed.ordered or listed.fragments)


def _named(mention: Mention, listed: TextList) -> bool:
    """ "four departments", and five points under "Departments"."""
    sections = mention.item.article.sections
    if not 0 <= listed.section < len(sections) or not (listed.fragments or listed.ordered):
        return False
    title = sections[listed.section].title.lower().split()
    if not 0 < len(title) <= _TITLE_WORDS or not mention.item.topic.is_subject_of(mention.subject):
        return False
    g = mention.item.grammar
    return noun_stem(title[-1], g) == noun_stem(mention.noun, g)


def _alone(listed: TextList, lists: Sequence[TextList]) -> bool:
    """The only list of its section."""
    return sum(each.section == listed.section for each in lists) == 1


def noun_stem(word: str, g: Grammar) -> str:
    """A crude stem that brings "courses" and "course", "kursene" and "kurs" together."""
    endings = ("es", "s") if g.english else ("ene", "er", "en", "et")
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending).rstrip("e")
    return word.rstrip("e")
