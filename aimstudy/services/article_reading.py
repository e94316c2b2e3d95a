"""Reading a text into facts and card drafts, without storing any of it."""

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.progress import Progress, unheard
from aimstudy.services.article_comparison import UNNAMED
from aimstudy.services.context import Context
from aimstudy.services.typed_text import cleaned
from aimstudy.services.views.versions import ArticleRead
from aimstudy.storage.articles import article_id_by_text
from aimstudy.storage.session import Session


def read_bytes(
    context: Context, name: str, data: bytes, progress: Progress = unheard
) -> ArticleRead:
    """Everything found in a file; raises a FILE_*, NO_SENTENCES or LANGUAGE_UNSUPPORTED Problem.

    ``progress`` is called with 0-1 on the way; what it raises stops the reading.
    """
    # The engine is loaded when there is an article to read: the start must not pay for it.
    from aimstudy.facts.reading import read_article
    from aimstudy.questions.cards import make_cards
    from aimstudy.questions.spare_cards import without_unused

    name = cleaned(name) or UNNAMED
    reading = read_article(data, name, context.models, progress)
    drafts = make_cards(reading)
    progress(1.0)
    return ArticleRead(name, without_unused(reading, drafts), drafts)


def refuse_known(session: Session, read: ArticleRead) -> None:
    """Raise Problem ARTICLE_ALREADY_ADDED where an article has this very text."""
    article = read.reading.article
    known = article_id_by_text(session, article.sha256, article.text)
    if known is not None:
        raise Problem(ProblemKind.ARTICLE_ALREADY_ADDED, name=read.name, title=known[1])
