"""The tables of the plan: what the person's memory was found to be, and what each day holds.

Like ``tables``: SQLModel classes over STRICT tables whose rows never leave this package.
"""

from sqlalchemy import REAL, CheckConstraint, Integer, Text
from sqlmodel import Field, SQLModel

from aimstudy.storage.tables import LOG, STRICT


class MilestoneRow(SQLModel, table=True):
    """A day on the way that is no exam (a date ordinal)."""

    __tablename__ = "milestones"
    __table_args__ = (STRICT,)
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)
    day: int = Field(sa_type=Integer)


class MemoryFitRow(SQLModel, table=True):
    """A version of the person's memory parameters; the newest one holds, none is rewritten.

    ``answers`` are the scheduled ones it stands on. ``parameters`` (21), ``theta`` (7),
    ``covariance`` (7 x 7) and ``quality`` (log loss and calibration) are JSON.
    """

    __tablename__ = "memory_fits"
    __table_args__ = (LOG,)
    id: int | None = Field(default=None, primary_key=True)
    made_ms: int = Field(sa_type=Integer)
    study_day: int = Field(sa_type=Integer)
    answers: int = Field(sa_type=Integer)
    parameters: str = Field(sa_type=Text)
    theta: str = Field(sa_type=Text)
    covariance: str = Field(sa_type=Text)
    quality: str = Field(default="", sa_type=Text)


class DayPlanRow(SQLModel, table=True):
    """What was planned on a study day, and from what (``basis``).

    ``waits`` and ``forecast`` are JSON: days until a card comes again by exam and memory state,
    and the forecast of each exam as it was said that day. Only the row that the study order was
    made with has ``waits``. ``planned_s`` is the seconds of study that the day's order asked for.
    """

    __tablename__ = "day_plans"
    __table_args__ = (STRICT,)
    study_day: int = Field(primary_key=True, sa_type=Integer)
    made_ms: int = Field(sa_type=Integer)
    basis: str = Field(sa_type=Text)
    waits: str = Field(default="", sa_type=Text)
    forecast: str = Field(default="", sa_type=Text)
    planned_s: int | None = Field(default=None, sa_type=Integer)


class PastWeekRow(SQLModel, table=True):
    """The minutes of the weekdays (a JSON list, Monday first) in force before ``until_day``."""

    __tablename__ = "past_weeks"
    __table_args__ = (STRICT,)
    until_day: int = Field(primary_key=True, sa_type=Integer)
    minutes: str = Field(sa_type=Text)


class StudyOrderRow(SQLModel, table=True):
    """Today's cards, the one that gains most a second first; made anew with every plan.

    ``reason`` is gain, new, probe or due; ``gain`` cards recalled on exam day a second, expected
    ``seconds`` of the answer, ``exam_id`` 0 for a card of no exam ahead.
    """

    __tablename__ = "study_order"
    __table_args__ = (CheckConstraint("reason IN ('gain', 'new', 'probe', 'due')"), STRICT)
    position: int = Field(primary_key=True, sa_type=Integer)
    card_id: int = Field(foreign_key="cards.id", ondelete="CASCADE", unique=True)
    exam_id: int = Field(default=0, sa_type=Integer)
    reason: str = Field(sa_type=Text)
    gain: float = Field(default=0.0, sa_type=REAL)
    seconds: float = Field(default=0.0, sa_type=REAL)
