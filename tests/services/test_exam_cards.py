"""Which exam a card is studied for: by article, deck and tag, for several exams and after them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.services.exam_cards import CardExams, card_exams, exams_of_card
from aimstudy.services.library import Library
from aimstudy.storage.card_sources import CardSources, card_sources, source_names

TODAY = date(2026, 3, 2)
CARDS = CardSources(
    card_id=[1, 2, 3, 4, 5, 6],
    position=[1, 2, 3, 4, 5, 6],
    deck_id=[1, 1, 2, 2, 2, 3],
    article_id=[7, 7, 8, 0, 0, 0],
    tags=["", "law", "", "Law Tax::VAT", "lawful", ""],
)


def article(ref: int) -> TopicSource:
    return TopicSource(TopicKind.ARTICLE, ref)


def deck(ref: int) -> TopicSource:
    return TopicSource(TopicKind.DECK, ref)


def tag(word: str) -> TopicSource:
    return TopicSource(TopicKind.TAG, tag=word)


def exam(number: int, days: int, *topics: tuple[TopicSource, ...]) -> Exam:
    """An exam so many days ahead with a topic for each tuple of sources."""
    made = tuple(Topic(f"topic {n}", 1.0, sources) for n, sources in enumerate(topics))
    return Exam(number, f"exam {number}", TODAY + timedelta(days=days), topics=made)


def of(*exams: Exam) -> CardExams:
    return card_exams(CARDS, sorted(exams, key=lambda e: (e.day, e.id)), TODAY)


def test_without_exams_no_card_belongs_to_one() -> None:
    found = of()
    assert found.ahead == found.over == [0] * 6
    assert found.rows(0) == [0, 1, 2, 3, 4, 5]


def test_an_exam_without_topics_asks_all() -> None:
    found = of(exam(1, 30))
    assert found.ahead == [1] * 6
    assert found.topic == [-1] * 6
    assert found.asked == {1: [0, 1, 2, 3, 4, 5]}


def test_topics_by_article_deck_and_tag() -> None:
    assert of(exam(1, 30, (article(7),))).ahead == [1, 1, 0, 0, 0, 0]
    assert of(exam(1, 30, (deck(2),))).ahead == [0, 0, 1, 1, 1, 0]
    assert of(exam(1, 30, (tag("law"),))).ahead == [0, 1, 0, 1, 0, 0]
    assert of(exam(1, 30, (tag("TAX"),))).ahead == [0, 0, 0, 1, 0, 0]
    assert of(exam(1, 30, (tag(" "), article(0)))).ahead == [0] * 6
    assert of(exam(1, 30, ())).ahead == [0] * 6


def test_the_first_topic_that_names_a_card_has_it() -> None:
    found = of(exam(1, 30, (tag("law"),), (article(7), deck(3))))
    assert found.topic == [1, 0, -1, 0, -1, 1]


def test_an_exam_without_topics_asks_what_no_other_exam_names() -> None:
    found = of(exam(1, 30, (article(7),)), exam(2, 60))
    assert found.ahead == [1, 1, 2, 2, 2, 2]
    assert found.asked == {1: [0, 1], 2: [2, 3, 4, 5]}


def test_a_card_in_two_exams_ahead_is_studied_for_the_earlier() -> None:
    found = of(exam(2, 60, (deck(1),)), exam(1, 30, (tag("law"),)))
    assert found.ahead == [2, 1, 0, 1, 0, 0]
    assert found.asked[2] == [0, 1]


def test_two_exams_on_one_day_share_by_their_order() -> None:
    assert of(exam(1, 30), exam(2, 30)).ahead == [1] * 6


def test_cards_of_an_exam_that_is_over_go_to_maintenance() -> None:
    found = of(exam(1, -5, (article(7),)), exam(2, 30, (deck(2),)))
    assert found.ahead == [0, 0, 2, 2, 2, 0]
    assert found.over == [1, 1, 0, 0, 0, 0]
    assert [found.in_maintenance(row) for row in range(6)] == [True, True] + [False] * 4


def test_cards_of_an_exam_over_that_another_still_asks_are_no_maintenance() -> None:
    found = of(exam(1, -5), exam(2, 30))
    assert found.ahead == [2] * 6
    assert not any(found.in_maintenance(row) for row in range(6))


def test_an_exam_today_keeps_what_no_later_one_asks() -> None:
    found = of(exam(1, 0), exam(2, 30, (deck(2),)), exam(3, 40, (deck(2), article(7))))
    assert found.ahead == [3, 3, 2, 2, 2, 1]
    assert of(exam(1, 0), exam(2, 30)).ahead == [2] * 6


def test_a_library_s_cards_have_their_sources(library: Library) -> None:
    cards = library.cards
    first = cards.write("What is first?", "one", tags="law tax").card_id
    second = cards.write("What is second?", "two").card_id
    with library._context.database.read() as session:
        found = card_sources(session)
        titles, decks = source_names(session)
        one = exams_of_card(session, second, [exam(4, 9), exam(5, 5, (tag("tax"),))], TODAY)
        none = exams_of_card(session, 99, [exam(4, 9)], TODAY)
    assert found.card_id == [first, second]
    assert found.tags == ["law tax", ""]
    assert found.article_id == [0, 0]
    assert found.position[0] < found.position[1]
    assert found.deck_id[0] in decks
    assert 0 not in titles
    assert one == (4, 0)
    assert none == (0, 0)


sources = st.one_of(
    st.builds(article, st.integers(6, 9)),
    st.builds(deck, st.integers(1, 4)),
    st.builds(tag, st.sampled_from(["law", "LAW", "tax", "lawful", "x", ""])),
)
exams = st.lists(
    st.tuples(st.integers(-3, 5), st.lists(st.tuples(sources), max_size=2)), max_size=5
).map(
    lambda rows: sorted(
        (exam(n + 1, days, *topics) for n, (days, topics) in enumerate(rows)),
        key=lambda e: (e.day, e.id),
    )
)


@given(exams)
def test_every_card_has_one_exam_at_most_and_it_asks_the_card(made: list[Exam]) -> None:
    found = card_exams(CARDS, made, TODAY)
    by_id = {e.id: e for e in made}
    parts = [found.rows(e.id) for e in made if e.day >= TODAY] + [found.rows(0)]
    assert sorted(row for part in parts for row in part) == list(range(6))
    for row in range(6):
        asking = [e for e in made if row in found.asked[e.id]]
        ahead = [e for e in asking if e.day > TODAY] or [e for e in asking if e.day == TODAY]
        assert found.ahead[row] == (ahead[0].id if ahead else 0)
        over = [e for e in asking if e.day < TODAY]
        assert found.over[row] == (over[-1].id if over else 0)
        assert found.in_maintenance(row) == (bool(over) and not ahead)
        named = by_id.get(found.ahead[row])
        if named is not None and named.topics:
            assert 0 <= found.topic[row] < len(named.topics)
            assert found.topics[named.id][row] == found.topic[row]
        else:
            assert found.topic[row] == -1
