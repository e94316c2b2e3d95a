"""The sentence a card stands on, as a person reads it: without markup, with its answer marked."""

from aimstudy.services.views.study import SourceView
from aimstudy.storage.citations import citations_of_fact, citations_of_note
from aimstudy.storage.session import Session


def source_of(
    session: Session, fact_id: int | None, note_id: int, answers: tuple[str, ...]
) -> SourceView | None:
    """The source of a card, or None for one written by hand.

    A note's own citation (marked text) comes before its fact's.
    """
    cited = citations_of_note(session, note_id)
    if not cited and fact_id is not None:
        cited = citations_of_fact(session, fact_id)
    if not cited:
        return None
    first, *others = cited
    return SourceView(
        article_id=first.article_id,
        article_title=first.article_title,
        section=first.section,
        quote=first.quote,
        shown=first.clean,
        marked=marked_answer(first.clean, answers),
        start=first.start,
        end=first.end,
        also_in=tuple(dict.fromkeys(other.section for other in others if other.section)),
    )


def marked_answer(clean: str, answers: tuple[str, ...]) -> str:
    """The answer as it stands in the sentence, whatever its case; "" where it does not.

    >>> marked_answer("It takes Nine months.", ("nine months",))
    'Nine months'
    """
    for answer in answers:
        at = clean.casefold().find(answer.casefold()) if answer else -1
        if at >= 0 and len(clean.casefold()) == len(clean):
            return clean[at : at + len(answer)]
    return ""
