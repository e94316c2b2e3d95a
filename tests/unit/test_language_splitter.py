"""Sentences end where they end, not at every point."""

import pytest

from aimstudy.domain.article import Language
from aimstudy.language.splitter import sentence_spans

ENGLISH = [
    ("It costs $5.50 in total. The fee is small.", 2),
    ("Dr. Berg of Acme Inc. wrote it, e.g. in 1990.", 1),
    ("He works for Acme Inc. The firm is old.", 2),
    ("J. R. Berg founded it. It grew.", 2),
    ("Is it so? Yes! It is.", 3),
    ("See Fig. 3 and no. 4 for the U.S. rules.", 1),
]
NORWEGIAN = [
    ("Kurset starter 1. januar 2010. Det varer i to år.", 2),
    ("Se kap. 3 og f.eks. Oslo, bl.a. nr. 5.", 1),
    ("Prisen er ca. 300 kroner. Den betales av staten.", 2),
    ("Satsen gjelder opp til 12 G. Sparingen skjer hver måned.", 2),
    ("Jf. arbeidstvistloven § 8. Det betyr noe.", 2),
]


@pytest.mark.parametrize(("text", "count"), ENGLISH)
def test_english_sentences(text: str, count: int) -> None:
    spans = sentence_spans(text, Language.ENGLISH)
    assert len(spans) == count, [text[a:b] for a, b in spans]


@pytest.mark.parametrize(("text", "count"), NORWEGIAN)
def test_norwegian_sentences(text: str, count: int) -> None:
    spans = sentence_spans(text, Language.BOKMAL)
    assert len(spans) == count, [text[a:b] for a, b in spans]


def test_spans_hold_every_visible_character() -> None:
    text = "  One thing.  Another thing?  A third "
    parts = [text[a:b] for a, b in sentence_spans(text, Language.ENGLISH)]
    assert parts == ["One thing.", "Another thing?", "A third"]
