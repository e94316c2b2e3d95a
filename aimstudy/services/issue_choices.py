"""What follows from a choice about a contradiction: cards on the side judged wrong wait.

Only cards that such a choice made wait come back with it: what a person suspended by hand stays.
Two statements often give the same question, which is asked once; the other side then gets its card
when it is chosen.
"""

from collections.abc import Iterable, Mapping, Sequence

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.fact import Fact, FactState, IssueChoice, Reading
from aimstudy.facts.issue_sides import Sides, sides_of
from aimstudy.services.card_columns import patch_cards
from aimstudy.storage import articles, issues
from aimstudy.storage.cards import columns_of, set_columns
from aimstudy.storage.fact_cards import cards_of_facts, fact_columns
from aimstudy.storage.issues import StoredIssue
from aimstudy.storage.notes import NewNote, insert_notes, prompts_of
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch

JUDGED_WRONG = 2  # in a card's ``suspended``; 1 is the person's own
_WRONG = {IssueChoice.FIRST: IssueChoice.SECOND, IssueChoice.SECOND: IssueChoice.FIRST}


def choose_side(session: Session, issue_id: int, choice: IssueChoice, at_ms: int) -> list[Patch]:
    """Store the choice and let the cards of the other side wait; returns how to put it back.

    A card that another decided issue holds wrong keeps waiting. Raises Problem ARTICLE_MISSING.
    """
    found = issues.load_issues(session, issue_id=issue_id)
    if not found:
        raise Problem(ProblemKind.ARTICLE_MISSING)
    [issue] = found
    before = _waiting(session, issue.article_id)
    issues.set_choice(session, issue_id, choice)
    made = [] if choice is IssueChoice.OPEN else _make_missing(session, issue, choice, at_ms)
    after = _waiting(session, issue.article_id)
    return [
        Patch("set", "issues", issue_id, {"choice": issue.choice.value}),
        *made,
        *_suspend(session, after - before),
        *_release(session, before - after),
    ]


def settle(session: Session, article_id: int) -> list[Patch]:
    """Bring cards back that no choice holds wrong any more, after facts or issues have changed."""
    cards = cards_of_facts(session, list(articles.load_facts(session, [article_id])))
    return _release(session, set(cards) - _waiting(session, article_id))


def _suspend(session: Session, cards: Iterable[int]) -> list[Patch]:
    return _change(session, cards, 0, JUDGED_WRONG)


def _release(session: Session, cards: Iterable[int]) -> list[Patch]:
    return _change(session, cards, JUDGED_WRONG, 0)


def _change(session: Session, cards: Iterable[int], old: int, new: int) -> list[Patch]:
    """Set ``suspended`` from ``old`` to ``new`` on the cards that have it so."""
    held = columns_of(session, sorted(cards), ["suspended"])
    chosen = [card for card, columns in held.items() if columns["suspended"] == old]
    return patch_cards(session, chosen, {"suspended": new}) if chosen else []


def _waiting(session: Session, article_id: int) -> set[int]:
    """Cards that the choices made in an article let wait.

    While an issue is open, a question that both sides ask is asked by the first.
    """
    found = issues.load_issues(session, article_id=article_id)
    facts = {i: fact for i, (_, _, fact) in articles.load_facts(session, [article_id]).items()}
    sides = sides_of_issues(session, facts, found)
    cards: set[int] = set()
    for issue in found:
        wrong = _WRONG.get(issue.choice, IssueChoice.SECOND)
        mine = _cards_on(session, sides[issue.issue_id], wrong)
        if issue.choice is IssueChoice.OPEN:
            first = prompts_of(session, _cards_on(session, sides[issue.issue_id], _WRONG[wrong]))
            asked = set(first.values())
            mine = [card for card, prompt in prompts_of(session, mine).items() if prompt in asked]
        cards |= set(mine)
    return cards


def _cards_on(session: Session, sides: Sides, side: IssueChoice) -> list[int]:
    return cards_of_facts(session, [fact_id for fact_id, on in sides.items() if on is side])


def _make_missing(
    session: Session, issue: StoredIssue, choice: IssueChoice, at_ms: int
) -> list[Patch]:
    """A card for the chosen side where only the other one has any; it stands as that one does."""
    facts = {
        i: fact for i, (_, _, fact) in articles.load_facts(session, [issue.article_id]).items()
    }
    sides = sides_of_issues(session, facts, [issue])[issue.issue_id]
    others = _cards_on(session, sides, _WRONG[choice])
    article = articles.load_article(session, issue.article_id)
    if _cards_on(session, sides, choice) or not others or article is None:
        return []
    from aimstudy.questions.cards import sound_cards
    from aimstudy.questions.spare_cards import asked_first

    columns = columns_of(session, others, ["state", "deck_id", "archived"])[others[0]]
    state = FactState(str(columns["state"]))
    ids = {facts[f].key: f for f, side in sides.items() if side is choice}
    reading = Reading(article[1], tuple(facts[f] for f in ids.values()), ())
    notes = [
        NewNote(draft, int(str(columns["deck_id"])), state, ids[draft.fact_key], issue.article_id)
        for draft in asked_first(sound_cards(reading))  # chosen by the person, whatever its worth
    ]
    cards = [card_id for _, card_id in insert_notes(session, notes, at_ms)]
    set_columns(session, cards, {"archived": columns["archived"]})
    patches = [Patch("set", "cards", card_id, {"deleted": 1}) for card_id in cards]
    asked = [note.fact_id for note in notes if note.fact_id is not None]
    before = fact_columns(session, asked)
    articles.set_fact_states(session, asked, state)
    return patches + [Patch("set", "facts", f, {"state": old}) for f, old in before.items()]


def sides_of_issues(
    session: Session, facts: Mapping[int, Fact], found: Sequence[StoredIssue]
) -> dict[int, Sides]:
    """The side of every fact of each issue, by the issue's id; ``facts`` are the article's."""
    if not found:
        return {}
    ids = [issue.issue_id for issue in found]
    touched = issues.facts_of_issues(session, ids)
    sentences = issues.sentences_of_issues(session, ids)
    return {
        issue.issue_id: sides_of(
            {fact_id: facts[fact_id] for fact_id in touched[issue.issue_id]},
            (issue.first, issue.second),
            sentences[issue.issue_id],
        )
        for issue in found
    }
