"""Values that cannot both be true raise one issue; values that can be true raise none."""

from aimstudy.domain.fact import IssueKind
from tests.engine import read_article

_ENGLISH = " This is a text about the place and the people that live in it, and it is not long.\n"
_NORWEGIAN = (
    " Dette er en tekst om stedet og de menneskene som bor der, og den er ikke særlig lang. "
    "Hvordan folk har levd av jord og fiske, blir også fortalt, og hva de gjør nå.\n"
)


def issues(body: str, english: bool = True) -> list[tuple[str, str]]:
    """The values of every number-against-number issue of an article."""
    text = f"# Storvik\n\n{body}{_ENGLISH if english else _NORWEGIAN}"
    reading = read_article(text.encode(), "storvik.md")
    for issue in reading.issues:
        assert set(issue.fact_keys) <= {fact.key for fact in reading.facts}
        assert len(issue.fact_keys) >= 2
    return [i.values for i in reading.issues if i.kind is IssueKind.NUMBER_AGAINST_NUMBER]


def test_one_founding_has_one_year() -> None:
    found = issues(
        "Storvik is a mining town in the north. Storvik was founded in 1644 by Anna Berg.\n\n"
        "## Highlights\n\n- The town was founded in 1646."
    )
    assert found == [("1644", "1646")]
    found = issues(
        "Storvik er en bergverksby i nord. Storvik ble grunnlagt i 1644 av Anna Berg.\n\n"
        "## Høydepunkter\n\n- Byen ble grunnlagt i 1646 etter at det ble funnet kobber.",
        english=False,
    )
    assert found == [("1644", "1646")]


def test_the_same_year_twice_is_no_contradiction() -> None:
    assert not issues(
        "Storvik is a mining town. Storvik was founded in 1644. The town was founded in 1644."
    )


def test_other_subjects_may_have_other_years() -> None:
    assert not issues(
        "Storvik is a mining town. Storvik was founded in 1644. The school was founded in 1846."
    )
    assert not issues(
        "Storvik er en by. Storvik ble grunnlagt i 1644. Skolen ble grunnlagt i 1846.",
        english=False,
    )


def test_what_happens_often_may_have_many_years() -> None:
    assert not issues(
        "Storvik is a mining town. Storvik was flooded in 1788. Storvik was flooded in 1912."
    )


def test_two_lists_of_the_same_things_have_one_length() -> None:
    found = issues(
        "The programme consists of five modules: marine law, cargo claims, hull claims, general "
        "average and loss prevention.\n\n## Highlights\n\n- Candidates complete four modules: "
        "marine law, cargo claims, hull claims and general average."
    )
    assert found == [("five", "four")]


def test_lists_of_other_things_may_differ() -> None:
    assert not issues(
        "The first year consists of three modules: law, tax and claims. The second year consists "
        "of two modules: ethics and risk."
    )


def test_a_number_of_one_subject_stands_once() -> None:
    assert issues("Byen har 3 700 innbyggere.\n\n- Byen har 4 700 innbyggere.", english=False)
    assert not issues("Byen har 3 700 innbyggere.\n\n- Bygda har 4 700 innbyggere.", english=False)


def test_numbers_of_two_years_may_differ() -> None:
    assert not issues(
        "In 1990, the town had 3,700 houses.\n\n- In 2020, the town had 4,700 houses."
    )
    assert not issues(
        "I 1990 hadde byen 3 700 hus.\n\n- I 2020 hadde byen 4 700 hus.", english=False
    )


def all_issues(body: str, english: bool = True) -> list[tuple[str, str]]:
    """The values of every issue of an article, whatever its kind."""
    text = f"# Harbour pilot diploma\n\n{body}{_ENGLISH if english else _NORWEGIAN}"
    return [issue.values for issue in read_article(text.encode(), "pilot.md").issues]


def test_the_same_event_in_other_words_has_one_number() -> None:
    found = all_issues(
        "The Merrow fire was a disaster. The blast killed 212 people and injured 90 others.\n\n"
        "## Highlights\n\n- The explosion killed 221 people."
    )
    assert found == [("212", "221")]


def test_a_limit_in_other_words_is_the_same_limit() -> None:
    found = all_issues(
        "Man kan spare inntil 15 000 kroner i året.\n\n## Høydepunkter\n\n"
        "- Det maksimale sparebeløpet er 18 000 kroner per år.",
        english=False,
    )
    assert found == [("15 000 kroner", "18 000 kroner")]


def test_a_test_has_one_length() -> None:
    found = all_issues(
        "Candidates must sit a written test that lasts three hours.\n\n## Highlights\n\n"
        "- The course ends with a final exam of two hours."
    )
    assert found == [("three hours", "two hours")]
    assert not all_issues(
        "Candidates must sit a written test that lasts three hours.\n\n## Highlights\n\n"
        "- Each module ends with an exam of two hours."
    )


def test_a_count_and_the_list_it_announces() -> None:
    assert all_issues("The club offers four courses: sailing, rowing and diving.") == [
        ("four", "three")
    ]
    assert not all_issues("The club has five members: two judges, two doctors and a priest.")
    assert all_issues("Klubben tilbyr fire kurs: seiling, roing og dykking.", english=False) == [
        ("fire", "tre")
    ]


def test_kinds_that_are_told_one_by_one_are_counted() -> None:
    found = all_issues(
        "Båtene deles i to slags skrog. Runde skrog ruller mye, flate skrog slår mot sjøen, og "
        "spisse skrog går fort.",
        english=False,
    )
    assert found == [("to", "tre")]


def test_other_groups_limits_and_units_may_differ() -> None:
    for body in (
        "The fee for members is $300.\n\n- The fee for guests is $400.",
        "The deposit is at least $300.\n\n- The deposit is $500.",
        "The boat is 12 metres long.\n\n- The boat is 3 metres wide.",
        "The course takes two years.\n\n- The course takes 24 months.",
        "The harbour has about 400 berths.\n\n- The harbour has 410 berths.",
        "The first exam lasts two hours.\n\n- The second exam lasts three hours.",
        "The club had 40 boats in 1998.\n\n- The club has 60 boats.",
        "If the boat is late, the fee is $300.\n\n- The fee is $200.",
    ):
        assert not all_issues(body), body


def test_a_count_and_the_points_below_it_or_under_its_name() -> None:
    points = ["Ferry inspection", "Harbour works", "Pilot training", "Law and licences"]
    listed = "".join(f"- {point}\n" for point in points)
    told = "The Harbour pilot diploma is a title. The diploma has three branches."
    assert all_issues(f"{told}\n\n## Branches\n\n{listed}\n") == [("three", "four")]
    assert not all_issues(f"{told}\n\n## Tasks\n\n{listed}\n")
    steps = "1. The team asks.\n2. The team sorts.\n3. The team answers.\n4. The team closes.\n"
    assert all_issues(f"The work is done in three steps.\n\n{steps}\n") == [("three", "four")]
    assert not all_issues(f"The work is done in four steps.\n\n{steps}\n")
    trinn = "1. Laget spør.\n2. Laget sorterer.\n3. Laget svarer.\n"
    assert all_issues(f"Arbeidet skjer i to trinn.\n\n{trinn}\n", english=False) == [("to", "tre")]


def test_the_parts_of_a_whole_add_up() -> None:
    assert all_issues("The board has nine members: five merchants and three captains.") == [
        ("nine", "eight")
    ]
    assert not all_issues("The board has eight members: five merchants and three captains.")


def test_how_often_is_compared_by_the_year() -> None:
    assert not all_issues("The board meets twice a year.\n\n- The board meets every six months.")
    assert all_issues("The board meets twice a year.\n\n- The board meets every second month.")
    assert not all_issues(
        "Styret møtes to ganger i året.\n\n- Styret møtes hvert halvår.", english=False
    )


def test_what_opens_before_it_is_founded_is_a_contradiction() -> None:
    later = "The diploma was developed in 1988.\n\n- The diploma was introduced in 1991."
    assert not all_issues(later)
    assert all_issues("The diploma was developed in 1988.\n\n- The diploma was introduced in 1985.")
    assert all_issues(
        "Ordningen ble utviklet i 1988.\n\n- Ordningen ble innført i 1985.", english=False
    )


def test_the_sentence_behind_a_count_names_as_many() -> None:
    assert all_issues(
        "Before the start, four conditions must be met. These are a signed contract, a valid "
        "licence and a tested boat."
    ) == [("four", "three")]
    assert all_issues("It has four modules, which are navigation, law and weather.")
    assert all_issues(
        "The council has six members. The seats are divided between three captains, two pilots "
        "and two lawyers."
    ) == [("six", "seven")]
    assert all_issues(
        "Før oppstart må fire krav være oppfylt. Disse er en signert kontrakt, en gyldig lisens og "
        "en testet båt.",
        english=False,
    ) == [("fire", "tre")]
    assert all_issues("Tre dokumenter kreves: pass, helseattest, lisens og bilde.", english=False)


def test_what_names_no_things_is_held_against_no_count() -> None:
    for body in (
        "Four pilots work in the port. They are experts in tides, law and weather.",
        "The port has two cranes. They are large, fast and safe.",
        "The course has four modules. The modules are law, tides and weather, plus a project.",
        "The council has seven members. The members are a chair, two captains, two pilots and two "
        "lawyers.",
        "The exam has three parts. The parts are law and tides, weather and steering, and safety.",
        "The port has five ferries. They are a lifeline for farmers, pupils and tourists.",
    ):
        assert not all_issues(body), body
    assert not all_issues(
        "Fire loser arbeider i havnen. De er eksperter på tidevann, jus og vær.", english=False
    )
