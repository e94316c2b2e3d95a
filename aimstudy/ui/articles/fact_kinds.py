"""How each kind of fact is underlined and named: by line style and colour, never colour alone."""

from enum import StrEnum

from aimstudy.domain.fact import FactKind
from aimstudy.ui.tokens import Tokens
from aimstudy.ui.translations import tr


class FactGroup(StrEnum):
    """Kinds of facts that share an underline."""

    MEANING = "meaning"
    NUMBER = "number"
    LIST = "list"
    RELATION = "relation"


TOKENS = {
    FactGroup.MEANING: "accent",
    FactGroup.NUMBER: "good",
    FactGroup.LIST: "hard",
    FactGroup.RELATION: "again",
}
# On and off by turns, in widths of the line; () is a whole line.
DASHES: dict[FactGroup, tuple[float, ...]] = {
    FactGroup.MEANING: (),
    FactGroup.NUMBER: (1.0, 1.5),
    FactGroup.LIST: (4.0, 2.0),
    FactGroup.RELATION: (5.0, 1.5, 1.0, 1.5),
}

_NUMBERS = {
    FactKind.COUNT,
    FactKind.QUANTITY,
    FactKind.DURATION,
    FactKind.MONEY,
    FactKind.PERCENT,
    FactKind.DATE,
    FactKind.FREQUENCY,
    FactKind.RANK,
}
_MEANINGS = {
    FactKind.DEFINITION,
    FactKind.ACRONYM,
    FactKind.SYNONYM,
    FactKind.STATUS,
    FactKind.ROLE,
    FactKind.EXAMPLE,
    FactKind.FOCUS,
    FactKind.SCOPE,
}


def group_of(kind: FactKind) -> FactGroup:
    """The group that ``kind`` is underlined with."""
    if kind in _NUMBERS:
        return FactGroup.NUMBER
    if kind in _MEANINGS:
        return FactGroup.MEANING
    return FactGroup.LIST if kind in {FactKind.LIST, FactKind.STEP} else FactGroup.RELATION


def line_color(group: FactGroup, tokens: Tokens) -> str:
    """The colour of a group's underline as ``#RRGGBB``."""
    return str(getattr(tokens, TOKENS[group]))


def group_words(group: FactGroup) -> str:
    """The group's name in the legend."""
    return {
        FactGroup.MEANING: tr("what something is"),
        FactGroup.NUMBER: tr("numbers and times"),
        FactGroup.LIST: tr("lists and steps"),
        FactGroup.RELATION: tr("who, why, where"),
    }[group]


def kind_words(kind: FactKind) -> str:
    """What a fact of ``kind`` gives, to stand after "this sentence gives"."""
    return {
        FactKind.DEFINITION: tr("a definition"),
        FactKind.ACRONYM: tr("an abbreviation"),
        FactKind.SYNONYM: tr("another name"),
        FactKind.AGENT: tr("who does it"),
        FactKind.AUDIENCE: tr("whom it is for"),
        FactKind.PURPOSE: tr("a purpose"),
        FactKind.LIST: tr("a list"),
        FactKind.COUNT: tr("how many there are"),
        FactKind.QUANTITY: tr("an amount"),
        FactKind.DURATION: tr("how long it takes"),
        FactKind.MONEY: tr("what it costs"),
        FactKind.PERCENT: tr("a share"),
        FactKind.DATE: tr("a date"),
        FactKind.FREQUENCY: tr("how often it happens"),
        FactKind.RANK: tr("a rank"),
        FactKind.PLACE: tr("a place"),
        FactKind.REQUIREMENT: tr("what is required"),
        FactKind.CONDITION: tr("a condition"),
        FactKind.CAUSE: tr("a cause"),
        FactKind.EFFECT: tr("an effect"),
        FactKind.COMPARISON: tr("a comparison"),
        FactKind.STEP: tr("a step"),
        FactKind.ROLE: tr("a role"),
        FactKind.EXAMPLE: tr("an example"),
        FactKind.STATUS: tr("how it is regarded"),
        FactKind.FOCUS: tr("what it is about"),
        FactKind.MEANS: tr("how it is done"),
        FactKind.SCOPE: tr("how far it reaches"),
    }[kind]
