"""Takes an article that goes out of the topics of exams.

Its id may be given to another article later, and that one is not what the person chose.
"""

from dataclasses import replace

from sqlalchemy import select, update
from sqlmodel import Session, col

from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.storage.exam_text import topics_from, topics_text
from aimstudy.storage.stored_text import readable
from aimstudy.storage.tables import ExamRow
from aimstudy.storage.undo import Patch


def leave_topics(session: Session, article_id: int) -> list[Patch]:
    """No topic is made of this article any more; returns how to put the topics back."""
    gone, none = TopicSource(TopicKind.ARTICLE, article_id), tuple[Topic, ...]()
    patches = []
    query = select(col(ExamRow.id), col(ExamRow.topics))
    for exam_id, text in session.connection().execute(query).all():
        topics = readable(topics_from, text, none, f"the topics of exam {exam_id}")
        kept = _without(topics, gone)
        if kept != topics:
            change = update(ExamRow).where(col(ExamRow.id) == exam_id)
            session.connection().execute(change.values(topics=topics_text(kept)))
            patches.append(Patch("set", "exams", exam_id, {"topics": text}))
    return patches


def _without(topics: tuple[Topic, ...], gone: TopicSource) -> tuple[Topic, ...]:
    return tuple(
        replace(topic, sources=tuple(source for source in topic.sources if source != gone))
        for topic in topics
    )
