"""Facts of the fixture articles: right, cited verbatim, with stable keys; disagreements found."""

from pathlib import Path

import pytest

from aimstudy.domain.fact import Fact, FactKind, IssueKind, Reading
from aimstudy.questions.realise import gap_of, question_of
from tests.engine import read_article

ARTICLES = Path(__file__).parents[1] / "data" / "articles"


def read(name: str) -> Reading:
    return read_article((ARTICLES / name).read_bytes(), name)


def answers(reading: Reading, kind: FactKind) -> list[tuple[str, ...]]:
    return [fact.answers for fact in reading.facts if fact.kind is kind]


def test_english_facts_by_kind() -> None:
    reading = read("harbour-project-certificate.md")
    assert ("Harbour Project Certificate",) in answers(reading, FactKind.ACRONYM)
    assert ("between 6 and 10 months",) in answers(reading, FactKind.DURATION)
    assert ("€450-700",) in answers(reading, FactKind.MONEY)
    assert ("70 percent",) in answers(reading, FactKind.PERCENT)
    assert ("1998",) in answers(reading, FactKind.DATE)
    assert ("the Nordic Port Council",) in answers(reading, FactKind.AGENT)
    assert ("quay construction", "marine safety", "contract law") in answers(reading, FactKind.LIST)


def test_norwegian_facts_by_kind() -> None:
    reading = read("fjordpensjon.md")
    assert ("Kystforbundet",) in answers(reading, FactKind.AGENT)
    assert ("300-450 kroner",) in answers(reading, FactKind.MONEY)
    assert ("5 prosent",) in answers(reading, FactKind.PERCENT)
    assert ("alderspensjon", "uførepensjon", "etterlattepensjon") in answers(reading, FactKind.LIST)


@pytest.mark.parametrize("path", sorted(ARTICLES.iterdir()), ids=lambda path: path.name)
def test_every_citation_is_verbatim(path: Path) -> None:
    reading = read(path.name)
    text = reading.article.text
    assert reading.facts
    for fact in reading.facts:
        for citation in fact.citations:
            assert text[citation.start : citation.end] == citation.quote
            if citation.answer_start >= 0:
                inside = citation.start <= citation.answer_start < citation.answer_end
                assert inside
                assert citation.answer_end <= citation.end


def test_a_count_against_a_list_is_an_issue_in_both_languages() -> None:
    for name, values in (
        ("harbour-project-certificate.md", ("three", "four")),
        ("fjordpensjon.md", ("fire", "tre")),
    ):
        (issue,) = read(name).issues
        assert issue.kind is IssueKind.COUNT_AGAINST_LIST
        assert issue.values == values
        assert len(issue.fact_keys) == 2
        assert issue.citations[0].quote != issue.citations[1].quote


def test_numbers_that_disagree_are_an_issue() -> None:
    text = b"The port was opened in 1863 by the Crown.\n\n- The port was opened in 1864.\n"
    (issue,) = read_article(text, "port").issues
    assert issue.kind is IssueKind.NUMBER_AGAINST_NUMBER
    assert issue.values == ("1863", "1864")


def test_a_fact_said_twice_is_one_fact_with_two_citations() -> None:
    reading = read("harbour-project-certificate.md")
    (duration,) = [f for f in reading.facts if f.answers == ("between 6 and 10 months",)]
    assert len(duration.citations) == 2


def test_a_negated_sentence_is_asked_with_its_negation() -> None:
    text = b"The club was founded in 1990. Members do not need a degree. They are never paid.\n"
    reading = read_article(text, "club")
    asked = {question_of(f): f.answers for f in reading.facts if "ask" in dict(f.parts)}
    assert asked["What do members not need?"] == ("a degree",)
    assert not any("paid" in question and "never" not in question for question in asked)


def test_pronouns_become_words_or_give_nothing() -> None:
    text = b"The Harbour Fund (HF) is a fund for sailors. It is run by the Port Council.\n"
    agents = [f for f in read_article(text, "fund").facts if f.kind is FactKind.AGENT]
    assert [question_of(f) for f in agents] == ["Who runs the HF?"]
    loose = read_article(b"They are run by the Port Council in all of the towns.\n", "loose")
    assert loose.facts == ()


def _by_key(reading: Reading) -> dict[str, Fact]:
    """The facts that a rule asks for, by their keys."""
    return {fact.key: fact for fact in reading.facts if fact.rule != "spare"}


def test_keys_stay_when_another_sentence_is_edited() -> None:
    path = ARTICLES / "harbour-project-certificate.md"
    before = _by_key(read(path.name))
    edited = path.read_bytes().replace(
        b"The pass mark is 70 percent.", b"The pass mark is 75 percent."
    )
    after = _by_key(read_article(edited, path.name))
    gone = [before[key].answers for key in before.keys() - after.keys()]
    assert gone == [("70 percent",)]
    assert [after[key].answers for key in after.keys() - before.keys()] == [("75 percent",)]


def test_keys_do_not_depend_on_the_name() -> None:
    data = (ARTICLES / "lighthouse.txt").read_bytes()
    assert _by_key(read_article(data, "a")).keys() == _by_key(read_article(data, "b")).keys()


def test_what_somebody_says_is_no_fact_and_what_is_supposed_holds_in_the_example() -> None:
    said = b"The port was opened in 1863. The fee is $40, says Anna Berg of the Port Council.\n"
    assert [f.answers for f in read_article(said, "port").facts] == [("1863",)]
    supposed = (
        b"Suppose a firm in Ohio hires an auditor. The auditor finds ten errors in the books.\n"
    )
    made_up = read_article(supposed, "firm").facts
    assert made_up
    for fact in made_up:
        assert "in the example?" in question_of(fact) or gap_of(fact).startswith("In the example: ")
        assert dict(fact.parts)["statement"].startswith("In the example: ")
        assert not fact.core


def test_two_prices_in_one_sentence_are_not_asked_for_as_one() -> None:
    text = b"The exam fee is $405 for members and $575 for everyone else in the town.\n"
    facts = read_article(text, "fee").facts
    asked = {f.answers[0]: dict(f.parts)["rest"] for f in facts if "ask" in dict(f.parts)}
    assert asked == {"$405": "for members", "$575": "for everyone else in the town"}
