"""Tables of what came from elsewhere: note types, imports, and notes changed on both sides.

Like ``tables``: SQLModel classes over STRICT tables whose rows never leave this package.
"""

from sqlalchemy import Integer, Text
from sqlmodel import Field, SQLModel

from aimstudy.storage.tables import LOG, STRICT


class NoteTypeRow(SQLModel, table=True):
    """A note type: ``key`` is its source's name for it, ``definition`` the rest as JSON."""

    __tablename__ = "note_types"
    __table_args__ = (STRICT,)
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(sa_type=Text)
    definition: str = Field(sa_type=Text)


class ImportRow(SQLModel, table=True):
    """A file that was taken in: ``name`` as the person knows it, and its ``report`` as JSON."""

    __tablename__ = "imports"
    __table_args__ = (LOG,)
    id: int | None = Field(default=None, primary_key=True)
    at_ms: int = Field(sa_type=Integer)
    name: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    report: str = Field(sa_type=Text)
    undone: int = Field(default=0, sa_type=Integer)


class ImportConflictRow(SQLModel, table=True):
    """A note that was changed here and in the file: what the file has as JSON, and the pick."""

    __tablename__ = "import_conflicts"
    __table_args__ = (STRICT,)
    import_id: int = Field(primary_key=True, foreign_key="imports.id", ondelete="CASCADE")
    note_id: int = Field(primary_key=True, foreign_key="notes.id", ondelete="CASCADE")
    incoming: str = Field(sa_type=Text)
    choice: str | None = Field(default=None, sa_type=Text)
