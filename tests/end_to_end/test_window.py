"""The real program on a screen nobody sees: keys in, and its library asked afterwards."""

import random
import shutil
from collections.abc import Callable
from configparser import ConfigParser
from functools import partial
from pathlib import Path

import pytest

from aimstudy.application import add_bundled_articles, open_library
from aimstudy.domain.article import Language
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.library import Library
from aimstudy.services.views.articles import ArticleSummary
from aimstudy.services.views.quiz import QuizQuestion
from aimstudy.services.views.settings import FirstRunChoices
from tests.end_to_end.display import Display, wait_for
from tests.end_to_end.program import UNWATCHED, Program, review_log

pytestmark = pytest.mark.xvfb
Start = Callable[..., Program]
QUESTIONS = ("QScrollArea", "QLineEdit", "UndoField", "MatchBox")  # what has focus in a question

ARTICLE = """# The harbour exam

The harbour exam was founded in 1994. It consists of four written papers.
Each paper takes 90 minutes. The exam costs 250 euros.
Candidates must score at least 70 percent to pass.
"""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library past its first run, without an exam: twenty new cards a day."""
    folder = tmp_path_factory.mktemp("begun") / "data"
    with open_library(folder) as library:
        add_bundled_articles(library)
        library.settings.first_run(FirstRunChoices(Language.ENGLISH, None, 25))
    return folder


@pytest.fixture
def data(begun: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return shutil.copytree(begun, tmp_path / "data")


def test_closing_while_the_library_is_made_ends_in_order(start: Start, data: Path) -> None:
    for file in data.iterdir():
        file.unlink()
    program = start(module=UNWATCHED)
    program.appear("")
    program.quit()
    assert {file.name for file in data.glob("library.*")} == {"library.db", "library.lock"}
    assert program.read(lambda library: library.check().findings) == ()


def test_first_run_and_first_answers_by_keys(start: Start) -> None:
    program = start()
    program.appear("FirstRunPage")
    program.screenshot("first-run")
    program.press("Return")
    program.wait_focus("TodayPage")
    assert program.read(lambda library: library.settings.get().first_run_done)
    program.press("Return")
    program.wait_focus("CardSheet")
    program.press("space", "3", "ctrl+z", "space", "1", "space", "3")
    rows = program.wait_log(("study", 3), ("undo", None), ("study", 1), ("study", 3))
    assert rows[0][0] == rows[1][0] == rows[2][0]
    assert [row[3] for row in rows] == [None, 1, None, None]
    program.screenshot("study")
    program.quit()


def test_an_answer_gone_from_the_screen_is_on_the_disk(
    start: Start, data: Path, display: Display
) -> None:
    program = start()
    program.appear("TodayPage")
    program.press("Return")
    program.wait_focus("CardSheet")
    for given in (3, 1, 3):
        before = len(review_log(data))
        program.press("space")
        picture = display.settle()
        program.press(str(given))
        display.wait_change(picture)
        if before == 2:
            program.kill()
        assert len(review_log(data)) == before + 1
    again = start()
    again.appear("TodayPage")
    again.press("ctrl+2")
    again.wait_focus("CardSheet")
    again.press("space", "4", "ctrl+z")
    rows = again.wait_log(*[("study", rating) for rating in (3, 1, 3, 4)], ("undo", None))
    assert len({card for card, *_ in rows}) >= 3
    assert rows[4][0] == rows[3][0]
    assert again.read(lambda library: library.check().states_differ) == 0
    again.screenshot("after-the-kill")
    again.quit()


def test_a_killed_quiz_goes_on_at_the_same_question(start: Start, data: Path) -> None:
    program = start()
    program.appear("TodayPage")
    begin_quiz(program)
    for done in ([0], [0, 1]):
        answer_first(program)
        # The next question is read from the disk, too.
        wait_for("the answer", partial(has_answered, program, done))
        program.press("Return")
    asked = program.read(open_question)
    program.screenshot("quiz")
    program.kill()

    again = start()
    again.appear("TodayPage")
    begin_quiz(again)
    assert again.read(open_question) == asked
    for position in range(2, asked.total - 1):
        answer_first(again)
        done = list(range(position + 1))
        wait_for(f"answer {position + 1}", partial(has_answered, again, done))
        again.press("Return")
    answer_first(again)
    again.press("Return")
    again.wait_focus("Your answers")
    assert again.read(lambda library: library.quiz.unfinished()) is None
    review = again.read(lambda library: library.quiz.review(asked.attempt_id))
    assert [answer.position for answer in review.answers] == list(range(asked.total))
    again.screenshot("quiz-review")
    again.quit()


def test_a_file_given_at_the_start_is_offered_and_added(start: Start, data: Path) -> None:
    file = data.parent / "harbour.md"
    file.write_text(ARTICLE)
    program = start(file)
    program.appear("TodayPage")
    program.tab_to("Add it")
    program.press("space")
    wait_for("the article", lambda: len(program.read(articles)) == 2)
    added = next(line for line in program.read(articles) if not line.bundled)
    assert (added.title, added.cards) == ("The harbour exam", 0)
    assert added.proposed >= 4
    assert review_log(data) == []
    program.wait_focus("Cards of this article")
    program.screenshot("article")
    for keys, accepted in ((("a",), 1), (("a", "r", "a"), 3), (("ctrl+z",), 2)):
        program.press(*keys)
        wait_accepted(program, accepted)
    program.quit()


def test_a_file_that_is_no_text_is_refused_in_the_window(start: Start, data: Path) -> None:
    file = data.parent / "picture.md"
    file.write_bytes(random.Random(1).randbytes(5_000))
    program = start(file)
    program.appear("TodayPage")
    program.tab_to("Add it")
    program.press("space")
    wait_for("the refusal in the log", lambda: "picture.md" in program.bugs())
    program.tab_to("Close")
    program.screenshot("refused")
    program.press("ctrl+2")
    program.wait_focus("CardSheet")
    assert len(program.read(articles)) == 1
    program.quit(expected="picture.md")


def test_a_damaged_library_is_explained_and_restored_by_keys(start: Start, data: Path) -> None:
    with open_library(data) as library:
        card = library.study.next_card()
        assert card is not None
        library.study.answer(card.card_id, 3)
        library.backup()
    log = review_log(data)
    damaged = bytearray((data / "library.db").read_bytes())
    damaged[2_000:60_000] = random.Random(2).randbytes(58_000)
    (data / "library.db").write_bytes(damaged)

    program = start()
    program.appear("ProblemPage")
    program.tab_to("QRadioButton")
    program.press("space")
    program.screenshot("damaged")
    assert (data / "library.db").read_bytes() == damaged
    program.tab_to("Restore this backup")
    program.press("space")
    program.wait_focus("TodayPage")
    assert review_log(data) == log
    assert any(file.is_file() and file.read_bytes() == damaged for file in data.rglob("*"))
    program.quit()


def test_a_second_window_is_told_that_the_library_is_open(start: Start, data: Path) -> None:
    first = start()
    first.appear("TodayPage")
    second = start()
    second.appear("ProblemPage")
    second.screenshot("second")
    second.quit()
    assert first.command("status", "--json").returncode == 0
    refused = first.command("backup")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert len(refused.stderr.splitlines()) == 1
    first.come_forward()
    first.press("ctrl+2")
    first.wait_focus("CardSheet")
    first.press("space", "3")
    first.wait_log(("study", 3))
    first.quit()


def test_every_page_and_command_by_keys(start: Start, data: Path) -> None:
    program = start()
    program.appear("TodayPage")
    places = {
        "2": "CardSheet",
        "3": "QuizPage",
        "4": "TimelineChart",
        "5": "ArticlesPage",
        "6": "LibraryPage",
        "7": "StatisticsPage",
        "8": "SettingsPage",
        "e": "RehearsalPage",
        "1": "TodayPage",
    }
    for key, place in places.items():
        program.press(f"ctrl+{key}")
        program.wait_focus(place)
        program.screenshot(f"page-{key}")
    program.press("ctrl+k")
    program.wait_focus("Search commands")
    program.screenshot("commands")
    program.press(*"timeline", "Return")
    program.come_forward()
    program.wait_focus("TimelineChart")
    program.press("F1")
    program.wait_focus("All keys")
    program.screenshot("keys")
    program.press("Escape")
    program.come_forward()
    program.wait_focus("TimelineChart")
    program.press("ctrl+shift+l", *["ctrl+plus"] * 8)
    for key, place in places.items():
        program.press(f"ctrl+{key}")
        program.wait_focus(place)
        program.screenshot(f"page-{key}-large")
    program.press("ctrl+b")
    wait_for("a backup", lambda: any((data / "backups").glob("*")))
    program.quit()


def test_language_and_theme_hold_over_a_restart(start: Start, data: Path, display: Display) -> None:
    program = start()
    program.appear("TodayPage")
    program.press("ctrl+8")
    program.wait_focus("SettingsPage")
    program.tab_to("Theme: As the system")
    program.press("Right", "Right")
    program.wait_focus("Theme: Dark")
    program.tab_to("Language of the window: English")
    program.press("Right")
    program.wait_focus("SettingsPage")
    program.screenshot("settings")
    program.quit()
    settings = ConfigParser()
    settings.read(data / "settings.ini")
    assert (settings["General"]["theme"], settings["General"]["language"]) == ("dark", "nb")

    again = start()
    again.appear("TodayPage")
    display.settle()
    assert display.brightness() < 60
    again.tab_to("I dag")
    again.screenshot("norwegian-dark")
    again.quit()


def begin_quiz(program: Program) -> None:
    """Go to the quiz and begin one, or go on with the one that is open."""
    program.press("ctrl+3")
    program.wait_focus("QuizPage")
    program.press("Return")
    wait_for("a question", lambda: program.focused()[-1].partition(":")[0] in QUESTIONS)


def open_question(library: Library) -> QuizQuestion:
    """The question that the unfinished quiz waits at."""
    attempt = library.quiz.unfinished()
    assert attempt is not None
    question = library.quiz.question(attempt)
    assert question is not None
    return question


def answer_first(program: Program) -> None:
    """The first option, every pair as it stands, or a letter typed; Enter where it is checked."""
    asked = program.read(open_question)
    for key in ("a", "b", "c", "d", "e")[: len(asked.lefts) or 1]:
        program.press(key)
    if asked.kind not in (QuizKind.MULTIPLE_CHOICE, QuizKind.TRUE_FALSE):
        program.press("Return")


def has_answered(program: Program, places: list[int]) -> bool:
    """Whether just the questions at ``places`` are answered."""
    return answered(program) == places


def answered(program: Program) -> list[int]:
    """Places of the questions answered, from 0."""
    attempt = program.read(open_question).attempt_id
    answers = program.read(lambda library: library.quiz.review(attempt).answers)
    return [answer.position for answer in answers]


def wait_accepted(program: Program, count: int) -> None:
    """Wait until the article that was added has so many accepted cards."""

    def accepted() -> int:
        return next(line.cards for line in program.read(articles) if not line.bundled)

    wait_for(f"{count} accepted cards", lambda: accepted() == count)


def articles(library: Library) -> tuple[ArticleSummary, ...]:
    """Articles in study."""
    return library.articles.list()
