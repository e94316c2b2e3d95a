"""Tables beside the cards: what was mixed up, a session's cards, files that fields name.

Like ``tables``: SQLModel classes over STRICT tables whose rows never leave this package.
"""

from sqlalchemy import Integer, Text
from sqlmodel import Field, SQLModel

from aimstudy.storage.tables import STRICT


class ConfusionRow(SQLModel, table=True):
    """The answer of ``other_id`` was given where that of ``card_id`` was asked.

    It was given in a quiz or a rehearsal (``response_id``), or typed in study (``seq`` of the log;
    it does not count once that row is taken back).
    """

    __tablename__ = "confusions"
    __table_args__ = (STRICT,)
    id: int | None = Field(default=None, primary_key=True)
    at_ms: int = Field(sa_type=Integer)
    card_id: int = Field(foreign_key="cards.id", ondelete="CASCADE")
    other_id: int = Field(foreign_key="cards.id", ondelete="CASCADE")
    response_id: int | None = Field(
        default=None, foreign_key="quiz_responses.id", ondelete="CASCADE"
    )
    seq: int | None = Field(default=None, sa_type=Integer)


class SessionCardRow(SQLModel, table=True):
    """A card of what the study session under way was chosen to be about."""

    __tablename__ = "session_cards"
    __table_args__ = (STRICT,)
    card_id: int = Field(primary_key=True, foreign_key="cards.id", ondelete="CASCADE")


class NoteMediaRow(SQLModel, table=True):
    """A picture or sound of a note: ``label`` is its name in the fields, ``sha256`` the file's."""

    __tablename__ = "note_media"
    __table_args__ = (STRICT,)
    note_id: int = Field(primary_key=True, foreign_key="notes.id", ondelete="CASCADE")
    label: str = Field(primary_key=True, sa_type=Text)
    sha256: str = Field(sa_type=Text)
