"""How each kind of fact is underlined and named: by line style and colour, never colour alone."""

from enum import StrEnum

from aimstudy.domain.fact import FactKind
from aimstudy.ui.tokens import Tokens
from aimstudy.ui.translations import tr


class FactGroup(StrEnum):
    """Families of facts that share an underline, in the order of the legend."""

    MEANING = "meaning"
    PEOPLE = "people"
    NUMBER = "number"
    TIME_PLACE = "time_place"
    LIST = "list"
    REASON = "reason"


class Stroke(StrEnum):
    """How a line is drawn."""

    SOLID = "solid"
    DOTTED = "dotted"
    DASHED = "dashed"
    DASH_DOT = "dash_dot"
    DOUBLE = "double"
    WAVE = "wave"


STROKES = {
    FactGroup.MEANING: Stroke.SOLID,
    FactGroup.PEOPLE: Stroke.DASH_DOT,
    FactGroup.NUMBER: Stroke.DOTTED,
    FactGroup.TIME_PLACE: Stroke.DOUBLE,
    FactGroup.LIST: Stroke.DASHED,
    FactGroup.REASON: Stroke.WAVE,
}
TOKENS = {
    FactGroup.MEANING: "accent",
    FactGroup.PEOPLE: "rose",
    FactGroup.NUMBER: "good",
    FactGroup.TIME_PLACE: "sky",
    FactGroup.LIST: "hard",
    FactGroup.REASON: "violet",
}

_GROUPS = {
    FactGroup.PEOPLE: {FactKind.AGENT, FactKind.AUDIENCE, FactKind.ROLE},
    FactGroup.NUMBER: {
        FactKind.COUNT,
        FactKind.QUANTITY,
        FactKind.DURATION,
        FactKind.MONEY,
        FactKind.PERCENT,
        FactKind.FREQUENCY,
        FactKind.RANK,
    },
    FactGroup.TIME_PLACE: {FactKind.DATE, FactKind.PLACE},
    FactGroup.LIST: {FactKind.LIST, FactKind.STEP, FactKind.EXAMPLE},
    FactGroup.REASON: {
        FactKind.PURPOSE,
        FactKind.CAUSE,
        FactKind.EFFECT,
        FactKind.CONDITION,
        FactKind.REQUIREMENT,
        FactKind.MEANS,
        FactKind.COMPARISON,
    },
}


def group_of(kind: FactKind) -> FactGroup:
    """The family that ``kind`` is underlined with."""
    found = (group for group, kinds in _GROUPS.items() if kind in kinds)
    return next(found, FactGroup.MEANING)


def line_color(group: FactGroup, tokens: Tokens) -> str:
    """The colour of a family's underline as ``#RRGGBB``."""
    return str(getattr(tokens, TOKENS[group]))


def group_words(group: FactGroup) -> str:
    """The family's name in the legend."""
    return {
        FactGroup.MEANING: tr("what it is"),
        FactGroup.PEOPLE: tr("who"),
        FactGroup.NUMBER: tr("numbers"),
        FactGroup.TIME_PLACE: tr("when and where"),
        FactGroup.LIST: tr("lists"),
        FactGroup.REASON: tr("why and how"),
    }[group]


def stroke_words(group: FactGroup) -> str:
    """How the family's line looks, for those who cannot see it."""
    return {
        Stroke.SOLID: tr("whole line"),
        Stroke.DOTTED: tr("dotted line"),
        Stroke.DASHED: tr("dashed line"),
        Stroke.DASH_DOT: tr("dashes and dots"),
        Stroke.DOUBLE: tr("double line"),
        Stroke.WAVE: tr("wavy line"),
    }[STROKES[group]]


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
