"""No verdict of a quiz tells the answer of a question that is still open; counts say what they are.

The small article says two things in each of its first sentences, and a quiz asks all of it.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Expected, Option, OptionOrigin, QuizItem, QuizKind
from aimstudy.domain.told import tells
from aimstudy.services.held_back import without_open, without_owners
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import OptionFeedback, QuizFeedback, QuizWish
from aimstudy.services.views.study import SourceView
from tests.services.conftest import START, Clock

DAMS = (
    "# The Vass dam\n\nThe Vass dam was completed in 1989 and is 41 metres high. The Brekke dam "
    "was completed in 1954 and is 62 metres high. The Stora dam was completed in 1971 and is 88 "
    "metres high. Piping is the erosion of soil by seepage. Owners must keep inspection records "
    "for 30 years. The report deadline is 24 hours.\n"
)
KEPT = "Owners keep the records for 30 years and report cracks within 24 hours."


@pytest.fixture
def dams(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path, Clock(START)) as library:
        article = library.articles.add_text("dams.md", DAMS)
        library.articles.accept_all(article.article_id)
        yield library


def taken(library: Library, seed: int) -> list[QuizFeedback]:
    """The verdicts as they were shown, nothing being known."""
    first = library.quiz.start(QuizWish(count=20, seed=seed))
    places = range(first.total)
    return [library.quiz.answer(first.attempt_id, place, None) for place in places]


def test_a_verdict_holds_back_what_the_quiz_still_asks(dams: Library) -> None:
    held = 0
    for seed in range(4):
        shown = taken(dams, seed)
        whole = dams.quiz.review(shown[0].attempt_id).answers
        for place, verdict in enumerate(shown):
            assert verdict.source is not None
            assert verdict.held_back == ("…" in verdict.source.shown)
            held += verdict.held_back
            for later in whole[place + 1 :]:
                assert not tells(verdict.source.shown, [later.answer]), (verdict, later)
        for verdict, after in zip(shown, whole, strict=True):
            assert after.source is not None
            assert not after.held_back
            assert after.source.quote in DAMS
            assert verdict == replace(after, held_back=verdict.held_back, source=verdict.source)
    assert held, "or nothing was tried here"


def test_a_count_is_exact_only_where_every_quiz_asks_as_many(dams: Library) -> None:
    setup = dams.quiz.setup()
    assert setup.exact
    assert all(topic.exact for topic in setup.topics)
    totals = {dams.quiz.start(QuizWish(count=60, seed=seed)).total for seed in range(8)}
    assert totals == {setup.usable}
    assert (dams.quiz.count().usable, dams.quiz.count().exact) == (setup.usable, True)
    assert dams.rehearsal.start_page().exact
    for article in dams.articles.list():
        dams.articles.archive(article.article_id)
    for word, back in (("otter", "oter"), ("badger", "grevling"), ("lynx", "gaupe")):
        dams.cards.write(f"What is the Norwegian word for {word}?", back)
    setup = dams.quiz.setup()
    assert (setup.usable, setup.exact) == (3, True)
    assert {dams.quiz.start(QuizWish(seed=seed)).total for seed in range(4)} == {3}
    page = dams.rehearsal.start_page()
    assert (page.distinct, page.exact) == (3, True)


def typed(
    prompt: str, *answers: str, quote: str = KEPT, kind: QuizKind = QuizKind.TYPED
) -> QuizItem:
    expected = Expected(Language.ENGLISH, answers)
    answer = " and ".join(answers)
    return QuizItem(prompt, kind, prompt, (), -1, answer, quote, expected=expected)


YEARS = typed("How long are records kept?", "30 years")
CRACKS = typed("How fast are cracks reported?", "24 hours")
SOURCE = SourceView(1, "Dams", "Duties", KEPT, KEPT, "30 years", 0, len(KEPT))


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        (CRACKS, "Owners keep the records for 30 years and report cracks within …."),
        (typed("Which?", "THE  records"), KEPT.replace("records", "…")),
        (
            typed("What?", "Records", "cracks"),
            KEPT.replace("records", "…").replace("cracks", "…"),
        ),
        (typed("What is kept?", "records for 30 years"), KEPT.replace("records for", "…")),
        (typed("When?", "a day"), "…"),  # said in other words
        (typed("What?", "records", "leaks"), "…"),  # a part cannot be found
        (typed("What of cracks?", "report", quote="Another."), KEPT),
        (
            typed("What do owners do with cracks?", "report", quote="Another."),
            KEPT.replace("report", "…"),
        ),
    ],
)
def test_gaps_stand_for_the_answers_of_open_questions(other: QuizItem, shown: str) -> None:
    found = without_open(SOURCE, YEARS, [other])
    assert found.shown == shown
    assert found.quote == found.shown
    assert found.marked == ("30 years" if "30 years" in shown else "")


def test_the_section_is_left_out_where_it_answers_an_open_question() -> None:
    source = replace(SOURCE, section="24 hours", also_in=("24 hours again", "Deadlines"))
    found = without_open(source, YEARS, [CRACKS])
    assert (found.section, found.also_in) == ("", ("Deadlines",))


def test_what_an_option_belongs_to_is_not_said_while_that_is_open() -> None:
    options = tuple(
        Option(text, OptionOrigin.OTHER_FACT, f"Of {text}", key)
        for text, key in (("24 hours", CRACKS.fact_key), ("40 years", "guild"))
    )
    item = replace(YEARS, options=options)
    said = [OptionFeedback(o.text, False, False, o.origin, o.belongs_to) for o in options]
    assert [o.belongs_to for o in without_owners(said, item, [CRACKS])] == ["", "Of 40 years"]
    assert without_owners(said, item, []) == tuple(said)
