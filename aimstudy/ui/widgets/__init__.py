"""The kit: small widgets every page is made of. They know the theme and no library."""

from aimstudy.ui.widgets.button import Button, ButtonKind, LinkButton, PlainButton, PrimaryButton
from aimstudy.ui.widgets.choice_row import ChoiceRow
from aimstudy.ui.widgets.date_field import DateField
from aimstudy.ui.widgets.label import KeyChip, Label
from aimstudy.ui.widgets.number_field import NumberField
from aimstudy.ui.widgets.progress_line import ProgressLine
from aimstudy.ui.widgets.scrolled import Scrolled
from aimstudy.ui.widgets.surfaces import Card, EmptyState, Notice, PageHeader, SourceBox
from aimstudy.ui.widgets.table import Table
from aimstudy.ui.widgets.two_columns import TwoColumns

__all__ = [
    "Button",
    "ButtonKind",
    "Card",
    "ChoiceRow",
    "DateField",
    "EmptyState",
    "KeyChip",
    "Label",
    "LinkButton",
    "Notice",
    "NumberField",
    "PageHeader",
    "PlainButton",
    "PrimaryButton",
    "ProgressLine",
    "Scrolled",
    "SourceBox",
    "Table",
    "TwoColumns",
]
