"""Rules for procedures: steps that a sentence announces, as points below or told in a row."""

import re
from collections.abc import Iterator

from aimstudy.domain.article import BlockKind, Sentence
from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.announcements import Announced, announced
from aimstudy.facts.drafts import FactDraft, sentence_rule
from aimstudy.facts.vocabulary import lower_first

_LEAST, _MOST = 3, 10
_MAX_STEP_WORDS = 30
_POINTING = re.compile(
    r"\b(?:following|these|as follows|below|følgende|disse|slik|nedenfor)\b|^(?:to|how to|for å) ",
    re.I,
)
_BEING = re.compile(r"^(?:be|not|have been|være|ikke|bli)\b", re.I)


@sentence_rule("steps")
def steps(item: Analysed) -> Iterator[FactDraft]:
    """ "To join, a pilot must:" with points below asks "What must a pilot do to join?"."""
    listed = item.listed
    if listed is None or not _LEAST <= len(listed.items) <= _MOST or item.supposed:
        return
    found = announced(item, item.article.sentences[listed.intro].clean, listed.ordered)
    if found is None or not (listed.ordered or found.duty):
        return
    texts = tuple(point.text.strip(" ;,.") for point in listed.items)
    if found.duty and any(_BEING.match(text) for text in texts):
        return  # what must be is nothing that anybody does
    if found.count not in (0, len(texts)) or not all(_is_step(text) for text in texts):
        return
    yield _draft("steps", found, texts, listed.items[-1].end, listed.ordered)
    if listed.ordered and not found.duty and _GENERIC.match(found.subject):
        yield from _each(item, texts, listed.items[-1].end)


_GENERIC = re.compile(
    r"(?:the )?(?:procedure|process|method|approach|calculation|computation|work)$"
    r"|(?:fremgangsmåten|framgangsmåten|prosedyren|prosessen|metoden|arbeidet|beregningen)$",
    re.I,
)
_ORDINALS = {
    True: ("first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
    False: ("første", "andre", "tredje", "fjerde", "femte", "sjette", "sjuende"),
}


def _each(item: Analysed, texts: tuple[str, ...], end: int) -> Iterator[FactDraft]:
    """ "What is the second step of X?", where X is what the article is about."""
    label, english = item.topic.label, item.grammar.english
    if not label:
        return
    for ordinal, text in zip(_ORDINALS[english], texts, strict=False):
        question = (
            f"What is the {ordinal} step of {label}"
            if english
            else f"Hva er det {ordinal} trinnet i {label}"
        )
        yield FactDraft(
            FactKind.STEP,
            "step",
            label,
            "do",
            (text,),
            text,
            {"ask": question, "finite": "", "subject": "", "rest": "", "front": ""},
            rank=2,
            end=end,
        )


def tells_only_steps(item: Analysed) -> bool:
    """True for words that state nothing without the points below: all there is are the steps."""
    if item.listed is None:
        return False
    if next(steps(item), None) is None:
        return item.listed.ordered and item.sentence.clean.endswith(":") and _points_on(item)
    found = announced(item, item.article.sentences[item.listed.intro].clean, True)
    return found is not None and found.count == 0


def _points_on(item: Analysed) -> bool:
    words = [word for word in item.parse.words if word.tag != "PUNCT"]
    return _POINTING.search(item.sentence.clean) is not None or (
        not words or words[-1].tag in ("AUX", "ADP", "PART", "SCONJ", "DET", "VERB")
    )


def _is_step(text: str) -> bool:
    return 0 < len(text.split()) <= _MAX_STEP_WORDS and not text.endswith(("?", "…"))


def _draft(
    rule: str, found: Announced, texts: tuple[str, ...], end: int, ordered: bool
) -> FactDraft:
    return FactDraft(
        FactKind.STEP if ordered else FactKind.REQUIREMENT,
        rule,
        found.subject,
        "do",
        texts,
        "",
        {"ask": found.question, "finite": "", "subject": "", "rest": "", "front": ""},
        True,
        rank=0,
        end=end,
    )


# -- steps told one after the other ---------------------------------------------------------------
_FIRST = re.compile(r"^(?:first|firstly|først|aller først)\b,? (?!of all\b|and )", re.I)
_THEN = re.compile(
    r"^(?:second|secondly|third|thirdly|fourth|then|next|after that|afterwards|thereafter"
    r"|deretter|dernest|så|etterpå|etter dette|etter det)\b,? ",
    re.I,
)
_LAST = re.compile(r"^(?:finally|lastly|at last|in the end|til slutt|til sist)\b,? ", re.I)
_INNER = re.compile(r"^(?P<who>\w+(?: \w+){0,3}) then ", re.I)


@sentence_rule("told-steps")
def told_steps(item: Analysed) -> Iterator[FactDraft]:
    """ "Claims go through three steps. First, ... Then ... Finally, ...": the steps in order."""
    sentences, at = item.article.sentences, item.sentence.index
    if not _FIRST.match(item.sentence.clean) or at == 0 or item.supposed:
        return
    row = _row(item, sentences[at:])
    before = sentences[at - 1]
    if len(row) < _LEAST:
        return
    texts = tuple(_told(sentence.clean, item.grammar.english) for sentence in row)
    if all(_is_step(text) for text in texts):
        small = tuple(lower_first(text, item.vocabulary) for text in texts)
        yield from _each(item, small, row[-1].end)
    if not _one_paragraph(item, before, item.sentence):
        return
    found = announced(item, before.clean, True)
    if found is None or found.duty or found.count not in (0, len(texts)):
        return
    if all(_is_step(text) for text in texts):
        yield _draft("told-steps", found, texts, row[-1].end, True)


def _row(item: Analysed, sentences: tuple[Sentence, ...]) -> list[Sentence]:
    """The sentence with "First" and those right after it up to the one with "Finally"."""
    row = [sentences[0]]
    for sentence in sentences[1:_MOST]:
        if not _one_paragraph(item, row[-1], sentence):
            break
        if _LAST.match(sentence.clean):
            return [*row, sentence]
        if not (_THEN.match(sentence.clean) or _INNER.match(sentence.clean)):
            break
        row.append(sentence)
    return []


def _one_paragraph(item: Analysed, one: Sentence, two: Sentence) -> bool:
    between = item.article.text[one.end : two.start]
    return one.block is two.block is BlockKind.PARAGRAPH and not between.strip(" \n*_")


def _told(clean: str, english: bool) -> str:
    """The step without the word that orders it; Norwegian word order needs that word."""
    text = clean.rstrip(" .")
    if not english:
        return text
    for opener in (_FIRST, _THEN, _LAST):
        text = opener.sub("", text)
    if inner := _INNER.match(text):
        text = f"{inner['who']} {text[inner.end() :]}"
    return text[:1].upper() + text[1:]
