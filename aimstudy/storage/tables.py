"""The tables of the library file, as SQLModel classes over STRICT SQLite tables.

Times are integer ms UTC; study days are date ordinals; sets of values are JSON text. Rows never
leave this package: services get domain values. Indexes, triggers and the search table, which
SQLModel cannot say, stand in the migrations.
"""

from typing import Any

from sqlalchemy import REAL, CheckConstraint, Column, Computed, Integer, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

STRICT: dict[str, Any] = {"sqlite_strict": True}
LOG: dict[str, Any] = {"sqlite_strict": True, "sqlite_autoincrement": True}


class ArticleRow(SQLModel, table=True):
    """A text as it came, verbatim, with its structure as JSON (``sections`` and ``blocks``)."""

    __tablename__ = "articles"
    __table_args__ = (CheckConstraint("language IN ('en', 'nb')"), STRICT)
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)
    title: str = Field(sa_type=Text)
    language: str = Field(sa_type=Text)
    text: str = Field(sa_type=Text)
    sha256: str = Field(sa_type=Text, unique=True)
    structure: str = Field(sa_type=Text)
    warnings: str = Field(default="[]", sa_type=Text)
    added_ms: int = Field(sa_type=Integer)
    archived: int = Field(default=0, sa_type=Integer)
    bundled: int = Field(default=0, sa_type=Integer)


class SentenceRow(SQLModel, table=True):
    """A sentence by its offsets into the article's text; ``clean`` is it without markup."""

    __tablename__ = "sentences"
    __table_args__ = (STRICT,)
    article_id: int = Field(primary_key=True, foreign_key="articles.id", ondelete="CASCADE")
    idx: int = Field(primary_key=True, sa_type=Integer)
    section: int = Field(sa_type=Integer)
    block: str = Field(sa_type=Text)
    start: int = Field(sa_type=Integer)
    end: int = Field(sa_type=Integer)
    clean: str = Field(sa_type=Text)


class FactRow(SQLModel, table=True):
    """One fact of an article and what the person decided about it."""

    __tablename__ = "facts"
    __table_args__ = (
        UniqueConstraint("article_id", "key"),
        CheckConstraint("state IN ('proposed', 'accepted', 'rejected')"),
        STRICT,
    )
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="articles.id", ondelete="CASCADE")
    key: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    language: str = Field(sa_type=Text)
    subject: str = Field(sa_type=Text)
    relation: str = Field(sa_type=Text)
    answers: str = Field(sa_type=Text)
    rule: str = Field(sa_type=Text)
    core: int = Field(default=0, sa_type=Integer)
    low: float | None = Field(default=None, sa_type=REAL)
    high: float | None = Field(default=None, sa_type=REAL)
    unit: str | None = Field(default=None, sa_type=Text)
    qualifiers: str = Field(default="{}", sa_type=Text)
    parts: str = Field(default="[]", sa_type=Text)
    state: str = Field(default="proposed", sa_type=Text)


class IssueRow(SQLModel, table=True):
    """Two statements of an article that disagree, and what the person decided."""

    __tablename__ = "issues"
    __table_args__ = (
        UniqueConstraint("article_id", "key"),
        CheckConstraint("choice IN ('open', 'first', 'second')"),
        STRICT,
    )
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="articles.id", ondelete="CASCADE")
    key: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    subject: str = Field(sa_type=Text)
    first_value: str = Field(sa_type=Text)
    second_value: str = Field(sa_type=Text)
    choice: str = Field(default="open", sa_type=Text)


class IssueFactRow(SQLModel, table=True):
    """Which facts an issue touches."""

    __tablename__ = "issue_facts"
    __table_args__ = (STRICT,)
    issue_id: int = Field(primary_key=True, foreign_key="issues.id", ondelete="CASCADE")
    fact_id: int = Field(primary_key=True, foreign_key="facts.id", ondelete="CASCADE")


class CitationRow(SQLModel, table=True):
    """A verbatim sentence that says a fact, or one side of an issue, or the source of a note."""

    __tablename__ = "citations"
    __table_args__ = (
        CheckConstraint(
            "(fact_id IS NOT NULL) + (issue_id IS NOT NULL) + (note_id IS NOT NULL) = 1"
        ),
        STRICT,
    )
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="articles.id", ondelete="CASCADE")
    fact_id: int | None = Field(default=None, foreign_key="facts.id", ondelete="CASCADE")
    issue_id: int | None = Field(default=None, foreign_key="issues.id", ondelete="CASCADE")
    note_id: int | None = Field(default=None, foreign_key="notes.id", ondelete="CASCADE")
    ordinal: int = Field(default=0, sa_type=Integer)
    sentence: int = Field(sa_type=Integer)
    start: int = Field(sa_type=Integer)
    end: int = Field(sa_type=Integer)
    quote: str = Field(sa_type=Text)
    answer_start: int = Field(default=-1, sa_type=Integer)
    answer_end: int = Field(default=-1, sa_type=Integer)


class DeckRow(SQLModel, table=True):
    """A named pile of notes."""

    __tablename__ = "decks"
    __table_args__ = (STRICT,)
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text, unique=True)
    created_ms: int = Field(sa_type=Integer)


class NoteRow(SQLModel, table=True):
    """The fields a card is made from. ``article_id`` is empty once its article is deleted.

    ``typed`` is 1 where the answer is to be typed, ``remark`` the person's own words about it, and
    ``markup`` "html" where the fields are HTML and not plain text. One of a note type has its
    ``fields``, joined by U+001F; front and back are plain text then, for search and lists. Of one
    from elsewhere ``digest`` says what it held when it came, ``source`` what its source said of it
    as JSON, ``source_ms`` when it was changed there.
    """

    __tablename__ = "notes"
    __table_args__ = (
        CheckConstraint("kind IN ('question', 'cloze', 'list')"),
        CheckConstraint("length(front) > 0"),
        STRICT,
    )
    id: int | None = Field(default=None, primary_key=True)
    guid: str = Field(sa_type=Text, unique=True)
    kind: str = Field(sa_type=Text)
    front: str = Field(sa_type=Text)
    back: str = Field(sa_type=Text)
    accept: str = Field(default="[]", sa_type=Text)
    items: str = Field(default="[]", sa_type=Text)
    context: str = Field(default="", sa_type=Text)
    tags: str = Field(default="", sa_type=Text)
    rule: str = Field(default="", sa_type=Text)
    fact_id: int | None = Field(default=None, foreign_key="facts.id", ondelete="SET NULL")
    article_id: int | None = Field(default=None, foreign_key="articles.id", ondelete="SET NULL")
    created_ms: int = Field(sa_type=Integer)
    modified_ms: int = Field(sa_type=Integer)
    deleted: int = Field(default=0, sa_type=Integer)
    typed: int | None = Field(default=None, sa_type=Integer)
    remark: str | None = Field(default=None, sa_type=Text)
    markup: str | None = Field(default=None, sa_type=Text)
    type_id: int | None = Field(default=None, foreign_key="note_types.id")
    fields: str | None = Field(default=None, sa_type=Text)
    choices: str | None = Field(default=None, sa_type=Text)
    source: str | None = Field(default=None, sa_type=Text)
    source_ms: int | None = Field(default=None, sa_type=Integer)
    digest: str | None = Field(default=None, sa_type=Text)
    import_id: int | None = Field(default=None, sa_type=Integer)


class CardRow(SQLModel, table=True):
    """One question to schedule. The memory columns are a cache of the log.

    ``active`` is 1 when the card may be studied; the queue's indexes stand on it. ``suspended`` is
    1 where the person suspended the card, 2 where a choice about a contradiction did; from 1000 on
    it is the study day (its ordinal) on which a card put aside for an exam is back.
    """

    __tablename__ = "cards"
    __table_args__ = (
        UniqueConstraint("note_id", "ordinal"),
        CheckConstraint("state IN ('proposed', 'accepted', 'rejected')"),
        CheckConstraint("phase IN ('new', 'step', 'review')"),
        STRICT,
    )
    id: int | None = Field(default=None, primary_key=True)
    note_id: int = Field(foreign_key="notes.id")
    ordinal: int = Field(default=0, sa_type=Integer)
    deck_id: int = Field(foreign_key="decks.id")
    fact_id: int | None = Field(default=None, foreign_key="facts.id", ondelete="SET NULL")
    position: int = Field(sa_type=Integer)
    state: str = Field(default="proposed", sa_type=Text)
    suspended: int = Field(default=0, sa_type=Integer)
    archived: int = Field(default=0, sa_type=Integer)
    deleted: int = Field(default=0, sa_type=Integer)
    buried_day: int = Field(default=0, sa_type=Integer)
    flagged: int = Field(default=0, sa_type=Integer)
    phase: str = Field(default="new", sa_type=Text)
    stability: float = Field(default=0.0, sa_type=REAL)
    difficulty: float = Field(default=0.0, sa_type=REAL)
    last_day: int = Field(default=0, sa_type=Integer)
    due_day: int = Field(default=0, sa_type=Integer)
    due_ms: int = Field(default=0, sa_type=Integer)
    reps: int = Field(default=0, sa_type=Integer)
    lapses: int = Field(default=0, sa_type=Integer)
    active: int | None = Field(
        default=None,
        sa_column=Column(
            "active",
            Integer,
            Computed("state = 'accepted' AND suspended + archived + deleted = 0", persisted=True),
        ),
    )
    bookmarked: int | None = Field(default=None, sa_type=Integer)
    shown_day: int | None = Field(default=None, sa_type=Integer)
    source: str | None = Field(default=None, sa_type=Text)
    import_id: int | None = Field(default=None, sa_type=Integer)


class ReviewRow(SQLModel, table=True):
    """The log: append-only (triggers refuse update and delete), in order of ``seq``.

    ``before`` and ``after`` are memory states (JSON arrays) under the parameters of ``fit`` (none:
    the published ones); an undo names what it ``undoes``. ``evidence`` says as JSON where a row
    comes from that is no plain rating: a quiz, a rehearsal, typed words. Of an answer given in
    another program ``before`` is ``["new"]`` for a card's first one, else ``[]``, as is ``after``;
    ``source`` is what that program said of it.
    """

    __tablename__ = "reviews"
    __table_args__ = (
        CheckConstraint("kind IN ('study', 'quiz', 'undo', 'state')"),
        CheckConstraint("rating IS NULL OR rating BETWEEN 1 AND 4"),
        CheckConstraint("(kind = 'undo') = (undoes IS NOT NULL)"),
        LOG,
    )
    seq: int | None = Field(default=None, primary_key=True)
    card_id: int = Field(foreign_key="cards.id")
    kind: str = Field(sa_type=Text)
    rating: int | None = Field(default=None, sa_type=Integer)
    at_ms: int = Field(sa_type=Integer)
    offset_min: int = Field(sa_type=Integer)
    study_day: int = Field(sa_type=Integer)
    took_ms: int = Field(default=0, sa_type=Integer)
    before: str = Field(sa_type=Text)
    after: str = Field(sa_type=Text)
    undoes: int | None = Field(default=None, foreign_key="reviews.seq", unique=True)
    fit: int | None = Field(default=None, sa_type=Integer)
    evidence: str | None = Field(default=None, sa_type=Text)
    source: str | None = Field(default=None, sa_type=Text)


class DayRow(SQLModel, table=True):
    """What was done on a study day; kept in step with the log by the answer's transaction."""

    __tablename__ = "days"
    __table_args__ = (STRICT,)
    study_day: int = Field(primary_key=True, sa_type=Integer)
    answers: int = Field(default=0, sa_type=Integer)
    new_cards: int = Field(default=0, sa_type=Integer)
    took_ms: int = Field(default=0, sa_type=Integer)


class QuizAttemptRow(SQLModel, table=True):
    """A quiz; its items are written when it starts, so a killed one can go on.

    ``kind`` is "rehearsal" or "paper" (printed); without one it is practice. Of a rehearsal
    ``rules`` are those it began with and ``clock`` how its time stands, both JSON.
    """

    __tablename__ = "quiz_attempts"
    __table_args__ = (STRICT,)
    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(sa_type=Text)
    seed: int = Field(sa_type=Integer)
    started_ms: int = Field(sa_type=Integer)
    offset_min: int = Field(sa_type=Integer)
    study_day: int = Field(sa_type=Integer)
    finished_ms: int | None = Field(default=None, sa_type=Integer)
    kind: str | None = Field(default=None, sa_type=Text)
    rules: str | None = Field(default=None, sa_type=Text)
    clock: str | None = Field(default=None, sa_type=Text)


class QuizResponseRow(SQLModel, table=True):
    """One item of an attempt as JSON, and the option chosen (empty until answered).

    ``given`` is any other answer as JSON - words, or the places picked - and ``grade`` the grade
    of a typed one. ``overruled`` is 1 where the person decided what ``correct`` says. ``card_id``
    is the card it asks, ``certainty`` 1-3 as given, ``first_sight`` 1 if nothing had asked it
    before, and ``review_seq`` the row of the log that it became.
    """

    __tablename__ = "quiz_responses"
    __table_args__ = (UniqueConstraint("attempt_id", "position"), STRICT)
    id: int | None = Field(default=None, primary_key=True)
    attempt_id: int = Field(foreign_key="quiz_attempts.id", ondelete="CASCADE")
    position: int = Field(sa_type=Integer)
    fact_id: int | None = Field(default=None, foreign_key="facts.id", ondelete="SET NULL")
    item: str = Field(sa_type=Text)
    chosen: int | None = Field(default=None, sa_type=Integer)
    correct: int | None = Field(default=None, sa_type=Integer)
    answered_ms: int | None = Field(default=None, sa_type=Integer)
    given: str | None = Field(default=None, sa_type=Text)
    grade: str | None = Field(default=None, sa_type=Text)
    overruled: int | None = Field(default=None, sa_type=Integer)
    card_id: int | None = Field(default=None, sa_type=Integer)
    topic: str | None = Field(default=None, sa_type=Text)
    certainty: int | None = Field(default=None, sa_type=Integer)
    took_ms: int | None = Field(default=None, sa_type=Integer)
    seen: int | None = Field(default=None, sa_type=Integer)
    flagged: int | None = Field(default=None, sa_type=Integer)
    first_sight: int | None = Field(default=None, sa_type=Integer)
    review_seq: int | None = Field(default=None, sa_type=Integer)


class ExamRow(SQLModel, table=True):
    """A dated exam (``day`` is a date ordinal); its profile, topics and result as JSON."""

    __tablename__ = "exams"
    __table_args__ = (STRICT,)
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)
    day: int = Field(sa_type=Integer)
    profile: str | None = Field(default=None, sa_type=Text)
    topics: str | None = Field(default=None, sa_type=Text)
    result: str | None = Field(default=None, sa_type=Text)
    accepted: int | None = Field(default=None, sa_type=Integer)


class WeekdayRow(SQLModel, table=True):
    """Minutes planned on a weekday (0 is Monday)."""

    __tablename__ = "calendar_weekdays"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6"),
        CheckConstraint("minutes BETWEEN 0 AND 1440"),
        STRICT,
    )
    weekday: int = Field(primary_key=True, sa_type=Integer)
    minutes: int = Field(sa_type=Integer)


class DayOffRow(SQLModel, table=True):
    """A single day without study (a date ordinal)."""

    __tablename__ = "calendar_days_off"
    __table_args__ = (STRICT,)
    day: int = Field(primary_key=True, sa_type=Integer)


class SettingRow(SQLModel, table=True):
    """A setting that travels with the library; ``value`` is JSON."""

    __tablename__ = "settings"
    __table_args__ = (STRICT,)
    key: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)


class MediaRow(SQLModel, table=True):
    """A file under ``media/``, named by its hash; ``label`` is what it was called."""

    __tablename__ = "media"
    __table_args__ = (STRICT,)
    sha256: str = Field(primary_key=True, sa_type=Text)
    label: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    size: int = Field(sa_type=Integer)
    added_ms: int = Field(sa_type=Integer)


class UndoRow(SQLModel, table=True):
    """A step that can be taken back: what it was, and what is needed to reverse it, as JSON.

    Once ``undone`` it is kept with what does it again (``forward``) until another step is made.
    """

    __tablename__ = "undo_steps"
    __table_args__ = (LOG,)
    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(sa_type=Text)
    label: str = Field(default="", sa_type=Text)
    payload: str = Field(sa_type=Text)
    at_ms: int = Field(sa_type=Integer)
    undone: int = Field(default=0, sa_type=Integer)
    forward: str | None = Field(default=None, sa_type=Text)
