"""A card from words a person marked in an article. Knows nothing of storage."""

from aimstudy.domain.article import ArticleText
from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.fact import Citation
from aimstudy.language.markup import clean_markup

BLANK = "____"
RULE = "marked-text"


def card_from_selection(article: ArticleText, start: int, end: int) -> tuple[CardDraft, Citation]:
    """Return a cloze with the words at raw offsets ``start:end`` blanked, and its citation.

    The prompt is the cleaned sentence (or sentences) that hold the marked words. Raises Problem
    SELECTION_EMPTY where no word is marked, or where the mark lies outside every sentence, and
    SELECTION_WHOLE where no word would be left around the answer.
    """
    start, end = max(0, start), min(len(article.text), end)
    holding = [s for s in article.sentences if s.start < end and s.end > start]
    marked = article.text[start:end]
    if not holding or not any(c.isalnum() for c in marked):
        raise Problem(ProblemKind.SELECTION_EMPTY)
    prompt, answer = _blank(article, holding[0].start, holding[-1].end, start, end)
    if not any(c.isalnum() for c in answer):
        raise Problem(ProblemKind.SELECTION_EMPTY)
    if not any(c.isalnum() for c in prompt.replace(BLANK, "")):
        raise Problem(ProblemKind.SELECTION_WHOLE)
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


def _blank(article: ArticleText, first: int, last: int, start: int, end: int) -> tuple[str, str]:
    """The cleaned text of raw ``first:last`` with whole words of raw ``start:end`` left out."""
    cleaned = clean_markup(article.text, first, last)
    text = cleaned.text
    begin = cleaned.clean_offset(start) if start > first else 0
    stop = cleaned.clean_offset(end) if end < last else len(text)
    while 0 < begin < stop and _inside_word(text, begin):
        begin -= 1
    while 0 < stop < len(text) and _inside_word(text, stop):
        stop += 1
    answer = text[begin:stop].strip(" ,;:.()")
    at = text.find(answer, begin) if answer else begin
    return text[:at] + BLANK + text[at + len(answer) :], answer


def _inside_word(text: str, at: int) -> bool:
    return text[at - 1].isalnum() and text[at].isalnum()
