"""Norwegian: questions that were put together wrongly, and gaps in the middle of an idiom."""

import re

from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.language.words import word_set
from aimstudy.questions.gap_form import BLANK

# "begynner avgiften på mens butikker for et lag": another clause behind a lone preposition
_LONE_LEAD = re.compile(r"\b(?:på|av|til|fra|med|om|for|i) (?:mens|fordi|ettersom|selv om)\b")
# "Hvordan er målet å bli enige?": the manner is of the deed inside, not of the verb
_HOW_IS_TO = re.compile(r"^Hvordan (?:er|var) .*\bå \w+")
_WITHOUT = re.compile(r"uten (?:at|å) ")
# "av samme grunn", "ti år senere": says since what, or why, only beside the sentence before
_HANGS = re.compile(
    r"\bde øvrige (?!\w+(?:ene|er)\b)|^Hva (?:ble|blir) \w+\?$|"
    r"\bav (?:samme|den) grunn\b|\b\w+ (?:år|måneder|uker|dager) (?:senere|tidligere)\?$"
)
# "Hva gjorde krigen dyrere og reisene farligere?": of what is asked, the second half is gone
_GAPPED = re.compile(r" \w+ere(?:,| og) \w+(?:en|et|ene|a) \w+ere\b")
# "Hva må kjøperen gjøre tilbake?", "gjøre enn før", "hvor mange året etter": half of two words
_HALF = re.compile(
    r"\bgjøre (?:tilbake|frem|fram|inn|ned|bort|enn)\b|"
    r"\bhvor mange (?:året|dagen|måneden|uken|timen) (?:etter|før)\b|"
    r"^Hva er (?P<thing>.+) i (?P=thing)\?$| (?:like|lenge)\?$",
    re.I,
)
_THE_REST = re.compile(r"De øvrige (?!\w+(?:ene|er)\b)")
# "Hva går pengene i?" with "arv": a word of the verb
_INTO = re.compile(r"\bi(?: (?:dersom|hvis|når|da|etter|før|ved|på|for|til)\b[^?]*)?\?$")
_HALF_WORDS = word_set(
    """
    land havn arv kraft gang drift bruk gjeld fare balanse orden stand møte praksis pant arbeid
    konkurs stykker brann oppløsning tide sving lag tvil mål stå betraktning øyesyn hende likevekt
    """
)
_ANYBODY = word_set("personer mennesker individer")
_IDIOM = re.compile(rf"{BLANK} i dag\b|\b(?:dag for|år for|side om) {BLANK}")
_IDIOMS = re.compile(r"den dag|dag|år|side")
# "ikke det ____" with "samme som lønn"
_SAME = re.compile(rf"\b(?:det|den|de) {BLANK}")
_RANKED = re.compile(r"(?:samme|eneste|beste|første|siste)\b")
# "ulovlig å ____" with "selge i Finland"
_DEED_SOMEWHERE = re.compile(r"[a-zæøå]+ (?:i|på|ved|til|fra) [A-ZÆØÅ]\S*$")


def norwegian_faults(draft: CardDraft) -> list[str]:
    """The names of the checks that a Norwegian card fails."""
    if draft.kind is CardKind.CLOZE:
        return _gap(draft)
    found: list[str] = []
    if _LONE_LEAD.search(draft.prompt):
        found.append("torn apart")
    if _HOW_IS_TO.match(draft.prompt) and _WITHOUT.match(draft.answer):
        found.append("manner of another verb")
    if _GAPPED.search(draft.prompt) or _HALF.search(draft.prompt):
        found.append("torn apart")
    if draft.answer.lower() in _HALF_WORDS and _INTO.search(draft.prompt):
        found.append("half an idiom")
    if _HANGS.search(draft.prompt):
        found.append("leans on the sentence before")
    if draft.answer.lower() in _ANYBODY:
        found.append("empty answer")
    return found


def _gap(draft: CardDraft) -> list[str]:
    """A blank inside a phrase whose words only mean something together."""
    idiom = _IDIOM.search(draft.prompt) and _IDIOMS.fullmatch(draft.answer)
    if draft.answer.lower() in _ANYBODY:
        return ["empty answer"]
    if _THE_REST.match(draft.prompt):
        return ["leans on the sentence before"]
    ranked = _SAME.search(draft.prompt) and _RANKED.match(draft.answer)
    deed = f" å {BLANK}" in draft.prompt and _DEED_SOMEWHERE.match(draft.answer)
    return ["torn phrase"] if idiom or ranked or deed else []
