"""The articles, decks and tags that a topic is made of, each with a mark to set."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from aimstudy.domain.article import Language
from aimstudy.domain.exam_profile import TopicKind, TopicSource
from aimstudy.services.views.exams import Material, MaterialView
from aimstudy.ui.theme import Role, font, pixels, theme_changed
from aimstudy.ui.tokens import MEDIUM, SMALL
from aimstudy.ui.translations import tr, trn

MOST_ROWS = 6  # shown at once; the rest is scrolled to


class MaterialList(QListWidget):
    """``chosen`` is emitted when a mark was set or taken away; Space does it by keyboard."""

    chosen = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("marks", True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._sources: list[TopicSource] = []
        self.itemChanged.connect(lambda _item: self.chosen.emit())
        theme_changed.connect(self.updateGeometry)

    def show_material(self, material: MaterialView, marked: tuple[TopicSource, ...]) -> None:
        """Show all material with ``marked`` set; what is marked but has no cards comes last."""
        self.blockSignals(True)
        self.clear()
        known = {each.source for each in material.all}
        gone = [Material(source, "", 0) for source in marked if source not in known]
        self._sources = []
        for each in (*material.all, *gone):
            self._sources.append(each.source)
            item = QListWidgetItem(material_words(each))
            item.setToolTip(item.text())
            item.setSizeHint(QSize(0, _row_height()))
            item.setFlags(
                Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
            )
            on = each.source in marked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(0)
        self.blockSignals(False)
        self.updateGeometry()

    def sources(self) -> tuple[TopicSource, ...]:
        """What is marked, in the list's order."""
        return tuple(
            source
            for row, source in enumerate(self._sources)
            if self.item(row).checkState() is Qt.CheckState.Checked
        )

    def sizeHint(self) -> QSize:
        rows = min(MOST_ROWS, max(1, self.count()))
        return QSize(pixels(160), rows * _row_height() + SMALL)

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(120), self.sizeHint().height())


def _row_height() -> int:
    return QFontMetrics(font(Role.BODY)).height() + MEDIUM


def material_words(material: Material) -> str:
    """``Article: Associate in Management · English · 34 cards``."""
    source = material.source
    cards = trn("{n} card", "{n} cards", material.cards)
    if source.kind is TopicKind.TAG:
        return tr("Tag: {name} · {cards}", name=source.tag, cards=cards)
    name = material.name or tr("no cards in study now")
    if source.kind is TopicKind.DECK:
        return tr("Deck: {name} · {cards}", name=_with_language(name), cards=cards)
    if material.language is not None:
        cards = f"{_spoken(material.language)} · {cards}"
    return tr("Article: {name} · {cards}", name=name, cards=cards)


def _with_language(deck: str) -> str:
    """The deck of an article ends with the code of its language; it is said as the article's is."""
    name, mark, code = deck.rpartition(" · ")
    if not mark or code not in set(Language):
        return deck
    return f"{name} · {_spoken(Language(code))}"


def _spoken(language: Language) -> str:
    return tr("English") if language is Language.ENGLISH else tr("Norwegian")
