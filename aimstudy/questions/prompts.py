"""The prompt of a fact's quiz item, and what all items of one fact share. No options here."""

import re
from functools import lru_cache

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Citation, Fact
from aimstudy.domain.quiz import Option, QuizItem, QuizKind
from aimstudy.questions.cards import gap_draft, question_draft

# A list's question asks for all of its items; this asks for the one among the options.
_ONE_OF_THESE = {
    Language.ENGLISH: "{question} – which of these is among them?",
    Language.BOKMAL: "{question} – hvilket av svarene hører med?",
}
# Where a list gives examples only, others may be as true: what is asked for is what the text names.
_NAMED = {
    Language.ENGLISH: "{question} – which of these does the text name?",
    Language.BOKMAL: "{question} – hva av dette nevner teksten?",
}
_EXAMPLES = re.compile(
    r"\b(?:such as|for example|for instance|including|like|e\.g\.|slik som|som|for eksempel|"
    r"f\.eks\.|blant annet|bl\.a\.|inkludert|deriblant)[,:]?\s*$",
    re.I,
)


@lru_cache(maxsize=1024)
def prompt_of(fact: Fact, title: str) -> str:
    """The fact's question, else its sentence with a gap; "" where neither is sound."""
    draft = question_draft(fact, title) or gap_draft(fact, title, whole=True)
    return draft.prompt if draft else ""


@lru_cache(maxsize=1024)
def question_prompt(fact: Fact, title: str) -> str:
    """The fact's question; "" where it has none."""
    draft = question_draft(fact, title)
    return draft.prompt if draft else ""


def gives_examples(fact: Fact) -> bool:
    """A list whose sentence names its items as examples: it may have others."""
    said = dict(fact.parts).get("statement") or fact.citations[0].quote
    at = said.lower().find(fact.answers[0].lower())
    return len(fact.answers) > 1 and at > 0 and _EXAMPLES.search(said[:at].rstrip("[")) is not None


def list_prompt(fact: Fact, title: str, *, one: bool) -> str:
    """A list's question over options, of which ``one`` or several are right; "" without one."""
    prompt = question_prompt(fact, title)
    if not prompt or not (one or gives_examples(fact)):
        return prompt
    words = _NAMED if gives_examples(fact) else _ONE_OF_THESE
    return words[fact.language].format(question=prompt.rstrip("?"))


def answer_place(citation: Citation) -> tuple[int, int]:
    """Offsets of the answer in the quoted sentence, or -1."""
    if citation.answer_start < 0:
        return -1, -1
    return citation.answer_start - citation.start, citation.answer_end - citation.start


def item_of(
    fact: Fact,
    kind: QuizKind,
    prompt: str,
    answer: str,
    title: str,
    options: tuple[Option, ...] = (),
    key: int = -1,
) -> QuizItem:
    """An item with the fact's sentence and the place of its answer."""
    start, end = answer_place(fact.citations[0])
    quote = fact.citations[0].quote
    return QuizItem(fact.key, kind, prompt, options, key, answer, quote, title, start, end)
