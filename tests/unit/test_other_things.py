"""What a pronoun means when it is not the subject before it: one of two, the first, a new thing."""

import pytest

from aimstudy.questions.cards import sound_cards
from tests.engine import read_article


def _prompts(title: str, text: str) -> str:
    reading = read_article(f"Title: {title}\n\n{text}\n".encode(), "own.md")
    return "\n".join(f"{draft.prompt} => {draft.answer}" for _, draft in sound_cards(reading))


@pytest.mark.parametrize(
    ("title", "text", "right", "wrong"),
    [
        (
            "Fyrmerket",
            "Fyrmerket er et merke for fyrvoktere. Opplæringen avsluttes med to prøver. Den første "
            "varer i tre timer, den andre tas på sjøen.",
            "den første prøven",
            "varer den første?",
        ),
        (
            "Lodding",
            "Lodding er en måte å måle dyp på. Tauloddet måler dypet med en snor, mens ekkoloddet "
            "måler dypet med lyd. Det førstnevnte er billigst.",
            "tauloddet",
            "førstnevnte",
        ),
        (
            "Fyrmerket",
            "Fyrmerket er et merke for fyrvoktere. Til slutt må kandidaten avlegge en muntlig "
            "prøve. Den varer i fire timer.",
            "den muntlige prøven",
            "varer Fyrmerket",
        ),
        (
            "Ærfugl",
            "Ærfugl er en and. I mai legges fire egg. "
            "Så snart ungene er tørre, ledes de til sjøen.",
            "",
            "ledes fire egg",
        ),
        (
            "Kølapper",
            "Kølapper er en metode. Det viktigste rådet er grensen. Den skrives øverst på tavlen.",
            "",
            "Hvor skrives Kølapper",
        ),
        (
            "Tide Badge",
            "The Tide Badge is a badge for pilots. Training ends with two tests. The first lasts "
            "three hours, and the second is held at sea.",
            "the first test",
            "does the first last",
        ),
        (
            "Tide Badge",
            "The Tide Badge is a badge for pilots. A pilot must pass a written test. It lasts four "
            "hours. Pilots pay a yearly fee. It was founded in 1990.",
            "the written test",
            "was the yearly fee founded",
        ),
        (
            "Tauhandel",
            "Tauhandel er en avtale mellom to parter. Den ene parten betaler fast leie, mens den "
            "andre betaler for hver dag. Det kreves et godkjent tau.",
            "den andre parten",
            "betaler den andre?",
        ),
        (
            "Båtforsikring",
            "Båtforsikring er en forsikring for fritidsbåter. Mange seilere har kjøpt en slik "
            "dekning.",
            "båtforsikring",
            "slik dekning?",
        ),
        (
            "Fyrmerket",
            "Fyrmerket er et merke for fyrvoktere. En fyrvokter reiser mye. Om vinteren passer "
            "han eller hun lampen.",
            "fyrvokter",
            "hun",
        ),
        (
            "Sounding",
            "Sounding is a method. The idea is that a line reaches the ground.",
            "",
            "Sounding that",
        ),
    ],
)
def test_the_question_names_what_is_meant(title: str, text: str, right: str, wrong: str) -> None:
    prompts = _prompts(title, text)
    assert right in prompts
    assert wrong not in prompts
