"""What the page does with the card in front beyond answering: marks, the editor, the note, a menu.

The marks themselves are steps of ``CardMarks``; here stand the dialogs and menus around them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.domain.media import MediaKind, has_words
from aimstudy.services.formulas import has_formula
from aimstudy.services.views.study import CardDetail, StudyCard
from aimstudy.ui.actions import Action
from aimstudy.ui.announce import announce
from aimstudy.ui.command_menu import show_menu
from aimstudy.ui.dialogs.card_editor import CardEditor
from aimstudy.ui.dialogs.editing import editor_of
from aimstudy.ui.page import ArticlePlace, CardPlace, PageId
from aimstudy.ui.study.card_menu import card_menu
from aimstudy.ui.study.marks import CardMarks
from aimstudy.ui.study.sounds import CardSounds
from aimstudy.ui.translations import tr

if TYPE_CHECKING:
    from aimstudy.ui.pages.study_page import StudyPage


class CardActs:
    """Every method does nothing where no card is in front."""

    def __init__(self, page: StudyPage) -> None:
        self._page = page
        self.marks = CardMarks(
            page.library.study,
            lambda: page.card,
            page.do,
            lambda card_id: page.half_written.begun_anew(card_id),
        )
        self.sounds = CardSounds(page)

    def edit(self) -> None:
        """Change the card in place."""
        card = self._page.card
        if card is None:
            return
        try:
            editor = editor_of(self._page.library, card.card_id, self._page)
        except Problem as problem:
            self._page.failed(problem, self.edit)
            return
        editor.saved.connect(self._edited)
        editor.open()

    def split(self) -> None:
        """Write a second card from this one, then shorten this one."""
        card = self._page.card
        if card is None:
            return
        try:
            editor = CardEditor.beside(self._page.library, card.card_id, self._page)
        except Problem as problem:
            self._page.failed(problem, self.split)
            return
        editor.saved.connect(self._split_off)
        editor.open()

    def type_answers(self) -> None:
        """Ask for the answer to be typed from now on, or no longer; there have to be words."""
        card = self._page.card
        if card is None or _can_be_typed(card):
            self.marks.type_answers()
            return
        words = tr("There is nothing to type: the answer has no words.")
        if any(map(has_formula, card.items or (card.answer,))):
            words = tr("A formula is not typed: look at it and say yourself how well you knew it.")
        self._page.keys.tell(words)
        announce(self._page, words)

    def play_sound(self) -> None:
        """Hear the card; where nothing can be heard that is said."""
        card = self._page.card
        if card is not None:
            words = self.sounds.play(card, self._page.sheet.answer_shown)
            if words:
                self._page.keys.tell(words)
                announce(self._page, words)

    def show_hint(self) -> None:
        """What the card hides until somebody asks for it."""
        page = self._page
        if page.card is None:
            return
        page.desk.close_why()
        words = page.sheet.show_hint() or tr("This card has no hint that is hidden.")
        page.keys.tell("" if page.sheet.hint_shown else words)
        announce(page.sheet, words)

    def show_rest(self) -> None:
        """All of a side that is so long that only its beginning is shown."""
        page = self._page
        if page.card is None:
            return
        page.desk.close_why()
        words = tr("The rest is shown below.")
        if page.sheet.hidden_rest is None:
            words = tr("All of it is shown already.")
        page.sheet.show_rest()
        page.keys.tell(words)
        announce(page.sheet, words)

    def write_remark(self) -> None:
        """The person's own note; it stands with the answer, so it waits for that."""
        sheet = self._page.sheet
        if self._page.card is None:
            return
        self._page.desk.close_why()
        if sheet.answer_shown:
            sheet.write_remark()
        else:
            self._page.keys.tell(tr("A note stands under the answer: show that first."))

    def keep_remark(self, remark: str) -> None:
        """Keep what was written, "" for no note; a failed save leaves the field open."""
        page, card = self._page, self._page.card
        if card is None:
            return
        if remark == card.remark:
            page.sheet.remark.close_field()
            return
        try:
            changes = page.library.study.remark(card.card_id, remark)
        except Problem as problem:
            page.failed(problem, lambda: self.keep_remark(remark))
            return
        page.half_written.remark_saved(card.card_id)
        page.sheet.setFocus()
        page.sheet.remark.writing = False
        words = tr("Note saved") if remark else tr("Note taken away")
        page.went_well(changes, words)
        page.keys.tell(words)

    def finish_remark(self) -> bool:
        """Keep a note still being written before the card goes; False where it could not be."""
        remark = self._page.sheet.remark
        if remark.writing:
            self.keep_remark(remark.field.toPlainText().strip())
        return not remark.writing

    def open_source(self) -> None:
        """Go to the sentence in its article; Esc comes back from there."""
        page, card = self._page, self._page.card
        if card is None or not page.sheet.answer_shown:
            return
        source = card.source
        if source is None:
            words = tr("This card has no source to open")
            page.keys.tell(words)
            announce(page.sheet, words)
            return
        where = (source.article_id, source.start, source.end, card.card_id)
        page.go(PageId.ARTICLES, ArticlePlace(*where, back=PageId.STUDY))

    def open_other(self, card_id: int) -> None:
        """The card that this one is mixed up with, in the Library."""
        self._page.go(PageId.LIBRARY, CardPlace(card_id))

    def menu(self) -> QMenu | None:
        """Everything that can be done with the card; None without one."""
        card = self._page.card
        if card is None:
            return None
        sheet, words = self._page.sheet, _words(card)
        left_out = _impossible(card, sheet.answer_shown)
        if sheet.hint.isHidden():
            left_out.append(Action.SHOW_HINT)
        if sheet.hidden_rest is None:
            left_out.append(Action.SHOW_REST)
        if not sheet.answer_shown or not sheet.typed.count.isVisible():
            left_out.append(Action.COUNT_RIGHT)
        elif sheet.typed.counted:
            words[Action.COUNT_RIGHT] = tr("Count it as wrong")
        if not self._page.library.redo_label():
            left_out.append(Action.REDO)
        return card_menu(self._page.actions_handled, words, left_out, self._page)

    def open_menu(self, place: QPoint) -> None:
        """Open that menu above ``place`` of the screen."""
        menu = self.menu()
        if menu is not None:
            show_menu(menu, place - QPoint(0, menu.sizeHint().height()))

    def _edited(self, detail: CardDetail) -> None:
        del detail
        self._page.went_well(Changes.CARDS | Changes.UNDO, tr("Saved"))

    def _split_off(self, detail: CardDetail) -> None:
        self._edited(detail)
        self.edit()


def _words(card: StudyCard) -> dict[Action, str]:
    """What an action does to this card, where it takes something off again."""
    words = {}
    if card.flagged:
        words[Action.FLAG_CARD] = tr("Take the flag off")
    if card.bookmarked:
        words[Action.BOOKMARK_CARD] = tr("Take the bookmark away")
    if card.typed:
        words[Action.TYPE_ANSWERS] = tr("No longer type the answer")
    if card.remark:
        words[Action.REMARK_CARD] = tr("Change your note")
    return words


def _impossible(card: StudyCard, shown: bool) -> list[Action]:
    """What cannot be done with this card, or not before its answer is shown."""
    impossible = []
    if not card.can_reverse:
        impossible.append(Action.ADD_REVERSE)
    if not _can_be_typed(card):
        impossible.append(Action.TYPE_ANSWERS)
    if card.source is None or not shown:
        impossible.append(Action.OPEN_SOURCE)
    if not shown:
        impossible.append(Action.REMARK_CARD)
    if not any(one.kind is MediaKind.SOUND for one in card.media):
        impossible.append(Action.PLAY_SOUND)
    return impossible


def _can_be_typed(card: StudyCard) -> bool:
    answers = card.items or (card.answer,)
    return any(map(has_words, answers)) and not any(map(has_formula, answers))
