"""Notes of questions with options: the card shows them, and the quiz knows which are right.

Knows no format; readers of tables and of question texts make their notes here.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from aimstudy.domain.note_type import ANSWER_SIDE, CardTemplate, NoteType
from aimstudy.interchange.note_parts import LONGEST_NAME, field_names, html_of
from aimstudy.interchange.plain_text import plain

_NAMES = ("Question", "Options", "Answer")
_BESIDE = ("Explanation",)


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with its options, as its source has them; ``right`` are places among them.

    ``html`` says what all its texts are written in. ``beside`` are further fields.
    """

    question: str
    options: tuple[str, ...]
    right: tuple[int, ...]
    beside: tuple[str, ...] = ()
    html: bool = False

    @property
    def back(self) -> str:
        """The right options in one text."""
        return ", ".join(self.options[place] for place in self.right)

    def fields(self) -> tuple[str, ...]:
        """The fields of its note, as HTML, in the order of ``choice_type``."""
        texts = [self._html(text) for text in (self.question, *self.options, self.back)]
        lines = "<br>".join(f"{_letter(place)}. {text}" for place, text in enumerate(texts[1:-1]))
        return texts[0], lines, texts[-1], *map(self._html, self.beside)

    def said(self) -> str:
        """What the quiz is told, as JSON: the words of the options, and which are right."""
        options = [plain(text) for text in self.options] if self.html else self.options
        return json.dumps({"options": options, "right": self.right}, ensure_ascii=False)

    def _html(self, text: str) -> str:
        return text if self.html else html_of(text)


def choice_type(
    name: str = "Multiple choice",
    question: str = "",
    answer: str = "",
    beside: Sequence[str] = _BESIDE,
    hints: int = 0,
) -> NoteType:
    """The type of such notes: the options stand below the question, the other fields behind.

    The first ``hints`` of ``beside`` are shown only on a wish.
    """
    wanted = (question or _NAMES[0], _NAMES[1], answer or _NAMES[2], *beside)
    asks, options, answers, *others = field_names(wanted)
    asked = "".join(f"{{{{#{n}}}}}<br>{{{{hint:{n}}}}}{{{{/{n}}}}}" for n in others[:hints])
    below = "".join(f"{{{{#{n}}}}}<br><br>{{{{{n}}}}}{{{{/{n}}}}}" for n in others[hints:])
    front = f"{{{{{asks}}}}}<br><br>{{{{{options}}}}}{asked}"
    back = f"{ANSWER_SIDE}{{{{{answers}}}}}{below}"
    made = CardTemplate("Card 1", front, back)
    return NoteType(name[:LONGEST_NAME], (asks, options, answers, *others), (made,))


def _letter(place: int) -> str:
    """A, B, C …; a number where letters are used up."""
    return ascii_uppercase[place] if place < len(ascii_uppercase) else str(place + 1)
