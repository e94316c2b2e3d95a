"""What single sentences are asked, and what must not be asked of them, in both languages."""

import re

from aimstudy.domain.quiz import QuizKind
from aimstudy.questions.cards import sound_cards
from aimstudy.questions.quiz import make_quiz_items
from tests.engine import read_article

_ENGLISH = (
    "\n\nThe association of players was founded for the people of the town and for the members "
    "of the club that wanted to play. This is a text about the game and its rules.\n"
)
_NORWEGIAN = (
    "\n\nForeningen av spillere ble til for folk i bygda og for de medlemmene av klubben som ville "
    "spille. Dette er en tekst om spillet og dets regler, og den er ikke den eneste.\n"
)


def asked(sentence: str, english: bool = True, title: str = "Glider match") -> dict[str, str]:
    """Prompt to answer of every card made from ``sentence``."""
    padding = _ENGLISH if english else _NORWEGIAN
    text = f"# {title}\n\n{sentence}{padding}"
    reading = read_article(text.encode(), "sentence.md")
    start, end = text.index(sentence), text.index(sentence) + len(sentence)
    keys = {
        fact.key for fact in reading.facts if any(start <= c.start < end for c in fact.citations)
    }
    return {card.prompt: card.answer for _, card in sound_cards(reading) if card.fact_key in keys}


def test_an_answer_ends_where_a_second_participle_begins() -> None:
    found = asked("The licence was written by Miriam Osei and published by the Foundation in 2004.")
    assert found["Who wrote the licence?"] == "Miriam Osei"
    assert found["Who published the licence in 2004?"] == "the Foundation"
    assert not any(prompt.startswith("When was the licence written") for prompt in found)


def test_a_participle_in_a_list_is_no_second_predicate() -> None:
    found = asked("The insurer invests the premium in government bonds and listed shares.")
    assert not any("list" in prompt.split("shares")[0].split() for prompt in found)


def test_two_verbs_give_two_facts() -> None:
    found = asked("The blast killed 1,640 people and injured 8,000 sailors.")
    assert found["How many people did the blast kill?"] == "1,640"
    assert found["How many sailors did the blast injure?"] == "8,000"


def test_a_range_keeps_its_preposition() -> None:
    english = asked("Adults weigh between 11 and 30 kilograms.")
    assert english["How much do adults weigh?"] == "between 11 and 30 kilograms"
    norwegian = asked("Markedet trekker mellom 60 000 og 75 000 besøkende.", english=False)
    assert norwegian["Hvor mange besøkende trekker markedet?"] == "mellom 60 000 og 75 000"


def test_a_goal_follows_the_verb() -> None:
    found = asked("Regjeringen sendte 300 soldater til byen.", english=False)
    assert found["Hvor mange soldater sendte regjeringen til byen?"] == "300"


def test_a_fee_keeps_the_people_it_holds_for() -> None:
    found = asked("The fee is $405 for members.")
    assert found["How high is the fee for members?"] == "$405"
    assert "How high is the fee?" not in found


def test_a_passive_of_an_unknown_verb_has_no_object() -> None:
    found = asked("Direktøren kan bare gjenvelges én gang.", english=False)
    assert not any(prompt.startswith("Hva kan direktøren") for prompt in found)


def test_an_agent_keeps_the_relative_clause_that_restricts_it() -> None:
    found = asked("Kontoen kan opprettes av alle som er over 18 år.", english=False)
    assert found["Hvem kan opprette kontoen?"] == "alle som er over 18 år"


def test_a_pronoun_means_the_subject_of_its_own_sentence() -> None:
    found = asked("Rye bread contains more fibre, and it keeps fresh for ten days.", title="Rye")
    assert not any(prompt.startswith("Rye keeps fresh") for prompt in found)


def test_because_answers_why() -> None:
    found = asked("Metal spoons are avoided because acid attacks the metal.")
    assert found["Why are metal spoons avoided?"] == "because acid attacks the metal"
    found = asked("Because iron strengthens the enamel, the front teeth are orange.")
    assert found["Why are the front teeth orange?"] == "because iron strengthens the enamel"
    norwegian = asked("Noen kokker bruker sei fordi fisken er billigere.", english=False)
    assert norwegian["Hvorfor bruker noen kokker sei?"] == "fordi fisken er billigere"
    norwegian = asked("Rådet ble opprettet som følge av bankkrisen.", english=False)
    assert norwegian["Hvorfor ble rådet opprettet?"] == "som følge av bankkrisen"


def test_a_time_is_no_reason() -> None:
    found = asked("Since the 1920s, the animal has been reintroduced in ten countries.")
    assert not any(prompt.startswith("Why") for prompt in found)
    found = asked("Siden 2003 har bygda arrangert en festival.", english=False)
    assert not any(prompt.startswith("Hvorfor") for prompt in found)


def test_a_condition_is_asked_for() -> None:
    found = asked("If the jar is too cold, acetic acid is formed.")
    assert found["What happens if the jar is too cold?"] == "acetic acid is formed"
    norwegian = asked("Dersom sparer blir ufør, kan pengene tas ut tidligere.", english=False)
    assert norwegian["I hvilket tilfelle kan pengene tas ut tidligere?"] == (
        "dersom sparer blir ufør"
    )


def test_a_duty_is_asked_for() -> None:
    found = asked("A distributor has to offer the source code.")
    assert found["What does a distributor have to offer?"] == "the source code"
    norwegian = asked("Produsentene er pålagt å tørke fisken nord for polarsirkelen.", False)
    assert norwegian["Hva er produsentene pålagt å tørke nord for polarsirkelen?"] == "fisken"


def test_a_named_place_is_asked_for_without_the_time() -> None:
    found = asked("The product was first offered in Denmark in 1974.")
    assert found["Where was the product first offered?"] == "in Denmark"
    found = asked("The book was written in Latin.")
    assert not any(prompt.startswith("Where") for prompt in found)
    norwegian = asked("Retten spises særlig i Nord-Norge.", english=False)
    assert norwegian["Hvor spises retten særlig?"] == "i Nord-Norge"
    norwegian = asked("Retten spises særlig i mai.", english=False)
    assert not any(prompt.startswith("Hvor spises") for prompt in norwegian)


def test_a_counted_subject_is_asked_for() -> None:
    found = asked("In 1900, 1,200 animals survived in Norway.")
    assert found["How many animals survived in Norway in 1900?"] == "1,200"
    norwegian = asked("I 2021 hadde 74 000 personer en konto.", english=False)
    assert norwegian["Hvor mange personer hadde en konto i 2021?"] == "74 000"


def test_a_day_and_a_place_are_no_part_of_an_agent() -> None:
    found = asked("The club was founded by Anna Berg in Oslo.")
    assert found["Who founded the club in Oslo?"] == "Anna Berg"
    norwegian = asked("Ordningen ble innført av Stortinget 1. november 2012.", english=False)
    assert norwegian["Hvem innførte ordningen 1. november 2012?"] == "Stortinget"
    assert norwegian["Når ble ordningen innført?"] == "1. november 2012"


def test_what_cannot_be_asked_well_is_left_out() -> None:
    found = asked("Consumer groups argue that the contracts are hard to compare.")
    assert not any("consumer group?" in prompt for prompt in found)
    found = asked("Rye sourdough is kept alive by regular feeding.")
    assert not any(prompt.startswith("What is") for prompt in found)
    found = asked("The agency ordered insurers to publish a sheet.")
    assert found["What did the agency order insurers to do?"] == "publish a sheet"
    norwegian = asked("Sammenlignet med den svenske loven stiller den norske krav.", False)
    assert not any(prompt.endswith("?") for prompt in norwegian)


def test_an_adverb_stays_with_its_verb() -> None:
    found = asked("Sellers must read the sheet aloud.")
    assert found["Who must read the sheet aloud?"] == "sellers"


def test_a_word_for_people_loses_its_sentence_capital_and_a_body_keeps_it() -> None:
    found = asked("Søkere skal bestå en skriftlig prøve.", english=False)
    assert found["Hva skal søkere bestå?"] == "en skriftlig prøve"
    found = asked("Sjømannsforbundet støttet de streikende.", english=False)
    assert found == {"Hva støttet Sjømannsforbundet?": "de streikende"} or all(
        "sjømannsforbundet" not in prompt for prompt in found
    )


def _statements(sentence: str, english: bool = True) -> list[str]:
    """Every false statement made of the article of ``sentence``, over several seeds."""
    text = f"# Glider match\n\n{sentence}{_ENGLISH if english else _NORWEGIAN}"
    reading = read_article(text.encode(), "sentence.md")
    facts = [fact for fact in reading.facts if fact.rule != "spare"]
    found: list[str] = []
    for seed in range(12):
        items = make_quiz_items("Glider", reading.article.language, facts, seed, frozenset())
        found += [i.prompt for i in items if i.kind is QuizKind.TRUE_FALSE and i.key == 1]
    return found


def test_a_wrong_lower_bound_is_higher_than_the_true_one() -> None:
    for english, sentence in (
        (True, "The animal has been reintroduced in more than 25 countries."),
        (True, "The exam takes at least 25 minutes."),
        (False, "Eksamenen tar minst 25 minutter."),
    ):
        shown = [s for s in _statements(sentence, english) if s.split()[:2] == sentence.split()[:2]]
        assert shown
        assert all(int(re.findall(r"\d+", statement)[0]) > 25 for statement in shown)


def test_a_wrong_upper_bound_is_lower_than_the_true_one() -> None:
    shown = _statements("The exam takes less than 25 minutes.")
    assert shown
    assert all(int(re.findall(r"\d+", statement)[0]) < 25 for statement in shown)


def test_no_wrong_year_is_put_beside_around() -> None:
    shown = _statements("Around 1900, the animal was found in Norway.")
    assert not any(re.search(r"Around (?!1900)", statement) for statement in shown)


def test_kinds_are_kinds_of_the_topic() -> None:
    text = (
        "# Brown cheese\n\nBrown cheese is a Norwegian cheese made from whey. There are three main "
        f"types: Gudbrandsdalsost, Fløtemysost and Geitost.{_ENGLISH}"
    )
    reading = read_article(text.encode(), "cheese.md")
    prompts = {card.prompt: card.answer for _, card in sound_cards(reading)}
    assert prompts["How many main types of brown cheese are there?"] == "three"


def test_half_a_range_is_no_gap() -> None:
    found = asked("Boknafisk er fisk som er hengt i en til to uker.", english=False)
    assert not any("en til ____" in prompt for prompt in found)
    found = asked("It was not finished when the tower was built between 1850 and 1853.")
    assert not any("between ____ and" in prompt for prompt in found)


def test_a_negation_in_another_clause_does_not_silence_a_fact() -> None:
    found = asked("Beavers feed on bark, twigs and plants, but beavers never eat fish.")
    assert found["What do beavers feed on?"] == "bark, twigs and plants"
    assert asked("Beavers never eat fish.") == {"What do beavers never eat?": "fish"}
    norwegian = asked("Klubben tilbyr ikke kurs.", english=False)
    assert norwegian == {"Hva tilbyr klubben ikke?": "kurs"}


def test_what_must_be_had_is_asked_for() -> None:
    found = asked("Candidates must have relevant work experience.")
    assert found["What must candidates have?"] == "relevant work experience"
    norwegian = asked("Kandidaten må ha fagbrev.", english=False)
    assert norwegian["Hva må kandidaten ha?"] == "fagbrev"
    assert asked("Candidates have experience.") == {}


def test_a_definition_needs_no_article_before_a_relative_clause() -> None:
    found = asked("Boknafisk er fisk som er tørket ute.", False, "Boknafisk")
    assert found["Hva er boknafisk?"] == "fisk som er tørket ute"
    found = asked("Beavers are large rodents that build dams.")
    assert found["What are beavers?"] == "large rodents that build dams"
    assert asked("Beavers are animals.") == {"What are beavers?": "animals"}


def test_an_unknown_verb_after_a_modal_and_a_noun_is_read() -> None:
    found = asked("Dersom eieren blir dømt, skal lisensen tilbakekalles.", english=False)
    assert found["I hvilket tilfelle skal lisensen tilbakekalles?"] == "dersom eieren blir dømt"


def test_at_least_belongs_to_the_amount() -> None:
    found = asked("The bread must rest for at least twelve hours.")
    assert found["How long must the bread rest?"] == "at least twelve hours"
    found = asked("A snowstorm delayed the rescue for almost 36 hours.")
    assert found["How long did a snowstorm delay the rescue?"] == "almost 36 hours"


def test_a_compound_may_explain_its_abbreviation() -> None:
    found = asked("Kredittilsynsrådet (KTR) er et statlig organ som kontrollerer banker.", False)
    assert found["Hva står forkortelsen KTR for?"] == "Kredittilsynsrådet"
    found = asked("Nordlandsposten (KTR) er en avis som kommer ut hver dag.", False)
    assert not any("forkortelsen" in prompt for prompt in found)


def test_people_are_asked_for_with_who() -> None:
    found = asked("The tower was built by local fishermen.")
    assert found["Who built the tower?"] == "local fishermen"
    found = asked("The tower was damaged by a storm.")
    assert found["What was the tower damaged by?"] == "a storm"
    norwegian = asked("Rådet ledes av en direktør.", english=False)
    assert norwegian["Hvem ledes rådet av?"] == "en direktør"
    norwegian = asked("Tårnet ble skadet av lynet.", english=False)
    assert norwegian["Hva ble tårnet skadet av?"] == "lynet"


def test_a_question_says_what_its_answer_depends_on() -> None:
    found = asked("If a vessel exceeds its quota, the fine is $5,000 per tonne.")
    assert found["How high is the fine per tonne if a vessel exceeds its quota?"] == "$5,000"
    found = asked("The catch fell from 900,000 tonnes in 1965 to 300,000 tonnes in 1980.")
    assert not any(prompt.startswith("When") for prompt in found)
    norwegian = asked("Norge ble med i 1974, og Island forlot den i 1991.", english=False)
    assert not any(prompt.startswith("Når forlot") for prompt in norwegian)


def test_how_often_is_no_object() -> None:
    found = asked("The council meets twice a year.")
    assert not any(prompt.startswith("What") for prompt in found)


def test_a_plural_subject_keeps_its_verb_in_a_duty() -> None:
    found = asked("Owners have to pass an inspection.")
    assert found["What do owners have to pass?"] == "an inspection"


def test_a_term_of_office_is_no_part_of_the_agent() -> None:
    found = asked("Direktøren utnevnes av rådet for fire år.", english=False)
    assert found["Hvem utnevnes direktøren av?"] == "rådet"


def test_a_second_infinitive_is_no_part_of_an_object() -> None:
    found = asked("Et fartøy må ha lisens og melde fangsten.", english=False)
    assert not any("melde" in answer for answer in found.values())
    found = asked("Et fartøy må ha lisens og forsikring.", english=False)
    assert found["Hva må et fartøy ha?"] == "lisens og forsikring"


def test_a_form_that_may_be_past_is_present_without_a_past_time() -> None:
    found = asked("The maps and the lamps cost between $80 and $90.")
    assert found["How much do the maps and the lamps cost?"] == "between $80 and $90"
    found = asked("In 1912 the maps and the lamps cost between $80 and $90.")
    assert any(prompt.startswith("How much did the maps") for prompt in found)


def test_what_belongs_to_somebody_is_not_asked_with_who() -> None:
    found = asked("The Tarn Society's website offers maps, charts and tide tables.")
    assert not any(prompt.startswith("Who") for prompt in found)
    found = asked("Tarnlagets nettsted tilbyr kart, tabeller og værmeldinger.", english=False)
    assert not any(prompt.startswith("Hvem") for prompt in found)


def test_what_is_kept_between_degrees_is_asked_by_its_temperature() -> None:
    found = asked("Refrigerated containers must be kept between -25 and -18 degrees.")
    assert found["At what temperature must refrigerated containers be kept?"] == (
        "between -25 and -18 degrees"
    )
    found = asked("Kjølevarer skal oppbevares mellom 2 og 4 grader.", english=False)
    assert found["Ved hvilken temperatur skal kjølevarer oppbevares?"] == "mellom 2 og 4 grader"


def test_no_gap_reaches_from_one_number_of_a_pair_to_the_other() -> None:
    found = asked("The toll is 30 kroner per car in summer and 45 kroner per car in winter.")
    assert not any(" and " in answer for answer in found.values())
