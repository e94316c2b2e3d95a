"""The options of one item in one form, so that how they look tells nothing of which is right.

Capital letters, full stops, commas, articles, one word or several. Knows nothing of what is true.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from aimstudy.domain.quiz import Option, QuizItem
from aimstudy.language.grammar import ENGLISH, NORWEGIAN, Grammar
from aimstudy.questions.wrong_numbers import number_spots

_LEAD = re.compile(r"(?:an?|the|en|et|ei|den|det|de)\b", re.I)
_INSIDE = re.compile(r"[,;:()\"“”«»–]|\s-\s")
_SHORTENED = re.compile(
    r"(?:\b\w|\b[A-ZÆØÅ]\w{0,3}|\b(?:etc|osv|mv|ca|nr|no|vs|kap|pkt)|\w\.\w+)\.$"
)
_FIGURES = re.compile(r"\d+(?:[., \u00a0]\d+)*")
_FORMS: tuple[Callable[[str], bool], ...] = (
    lambda text: _LEAD.match(text) is not None,
    lambda text: _INSIDE.search(text) is not None,
    lambda text: " " in text.strip(),
    lambda text: any(map(str.isdigit, text)),
)


def in_one_form(options: Sequence[Option]) -> list[Option]:
    """The options with or without a full stop, and with or without a capital letter, all of them.

    A sentence's full stop goes; where some begin with a capital letter, names or not, all do.
    """
    found = [replace(option, text=_without_stop(option.text)) for option in options]
    cased = [o.text[:1].isupper() for o in found if o.text[:1].isalpha()]
    if not any(cased) or all(cased):
        return found
    return [replace(option, text=_capital(option.text)) for option in found]


def cased_like(text: str, key: str, *, head: bool) -> str:
    """``text`` in place of ``key``, with its first letter; ``head``: a sentence begins with it.

    >>> cased_like("The cope", "the beam", head=False), cased_like("the beam", "The hum", head=True)
    ('the cope', 'The beam')
    """
    if head and key[:1].isupper() and text[:1].islower():
        return _capital(text)
    if key[:1].islower() and text[:1].isupper() and _LEAD.match(text):
        return text[:1].lower() + text[1:]
    return text


def like_key(key: str, options: Sequence[Option]) -> list[Option]:
    """The options in order that have the right one's form, and those that were mixed up with it."""
    own = forms_of(key)
    return [option for option in options if option.mixed_up or forms_of(option.text) == own]


def forms_of(text: str) -> tuple[bool, ...]:
    """What can be seen of an option at a glance."""
    plain = _without_stop(text)
    return tuple(form(plain) for form in _FORMS)


def by_size(options: Sequence[Option], g: Grammar) -> list[Option]:
    """Numbers of one form in the order of their size; other options as they stand."""
    if not numbers_of_one_form([option.text for option in options], g):
        return list(options)
    return sorted(options, key=lambda option: number_spots(option.text, g)[0].value)


def numbers_of_one_form(texts: Sequence[str], g: Grammar) -> bool:
    """All of them are numbers with the same words around them."""
    numbers = all(number_spots(text, g) for text in texts)
    return numbers and len({_frame(text, g) for text in texts}) <= 1


def in_order(item: QuizItem) -> bool:
    """The options are numbers of one form, and stand in the order of their size."""
    shown = list(item.options)
    return any(
        bool(shown)
        and all(number_spots(option.text, g) for option in shown)
        and by_size(shown, g) == shown
        for g in (ENGLISH, NORWEGIAN)
    )


def _frame(text: str, g: Grammar) -> str:
    """A text without its numbers: those of one question share it."""
    for spot in reversed(number_spots(text, g)):
        text = f"{text[: spot.start]}#{text[spot.end :]}"
    return _FIGURES.sub("#", text.lower()).strip()


def _without_stop(text: str) -> str:
    text = text.rstrip()
    sentence = text.endswith(".") and not text.endswith("..") and not _SHORTENED.search(text)
    return text[:-1] if sentence else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
