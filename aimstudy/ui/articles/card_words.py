"""A card of an article in words: where it stands, what it was made from."""

from aimstudy.domain.card import CardKind, HoldReason
from aimstudy.services.views.articles import ArticleCard, ArticleView
from aimstudy.ui.articles.fact_kinds import kind_words
from aimstudy.ui.translations import tr

IN_STUDY = "✓"


def state_mark(card: ArticleCard) -> str:
    """The shortest form of where the card stands."""
    if card.hold is HoldReason.NONE:
        return IN_STUDY
    return {
        HoldReason.PROPOSED: tr("new"),
        HoldReason.REJECTED: tr("left out"),
        HoldReason.SUSPENDED: tr("suspended"),
        HoldReason.BURIED: tr("tomorrow"),
        HoldReason.ARCHIVED: tr("archived"),
    }[card.hold]


def state_words(card: ArticleCard) -> str:
    """Where the card stands, in full."""
    words = {
        HoldReason.NONE: tr("accepted, in study"),
        HoldReason.PROPOSED: tr("new, waits for your choice"),
        HoldReason.REJECTED: tr("left out, can be brought back"),
        HoldReason.SUSPENDED: tr("suspended"),
        HoldReason.BURIED: tr("comes again tomorrow"),
        HoldReason.ARCHIVED: tr("archived with its article"),
    }[card.hold]
    return f"{words}; {tr('the article contradicts itself here')}" if card.issue else words


def sentence_of(view: ArticleView, card: ArticleCard) -> str:
    """The sentence the card stands on, as it is read; "" for a card written by hand."""
    found = (s.clean for s in view.sentences if s.start <= card.start < s.end)
    return next(found, "") if card.start >= 0 else ""


def answer_in_text(view: ArticleView, card: ArticleCard) -> str:
    """The answer's words as they stand in the sentence, "" where they have no one place."""
    if card.kind is CardKind.LIST:
        return ""
    if card.fact_id is None:
        return card.answer if card.answer in sentence_of(view, card) else ""
    found = (m.answer for m in view.marks if m.fact_id == card.fact_id and m.start == card.start)
    return next(found, "")


def why_words(view: ArticleView, card: ArticleCard) -> str:
    """Why there is this card: its sentence and what was read in it."""
    sentence = sentence_of(view, card)
    if not sentence:
        return tr("You wrote this card by hand.")
    quoted = tr("“{sentence}”", sentence=sentence)
    kind = next((m.kind for m in view.marks if m.fact_id == card.fact_id), None)
    if card.fact_id is None or kind is None:
        return tr("You marked these words in the sentence {quote}.", quote=quoted)
    words = tr("The sentence {quote} gives {kind}.", quote=quoted, kind=kind_words(kind))
    return f"{words} {tr('Rule: {rule}.', rule=card.rule)}" if card.rule else words
