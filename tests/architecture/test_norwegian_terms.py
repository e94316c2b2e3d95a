"""One word a thing in Norwegian: a term that has lost against another does not come back."""

import re

import pytest

from tests.architecture.test_translations_complete import catalogue

# What is said, and the words that were once said for the same.
TERMS = {
    "stoffet, lagt inn": r"\bmateriale|\blaste[rt]? inn",
    "øve, øving, øvingsdag": r"\bstudi|\bstuder|\bav til lesing",
    "slutte i dag": r"\bstoppe[rt]? i dag",
    "få plass": r"\bgå[r]? (helt |ikke helt |ikke )?opp\b",
    "repetere, repetisjon": r"\bfriske? opp\b",
    "emne": r"\btema(et|er|ene)\b",
    "stikkord": r"\bmerkelapp",
    "endre": r"\bredigere?",
    "fila, lista, tidslinja, mappa, klokka, uka": (
        r"\b\w*(filen|listen|tidslinjen|mappen|klokken|uken|blokken)\b"
    ),
    "prøve (a paper)": r"oppgavesett",
    "åpner, stenger (a window)": r"\bvindu\b.*\blukke",
    "lagt inn (a date)": r"\bsatt en dato|\beksamensdag er satt",
}


@pytest.mark.parametrize(("said", "lost"), TERMS.items())
def test_one_word_a_thing(said: str, lost: str) -> None:
    texts = {
        source: " ".join(found) if isinstance(found, list) else found
        for source, found in catalogue().items()
    }
    wrong = {source: text for source, text in texts.items() if re.search(lost, text, re.IGNORECASE)}
    assert wrong == {}, f"say: {said}"
