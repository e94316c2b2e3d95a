"""A card of an article in words: where it stands, what it was made from."""

from aimstudy.domain.card import CardKind, HoldReason
from aimstudy.services.views.articles import ArticleCard, ArticleView
from aimstudy.ui.articles.rule_words import rule_words
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
        HoldReason.PUT_ASIDE: tr("put aside"),
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
        HoldReason.PUT_ASIDE: tr("put aside until an exam is over"),
        HoldReason.BURIED: tr("comes again tomorrow"),
        HoldReason.ARCHIVED: tr("archived with its article or deck"),
    }[card.hold]
    if card.gone:
        return f"{words}; {tr('no longer in the article')}"
    return f"{words}; {tr('the article contradicts itself here')}" if card.issue else words


def sentence_at(view: ArticleView, start: int) -> str:
    """The sentence at a raw offset, as it is read; "" where there is none."""
    found = (s.clean for s in view.sentences if s.start <= start < s.end)
    return next(found, "") if start >= 0 else ""


def answer_in_text(view: ArticleView, card: ArticleCard) -> str:
    """The answer's words as they stand in the sentence, "" where they have no one place."""
    if card.kind is CardKind.LIST:
        return ""
    if card.fact_id is None:
        return card.answer if card.answer in sentence_at(view, card.start) else ""
    found = (m.answer for m in view.marks if m.fact_id == card.fact_id and m.start == card.start)
    return next(found, "")


def why_words(card: ArticleCard) -> str:
    """Why there is this card: what was read in the sentence that follows."""
    if card.gone:
        return tr("The sentence it was made from is no longer in the article.")
    if card.fact_kind is None:
        return tr("You marked these words in the sentence:")
    return rule_words(card.rule, card.fact_kind)
