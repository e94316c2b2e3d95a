"""A card from words a person marked in an article. Knows nothing of storage."""

from aimstudy.domain.article import ArticleText, Sentence
from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.fact import Citation

BLANK = "____"
RULE = "marked-text"


def card_from_selection(article: ArticleText, start: int, end: int) -> tuple[CardDraft, Citation]:
    """Return a cloze with the words at raw offsets ``start:end`` blanked, and its citation.

    The prompt is the cleaned sentence (or sentences) that hold the marked words. Raises Problem
    SELECTION_EMPTY where no word is marked, or where the mark lies outside every sentence.
    """
    start, end = max(0, start), min(len(article.text), end)
    holding = [s for s in article.sentences if s.start < end and s.end > start]
    marked = article.text[start:end]
    if not holding or not any(c.isalnum() for c in marked):
        raise Problem(ProblemKind.SELECTION_EMPTY)
    prompt, answer = _blank(holding, start, end)
    if not any(c.isalnum() for c in answer):
        raise Problem(ProblemKind.SELECTION_EMPTY)
    first, last = holding[0], holding[-1]
    citation = Citation(
        first.index,
        first.start,
        last.end,
        article.text[first.start : last.end],
        max(start, first.start),
        min(end, last.end),
    )
    key = f"marked:{article.sha256[:12]}:{start}:{end}"
    return CardDraft(key, CardKind.CLOZE, prompt, answer, (), article.title, RULE), citation


def _blank(holding: list[Sentence], start: int, end: int) -> tuple[str, str]:
    clean = " ".join(sentence.clean for sentence in holding)
    first, last = holding[0], holding[-1]
    begin = _clean_place(first, start)
    stop = len(clean) - len(last.clean) + _clean_place(last, end)
    while begin and begin < stop and clean[begin - 1].isalnum() and clean[begin].isalnum():
        begin -= 1
    while 0 < stop < len(clean) and clean[stop].isalnum() and clean[stop - 1].isalnum():
        stop += 1
    answer = clean[begin:stop].strip(" ,;:.()")
    at = clean.find(answer, begin) if answer else begin
    return clean[:at] + BLANK + clean[at + len(answer) :], answer


def _clean_place(sentence: Sentence, raw: int) -> int:
    """The clean offset that corresponds to raw offset ``raw``: as many letters lie before both."""
    if raw <= sentence.start:
        return 0
    raw_before, clean = sentence.raw[: raw - sentence.start], sentence.clean
    at = 0
    for char in raw_before:
        if at < len(clean) and clean[at] == char:
            at += 1
    return at
