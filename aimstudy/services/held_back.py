"""What the verdict on one question may show while others of the same quiz are still open.

The sentence it stands on may hold their answers: those words are held back until then.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from aimstudy.domain.quiz import QuizItem, QuizKind
from aimstudy.domain.told import answers_of, tells
from aimstudy.services.views.quiz import OptionFeedback
from aimstudy.services.views.study import SourceView
from aimstudy.storage.quizzes import StoredAttempt

GAP = "…"
_ARTICLES = frozenset(["a", "an", "the", "en", "ei", "et", "den", "det", "de"])
_WORD = re.compile(r"[^\W_]+")
_FEWEST_SHARED = 2  # words of a question that another sentence names, to be about the same
_Span = tuple[int, int]


def open_items(attempt: StoredAttempt, position: int) -> tuple[QuizItem, ...]:
    """What a practice quiz asks besides ``position`` and has no answer to yet.

    None once it has ended, and none of a paper: its verdicts are shown after all answers.
    """
    if attempt.finished or attempt.kind:
        return ()
    return tuple(r.item for r in attempt.responses if not r.answered and r.position != position)


def without_open(source: SourceView, item: QuizItem, others: Sequence[QuizItem]) -> SourceView:
    """``source`` of ``item`` without the answers of ``others``; a gap stands for each.

    Words of the item's own answer stay. A sentence that says another's answer in other words is
    held back whole.
    """
    shown, own = source.shown, _places(source.shown, _answers(item))
    spans: list[_Span] = []
    for other in others:
        same = bool(_quotes(item) & _quotes(other)) or shown in _quotes(other)
        if not same and not _about(other, shown):
            continue
        found = _places(shown, _answers(other))
        if same and not _complete(other, shown):
            spans, own = [(0, len(shown))], []
            break
        spans += found
    hidden = _gaps(shown, spans, own)
    silent = [s for s in source.also_in if not _told_by(s, others)]
    section = "" if _told_by(source.section, others) else source.section
    source = replace(source, section=section, also_in=tuple(silent))
    if hidden == shown:
        return source
    marked = source.marked if source.marked in hidden else ""
    return replace(source, quote=hidden, shown=hidden, marked=marked)


def without_owners(
    options: Iterable[OptionFeedback], item: QuizItem, others: Sequence[QuizItem]
) -> tuple[OptionFeedback, ...]:
    """The options; what each belongs to is left out where ``others`` ask that."""
    asked = {key for other in others for key in (other.fact_key, *other.fact_keys)}
    prompts = {other.prompt for other in others}
    return tuple(
        replace(option, belongs_to="")
        if known.source in asked or option.belongs_to in prompts
        else option
        for option, known in zip(options, item.options, strict=True)
    )


def _answers(item: QuizItem) -> tuple[str, ...]:
    """What is right, without the words "true" and "false"."""
    return (item.answer,) if item.kind is QuizKind.TRUE_FALSE else answers_of(item)


def _told_by(words: str, others: Sequence[QuizItem]) -> bool:
    return bool(words) and any(tells(words, _answers(other)) for other in others)


def _quotes(item: QuizItem) -> set[str]:
    return {quote for quote in (item.quote, *item.quotes) if quote}


def _about(item: QuizItem, shown: str) -> bool:
    """A sentence that it was not made from speaks of the same all the same."""
    words = {word for word in _WORD.findall(item.prompt.lower()) if len(word) > len("that")}
    shared = words & set(_WORD.findall(shown.lower()))
    return len(shared) >= max(_FEWEST_SHARED, len(words) / 2)


def _complete(item: QuizItem, shown: str) -> bool:
    """Whether its answer can be found in the sentence, every part of a list."""
    if item.kind is QuizKind.MATCHING:
        return any(_places(shown, [option.text]) for option in item.options)
    parts: tuple[str, ...] = (item.answer,)
    if item.kind is QuizKind.SELECT:
        parts = tuple(item.options[n].text for n in item.keys)
    elif item.expected is not None:
        parts = item.expected.answers
    return bool(_places(shown, [item.answer])) or all(_places(shown, [part]) for part in parts)


def _places(shown: str, answers: Iterable[str]) -> list[_Span]:
    """Where one of ``answers`` stands word by word, whatever its case, article or marks."""
    found: list[_Span] = []
    for answer in dict.fromkeys(answers):
        words = _WORD.findall(answer)
        while len(words) > 1 and words[0].lower() in _ARTICLES:
            words = words[1:]
        if words:
            pattern = r"[\W_]+".join(re.escape(word) for word in words)
            whole = rf"(?<![^\W_])(?<!\d[.,]){pattern}(?![^\W_])(?![.,]\d)"
            found += [match.span() for match in re.finditer(whole, shown, re.IGNORECASE)]
    return found


def _gaps(shown: str, spans: Iterable[_Span], keep: Iterable[_Span]) -> str:
    """``shown`` with a gap for each of ``spans`` but what it must ``keep``."""
    hide = [False] * len(shown)
    for start, end in spans:
        hide[start:end] = [True] * (end - start)
    for start, end in keep:
        hide[start:end] = [False] * (end - start)
    pairs = zip(shown, hide, strict=True)
    text = "".join("\0" if hidden and not letter.isspace() else letter for letter, hidden in pairs)
    return re.sub(r"\0+(?:\s+\0+)*", GAP, text)
