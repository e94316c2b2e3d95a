"""What the Library's search finds: words, phrases, and filters in both languages."""

from pathlib import Path

import pytest

from aimstudy.application import add_bundled_articles
from aimstudy.domain.card_search import CardSearch, Term, TermKind, read_search
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.library import CardFilter
from tests.services.conftest import Clock


def found(library: Library, query: str) -> set[str]:
    return {line.front for line in library.cards.table(query).lines}


@pytest.fixture
def bundled(library: Library) -> Library:
    """The articles that come along, with their cards."""
    add_bundled_articles(library)
    return library


@pytest.fixture
def sea(library: Library) -> Library:
    """Four cards on the sea and one on land."""
    tides, ships = library.cards.add_deck("Sea::Tides"), library.cards.add_deck("Ships")
    library.cards.write("High water?", "The top of the tide", tides, "sea::hard moon")
    library.cards.write("Water that is high?", "A spate", tides, "sea")
    library.cards.write("Ærlig ebbe?", "Falling water", tides, "Ørret")
    library.cards.write("Berth?", "Where a ship lies at high water", ships)
    library.cards.write("Hill?", "High ground", library.cards.add_deck("100%_land"))
    return library


FOUND = {
    "water": {"High water?", "Water that is high?", "Ærlig ebbe?", "Berth?"},
    '"high water"': {"High water?", "Berth?"},
    '"high wat"': set(),
    '"high wat': {"High water?", "Water that is high?", "Berth?"},
    "water -high": {"Ærlig ebbe?"},
    'high -"high water"': {"Water that is high?", "Hill?"},
    "tag:sea": {"High water?", "Water that is high?"},
    "tag:SEA::hard": {"High water?"},
    "stikkord:ørret": {"Ærlig ebbe?"},
    "tag:m*n": {"High water?"},
    "tag:mo": set(),
    "tag:none": {"Berth?", "Hill?"},
    "-tag:sea water": {"Ærlig ebbe?", "Berth?"},
    "deck:sea": {"High water?", "Water that is high?", "Ærlig ebbe?"},
    "kortstokk:tides": {"High water?", "Water that is high?", "Ærlig ebbe?"},
    'deck:"100%_land"': {"Hill?"},
    "deck:100x_land": set(),
    "deck:_____": set(),
    "front:high": {"High water?", "Water that is high?"},
    "answer:high": {"Berth?", "Hill?"},
    'back:"high water"': {"Berth?"},
    "back:water front:ær": {"Ærlig ebbe?"},
    "source:nothing": set(),
    "- water": {"High water?", "Water that is high?", "Ærlig ebbe?", "Berth?"},
    "***": set(),
    "'; DROP TABLE cards; --": set(),
}


@pytest.mark.parametrize("query", FOUND)
def test_words_and_filters_find_what_they_say(sea: Library, query: str) -> None:
    assert found(sea, query) == FOUND[query]


def test_states_are_asked_for_by_their_names(sea: Library, clock: Clock) -> None:
    ids = {line.front: line.card_id for line in sea.cards.table().lines}
    sea.cards.suspend([ids["Berth?"]], True)
    sea.cards.flag([ids["Hill?"]], True)
    sea.study.answer(ids["High water?"], Rating.EASY)
    assert found(sea, "is:suspended") == found(sea, 'er:"tatt ut"') == {"Berth?"}
    assert found(sea, "is:flagged") == found(sea, "flag:ja") == found(sea, "-flag:no") == {"Hill?"}
    assert found(sea, "is:new") == {"Water that is high?", "Ærlig ebbe?", "Hill?"}
    assert found(sea, "is:review") == {"High water?"}
    assert found(sea, "-is:new -is:suspended") == {"High water?"}
    assert found(sea, "is:leech") == found(sea, "er:forfalt") == set()
    clock.forward(days=400)
    assert found(sea, "is:due") == {"High water?"}


def test_what_was_left_out_is_found_by_its_name(bundled: Library) -> None:
    proposed = bundled.cards.table(filter=CardFilter.PROPOSED).lines
    if proposed:
        bundled.articles.reject([proposed[0].card_id])
    archived = bundled.cards.table("is:archived").total
    assert archived == bundled.cards.table(filter=CardFilter.ARCHIVED).total
    assert bundled.cards.table("is:avvist").total == len(proposed[:1])


def test_cards_are_found_by_their_article_and_by_their_file(
    bundled: Library, tmp_path: Path
) -> None:
    file = tmp_path / "harbour words.csv"
    file.write_text("front,back\nberth,where a ship lies\nebb,falling water\n", encoding="utf-8")
    before = bundled.cards.table().total
    bundled.importing.run(file)
    assert found(bundled, "source:harbour") == {"berth", "ebb"}
    assert found(bundled, 'kilde:"harbour words.csv" ship') == {"berth"}
    assert bundled.cards.table("-source:harbour").total == before
    title = bundled.articles.list()[0].title
    named = bundled.cards.table(f'source:"{title}"').total
    assert 0 < named <= before


def test_named_fields_are_searched(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "words.csv"
    file.write_text(
        "front,back,Example,Origin\nberth,place,a ship's berth,Øst\nebb,fall,the ebb,West\n",
        encoding="utf-8",
    )
    library.importing.run(file)
    assert found(library, "field:origin=øst") == {"berth"}
    assert found(library, 'felt:"Example=the ebb"') == {"ebb"}
    assert found(library, 'field:Example="a ship"') == {"berth"}
    assert found(library, "field:origin=") == {"berth", "ebb"}
    assert found(library, "field:back=øst") == set()


@pytest.mark.parametrize(
    "query",
    ["is:purple", "tag:", "flag:maybe", "field:Origin", 'deck:""', "-is:purple", "is: tide"],
)
def test_a_filter_that_says_nothing_is_named_and_the_rest_holds(sea: Library, query: str) -> None:
    page = sea.cards.table(f"{query} hill")
    assert len(page.unread) == 1
    assert page.unread[0] in query
    if "tide" not in query:
        assert [line.front for line in page.lines] == ["Hill?"]


def test_unknown_names_are_words() -> None:
    assert read_search("Note: x:y http://a 9:15") == CardSearch(
        tuple(Term(TermKind.WORDS, words) for words in ("Note:", "x y", "http //a", "9:15"))
    )
    assert len(read_search("a " * 1_000).terms) == 50


def test_counts_can_be_left_out(sea: Library) -> None:
    page = sea.cards.table("water", counts=False)
    assert (page.total, page.counts, page.decks) == (4, (), ())
    assert sea.cards.table("water", offset=3).total == 4
    assert sea.cards.table("water", offset=300).total == 4


def test_a_search_is_taken_away_as_it_is_shown(sea: Library, tmp_path: Path) -> None:
    assert sea.exporting.run(tmp_path / "a.json", search="tag:sea -hard").notes == 1
    assert sea.exporting.run(tmp_path / "b.json", search='"high water"').notes == 2
