"""Takes questions read from a text, one by one, into the staging: as plain text or as fields.

What one is called for good is made from the file's name, its deck and its question, so the same
file again adds nothing. Knows no format.
"""

from dataclasses import dataclass, field, replace

from aimstudy.domain.card import CardKind
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind, RemarkKind
from aimstudy.domain.note_type import ANSWER_SIDE, BASIC, CLOZE, CardTemplate, NoteType
from aimstudy.interchange import limits
from aimstudy.interchange.anki_media import kind_of, safe_name
from aimstudy.interchange.choice_notes import Choice, choice_type
from aimstudy.interchange.note_parts import Identities, deck_name
from aimstudy.interchange.plain_text import files_in, plain
from aimstudy.interchange.staging import StagedCard, StagedNote, Staging

BOTH_WAYS = NoteType(
    "Basic (and reversed card)",
    ("Front", "Back"),
    (
        CardTemplate("Card 1", "{{Front}}", ANSWER_SIDE + "{{Back}}"),
        CardTemplate("Card 2", "{{Back}}", ANSWER_SIDE + "{{Front}}"),
    ),
)
LEVEL = "::"
_SHORT_FRONT = 4_000  # characters of a front, as lists show it
_FIELD_END = "\x1f"  # parts the fields of a note in the library


@dataclass(frozen=True, slots=True)
class Due:
    """When a card is asked next and after how many days; ``factor`` in thousandths."""

    due_ms: int
    days: int
    factor: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer, beginning on a physical ``line``.

    ``right`` are places among ``options`` where it has such; ``explanation`` says more of them.
    ``note_type`` makes ``front`` and ``back`` HTML fields of it. ``cards`` are the ordinals,
    ``due`` their schedules in that order. ``media`` are files by the names that the texts use.
    """

    front: str
    back: str
    line: int
    deck: str
    options: tuple[str, ...] = ()
    right: tuple[int, ...] = ()
    explanation: str = ""
    accept: tuple[str, ...] = ()
    note_type: NoteType | None = None
    cards: tuple[int, ...] = (0,)
    due: tuple[Due | None, ...] = ()
    source: str | None = None
    media: tuple[tuple[str, bytes], ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(slots=True)
class CardTexts:
    """Stages questions of one file; ``deck`` is what a person chose, for all of them."""

    staging: Staging
    source: str
    kind: FileKind
    deck: str | None = None
    _identities: Identities = field(init=False)
    _size: int = 0

    def __post_init__(self) -> None:
        self._identities = Identities(self.source)
        self.staging.note_meta({"kind": self.kind.value, "own_guids": False})

    def add(self, asked: Asked) -> None:
        """Take a question, or say why not. Raises Enough and Problem DECK_TOO_LARGE."""
        asked = self._without_too_many_options(asked)
        texts = (asked.front, asked.back, *asked.options, *asked.accept, asked.explanation)
        longest = max(map(len, texts))
        self._grow(sum(map(len, texts)))
        if longest > limits.FIELD:
            limit = limits.FIELD
            kind = RemarkKind.TEXT_TOO_LONG
            self.staging.remark(kind, row=asked.line, found=longest, limit=limit)
        elif not plain(asked.front) and not files_in(asked.front):
            self.staging.remark(RemarkKind.ROW_WITHOUT_QUESTION, row=asked.line)
        elif asked.note_type is not CLOZE and not asked.back.strip():
            self.staging.remark(RemarkKind.ROW_WITHOUT_ANSWER, row=asked.line)
        else:
            self._take(asked)

    def done(self) -> None:
        """The file is read to its end; raises Problem DECK_EMPTY where nothing was found."""
        if not self.staging.made("notes") and not self.staging.made("remarks"):
            raise Problem(ProblemKind.DECK_EMPTY, name=self.source)

    def _without_too_many_options(self, asked: Asked) -> Asked:
        found, limit = len(asked.options), limits.OPTIONS
        if found <= limit:
            return asked
        self.staging.remark(RemarkKind.OPTIONS_TOO_MANY, row=asked.line, found=found, limit=limit)
        line_break = "\n" if asked.note_type is None else "<br>"
        back = line_break.join(filter(None, (asked.back, asked.explanation)))
        return replace(asked, back=back, options=(), right=(), explanation="")

    def _grow(self, more: int) -> None:
        self._size += more
        if self._size > limits.QUESTION_TEXTS:
            kind, limit = ProblemKind.DECK_TOO_LARGE, limits.QUESTION_TEXTS // limits.MEGABYTE
            raise Problem(kind, name=self.source, limit=limit, unit="MB")

    def _take(self, asked: Asked) -> None:
        if self.staging.made("notes") >= limits.NOTES:
            kind, limit = ProblemKind.DECK_TOO_LARGE, limits.NOTES
            raise Problem(kind, name=self.source, limit=limit, unit="notes")
        identity = self._identity(asked)
        if identity is None:
            return
        own = deck_name(asked.deck, "Default", asked.line, self.staging)
        deck_id = self.staging.deck_id(self.deck or own)
        number = self.staging.add_note(self._note(asked, identity))
        due = (*asked.due, *[None] * len(asked.cards))
        for ordinal, when in zip(asked.cards, due, strict=False):
            self.staging.add_card(_card(number, ordinal, deck_id, when))
        if asked.note_type is not None:
            self._link_media(asked, number)

    def _link_media(self, asked: Asked, number: int) -> None:
        """Keep the files that the texts ask for, and name those that are not there."""
        there = dict(asked.media)
        texts = (asked.front, asked.back, *asked.options, asked.explanation)
        for name in dict.fromkeys(name for text in texts for name in files_in(text)):
            if name in there:
                data, label = there[name], safe_name(name)
                sha = self.staging.add_medium(label, kind_of(name), [data], limits.MEDIUM)
                self.staging.link_medium(number, name, sha)
            else:
                self.staging.remark(RemarkKind.MEDIUM_MISSING, row=asked.line, name=name)

    def _identity(self, asked: Asked) -> str | None:
        """The same at every reading; None where the very same question was there before."""
        texts = (asked.front, asked.back, *asked.options)
        identity, taken = self._identities.of(asked.deck, texts)
        if taken:
            kind = RemarkKind.SAME_IDENTITY if identity else RemarkKind.ROW_TWICE
            self.staging.remark(kind, row=asked.line)
        return identity

    def _note(self, asked: Asked, identity: str) -> StagedNote:
        front, back = _clean(asked.front), _clean(asked.back)
        note = StagedNote(
            guid=identity,
            front=front,
            back=back,
            accept=asked.accept,
            tags=asked.tags,
            source=asked.source,
            place=str(asked.line),
        )
        if asked.options:
            html = asked.note_type is not None
            beside = (_clean(asked.explanation),)
            choice = Choice(front, tuple(map(_clean, asked.options)), asked.right, beside, html)
            note = note._replace(choices=choice.said())
            return self._typed(note, choice_type(), choice.fields(), html=html)
        if asked.note_type is None:
            return note
        return self._typed(note, asked.note_type, (front, back), html=True)

    def _typed(
        self, note: StagedNote, note_type: NoteType, fields: tuple[str, ...], *, html: bool
    ) -> StagedNote:
        """The note with its ``fields``; ``html``: its sides are not words yet, either."""
        words = [plain(text) if html else text for text in (note.front, note.back)]
        return note._replace(
            front=(words[0] or "…")[:_SHORT_FRONT],
            back=words[1],
            kind=CardKind.CLOZE if note_type.cloze else CardKind.QUESTION,
            type_id=self.staging.type_id(note_type),
            fields=fields,
            markup="html",
        )


def fields_type(is_html: bool) -> NoteType | None:
    """What questions are of whose text is HTML; None for plain text."""
    return BASIC if is_html else None


def _card(note_id: int, ordinal: int, deck_id: int, due: Due | None) -> StagedCard:
    if due is None:
        return StagedCard(note_id, ordinal, deck_id)
    return StagedCard(
        note_id,
        ordinal,
        deck_id,
        phase="review",
        due_ms=due.due_ms,
        ivl=due.days,
        factor=due.factor,
        reps=1,
    )


def _clean(text: str) -> str:
    return text.replace(_FIELD_END, " ").strip()
