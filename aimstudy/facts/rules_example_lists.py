"""Examples given of what another rule asks for: "subjects such as A, B and C"."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, pieces, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, draft_of
from aimstudy.facts.noun_phrases import plain_noun
from aimstudy.language.clauses import Segment
from aimstudy.language.enumerations import split_list


def example_list(
    view: ClauseView, host: Segment, example: Segment, noun: str, tail: str
) -> Iterator[FactDraft]:
    """ "subjects such as A, B and C" answers "Which subjects ...?"; never called complete."""
    g = view.item.grammar
    text = body(view.item, example)
    items = split_list(text, g)
    if not items or not plain_noun(noun, g):
        return
    ask = f"{'Which' if g.english else 'Hvilke'} {noun}"
    parts = question_parts(view, ask, (host, example), tail)
    if parts:
        yield draft_of(
            view, FactKind.LIST, "examples", items, text, parts, True, rank=2, exhaustive=False
        )


def is_clausal(text: str) -> bool:
    """ "whether it pays": an example that is a question, not a thing."""
    return text.lower().startswith(("whether", "how", "what", "om ", "hvordan", "hvilke", "hvor"))


def examples_of_object(
    view: ClauseView, segment: Segment, example: Segment, text: str
) -> Iterator[FactDraft]:
    """Examples of the object of a verb, or of the noun behind it: "loans in trades such as X"."""
    g = view.item.grammar
    if is_clausal(body(view.item, example)):
        yield from _clausal_examples(view, example, text)
        return
    split = re.match(r"(?P<object>.+) (?P<lead>in|within|innen|i) (?P<noun>[\w-]+)$", text)
    if split:
        ask_lead = split["lead"].capitalize()
        items = split_list(body(view.item, example), g)
        word = "which" if g.english else "hvilke"
        parts = question_parts(
            view, f"{ask_lead} {word} {split['noun']}", (segment, example), keep=False
        )
        if items and parts:
            parts["rest"] = f"{parts['rest']} {split['object']}".strip()
            yield draft_of(
                view,
                FactKind.LIST,
                "examples",
                items,
                body(view.item, example),
                parts,
                rank=3,
                exhaustive=False,
            )
        return
    yield from example_list(view, segment, example, text, "")


def _clausal_examples(view: ClauseView, example: Segment, text: str) -> Iterator[FactDraft]:
    g = view.item.grammar
    value = body(view.item, example)
    items = split_list(value, g)
    noun = re.sub(r"^.*\b(?:of|planleggingen av|med planleggingen av) (?=\w)", "", text)
    if not items or not plain_noun(noun, g):
        return
    if g.english:
        parts = pieces("What", "are", f"examples of {noun}")
    else:
        parts = pieces("Hva", "er", f"eksempler på {noun}")
    yield FactDraft(
        FactKind.EXAMPLE,
        "examples",
        noun,
        "examples",
        items,
        value,
        parts,
        exhaustive=False,
        rank=4,
    )
