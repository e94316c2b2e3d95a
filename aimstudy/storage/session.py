"""The session type that query functions work on, for services that may not import SQLModel."""

from sqlmodel import Session

__all__ = ["Session"]
