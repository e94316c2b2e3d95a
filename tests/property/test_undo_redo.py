"""Steps done, undone and done again leave what those that stand would have made on their own.

Two libraries begin alike. In one a person works, takes back and does again; in the other only the
steps that stand at the end are done, at the times they were done at. All that differs are ids and
the rows of the log that were taken back.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam_profile import ExamProfile, ExamResult, Topic
from aimstudy.domain.fact import IssueChoice
from aimstudy.domain.quiz import QuizKind
from aimstudy.domain.replacing import ReplaceWish
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import QuizWish
from aimstudy.services.views.session_choice import TypedAnswer
from tests.library_file import answers
from tests.property.test_services import EXPECTED, START, copied
from tests.services.conftest import Clock

NOT_DONE = EXPECTED | {
    ProblemKind.CARD_NOT_TURNED,
    ProblemKind.ARTICLE_ALREADY_ADDED,
    ProblemKind.QUIZ_MISSING,
    ProblemKind.SHEET_SCORED,
    ProblemKind.DECK_NAME_TAKEN,
    ProblemKind.DECK_INSIDE_ITSELF,
    ProblemKind.DECK_MISSING,
}
Step = tuple[str, int, int]
# Card, a number, and the exam that is there, if any.
Act = Callable[[Library, int, int, int], object]
QUESTIONS, SHEET = 5, 3  # of each of two quizzes, and of the third, on paper
ARTICLE = "# Harbour law\n\nThe harbour master is appointed by the Nordic Pilot Board.\n"
OPEN = """
SELECT attempt_id FROM quiz_responses WHERE position = {position} AND coalesce(seen, 0) = 0
ORDER BY attempt_id
"""
GRADED = """
SELECT correct FROM quiz_responses
WHERE attempt_id = 2 AND position = {position} AND correct IS NOT NULL
"""


@lru_cache(1)
def begun() -> "TemporaryDirectory[str]":
    """The model with a quiz to choose in, one to type in, and a sheet; to begin one is no step."""
    folder = TemporaryDirectory()
    with copied() as (library, _):
        for kind in (QuizKind.MULTIPLE_CHOICE, QuizKind.TYPED):
            library.quiz.start(QuizWish(count=QUESTIONS, kinds=frozenset({kind}), seed=3))
        library.sheets.make(QuizWish(count=SHEET, seed=4))
        library.close()
        shutil.copy(library.folder / "library.db", folder.name)
    return folder


@contextmanager
def opened() -> Iterator[tuple[Library, Clock]]:
    """A copy of it, at its own time."""
    with TemporaryDirectory() as folder:
        shutil.copy(Path(begun().name) / "library.db", folder)
        clock = Clock(START)
        with open_library(folder, clock) as library:
            yield library, clock


def give(library: Library, kind: int, place: int, given: int | str | None) -> None:
    """Answer a question whose key was not shown yet: then it would not be the same answer."""
    position = place % 3
    open_in = [row[0] for row in answers(library, OPEN.format(position=position))[0]]
    if kind in open_in:
        library.quiz.answer(kind, position, given, 1 + place % 3, 700 * place)


def count(library: Library, position: int, right: bool) -> None:
    """Let the person's word stand over a verdict on what was typed, where it says otherwise."""
    graded = answers(library, GRADED.format(position=position))[0]
    if graded and bool(graded[0][0]) is not right:
        library.quiz.overrule(2, position, right)


def score(library: Library, number: int) -> None:
    """Type the letters of the sheet; one question of some is left out."""
    letters = ["AB"[number >> place & 1] for place in range(1, SHEET)]
    library.sheets.score(3, " ".join([*letters, "AB?"[number % 3]]))


def deck(library: Library, place: int) -> int:
    """A deck of those that are shown; their ids may differ, their order does not."""
    decks = library.cards.decks()
    return decks[place % len(decks)].deck_id if decks else 0


def place_of(library: Library, card: int) -> int:
    """Where a card stands among those that live: ids differ with what was undone before."""
    [cards] = answers(library, LIVE)
    return next((place for place, (card_id,) in enumerate(cards) if card_id == card), 0)


def merge(library: Library, card: int, n: int) -> None:
    """Let the note of a card stand for that of another one, too, which asks the same."""
    lines = library.cards.table().lines
    others = [line.card_id for line in lines if line.card_id != card]
    if others and any(line.card_id == card for line in lines):
        notes = [library.cards.detail(each).note_id for each in (card, others[n % len(others)])]
        if len(set(notes)) > 1:
            library.duplicates.merge(notes, notes[0])


def newest_article(library: Library) -> int:
    """An article that was added, or the one that came with the library."""
    [(article,)] = answers(library, "SELECT coalesce(max(id), 0) FROM articles")[0]
    return int(article)


ACTS: dict[str, Act] = {
    "answer": lambda lib, card, n, exam: lib.study.answer(card, 1 + n % 4, took_ms=900 * n),
    "bury": lambda lib, card, n, exam: lib.study.bury(card),
    "unbury": lambda lib, card, n, exam: lib.cards.unbury([card]),
    "suspend": lambda lib, card, n, exam: lib.cards.suspend([card], bool(n % 2)),
    "flag": lambda lib, card, n, exam: lib.study.flag(card, bool(n % 2)),
    "bookmark": lambda lib, card, n, exam: lib.study.bookmark(card, bool(n % 2)),
    "remark": lambda lib, card, n, exam: lib.study.remark(card, f"Note {n}" if n % 3 else ""),
    "reset": lambda lib, card, n, exam: lib.study.reset(card),
    "typed": lambda lib, card, n, exam: lib.study.set_typed(card, (None, True, False)[n % 3]),
    "reverse": lambda lib, card, n, exam: lib.study.add_reverse(card),
    "type": lambda lib, card, n, exam: lib.study.answer(
        card, 1 + n % 4, 800 * n, TypedAnswer(f"answer {n % 4}", counted_right=bool(n % 2))
    ),
    "edit": lambda lib, card, n, exam: lib.cards.edit(card, f"Question {n}?", f"answer {n}", "x"),
    "replace": lambda lib, card, n, exam: lib.replacing.run(
        lib.cards.found().ids[: 1 + n], ReplaceWish("aeiou"[n % 5], "o" * (n % 3))
    ),
    "write": lambda lib, card, n, exam: lib.cards.write(f"New {n}?", f"answer {n}"),
    "delete": lambda lib, card, n, exam: lib.cards.delete([card]),
    "reject": lambda lib, card, n, exam: lib.articles.reject([card]),
    "bring back": lambda lib, card, n, exam: lib.articles.bring_back([card]),
    "archive": lambda lib, card, n, exam: lib.articles.archive(1),
    "unarchive": lambda lib, card, n, exam: lib.articles.unarchive(1),
    "decide": lambda lib, card, n, exam: lib.articles.decide(1, list(IssueChoice)[n % 3]),
    "delete article": lambda lib, card, n, exam: lib.articles.delete(newest_article(lib)),
    "mark": lambda lib, card, n, exam: lib.articles.make_card(1, 9, 20 + n),
    "exam": lambda lib, card, n, exam: lib.exams.set_exam("AIM", date(2026, 3, 1 + n)),
    "no exam": lambda lib, card, n, exam: lib.exams.remove_exam(exam),
    "paper": lambda lib, card, n, exam: lib.exams.set_profile(exam, ExamProfile(questions=n)),
    "topics": lambda lib, card, n, exam: lib.exams.set_topics(exam, [Topic("Law", 1.0 + n)]),
    "result": lambda lib, card, n, exam: lib.exams.enter_result(exam, ExamResult(bool(n % 2))),
    "milestone": lambda lib, card, n, exam: lib.exams.set_milestone("Half", date(2026, 4, 1 + n)),
    "minutes": lambda lib, card, n, exam: lib.timeline.set_minutes((n,) * 7),
    "choose": lambda lib, card, n, exam: give(lib, 1, card, n % 3 if n % 4 else None),
    "write in": lambda lib, card, n, exam: give(lib, 2, card, f"answer {n % 4}"),
    "score": lambda lib, card, n, exam: score(lib, n),
    "count": lambda lib, card, n, exam: count(lib, card % 3, bool(n % 2)),
    "leave out": lambda lib, card, n, exam: lib.quiz.leave_out(1 + n % 2, bool(n % 3)),
    "end": lambda lib, card, n, exam: lib.quiz.discard(1 + n % 2),
    "add": lambda lib, card, n, exam: lib.articles.add_text(f"{n % 2}.md", ARTICLE + f"{n % 2}"),
    "day off": lambda lib, card, n, exam: lib.timeline.set_day_off(date(2026, 3, 9), bool(n % 2)),
    "new deck": lambda lib, card, n, exam: lib.decks.add(
        "AB"[n % 2], deck(lib, place_of(lib, card)) if n % 3 else None
    ),
    "move deck": lambda lib, card, n, exam: lib.decks.move(
        deck(lib, place_of(lib, card)), deck(lib, n) if n % 3 else None, merge=True
    ),
    "name deck": lambda lib, card, n, exam: lib.decks.rename(
        deck(lib, place_of(lib, card)), ("A", "B", "A::B", "AimStudy")[n % 4], merge=bool(n % 3)
    ),
    "delete deck": lambda lib, card, n, exam: lib.decks.delete(deck(lib, place_of(lib, card))),
    "archive deck": lambda lib, card, n, exam: lib.decks.archive(
        deck(lib, place_of(lib, card)), bool(n % 2)
    ),
    "merge": lambda lib, card, n, exam: merge(lib, card, n),
    "tell apart": lambda lib, card, n, exam: lib.duplicates.tell_apart((card, card + 1 + n % 2)),
}
STEPS = st.lists(
    st.tuples(
        st.sampled_from([*ACTS, "answer", "answer", *["undo"] * 7, *["redo"] * 6]),
        st.integers(0, 9),
        st.integers(0, 25),
    ),
    min_size=4,
    max_size=12,
)
NOW = "SELECT (SELECT max(id) FROM undo_steps), (SELECT coalesce(min(id), 0) FROM exams)"
LIVE = "SELECT id FROM cards WHERE deleted = 0 ORDER BY id"
CARDS = """
SELECT n.front, n.back, n.kind, n.accept, n.items, n.tags, n.typed, n.remark, n.modified_ms,
    f.key, d.name, c.ordinal, c.state, c.suspended, c.archived, c.buried_day, c.flagged,
    c.bookmarked, c.phase, c.stability, c.difficulty, c.last_day, c.due_day, c.due_ms, c.reps,
    c.lapses
FROM cards c JOIN notes n ON n.id = c.note_id JOIN decks d ON d.id = c.deck_id
LEFT JOIN facts f ON f.id = c.fact_id WHERE c.deleted = 0 ORDER BY n.id, c.ordinal
"""
# The answers that stand, in the order in which they were given.
LOG = """
SELECT n.created_ms, n.front, r.kind, r.rating, r.at_ms, r.study_day, r.took_ms,
    json_remove(r.evidence, '$.stands_at')
FROM reviews r JOIN cards c ON c.id = r.card_id JOIN notes n ON n.id = c.note_id
WHERE r.kind <> 'undo' AND c.deleted = 0
    AND r.seq NOT IN (SELECT undoes FROM reviews WHERE undoes IS NOT NULL)
ORDER BY coalesce(json_extract(r.evidence, '$.stands_at'), r.seq)
"""
REST = (
    "SELECT key, state FROM facts ORDER BY key, state",
    """SELECT attempt_id, position, given, correct, certainty, answered_ms, took_ms
    FROM quiz_responses WHERE answered_ms IS NOT NULL ORDER BY 1, 2""",
    """SELECT r.position, n.front, m.front, x.at_ms FROM confusions x
    JOIN quiz_responses r ON r.id = x.response_id JOIN cards c ON c.id = x.card_id
    JOIN notes n ON n.id = c.note_id JOIN cards d ON d.id = x.other_id
    JOIN notes m ON m.id = d.note_id ORDER BY 1, 2, 3""",
    "SELECT key, choice FROM issues ORDER BY key",
    "SELECT key FROM settings WHERE key LIKE 'distinct:%' ORDER BY key",
    """SELECT finished_ms, (SELECT count(*) FROM quiz_responses WHERE attempt_id = a.id)
    FROM quiz_attempts a ORDER BY id""",
    "SELECT key FROM settings WHERE key LIKE 'left_out%' ORDER BY key",
    "SELECT name, archived FROM articles ORDER BY id",
    "SELECT name, day, profile, topics, result, accepted FROM exams ORDER BY id",
    "SELECT name, day FROM milestones ORDER BY id",
    "SELECT * FROM calendar_weekdays ORDER BY weekday",
    "SELECT * FROM calendar_days_off ORDER BY day",
    "SELECT * FROM days WHERE answers + new_cards + took_ms > 0 ORDER BY study_day",
    """
SELECT n.front, m.front FROM confusions x JOIN reviews r ON r.seq = x.seq
JOIN cards c ON c.id = x.card_id JOIN notes n ON n.id = c.note_id
JOIN cards d ON d.id = x.other_id JOIN notes m ON m.id = d.note_id
WHERE c.deleted = 0 AND r.seq NOT IN (SELECT undoes FROM reviews WHERE undoes IS NOT NULL)
ORDER BY x.seq
""",
    "SELECT kind, label FROM undo_steps WHERE undone = 0 ORDER BY id",
)


def content(library: Library) -> list[list[tuple[Any, ...]]]:
    """All that a library holds, but for ids and what was taken back."""
    decks = [(deck.name, deck.cards, deck.archived) for deck in library.cards.decks()]
    return [*answers(library, CARDS, LOG, *REST), decks]


def act(library: Library, clock: Clock, place: int, step: Step) -> bool:
    """Do the step with this place, at its time; whether there was anything to do."""
    clock.now = START + timedelta(hours=5 * place)
    what, card, number = step
    [(steps, exam)], cards = answers(library, NOW, LIVE)
    live = [card_id for (card_id,) in cards] or [0]
    try:
        ACTS[what](library, live[card % len(live)], number, exam)
    except Problem as problem:
        if problem.kind not in NOT_DONE:
            raise
    [[(now, _)]] = answers(library, NOW)
    return bool(now != steps)


def work_through(library: Library, clock: Clock, steps: Sequence[Step]) -> list[int]:
    """Do them all; returns the places of those that stand in the end."""
    standing: list[int] = []
    undone: list[int] = []
    for place, step in enumerate(steps):
        clock.now = START + timedelta(hours=5 * place)
        if step[0] == "undo" and standing:
            library.undo()
            undone.append(standing.pop())
        elif step[0] == "redo" and undone:
            library.redo()
            standing.append(undone.pop())
        elif step[0] in ACTS and act(library, clock, place, step):
            standing.append(place)
            undone.clear()
    return standing


def compare(steps: Sequence[Step]) -> None:
    """What the whole sequence makes is what its standing steps make."""
    with opened() as (one, clock):
        standing = work_through(one, clock, steps)
        found = content(one)
    with opened() as (other, clock):
        for place in standing:
            assert act(other, clock, place, steps[place])
        assert found == content(other)


@settings(max_examples=200, deadline=None)
@given(STEPS)
@example([("reverse", 1, 0), ("undo", 0, 0), ("reverse", 0, 0), ("reverse", 1, 0)])
@example([("delete", 3, 0), ("undo", 0, 0), ("answer", 3, 2), ("undo", 0, 0), ("redo", 0, 0)])
@example([("write in", 0, 1), ("answer", 0, 2), ("count", 0, 1), ("undo", 0, 0), ("redo", 0, 0)])
@example([("write in", 0, 1), ("end", 0, 1), ("leave out", 0, 1), ("answer", 0, 2), ("undo", 0, 0)])
@example([("add", 0, 0), ("delete article", 0, 0), ("mark", 0, 3), *[("undo", 0, 0)] * 2])
@example(
    [("delete article", 0, 0), ("add", 0, 0), ("undo", 0, 0), ("add", 0, 0), ("name deck", 4, 7)]
)
@example([("move deck", 1, 1), ("write", 0, 0), *[("undo", 0, 0)] * 2, *[("redo", 0, 0)] * 2])
def test_what_was_undone_was_never_done(steps: list[Step]) -> None:
    compare(steps)
