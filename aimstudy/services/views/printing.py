"""What is printed: cards with both sides, quiz sheets, and their keys."""

from dataclasses import dataclass
from datetime import date

from aimstudy.domain.answer_letters import LetterQuestion
from aimstudy.services.views.media import CardMedia


@dataclass(frozen=True, slots=True)
class PrintCard:
    """A card on paper; ``source`` names article and section, ``quote`` is its sentence, or "".

    Pictures and sounds stand in the texts as marks; ``media`` has their files.
    """

    front: str
    back: str
    context: str
    deck: str
    source: str
    quote: str
    media: tuple[CardMedia, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """A question on paper, answered by a letter, or by ``several`` of them."""

    prompt: str
    options: tuple[str, ...]
    context: str
    several: bool = False

    @property
    def letters(self) -> LetterQuestion:
        """How a letter for it is read."""
        return LetterQuestion(len(self.options), self.several)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """The right letters of a question, the answer in words, and the sentence it stands in."""

    letters: str
    answer: str
    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class QuizSheet:
    """A quiz for paper, by its number; ``scored`` once its letters have been typed in."""

    attempt_id: int
    title: str
    day: date
    questions: tuple[SheetQuestion, ...]
    key: tuple[KeyLine, ...]
    scored: bool = False


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A sheet in the list: ``right`` of its questions, None until it is scored."""

    attempt_id: int
    title: str
    day: date
    questions: int
    right: int | None = None
