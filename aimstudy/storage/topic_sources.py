"""Takes an article that is gone out of the topics of exams, and out of the steps of Undo.

Its id may be given to another article later, and that one is not what the person chose.
"""

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import select, update
from sqlmodel import Session, col

from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.storage.exam_text import topics_from, topics_text
from aimstudy.storage.exams import load_exams, update_exam
from aimstudy.storage.stored_text import readable
from aimstudy.storage.tables import UndoRow
from aimstudy.storage.undo import payload_from


def forget_article(session: Session, article_id: int) -> None:
    """No topic, now or after Undo, is made of this article any more."""
    gone = TopicSource(TopicKind.ARTICLE, article_id)
    for exam in load_exams(session):
        kept = _without(exam.topics, gone)
        if kept != exam.topics:
            update_exam(session, replace(exam, topics=kept))
    query = select(col(UndoRow.id), col(UndoRow.payload)).where(
        col(UndoRow.payload).contains('"exams"')
    )
    for step_id, text in session.connection().execute(query).all():
        payload = readable(payload_from, text, None, f"step {step_id} of Undo")
        if payload is not None and _forget_in_step(payload, gone):
            session.connection().execute(
                update(UndoRow)
                .where(col(UndoRow.id) == step_id)
                .values(payload=json.dumps(payload, ensure_ascii=False))
            )


def _forget_in_step(payload: dict[str, Any], gone: TopicSource) -> bool:
    """Whether any before-image of an exam had it."""
    changed, none = False, tuple[Topic, ...]()
    for _, table, _, values in payload.get("patches", ()):
        if table == "exams" and values.get("topics"):
            topics = readable(topics_from, values["topics"], none, "the topics of an exam in Undo")
            kept = _without(topics, gone)
            if kept != topics:
                values["topics"] = topics_text(kept)
                changed = True
    return changed


def _without(topics: tuple[Topic, ...], gone: TopicSource) -> tuple[Topic, ...]:
    return tuple(
        replace(topic, sources=tuple(source for source in topic.sources if source != gone))
        for topic in topics
    )
