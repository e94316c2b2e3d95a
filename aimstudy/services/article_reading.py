"""Reading a text into facts and card drafts, without storing any of it."""

from dataclasses import replace

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.progress import Progress, unheard
from aimstudy.services.article_comparison import UNNAMED
from aimstudy.services.context import Context
from aimstudy.services.typed_text import cleaned, visible
from aimstudy.services.views.versions import ArticleRead
from aimstudy.storage.articles import article_id_by_text
from aimstudy.storage.session import Session

LONGEST_TITLE = 200  # characters of one that is typed


def read_bytes(
    context: Context, name: str, data: bytes, progress: Progress = unheard, title: str = ""
) -> ArticleRead:
    """Everything found in a file; raises a FILE_*, NO_SENTENCES or LANGUAGE_UNSUPPORTED Problem.

    It is called ``title``, whatever its heading says; "" leaves it to the heading or the name.
    ``progress`` is called with 0-1 on the way; what it raises stops the reading.
    """
    # The engine is loaded when there is an article to read: the start must not pay for it.
    from aimstudy.facts.reading import read_article
    from aimstudy.questions.cards import make_cards
    from aimstudy.questions.spare_cards import without_unused

    name = cleaned(name) or UNNAMED
    reading = read_article(data, name, context.models, progress)
    if title := _called(title):
        reading = replace(reading, article=replace(reading.article, title=title))
    drafts = make_cards(reading)
    progress(1.0)
    return ArticleRead(name, without_unused(reading, drafts), drafts)


def _called(title: str) -> str:
    """The title in one line; raises Problem VALUE_OUT_OF_RANGE for a very long one."""
    title = " ".join(cleaned(title).split())
    if len(title) > LONGEST_TITLE:
        raise Problem(ProblemKind.VALUE_OUT_OF_RANGE, what="title", low=0, high=LONGEST_TITLE)
    return title if visible(title) else ""


def refuse_known(session: Session, read: ArticleRead) -> None:
    """Raise Problem ARTICLE_ALREADY_ADDED where an article has this very text."""
    article = read.reading.article
    known = article_id_by_text(session, article.sha256, article.text)
    if known is not None:
        raise Problem(ProblemKind.ARTICLE_ALREADY_ADDED, name=read.name, title=known[1])
