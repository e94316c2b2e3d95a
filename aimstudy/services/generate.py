"""An article as study items, without a library: for scripts and for judging the cards."""

from pathlib import Path

from aimstudy.domain.article import ReadingWarning
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.facts.reading import read_article
from aimstudy.interchange.study_items import study_items
from aimstudy.language.models import LanguageModels
from aimstudy.questions.cards import make_cards
from aimstudy.questions.quiz import make_quiz_items
from aimstudy.questions.spare_cards import without_unused
from aimstudy.services.article_files import read_file

SUFFIXES = (".md", ".txt", ".markdown")


def study_items_of_file(
    path: Path, models: LanguageModels
) -> tuple[list[dict[str, object]], tuple[ReadingWarning, ...]]:
    """Every card, quiz item and contradiction of a file, and what was odd about it.

    Raises a FILE_* or other Problem.
    """
    data = read_file(path)
    if path.suffix.lower() not in SUFFIXES:
        raise Problem(ProblemKind.FILE_KIND_UNKNOWN, name=path.name)
    reading = read_article(data, path.name, models)
    cards = make_cards(reading)
    reading = without_unused(reading, cards)
    blocked = frozenset(key for issue in reading.issues for key in issue.fact_keys)
    article = reading.article
    with_card = {card.fact_key for card in cards}
    asked = [fact for fact in reading.facts if fact.key in with_card]
    lent = [fact for fact in reading.facts if fact.key not in with_card]
    quiz = make_quiz_items(article.title, article.language, asked, 0, blocked, lent)
    return list(study_items(reading, cards, quiz)), article.warnings
