"""What the columns of a table are called, in English and Norwegian, and what they are for."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from aimstudy.interchange import limits


class Role(StrEnum):
    """What a column is for."""

    FRONT = "front"
    BACK = "back"
    EXTRA = "extra"
    TAGS = "tags"
    DECK = "deck"
    GUID = "guid"
    HINT = "hint"
    OPTION = "option"
    CORRECT = "correct"
    SKIP = "skip"


_NAMES = {
    Role.FRONT: "front question prompt term word side1 vocabulary vocab expression frontside"
    " questiontext cue forside spørsmål begrep ord term uttrykk glose framside faguttrykk"
    " frage vorderseite begriff vokabel fråga framsida spørgsmål pregunta término anverso recto"
    " terme mot vraag voorkant",
    Role.BACK: "back answer definition def meaning translation response side2 backside gloss"
    " answers bakside svar definisjon betydning oversettelse forklaring tyding antwort rückseite"
    " bedeutung übersetzung baksida bagside respuesta definición significado reverso verso réponse"
    " définition signification traduction antwoord achterkant betekenis",
    Role.EXTRA: "extra backextra notes note comment comments example examples explanation source"
    " context pronunciation reading image audio picture id nr no number index"
    " ekstra notat notater kommentar kommentarer eksempel eksempler kilde uttale bilde nummer",
    Role.TAGS: "tags tag labels label category categories topic topics emneord etiketter"
    " merkelapper stikkord kategori kategorier emne emner tagger",
    Role.DECK: "deck deckname kortstokk stokk bunke",
    Role.GUID: "guid",
    Role.HINT: "hint hints clue tip vink tips ledetråd",
    Role.CORRECT: "correct correctanswer correctanswers rightanswer rightanswers key solution"
    " correctoption riktig riktigsvar rettsvar fasit riktigesvar",
    Role.SKIP: "timelimit timelimitsec seconds tidsgrense",
}
_KNOWN = {name: role for role, names in _NAMES.items() for name in names.split()}
_OPTION = re.compile(
    r"(?:option|choice|alternative|answer|svaralternativ|alternativ|svar|valg)[1-9a-h]|[a-f]"
)
_TONGUES = """
english norwegian bokmål nynorsk danish swedish german french spanish italian portuguese dutch
russian polish japanese chinese korean arabic latin greek finnish icelandic turkish
engelsk norsk dansk svensk tysk fransk spansk italiensk portugisisk nederlandsk russisk polsk
japansk kinesisk koreansk arabisk latin gresk finsk islandsk tyrkisk
"""
_LANGUAGES = frozenset(_TONGUES.split())
_AROUND = re.compile(r"[^\w]+|_")
_EXPLAINED = re.compile(r"(?<=\w)\s*(?:\s[-–—]\s|\(|:)")
_LONGEST_NAME = 60


def role_named(name: str) -> Role | None:
    """What a column of this name is for, where the name is known.

    >>> role_named("Riktig svar"), role_named("Option A"), role_named("Colour")
    (<Role.CORRECT: 'correct'>, <Role.OPTION: 'option'>, None)
    """
    if len(name) > _LONGEST_NAME:
        return None
    word = bare_name(name)
    return _KNOWN.get(word) or (Role.OPTION if _OPTION.fullmatch(word) else None)


def names_columns(cells: Sequence[str], following: Sequence[str] = ()) -> bool:
    """Whether a first row names columns by known names.

    Two words for one thing ("spørsmål, question") are a card of two languages.

    >>> names_columns(["Front", "Back"]), names_columns(["ord", "word"])
    (True, False)
    """
    filled = [cell for cell in cells[: limits.FIELDS] if cell.strip()]
    roles = [role for role in map(role_named, filled) if role is not None]
    once = [role for role in roles if role not in (Role.EXTRA, Role.OPTION, Role.TAGS)]
    if len(once) > len(set(once)) or len(set(map(bare_name, filled))) < len(filled):
        return False
    if _are_languages(filled):
        return not _are_languages(following)
    asks = bool({Role.FRONT, Role.BACK} & set(roles))
    return asks and len(roles) * 2 >= min(len(filled), 3) and (len(roles) > 1 or len(filled) == 1)


def _are_languages(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and all(bare_name(cell) in _LANGUAGES for cell in cells)


def bare_name(name: str) -> str:
    """A name without capitals, signs and what only explains it.

    >>> bare_name("Back Extra") == bare_name("back_extra (optional)")
    True
    """
    # "Answer 1 - max 75 characters", "Correct answer(s)": what stands behind only explains
    said = _EXPLAINED.split(unicodedata.normalize("NFC", name).casefold(), maxsplit=1)[0]
    return _AROUND.sub("", said or name.casefold())
