"""Questions whose words cannot stand side by side: what a wrong reading of a sentence leaves."""

import re

from aimstudy.domain.article import Language
from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.language.grammar import Grammar

# a preposition whose noun is gone, right before the next clause or the second half of a pair
_LONE_LEAD = {
    Language.ENGLISH: re.compile(
        r"\b(?:of|from|with|into|for|at|by) (?:or|and|but|because|unless|provided|while|whereas|"
        r"although|though)\b",
        re.I,
    ),
    Language.BOKMAL: re.compile(
        r"\b(?:til|av|for|fra|med|mot|hos|på|om) (?:forutsatt|mens|fordi|ettersom|hvis|dersom|men|"
        r"eller|selv om|med mindre|slik at)\b|\b(?:av|hos|mot) og\b",
        re.I,
    ),
}
_POINTING = {
    Language.ENGLISH: re.compile(
        r"\b(?:do|does|did|doing|done) so\b|^Who (?:is|was) (?:Take|Consider)\b|"
        r"\b(?:to|that|who|which) do (?:be|have|get|lose|pay)\b|"
        r"^Which (?:something|anything|everything|someone)\b"
    ),
    Language.BOKMAL: re.compile(
        r"\b(?:gjøre|gjør|gjorde|gjort) (?:det|så)(?=[?]| (?:kan|må|skal|vil|blir|får)\b)|"
        r"\b(?:inntil|siden|før|frem til|fram til|fra) da\b(?! (?:av )?\w)"
    ),
}
# "How often does another remedy pay?": the one beside something not named
_ANOTHER = {
    Language.ENGLISH: re.compile(
        r"^(?:\w+ ){1,3}(?:does|did|is|was|can|may|must|will|should|has) another\b(?! name)|"
        r"name for another\b"
    ),
    Language.BOKMAL: re.compile(r"\bnavn på (?:en annen|et annet)\b"),
}
# "How long can they wait as long as?"
_LEFT = re.compile(r"^Når .* siden\?$|^(?:What|Hva) .* (?:twice|half|double|dobbelt|halvparten)\?$")
_TWICE = re.compile(r"^How (long|much|many)\b.* as \1 as\b")
# "in X" of X itself
_ITSELF = re.compile(
    r"\b([\w-]{4,}) (?:in|of|for|i|av) (?:an? |the |en |et )?(?:[\w-]+ )?\1\?$", re.I
)
# "angi i?" with "hvilken grad vilkåret gjelder": the words belong together
_HALF_ASKING = re.compile(r"\b(?:i|på|av|til|in|to|at|on|by|under|for|from|of)\?$")
# "uavhengig av i arbeidslivet?" with "hvilken bransje ...": what it does not depend on
_WHICHEVER = re.compile(r"(?:hvilke[nt]?|which|hvor|how|what|whether|om) ")
_REGARDLESS = re.compile(r"\b(?:uavhengig av|uansett|regardless of)(?: [^?]*)?\?$")
_DEGREE = re.compile(
    r"(?:hvilken grad|hvilket omfang|hvilken måte|hvilken rekkefølge|which (?:extent|degree|order)|"
    r"what (?:extent|degree))\b"
)
# "Hvor lenge er nok?", "How long is enough?": what has to last is not said
_LONG_ENOUGH = re.compile(r"^(?:Hvor lenge (?:er|var) (?:nok|tilstrekkelig)|How long is enough)\b")
# "the credit line with its in the example?": the noun is gone; "Hvor har hovedkontor?": who has it
_NO_NOUN = re.compile(
    r"\b(?:its|their|sin|sitt|sine)(?: in the example| i eksemplet)?\?$|"
    r"^Hvor (?:har|hadde|får|fikk) [\wæøå]+\?$"
)
# "employees choosing" of "to save": the deed stands in the question
_CUT_DEED = re.compile(r"^[a-z]+s [a-z]+ing$")
_DEED_LEFT = re.compile(r" to [a-z]+\?$")
_DEED_AHEAD = re.compile(r"_ to [a-z]+\b")
# "the risk that several small errors": its verb is gone
_NO_VERB = re.compile(
    r"\b(?:risk|fact|idea|belief|danger|chance|possibility|condition) that "
    r"(?:several|many|some|a few|most|two|three) (?:[a-z]+ )?[a-z]+s$"
)
# "begrunnes på nytt for?" with "hver periode"
_EACH = re.compile(r"(?:hver|hvert|each|every) (?:periode|period|år|year|måned|month|gang|time)$")
_AGE = re.compile(r"under \d+ år$")
# "det avgjørende er altså": the rest of the sentence is gone
_CUT_ANSWER = re.compile(r" (?:is|are|was|were|er|var)(?: \w+ly| altså| derfor| dermed| ofte)?$")


def broken_faults(draft: CardDraft, g: Grammar) -> list[str]:
    """The names of the checks that the words of a question, or of its answer, fail."""
    prompt, answer = draft.prompt, draft.answer
    if draft.kind is CardKind.CLOZE:
        torn = _DEED_AHEAD.search(prompt) if _CUT_DEED.match(answer) else _NO_VERB.search(answer)
        return ["cut deed"] if torn else []
    checks = {
        "torn apart": _LONE_LEAD[g.language].search(prompt)
        or (_DEGREE.match(answer) and _HALF_ASKING.search(prompt))
        or (_WHICHEVER.match(answer) and _REGARDLESS.search(prompt)),
        "points outside": _POINTING[g.language].search(prompt),
        "half named": _ANOTHER[g.language].search(prompt),
        "asked twice": _TWICE.search(prompt) or _LEFT.search(prompt),
        "of itself": _ITSELF.search(prompt),
        "no noun": _NO_NOUN.search(prompt),
        "no time": _EACH.match(answer) and prompt.startswith(("Hva ", "What ")),
        "cut deed": (_CUT_DEED.match(answer) and _DEED_LEFT.search(prompt))
        or _NO_VERB.search(answer),
        "no length": _LONG_ENOUGH.match(prompt)
        or (prompt.startswith("Hvor lenge") and _AGE.match(answer)),
        "cut answer": _CUT_ANSWER.search(answer) and not _INDIRECT.match(answer),
    }
    return [name for name, failed in checks.items() if failed]


_INDIRECT = re.compile(r"(?:how|what|where|who|which|hvor|hva|hvem|hvordan|hvilke\w*) ", re.I)
