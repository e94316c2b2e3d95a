"""What a paper can ask, and by which rules."""

from dataclasses import replace
from datetime import date

from aimstudy.application import add_bundled_articles
from aimstudy.domain.article import Language
from aimstudy.domain.errors import ProblemKind
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamProfile, Topic, TopicKind, TopicSource
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.library import Library
from tests.services.rehearsals.conftest import FIXED, refused


def test_the_example_says_that_nobody_has_verified_it(stocked: Library) -> None:
    start = stocked.rehearsal.start_page()
    rules = start.rules
    assert (rules.questions, rules.minutes, rules.pass_share) == (50, 65, 0.7)
    assert (rules.pausable, rules.verified) == (False, False)
    assert "AIM" in rules.source
    assert rules.source_day is not None
    assert not start.rules_known


def test_too_little_material_offers_a_shorter_paper_in_less_time(stocked: Library) -> None:
    start = stocked.rehearsal.start_page()
    assert 20 <= start.distinct < 50
    assert start.unseen == start.distinct == sum(topic.available for topic in start.topics)
    offered = start.offered
    assert offered is not None
    assert offered.questions == start.distinct
    assert offered.seconds == -(-3900 * start.distinct // 50)
    problem = refused(ProblemKind.PAPER_SHORTER, lambda: stocked.rehearsal.begin(start.rules))
    assert problem.values == {"usable": str(start.distinct), "wanted": "50"}
    paper = stocked.rehearsal.begin(offered)
    assert len(paper.cells) == start.distinct
    assert paper.clock.seconds_left == offered.seconds


def test_typed_rules_are_looked_at_without_reading_again(stocked: Library) -> None:
    start = stocked.rehearsal.start_page()
    few = stocked.rehearsal.check(replace(start.rules, questions=10), start)
    assert few.offered is None
    assert sum(topic.asked for topic in few.topics) == 10
    wrong = replace(start.rules, minutes=-1)
    problem = refused(ProblemKind.VALUE_OUT_OF_RANGE, lambda: stocked.rehearsal.check(wrong, start))
    assert problem.values["what"] == "minutes"
    refused(ProblemKind.VALUE_OUT_OF_RANGE, lambda: stocked.rehearsal.begin(wrong))
    single = replace(start.rules, questions=10, options=1)  # one option is no choice
    refused(ProblemKind.VALUE_OUT_OF_RANGE, lambda: stocked.rehearsal.check(single, start))
    refused(ProblemKind.VALUE_OUT_OF_RANGE, lambda: stocked.rehearsal.begin(single))


def test_no_material_is_said_in_words(library: Library) -> None:
    start = library.rehearsal.start_page()
    assert (start.distinct, start.offered, start.possible) == (0, None, False)
    refused(ProblemKind.PAPER_TOO_LITTLE, lambda: library.rehearsal.begin(start.rules))
    refused(
        ProblemKind.PAPER_TOO_LITTLE,
        lambda: library.rehearsal.begin(replace(start.rules, questions=1)),
    )


def test_a_paper_on_everything_is_in_one_language(library: Library) -> None:
    add_bundled_articles(library)
    start = library.rehearsal.start_page()
    assert (start.language, start.languages) == ("en", ("en", "nb"))
    norwegian = library.rehearsal.start_page(language=Language.BOKMAL)
    assert norwegian.language == "nb"
    paper = library.rehearsal.begin(replace(FIXED, questions=8), language=norwegian.language)
    asked = library.rehearsal.submit(paper.attempt_id).answers
    assert all(answer.feedback.source for answer in asked)
    numbers = {answer.feedback.source.article_id for answer in asked if answer.feedback.source}
    languages = {a.article_id: a.language for a in library.articles.list()}
    assert {languages[number] for number in numbers} == {"nb"}


def test_cards_made_by_hand_are_asked_with_as_many_options_as_the_rules_say(
    library: Library,
) -> None:
    capitals = ("Oslo", "Stockholm", "Copenhagen", "Helsinki", "Reykjavik", "Paris", "Rome", "Riga")
    for number, capital in enumerate(capitals):
        library.cards.write(f"What is the capital of country {number}?", capital)
    start = library.rehearsal.start_page()
    assert (start.distinct, start.language) == (8, None)
    paper = library.rehearsal.begin(replace(FIXED, questions=8, options=3))
    asked = [library.rehearsal.view(paper.attempt_id, n).question for n in range(8)]
    counts = [len(q.options) for q in asked if q.kind is QuizKind.MULTIPLE_CHOICE]
    assert len(counts) >= 4
    assert set(counts) == {3}


def test_an_exam_gives_its_rules_and_names_topics_without_material(stocked: Library) -> None:
    article = stocked.articles.list()[0].article_id
    topics = (
        Topic("Basics", 3.0, (TopicSource(TopicKind.ARTICLE, article),)),
        Topic("Ethics", 1.0, (TopicSource(TopicKind.TAG, tag="ethics"),)),
    )
    profile = ExamProfile("Course 1", 12, 20, topic_share=0.5, pausable=False, extra_share=0.25)
    day = date(2026, 6, 1)
    stocked.exams.save(Exam(0, "AIM 1", day, profile, topics))
    start = stocked.rehearsal.start_page()
    assert [(choice.name, choice.day) for choice in start.choices] == [("AIM 1", day), ("", None)]
    assert start.rules_known
    assert start.rules.seconds == 1_500
    assert [(t.name, t.share, t.asked, t.available > 0) for t in start.topics] == [
        ("Basics", 0.75, 12, True),
        ("Ethics", 0.25, 0, False),
    ]
    paper = stocked.rehearsal.begin(start.rules, start.exam_id)
    result = stocked.rehearsal.submit(paper.attempt_id)
    assert result.exam_id == start.exam_id
    assert [(t.name, t.total, t.needed) for t in result.topics] == [("Basics", 12, 6)]
    assert result.failed_topics == ("Basics",)
