"""Notes of note types: their fields, the cards they make, and edits that let cards come and go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.media import marks_in
from aimstudy.domain.note_type import CLOZE, SEPARATOR, NoteType
from aimstudy.services.card_details import card_detail
from aimstudy.services.cards import BY_HAND, MAX_TEXT, OWN_DECK, require_deck, tags_from
from aimstudy.services.context import Context
from aimstudy.services.import_looks import drawn
from aimstudy.services.media import media_of
from aimstudy.services.note_fields import field_columns
from aimstudy.services.typed_text import mended
from aimstudy.services.views.import_looks import FoundCard
from aimstudy.services.views.notes import NoteForm, NoteLook, TypeLine
from aimstudy.services.views.study import CardDetail, StudyCard
from aimstudy.storage import undo
from aimstudy.storage.cards import columns_of, load_card, set_columns
from aimstudy.storage.media import link_media
from aimstudy.storage.note_cards import (
    CardOfNote,
    cards_of_note,
    columns_of_note,
    insert_card,
    insert_typed_note,
    note_of_type,
    set_ordinal,
    type_id_of,
)
from aimstudy.storage.notes import deck_id_by_name, set_note
from aimstudy.storage.session import Session
from aimstudy.storage.type_rows import listed_types
from aimstudy.storage.undo import Patch

MOST_DRAWN = 20  # cards of a note that a look draws
LONGEST_DRAWN = 800  # letters of a field in it: Qt takes seconds for a paragraph like a book
CHANGES = Changes.CARDS | Changes.UNDO
_KEPT = ("fields", "front", "back", "tags", "kind", "accept", "items", "type_id", "modified_ms")


@dataclass(frozen=True, slots=True)
class _Edit:
    """A note as it is to be: its type, fields, tags, and deck (None leaves its cards there)."""

    note_type: NoteType
    fields: tuple[str, ...]
    tags: str
    deck_id: int | None


class NotesService:
    """What a person can do with notes of note types."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def types(self) -> tuple[TypeLine, ...]:
        """Every note type a new note can have; gap texts are among them in any library."""
        with self._context.database.read() as session:
            found = [TypeLine(made, notes) for _, made, notes in listed_types(session)]
        if all(line.note_type != CLOZE for line in found):
            found.insert(0, TypeLine(CLOZE, 0))
        return tuple(found)

    def of_card(self, card_id: int) -> NoteForm | None:
        """The note of a card; None where it has no note type. Raises Problem CARD_MISSING."""
        with self._context.database.read() as session:
            card = load_card(session, card_id, self._context.today().toordinal())
            note = note_of_type(session, card.note_id)
        if note is None:
            return None
        return _form(card.note_id, note.note_type, note.fields, note.tags, card.deck_id)

    def blank(self, note_type: NoteType, deck_id: int | None = None) -> NoteForm:
        """A new note with nothing in it."""
        return _form(0, note_type, ("",) * len(note_type.fields), "", deck_id)

    def look(self, form: NoteForm, fields: Sequence[str], tags: str, deck: str) -> NoteLook:
        """The cards that ``fields`` make, and what an edit of ``form`` brings and takes away."""
        note_type = form.note_type
        after, before = _made(note_type, fields), _made(note_type, form.fields)
        with self._context.database.read() as session:
            there = _live(cards_of_note(session, form.note_id)) if form.note_id else {}
            comes = [n for n in after if n not in before and n not in there]
            goes = [n for n in there if n in before and n not in after]
            kept = sorted({*there, *comes} - set(goes)) if form.note_id else list(after)
            cards = [self._drawn(session, form, (fields, tags, deck), n) for n in kept[:MOST_DRAWN]]
        names = [tuple(_name(note_type, n) for n in some) for some in (kept, comes, goes)]
        return NoteLook(tuple(cards), names[0], names[1] if form.note_id else (), names[2])

    def _drawn(
        self, session: Session, form: NoteForm, said: tuple[Sequence[str], str, str], ordinal: int
    ) -> FoundCard:
        fields, tags, deck = said
        shown = SEPARATOR.join(map(_beginning, fields))
        texts = ("question", " ", " ", "[]", tags, shown)
        card = drawn(texts, form.note_type, ordinal, deck)
        media = media_of(session, self._context.database.folder, form.note_id, _marks(card))
        names = tuple(dict.fromkeys((one.label, one.file is not None) for one in media))
        card = replace(card, media=media)
        return FoundCard(_name(form.note_type, ordinal), tags, card, names)

    def write(
        self,
        note_type: NoteType,
        fields: Sequence[str],
        deck_id: int | None = None,
        tags: str = "",
    ) -> CardDetail:
        """Make a note and its cards by one step; returns the first card.

        ``fields`` are HTML. Raises Problem NOTE_MAKES_NO_CARD, NOTE_WITHOUT_GAP,
        NOTE_FIELD_TOO_LONG, CARD_TAGS_TOO_LONG or DECK_MISSING.
        """
        edit = _checked(note_type, fields, tags, deck_id, ())
        ordinals, at_ms = _required(edit), self._context.moment().at_ms

        def work(session: Session) -> int:
            deck = edit.deck_id or deck_id_by_name(session, OWN_DECK, at_ms)
            require_deck(session, deck)
            values = {**_words(edit), "rule": BY_HAND}
            note_id = insert_typed_note(session, type_id_of(session, note_type), values, at_ms)
            link_media(session, note_id, _named_files(edit))
            made = [insert_card(session, note_id, n, deck) for n in ordinals]
            patches = [Patch("set", "cards", card_id, {"deleted": 1}) for card_id in made]
            undo.record(session, "note", at_ms, patches, card=made[0])
            return made[0]

        return self._detail(self._context.database.write(work))

    def edit(
        self, card_id: int, fields: Sequence[str], tags: str, deck_id: int | None = None
    ) -> CardDetail:
        """Change the note of a card by one step; kept cards keep what they have learnt.

        Cards that the fields ask for no more go (and come back as they were), new ones come. All
        of them go to ``deck_id`` where it is given. Returns the card, or the note's first one
        where that went. Raises Problem as ``write``, and CARD_MISSING.
        """
        return self._detail(
            self._context.database.write(
                lambda session: self._edited(session, card_id, fields, tags, deck_id)
            )
        )

    def _edited(
        self,
        session: Session,
        card_id: int,
        fields: Sequence[str],
        tags: str,
        deck_id: int | None,
    ) -> int:
        when = self._context.moment()
        card = load_card(session, card_id, when.day.toordinal())
        note = note_of_type(session, card.note_id)
        if note is None:
            raise Problem(ProblemKind.CARD_OF_TEMPLATES)
        edit = _checked(note.note_type, fields, tags, deck_id, note.fields)
        if deck_id is not None:
            require_deck(session, deck_id)
        before = _made(note.note_type, note.fields)
        after = before if edit.fields == note.fields else _required(edit)
        patches = [_note_changed(session, card.note_id, _words(edit), when.at_ms)]
        link_media(session, card.note_id, _named_files(edit))
        cards = cards_of_note(session, card.note_id)
        deck = card.deck_id if deck_id is None else deck_id
        patches += _cards_changed(session, card.note_id, cards, (before, after), deck)
        patches += _moved(session, _live(cards_of_note(session, card.note_id)), deck_id)
        undo.record(session, "edit", when.at_ms, patches, card=card_id)
        left = _live(cards_of_note(session, card.note_id))
        ids = [each.card_id for each in left.values()]
        return card_id if card_id in ids else ids[0]

    def can_have_gaps(self, card_id: int) -> bool:
        """Whether a card without a note type can become the gaps of one: it is alone."""
        with self._context.database.read() as session:
            card = load_card(session, card_id, self._context.today().toordinal())
            return card.type_id is None and len(cards_of_note(session, card.note_id)) == 1

    def turn_into_gaps(
        self, card_id: int, text: str, extra: str, tags: str, deck_id: int | None = None
    ) -> CardDetail:
        """Let a card of question and answer be a gap text, in plain words, from now on.

        It asks the gap with the lowest number and keeps what it has learnt; the other gaps come as
        new cards. One step. Raises Problem as ``edit``; CARD_OF_TEMPLATES where it is not alone.
        """
        when = self._context.moment()
        edit = _checked(CLOZE, (self.html_of(text), self.html_of(extra)), tags, deck_id, ())
        first, *others = _required(edit)

        def work(session: Session) -> None:
            card = load_card(session, card_id, when.day.toordinal())
            if card.type_id is not None or len(cards_of_note(session, card.note_id)) != 1:
                raise Problem(ProblemKind.CARD_OF_TEMPLATES)
            deck = card.deck_id if deck_id is None else deck_id
            require_deck(session, deck)
            values = {
                **_words(edit), "type_id": type_id_of(session, CLOZE), "kind": "question",
                "accept": "[]", "items": "[]",
            }  # fmt: skip
            patches = [_note_changed(session, card.note_id, values, when.at_ms)]
            link_media(session, card.note_id, _named_files(edit))
            was = columns_of(session, [card_id], ("ordinal", "deck_id"))[card_id]
            patches.append(Patch("set", "cards", card_id, was))
            set_ordinal(session, card_id, first)
            set_columns(session, [card_id], {"deck_id": deck})
            for ordinal in others:
                made = insert_card(session, card.note_id, ordinal, deck)
                patches.append(Patch("set", "cards", made, {"deleted": 1}))
            undo.record(session, "edit", when.at_ms, patches, card=card_id)

        self._context.database.write(work)
        return self._detail(card_id)

    def text_of(self, html: str) -> str | None:
        """A field in plain words; None where its markup says more."""
        from aimstudy.rendering.field_text import field_text

        return field_text(html)

    def html_of(self, text: str) -> str:
        """Plain words as a field."""
        from aimstudy.rendering.field_text import field_html

        return field_html(text)

    def _detail(self, card_id: int) -> CardDetail:
        with self._context.database.read() as session:
            return card_detail(session, self._context, card_id)


def _form(
    note_id: int, note_type: NoteType, fields: tuple[str, ...], tags: str, deck_id: int | None
) -> NoteForm:
    from aimstudy.rendering.made_cards import gap_fields

    gaps = tuple(note_type.fields.index(name) for name in gap_fields(note_type))
    return NoteForm(note_id, note_type, fields, tags, deck_id, gaps)


def _made(note_type: NoteType, fields: Sequence[str]) -> tuple[int, ...]:
    from aimstudy.rendering.made_cards import made_cards

    return made_cards(note_type, dict(zip(note_type.fields, fields, strict=False)))


def _name(note_type: NoteType, ordinal: int) -> str:
    """The name of a template; of a gap its number."""
    if note_type.cloze:
        return str(ordinal + 1)
    templates = note_type.templates
    return templates[ordinal].name if ordinal < len(templates) else str(ordinal + 1)


def _checked(
    note_type: NoteType,
    fields: Sequence[str],
    tags: str,
    deck_id: int | None,
    was: Sequence[str],
) -> _Edit:
    """The fields as they can be stored; one that came too long may stay so."""
    many = len(note_type.fields)
    kept = tuple(mended(text).replace(SEPARATOR, "").replace("\0", "") for text in fields)[:many]
    kept += ("",) * (many - len(kept))
    for place, (name, text) in enumerate(zip(note_type.fields, kept, strict=True)):
        limit = max(MAX_TEXT, len(was[place]) if place < len(was) else 0)
        if len(text) > limit:
            raise Problem(
                ProblemKind.NOTE_FIELD_TOO_LONG, field=name, length=len(text), limit=limit
            )
    return _Edit(note_type, kept, tags_from(tags), deck_id)


def _required(edit: _Edit) -> tuple[int, ...]:
    """The cards of a note, of which there has to be one."""
    found = _made(edit.note_type, edit.fields)
    if found:
        return found
    if edit.note_type.cloze:
        gaps = _form(0, edit.note_type, edit.fields, "", None).gaps
        names = [edit.note_type.fields[place] for place in gaps]
        raise Problem(ProblemKind.NOTE_WITHOUT_GAP, fields=", ".join(names))
    raise Problem(ProblemKind.NOTE_MAKES_NO_CARD, fields=", ".join(edit.note_type.fields))


def _words(edit: _Edit) -> dict[str, object]:
    return {**field_columns(edit.note_type, edit.fields), "tags": edit.tags}


def _named_files(edit: _Edit) -> list[str]:
    """The pictures and sounds that the fields name."""
    from aimstudy.rendering.clean_html import marked_files

    return [mark.label for text in edit.fields for mark in marks_in(marked_files(text))]


def _marks(card: StudyCard) -> tuple[str, str]:
    if card.html is None:
        return card.prompt, card.answer
    from aimstudy.rendering.clean_html import marked_files

    return marked_files(card.html.question), marked_files(card.html.answer)


def _beginning(field: str) -> str:
    return field if len(field) <= LONGEST_DRAWN else field[:LONGEST_DRAWN] + " …"


def _live(cards: Sequence[CardOfNote]) -> dict[int, CardOfNote]:
    return {card.ordinal: card for card in cards if not card.deleted}


def _note_changed(
    session: Session, note_id: int, values: Mapping[str, object], now_ms: int
) -> Patch:
    before = columns_of_note(session, note_id, _KEPT)
    was = before["modified_ms"]
    # Later than before whatever the clock says: that is how an edit is known from an import.
    later = max(now_ms, was + 1) if isinstance(was, int) else now_ms
    set_note(session, note_id, {**values, "modified_ms": later})
    return Patch("set", "notes", note_id, before)


def _cards_changed(
    session: Session,
    note_id: int,
    cards: Sequence[CardOfNote],
    made: tuple[tuple[int, ...], tuple[int, ...]],
    deck_id: int,
) -> list[Patch]:
    """Let cards come and go; one that was deleted by hand stays so until its field is emptied."""
    before, after = made
    known = {card.ordinal: card for card in cards}
    patches = []
    for ordinal, card in known.items():
        if not card.deleted and ordinal in before and ordinal not in after:
            set_columns(session, [card.card_id], {"deleted": 1})
            patches.append(Patch("set", "cards", card.card_id, {"deleted": 0}))
    for ordinal in after:
        if ordinal in before:
            continue
        there = known.get(ordinal)
        if there is None:
            made_id = insert_card(session, note_id, ordinal, deck_id)
            patches.append(Patch("set", "cards", made_id, {"deleted": 1}))
        elif there.deleted:
            set_columns(session, [there.card_id], {"deleted": 0})
            patches.append(Patch("set", "cards", there.card_id, {"deleted": 1}))
    return patches


def _moved(session: Session, live: Mapping[int, CardOfNote], deck_id: int | None) -> list[Patch]:
    moving = [card for card in live.values() if deck_id not in (None, card.deck_id)]
    set_columns(session, [card.card_id for card in moving], {"deck_id": deck_id})
    return [Patch("set", "cards", card.card_id, {"deck_id": card.deck_id}) for card in moving]
