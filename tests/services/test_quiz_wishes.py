"""A quiz is what was wished for: its topics, kinds, options and drills; and what is kept of it."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from aimstudy.application import add_bundled_articles, open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.domain.quiz import OptionOrigin, QuizKind
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.quiz_runs import items_for
from aimstudy.services.views.quiz import Drill, QuizFeedback, QuizTopicKind, QuizWish, TopicRef
from aimstudy.storage.quiz_items import item_from
from aimstudy.storage.quizzes import load_response
from aimstudy.storage.session import Session
from aimstudy.storage.settings import store_setting
from tests.services.conftest import START, Clock
from tests.unit.test_writer import writer_says

CITIES = ("Norway Oslo", "Sweden Stockholm", "Denmark Copenhagen", "Finland Helsinki", "Peru Lima")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both bundled articles, and a deck of five capitals tagged "geo"."""
    folder = tmp_path_factory.mktemp("model")
    with open_library(folder, Clock(START)) as library:
        add_bundled_articles(library)
        deck = library.cards.add_deck("Capitals")
        for pair in CITIES:
            land, city = pair.split()
            library.cards.write(f"What is the capital of {land}?", city, deck, tags="geo")
    return folder


@pytest.fixture
def stocked(model: Path, tmp_path: Path, clock: Clock) -> Iterator[Library]:
    shutil.copy(model / "library.db", tmp_path)
    with open_library(tmp_path, clock) as library:
        yield library


def capitals(library: Library) -> TopicRef:
    deck = next(deck for deck in library.cards.decks() if deck.name == "Capitals")
    return TopicRef(QuizTopicKind.DECK, deck.deck_id)


def finish(
    library: Library, wish: QuizWish, right: bool = False, certainty: int | None = None
) -> list[QuizFeedback]:
    """Answer a whole quiz: all right, or the first option that is wrong (typed: nonsense)."""
    first = library.quiz.start(wish)
    said = []
    for position in range(first.total):
        question = library.quiz.question(first.attempt_id)
        assert question is not None
        given = key_of(library, first.attempt_id, position, right)
        said.append(library.quiz.answer(first.attempt_id, position, given, certainty, 4_000))
    return said


def key_of(
    library: Library, attempt: int, position: int, right: bool
) -> int | str | tuple[int, ...]:
    with library._context.database.read() as session:
        item = load_response(session, attempt, position).item
    if item.kind.written:
        return item.answer if right else "nonsense"
    if item.kind is QuizKind.SELECT:
        wrong = next(n for n in range(len(item.options)) if n not in item.keys)
        return item.keys if right else (wrong,)
    if item.kind is QuizKind.MATCHING:
        return item.keys if right else tuple((n + 1) % len(item.options) for n in item.keys)
    return item.key if right else (item.key + 1) % len(item.options)


def test_the_setup_names_articles_decks_tags_and_the_topics_of_exams_ahead(
    stocked: Library, clock: Clock
) -> None:
    article = stocked.articles.list()[0]
    day = clock.now.date() + timedelta(days=40)
    source = TopicSource(TopicKind.ARTICLE, article.article_id)
    stocked.exams.save(Exam(0, "AIM 401", day, topics=(Topic("Managing", 1.0, (source,)),)))
    setup = stocked.quiz.setup()
    kinds = [topic.ref.kind for topic in setup.topics]
    order = [QuizTopicKind.EXAM, QuizTopicKind.ARTICLE, QuizTopicKind.DECK, QuizTopicKind.TAG]
    assert kinds == sorted(kinds, key=order.index)
    names = {(topic.ref.kind, topic.name): topic for topic in setup.topics}
    exam = names[QuizTopicKind.EXAM, "Managing"]
    own = next(
        t for t in setup.topics if t.ref == TopicRef(QuizTopicKind.ARTICLE, article.article_id)
    )
    assert (exam.group, exam.usable, exam.blocked) == ("AIM 401", own.usable, own.blocked)
    assert own.language == article.language
    assert names[QuizTopicKind.DECK, "Capitals"].usable == 5
    assert names[QuizTopicKind.TAG, "geo"].usable == 5
    assert not [
        t for t in setup.topics if t.ref.kind is QuizTopicKind.DECK and t.name != "Capitals"
    ]
    assert setup.exact, "all of it is asked to the number"
    assert own.exact
    assert names[QuizTopicKind.DECK, "Capitals"].exact
    parts = sum(t.usable for t in setup.topics if t.ref.kind in order[1:3])
    assert own.usable < setup.usable <= parts  # parts may keep some of each other out


def test_a_quiz_about_a_deck_a_tag_or_an_exam_s_topic_asks_only_that(
    stocked: Library, clock: Clock
) -> None:
    day = clock.now.date() + timedelta(days=40)
    source = TopicSource(TopicKind.TAG, tag="geo")
    stocked.exams.save(Exam(0, "Geography", day, topics=(Topic("Cities", 1.0, (source,)),)))
    exam = next(t for t in stocked.quiz.setup().topics if t.group == "Geography").ref
    for ref, name in (
        (capitals(stocked), "Capitals"),
        (TopicRef(QuizTopicKind.TAG, tag="geo"), "geo"),
        (exam, "Cities"),
    ):
        said = finish(stocked, QuizWish((ref,), 20))
        assert len(said) == 5
        assert {answer.topic for answer in said} == {name}
        assert all("capital" in answer.prompt for answer in said)
    assert stocked.quiz.count((capitals(stocked), exam)).usable == 5, "what is in both counts once"


def test_a_card_without_a_fact_is_asked_like_any_other(stocked: Library) -> None:
    said = finish(stocked, QuizWish((capitals(stocked),)))
    for answer in stocked.quiz.review(said[0].attempt_id).answers:
        assert answer.kind is QuizKind.MULTIPLE_CHOICE
        assert answer.card_id is not None
        for option in answer.options:
            if not option.is_key:
                assert option.belongs_to.startswith("What is the capital of")
                assert option.card_id not in (None, answer.card_id)
        assert (answer.times_asked, answer.times_right) == (1, 0)


@pytest.mark.parametrize("kind", list(QuizKind))
def test_only_the_kinds_wished_for_are_asked(stocked: Library, kind: QuizKind) -> None:
    wished = frozenset((kind,))
    count = stocked.quiz.count((), wished)
    assert dict(count.by_kind)[kind] == count.usable
    if count.usable < 3:
        with pytest.raises(Problem) as caught:
            stocked.quiz.start(QuizWish(kinds=wished))
        assert caught.value.kind is ProblemKind.QUIZ_KINDS_NONE
        return
    said = finish(stocked, QuizWish(kinds=wished, count=8))
    assert {answer.kind for answer in said} == {kind}


def test_several_kinds_come_in_turn(stocked: Library) -> None:
    wished = frozenset((QuizKind.TYPED, QuizKind.MULTIPLE_CHOICE))
    said = finish(stocked, QuizWish((capitals(stocked),), 4, wished))
    kinds = [answer.kind for answer in said]
    assert sorted(kinds) == [QuizKind.MULTIPLE_CHOICE] * 2 + [QuizKind.TYPED] * 2


def test_three_options_while_weak_and_four_once_strong(stocked: Library) -> None:
    wish = QuizWish(
        (capitals(stocked),), 5, frozenset((QuizKind.MULTIPLE_CHOICE,)), easy_start=True
    )
    context = stocked._context

    def options() -> dict[str, int]:
        with context.database.read() as session:
            items = items_for(session, context, wish, 1)
        return {asked.item.answer: len(asked.item.options) for asked in items}

    assert set(options().values()) == {3}
    known = stocked.cards.table("Norway").lines[0].card_id
    stocked.study.answer(known, Rating.EASY)
    assert options() == dict.fromkeys(("Stockholm", "Copenhagen", "Helsinki", "Lima"), 3) | {
        "Oslo": 4
    }


def test_drills(stocked: Library) -> None:
    offers = {offer.drill: offer.usable for offer in stocked.quiz.setup().drills}
    assert offers[Drill.WEAKEST] == offers[Drill.CONFIDENT_ERRORS] == 0
    assert offers[Drill.NEVER_SEEN] == stocked.quiz.setup().usable
    deck = capitals(stocked)
    for drill, kind in (
        (Drill.CONFIDENT_ERRORS, ProblemKind.QUIZ_NO_ERRORS),
        (Drill.WEAKEST, ProblemKind.QUIZ_NONE_WEAK),
    ):
        with pytest.raises(Problem) as caught:
            stocked.quiz.start(QuizWish(drill=drill))
        assert caught.value.kind is kind
    said = finish(stocked, QuizWish((deck,), ask_certainty=True), certainty=3)
    offers = {offer.drill: offer.usable for offer in stocked.quiz.setup().drills}
    assert offers[Drill.CONFIDENT_ERRORS] == offers[Drill.WEAKEST] == len(said) == 5
    errors = finish(stocked, QuizWish(drill=Drill.CONFIDENT_ERRORS), right=True, certainty=3)
    assert {answer.card_id for answer in errors} == {answer.card_id for answer in said}
    with pytest.raises(Problem) as caught:
        stocked.quiz.start(QuizWish(drill=Drill.CONFIDENT_ERRORS))
    assert caught.value.kind is ProblemKind.QUIZ_NO_ERRORS
    with pytest.raises(Problem) as caught:
        stocked.quiz.start(QuizWish((deck,), drill=Drill.NEVER_SEEN))
    assert caught.value.kind is ProblemKind.QUIZ_ALL_SEEN
    fresh = finish(stocked, QuizWish(drill=Drill.NEVER_SEEN, count=8))
    assert {answer.card_id for answer in fresh}.isdisjoint(answer.card_id for answer in said)


def test_the_weakest_topic_is_drilled_weakest_card_first(stocked: Library) -> None:
    article = TopicRef(QuizTopicKind.ARTICLE, stocked.articles.list()[0].article_id)
    finish(stocked, QuizWish((article,), 6), right=True)
    wrong = finish(stocked, QuizWish((capitals(stocked),), 3))
    with stocked._context.database.read() as session:
        asked = items_for(session, stocked._context, QuizWish(drill=Drill.WEAKEST), 1)
    assert {one.topic for one in asked} == {"Capitals"}
    assert {one.card_id for one in asked} == {answer.card_id for answer in wrong}
    assert not any(one.first_sight for one in asked)


def test_what_was_mixed_up_stands_among_the_options_again_and_says_so(stocked: Library) -> None:
    wish = QuizWish((capitals(stocked),), 5, frozenset((QuizKind.MULTIPLE_CHOICE,)))
    first = stocked.quiz.start(wish)
    mixed: dict[int | None, int | None] = {}
    for position in range(first.total):
        place = key_of(stocked, first.attempt_id, position, right=False)
        assert isinstance(place, int)
        said = stocked.quiz.answer(first.attempt_id, position, place)
        mixed[said.card_id] = said.options[place].card_id
        assert {option.mixed_up for option in said.options} == {0}
    for seed in range(4):
        for answer in finish(stocked, QuizWish(wish.topics, 5, wish.kinds, seed=seed), right=True):
            again = {
                option.card_id: option.mixed_up for option in answer.options if option.mixed_up
            }
            assert again[mixed[answer.card_id]] >= 1
    lines = {line.card_id: line for line in stocked.quiz.statistics()}
    for card_id, other in mixed.items():
        assert other in [mixup.card_id for mixup in lines[card_id].mixups]


def test_an_answer_typed_for_another_card_is_a_mixup_until_it_is_overruled(
    stocked: Library,
) -> None:
    wish = QuizWish((capitals(stocked),), 3, frozenset((QuizKind.TYPED,)))
    question = stocked.quiz.start(wish)
    city = "Lima" if "Peru" not in question.prompt else "Oslo"
    said = stocked.quiz.answer(question.attempt_id, 0, city.lower())
    assert not said.correct
    [line] = stocked.quiz.statistics()
    assert [(mixup.text, mixup.times) for mixup in line.mixups] == [(city, 1)]
    finish(stocked, QuizWish(wish.topics, 5, wish.kinds), right=True)
    of_other = next(o for o in stocked.quiz.statistics() if o.card_id == line.mixups[0].card_id)
    assert (of_other.right, of_other.mixups) == (of_other.answered, ())
    stocked.quiz.overrule(question.attempt_id, 0, True)
    line = next(one for one in stocked.quiz.statistics() if one.card_id == said.card_id)
    assert (line.mixups, line.right) == ((), line.answered)


def test_item_statistics_wait_for_five_answers(stocked: Library) -> None:
    wish = QuizWish((capitals(stocked),), 5, frozenset((QuizKind.MULTIPLE_CHOICE,)))
    for turn in range(6):
        lines = stocked.quiz.statistics()
        assert len(lines) == (5 if turn else 0)
        for line in lines:
            assert (line.answered, line.right) == (turn, min(turn, 3))
            assert line.facility == (3 / 5 if turn == 5 else None)
            assert line.topic == "Capitals"
        finish(stocked, wish, right=turn < 3)
    shown = [line.never_chosen for line in stocked.quiz.statistics()]
    assert any(shown), "of four wrong options some stood there five times and were not taken"


def test_misses_come_back_with_confident_errors_first_and_scores_by_topic(
    stocked: Library,
) -> None:
    first = stocked.quiz.start(QuizWish((capitals(stocked),), 5, ask_certainty=True))
    assert first.certainty
    for position, certainty in enumerate((1, None, 3, 2, 3)):
        right = position == 4
        given = None if certainty is None else key_of(stocked, first.attempt_id, position, right)
        stocked.quiz.answer(first.attempt_id, position, given, certainty, 1_500)
    review = stocked.quiz.review(first.attempt_id)
    assert [miss.position for miss in review.misses] == [2, 3, 0, 1]
    assert [miss.confident_error for miss in review.misses] == [True, True, False, False]
    assert [(s.name, s.right, s.total) for s in review.topics] == [("Capitals", 1, 5)]
    assert [(s.name, s.right, s.total) for s in review.by_certainty] == [
        ("1", 0, 1),
        ("2", 0, 1),
        ("3", 1, 2),
    ]
    assert {answer.took_ms for answer in review.answers} == {1_500}
    [past] = stocked.quiz.past()
    assert (past.attempt_id, past.score.right, past.score.total) == (first.attempt_id, 1, 5)
    assert past.finished
    assert past.day == review.day == date(2026, 3, 2)


def test_every_answer_is_evidence_in_the_log_once(stocked: Library) -> None:
    def logged() -> list[tuple[int, str]]:
        with stocked._context.database.read() as session:
            rows = session.connection().exec_driver_sql("SELECT card_id, kind FROM reviews")
            return [(row[0], row[1]) for row in rows]

    wish = QuizWish((capitals(stocked),), 5, frozenset((QuizKind.MULTIPLE_CHOICE,)))
    said = finish(stocked, wish)
    assert sorted(logged()) == sorted((answer.card_id, "quiz") for answer in said)
    stocked.quiz.answer(said[0].attempt_id, 0, None)
    assert len(logged()) == 5
    assert not stocked.check().findings
    assert stocked.check().states_differ == 0


def test_pairs_are_evidence_each_for_its_own_card(stocked: Library) -> None:
    kinds = frozenset((QuizKind.MATCHING,))
    with stocked._context.database.read() as session:
        items = items_for(session, stocked._context, QuizWish(kinds=kinds), 1)
    for asked in items:
        assert len(asked.item.lefts) == len(asked.item.fact_keys) >= 3


def test_a_miss_whose_card_is_gone_gets_one(stocked: Library) -> None:
    said = finish(stocked, QuizWish((capitals(stocked),), 3, frozenset((QuizKind.TYPED,))))[0]
    assert not said.card_makeable
    assert stocked.quiz.make_card(said.attempt_id, said.position) == said.card_id
    assert said.card_id is not None
    stocked.cards.delete([said.card_id])
    review = stocked.quiz.review(said.attempt_id)
    assert review.answers[0].card_makeable
    made = stocked.quiz.make_card(said.attempt_id, said.position)
    detail = stocked.cards.detail(made)
    assert (detail.front, detail.back) == (said.prompt, said.answer)


def test_the_last_wish_is_remembered_but_no_drill(stocked: Library) -> None:
    assert stocked.quiz.setup().last == QuizWish()
    wish = QuizWish(
        (capitals(stocked),), 4, frozenset((QuizKind.TYPED,)), easy_start=True, ask_certainty=True
    )
    finish(stocked, wish)
    finish(stocked, QuizWish(drill=Drill.NEVER_SEEN, count=3))
    setup = stocked.quiz.setup()
    assert setup.last == wish
    assert setup.past == 2
    assert setup.seconds_a_question == 30.0, "seven answers do not tell"


def test_the_pace_is_that_of_answers_not_of_guesses(stocked: Library) -> None:
    wish = QuizWish((capitals(stocked),), 5)
    for _ in range(4):
        first = stocked.quiz.start(wish)
        for position in range(first.total):
            stocked.quiz.answer(first.attempt_id, position, None, None, 1_000)
    assert finish(stocked, wish, certainty=1)
    assert stocked.quiz.setup().seconds_a_question == 30.0, "twenty-five without a thought"
    for _ in range(4):
        finish(stocked, wish)
    assert stocked.quiz.setup().seconds_a_question == 8.0, "of 4 seconds each"


@pytest.mark.parametrize("count", [0, -1, 201])
def test_a_number_of_questions_that_is_none_is_refused(stocked: Library, count: int) -> None:
    with pytest.raises(Problem) as caught:
        stocked.quiz.start(QuizWish(count=count))
    assert caught.value.kind is ProblemKind.VALUE_OUT_OF_RANGE
    assert stocked.quiz.unfinished() is None


def test_a_deck_of_one_card_a_suspended_one_and_an_endless_one(library: Library) -> None:
    card = library.cards.write("What is the capital of Norway?", "Oslo").card_id
    assert library.quiz.setup().usable == 1
    with pytest.raises(Problem):
        library.quiz.start(QuizWish())
    assert library.quiz.start(QuizWish(count=1)).kind is QuizKind.TYPED
    library.cards.suspend([card], True)
    setup = library.quiz.setup()
    assert (setup.usable, setup.unfit, setup.topics) == (0, 0, ())
    library.cards.write("Why? " * 3_999, "because")
    library.cards.write("What does it say?", "so " * 6_000)
    assert (library.quiz.setup().usable, library.quiz.setup().unfit) == (0, 2)


def test_a_stored_option_from_before_it_knew_whose_it_is_can_be_read(stocked: Library) -> None:
    old = (
        '{"fact_key": "a:1", "kind": "mcq", "prompt": "p", "options": [{"text": "x", "origin":'
        ' "other_fact", "belongs_to": "y"}], "key": 0, "answer": "x", "quote": "q"}'
    )
    [option] = item_from(old).options
    assert (option.origin, option.belongs_to) == (OptionOrigin.OTHER_FACT, "y")
    assert (option.source, option.mixed_up) == ("", 0)


def test_a_full_disk_keeps_no_part_of_an_answer(
    stocked: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = stocked.quiz.start(QuizWish((capitals(stocked),), 3))
    database = stocked._context.database
    pages = writer_says(database, "page_count")
    writer_says(database, f"max_page_count={pages}")

    def full_at_the_end(session: Session, *_: object) -> None:
        store_setting(session, "filling", "x" * 1_000_000)

    with monkeypatch.context() as patched:
        patched.setattr("aimstudy.services.quiz_record.set_review_seq", full_at_the_end)
        with pytest.raises(Problem) as caught:
            stocked.quiz.answer(question.attempt_id, 0, None)
    assert caught.value.kind is ProblemKind.DISK_FULL
    assert stocked.quiz.question(question.attempt_id) == question
    assert stocked.status()["reviews"] == 0
    writer_says(database, "max_page_count=1000000")
    assert stocked.quiz.answer(question.attempt_id, 0, None).card_id is not None
    assert stocked.status()["reviews"] == 1


def test_a_miss_says_when_its_card_comes_next(stocked: Library, clock: Clock) -> None:
    kinds = frozenset((QuizKind.MULTIPLE_CHOICE,))
    [new, *_] = finish(stocked, QuizWish((capitals(stocked),), 3, kinds))
    assert new.card_due is None, "a card never met stays so"
    card = stocked.cards.table("Norway").lines[0].card_id
    stocked.study.answer(card, Rating.EASY)
    clock.forward(days=3)
    said = finish(stocked, QuizWish((capitals(stocked),), 5, kinds))
    met = next(answer for answer in said if answer.card_id == card)
    assert (met.card_due, met.exam) == (clock.now.date(), ""), "what was wrong comes today"
    clock.forward(days=1)
    right = finish(stocked, QuizWish((capitals(stocked),), 5, kinds), right=True)
    met = next(answer for answer in right if answer.card_id == card)
    assert met.card_due is not None
    assert met.card_due >= clock.now.date()


def test_a_card_that_is_held_back_is_the_card_all_the_same(stocked: Library) -> None:
    said = finish(stocked, QuizWish((capitals(stocked),), 3, frozenset((QuizKind.TYPED,))))[0]
    assert said.card_id is not None
    stocked.cards.suspend([said.card_id], True)
    again = stocked.quiz.review(said.attempt_id).answers[0]
    assert (again.card_id, again.card_makeable) == (said.card_id, False)
    assert stocked.quiz.make_card(said.attempt_id, said.position) == said.card_id


def test_a_damaged_question_is_left_out_of_its_quiz(stocked: Library) -> None:
    first = stocked.quiz.start(QuizWish((capitals(stocked),), 4))

    def damage(session: Session) -> None:
        session.connection().exec_driver_sql(
            "UPDATE quiz_responses SET item = substr(item, 2) WHERE position = 0"
        )
        session.connection().exec_driver_sql("UPDATE quiz_attempts SET rules = '['")

    stocked._context.database.write(damage)
    question = stocked.quiz.question(first.attempt_id)
    assert question is not None
    assert (question.position, question.certainty) == (1, False)
    assert stocked.quiz.setup().last == QuizWish()
    with pytest.raises(Problem) as caught:
        stocked.quiz.answer(first.attempt_id, 0, None)
    assert caught.value.kind is ProblemKind.QUIZ_MISSING
