"""A new version of an article: what changed is said, cards keep what they have learnt, one undo."""

from collections.abc import Callable
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.card import HoldReason
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.fact import IssueChoice
from aimstudy.domain.version import FactChange, VersionChoice
from aimstudy.services.library import Library
from aimstudy.services.views.articles import ArticleCard, ArticleView
from aimstudy.services.views.versions import ArticleComparison, VersionItem
from tests.services.conftest import Clock

OLD = """# Tern Diploma

The Tern Diploma is a licence for ferry captains. It is awarded by the Coastal Board.

The training takes 14 months. The fee is $600. Captains must renew the diploma every three years.

The diploma was founded in 1962 in Ternhaven.
"""
# One sentence is reworded, one value changed, one sentence is gone and one is new.
NEW = (
    OLD.replace("The training takes 14 months.", "The training usually takes 14 months.")
    .replace("$600", "$650")
    .replace("The diploma was founded in 1962 in Ternhaven.\n", "The exam takes 90 minutes.\n")
)


def studied(library: Library, clock: Clock, text: str = OLD) -> ArticleView:
    """The article, every card accepted and answered once."""
    added = library.articles.add_text("tern.md", text)
    library.articles.accept_all(added.article_id)
    for card in library.articles.view(added.article_id).cards:
        clock.forward(seconds=20)
        library.study.answer(card.card_id, 3)
    return library.articles.view(added.article_id)


def compared(library: Library, text: str = NEW) -> ArticleComparison:
    found = library.articles.compare(library.articles.read_text("tern.md", text))
    assert found is not None
    return found


def the(items: tuple[VersionItem, ...], change: FactChange) -> VersionItem:
    [found] = [item for item in items if item.change is change]
    return found


def card_of(view: ArticleView, answer: str) -> ArticleCard:
    return next(card for card in view.cards if card.answer == answer)


def everything(library: Library, view: ArticleView) -> object:
    """All that a person sees of an article, with each card's memory."""
    now = library.articles.view(view.article_id)
    details = [library.cards.detail(card.card_id) for card in now.cards]
    return now, details, library.articles.list(), library.quiz.setup()


def test_the_comparison_says_what_changed(library: Library, clock: Clock) -> None:
    view = studied(library, clock)
    found = compared(library)
    assert (found.article_id, found.title) == (view.article_id, "Tern Diploma")
    reworded = the(found.items, FactChange.REWORDED)
    assert reworded.old_sentence == "The training takes 14 months."
    assert reworded.new_sentence == "The training usually takes 14 months."
    assert (reworded.old_answer, reworded.new_answer) == ("14 months", "14 months")
    assert (reworded.cards, reworded.answers) == (1, 1)
    changed = the(found.items, FactChange.CHANGED)
    assert (changed.old_answer, changed.new_answer) == ("$600", "$650")
    gone = [item for item in found.items if item.change is FactChange.GONE]
    assert gone
    assert {item.old_sentence for item in gone} == {"The diploma was founded in 1962 in Ternhaven."}
    assert the(found.items, FactChange.NEW).new_answer == "90 minutes"
    assert found.same >= 3


def test_cards_keep_their_history_and_cite_the_new_sentence(library: Library, clock: Clock) -> None:
    view = studied(library, clock)
    done = library.articles.update(compared(library))
    now = library.articles.view(view.article_id)
    assert now.text == NEW
    old, new = card_of(view, "14 months"), card_of(now, "14 months")
    assert (new.card_id, new.hold) == (old.card_id, HoldReason.NONE)
    detail = library.cards.detail(new.card_id)
    assert detail.reps == 1
    assert detail.source is not None
    assert detail.source.shown == "The training usually takes 14 months."
    assert now.text[detail.source.start : detail.source.end] == detail.source.quote
    assert done.proposed == 1
    assert card_of(now, "90 minutes").hold is HoldReason.PROPOSED
    assert [info.reason for info in library.care.backups()] == ["before-update"]
    assert library.check().findings == ()
    assert library.check().states_differ == 0


def test_unchanged_cards_are_not_touched(library: Library, clock: Clock) -> None:
    view = studied(library, clock)
    before = {card.card_id: library.cards.detail(card.card_id) for card in view.cards}
    library.articles.update(compared(library))
    now = library.articles.view(view.article_id)
    kept = [c for c in now.cards if c.card_id in before and c.answer in ("the Coastal Board",)]
    assert kept
    for card in kept:
        was, after = before[card.card_id], library.cards.detail(card.card_id)
        assert (was.front, was.back, was.due, was.stability) == (
            after.front,
            after.back,
            after.due,
            after.stability,
        )


def test_a_changed_value_gets_a_new_card_or_the_old_one_stays(
    library: Library, clock: Clock
) -> None:
    view = studied(library, clock)
    old = card_of(view, "$600")
    found = compared(library)
    library.articles.update(found)
    now = library.articles.view(view.article_id)
    assert old.card_id not in [card.card_id for card in now.cards]
    assert card_of(now, "$650").hold is HoldReason.NONE
    assert library.cards.detail(card_of(now, "$650").card_id).reps == 0
    library.undo()
    key = the(found.items, FactChange.CHANGED).key
    library.articles.update(found, {key: VersionChoice.KEEP_OLD})
    now = library.articles.view(view.article_id)
    kept = card_of(now, "$600")
    assert (kept.card_id, kept.hold, kept.fact_id) == (old.card_id, HoldReason.NONE, None)
    assert kept.gone
    assert library.cards.detail(kept.card_id).reps == 1
    assert card_of(now, "$650").hold is HoldReason.REJECTED


@pytest.mark.parametrize(
    ("choice", "hold"),
    [
        (VersionChoice.KEEP_OLD, HoldReason.NONE),
        (VersionChoice.PUT_ASIDE, HoldReason.SUSPENDED),
    ],
)
def test_cards_on_what_is_gone_stay_or_wait(
    library: Library, clock: Clock, choice: VersionChoice, hold: HoldReason
) -> None:
    view = studied(library, clock)
    found = compared(library)
    gone = [item for item in found.items if item.change is FactChange.GONE]
    mine = {c.card_id for c in view.cards if "1962" in c.answer or "Ternhaven" in c.answer}
    assert mine
    library.articles.update(found, {item.key: choice for item in gone})
    now = [card for card in library.articles.view(view.article_id).cards if card.card_id in mine]
    assert {card.hold for card in now} == {hold}
    assert all(card.gone and card.start == -1 for card in now)
    asked = library.quiz.setup()
    assert asked.usable <= len(library.articles.view(view.article_id).marks)


def test_one_undo_brings_everything_back_also_after_a_restart(tmp_path: Path, clock: Clock) -> None:
    with open_library(tmp_path / "data", clock) as library:
        view = studied(library, clock)
        start = view.text.index("ferry captains")
        library.articles.make_card(view.article_id, start, start + len("ferry captains"))
        before = everything(library, view)
        library.articles.update(compared(library))
        assert everything(library, view) != before
    with open_library(tmp_path / "data", clock) as library:
        assert library.undo_label() == "version"
        library.undo()
        assert everything(library, view) == before
        assert library.check().findings == ()
        library.undo()  # the step before is whole, too: the marked card goes
        assert len(library.articles.view(view.article_id).cards) == len(view.cards)


def test_a_card_from_marked_words_finds_its_sentence_again(library: Library, clock: Clock) -> None:
    view = studied(library, clock)
    start = view.text.index("every three years")
    made = library.articles.make_card(view.article_id, start, start + len("every three years"))
    library.articles.update(compared(library))
    source = library.cards.detail(made.card_id).source
    assert source is not None
    now = library.articles.view(view.article_id)
    assert now.text[source.start : source.end] == source.quote
    assert not next(card for card in now.cards if card.card_id == made.card_id).gone


def test_words_the_person_changed_stay_and_cite_the_new_sentence(
    library: Library, clock: Clock
) -> None:
    view = studied(library, clock)
    card = card_of(view, "14 months")
    clock.forward(minutes=1)
    library.cards.edit(card.card_id, "How long must a captain train?", "14 months")
    found = compared(library)
    assert the(found.items, FactChange.REWORDED).edited
    library.articles.update(found)
    detail = library.cards.detail(card.card_id)
    assert detail.front == "How long must a captain train?"
    assert detail.source is not None
    assert detail.source.shown.startswith("The training usually")


def test_a_settled_contradiction_stays_settled_where_it_still_stands(
    library: Library, clock: Clock
) -> None:
    disputed = OLD + "\nThe training takes 15 months.\n"
    view = studied(library, clock, disputed)
    [issue] = view.issues
    library.articles.decide(issue.issue_id, IssueChoice.FIRST)
    library.articles.update(compared(library, disputed.replace("$600", "$650")))
    [again] = library.articles.view(view.article_id).issues
    assert again.choice is IssueChoice.FIRST
    library.articles.update(
        compared(library, disputed.replace("\nThe training takes 15 months.", ""))
    )
    now = library.articles.view(view.article_id)
    assert now.issues == ()
    assert card_of(now, "14 months").hold is HoldReason.NONE


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("# Tern Diploma", "# Tern Diploma\n\nA new line for all."),
        lambda text: "\n\n".join(reversed(text.split("\n\n"))),
        lambda text: text.split("\n\n")[0] + "\n\nThe Tern Diploma is a title.\n",
        lambda text: text + text.replace("Tern", "Gull"),
    ],
)
def test_any_version_can_be_taken_in_and_taken_back(
    library: Library, clock: Clock, edit: Callable[[str], str]
) -> None:
    view = studied(library, clock)
    before = everything(library, view)
    found = library.articles.compare(
        library.articles.read_text("tern.md", edit(OLD)), view.article_id
    )
    assert found is not None
    library.articles.update(found)
    assert library.check().findings == ()
    library.undo()
    assert everything(library, view) == before


def test_only_an_article_of_that_name_or_title_and_language_is_compared(
    library: Library, clock: Clock, tmp_path: Path
) -> None:
    studied(library, clock)
    other = NEW.replace("Tern", "Gull")
    by_title = library.articles.read_text("another.md", NEW)
    assert library.articles.compare(by_title) is not None
    by_name = library.articles.read_text("TERN.md", other)
    assert library.articles.compare(by_name) is not None
    assert library.articles.compare(library.articles.read_text("gull.md", other)) is None
    norsk = (
        "# Tern Diploma\n\nTerndiplomet er et sertifikat for kapteiner. Kurset tar 14 måneder.\n"
    )
    assert library.articles.compare(library.articles.read_text("tern.md", norsk)) is None
    file = tmp_path / "tern.md"
    file.write_text(OLD)
    with pytest.raises(Problem) as caught:
        library.articles.compare(file)
    assert caught.value.kind is ProblemKind.ARTICLE_ALREADY_ADDED


def test_a_version_can_be_kept_as_an_article_of_its_own(library: Library, clock: Clock) -> None:
    studied(library, clock)
    found = compared(library)
    added = library.articles.keep(found.read)
    assert added.article_id != found.article_id
    assert len(library.articles.list()) == 2


def test_proposals_on_what_is_gone_go_and_accepted_cards_do_not(library: Library) -> None:
    added = library.articles.add_text("tern.md", OLD)
    view = library.articles.view(added.article_id)
    library.articles.update(compared(library))
    now = library.articles.view(view.article_id)
    assert all(card.hold is HoldReason.PROPOSED for card in now.cards)
    assert not [card for card in now.cards if card.gone]
    library.undo()
    assert library.articles.view(view.article_id) == view


def test_an_updated_article_that_was_deleted_comes_back_with_its_steps(
    library: Library, clock: Clock
) -> None:
    view = studied(library, clock)
    library.articles.update(compared(library))
    before = everything(library, view)
    library.articles.delete(view.article_id)
    assert [library.undo().kind for _ in range(2)] == ["article_deleted", "version"]
    assert library.redo().kind == "version"
    assert everything(library, view) == before


def test_a_failure_on_the_way_changes_nothing(
    library: Library, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = studied(library, clock)
    before = everything(library, view)

    def fail(*_: object, **_extra: object) -> None:
        raise Problem(ProblemKind.LIBRARY_WRITE_FAILED, reason="full")

    monkeypatch.setattr("aimstudy.services.articles.undo.record", fail)
    with pytest.raises(Problem):
        library.articles.update(compared(library))
    assert everything(library, view) == before
