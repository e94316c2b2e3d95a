"""English: questions that end in the air, and gaps that tear a phrase apart."""

import re

from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.language.words import word_set
from aimstudy.questions.gap_form import BLANK

# "When had they been forced to sell right?": the word belongs to the answer
_CUT_OFF = re.compile(
    r"\b(?:right|shortly|just|soon|only|even|particularly|especially|mainly|partly|rather|some|"
    r"whatever|whoever|whichever|somewhere|almost|nearly|roughly|the|both|either|neither|"
    r"respectively)\?$"
)
# "How does it sell the boats at a price agreed?" with "in advance"
_DESCRIBED = re.compile(r"^(?:How|When|Where) .* an? \w+ (?:agreed|set|fixed|made|named)\?$")
_SOMEWHERE = re.compile(r"^How (?:many|much|long|large|high|old)\b.* somewhere\b(?! in\b| near\b)")
# "What percentage does the fee lie?" with "between 2% and 3%"
_SPREAD = re.compile(r"^(?:What percentage|How (?:much|many|large))\b.* (?:lie|range|reach|vary)\b")
# "cost ... rather than fifteen?", "How long does it cost?"
_OTHER_AMOUNT = re.compile(
    r"rather than (?:\$?\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty)"
    r"(?: \w+)?\?$|^How long .*\bcost\b"
)
# of what, the question does not say
_VAGUE = re.compile(
    r"^What (?:is|was) the (?:idea|aim|purpose|goal|point|reason|result|problem|difference|"
    r"solution|advantage|drawback|disadvantage|effect|consequence|answer|outcome|toll)\?$"
    r"|^What happen(?:s|ed) to (?:\w+ing\b|just |only )"
)
# "Who had judged to be harmless?": what was judged so is gone
_OPINION = re.compile(
    r"^Who (?:ha[sd] |have )?(?:judge|consider|find|found|believe|declare|think|thought|deem)"
    r"(?:d|ed|s)? to be\b"
)
_DIFFERS = re.compile(r"^How (?:do|does|did) .* differ from ")
_HALF_LIST = re.compile(rf"\b(?:whereas|while|that|because|but|if|when) \w+, {BLANK}")
# "must not decide but hands the money", "be audited, and their licence lapses": two statements
_BOTH = re.compile(
    r"\b(?:do|does|did|must|may|can|should|will)\b.* (?:and|but|or) [a-z]+s "
    r"(?:the|an?|his|her|its|their) |, (?:and|but|or|yet) (?:their|its|his|her|the|an?) [\w-]+"
    r"(?: [\w-]+)? (?:[a-z]{3,}[^s\W]s|is|are|was|were|has|have|will|must|can|may)\b(?! of\b)"
)
_THAT_AND = re.compile(r"that .* (?:are|were) .* and [a-z]+s (?:the|an?) ")
_BUT = re.compile(r" but [a-z]+s (?:the|an?) ")
_AT_ITS = re.compile(r"^How many \w+ at (?:its|the|their) \w+ (?:do|does|did|was|were|are|is)\b")
_TWICE = re.compile(r" not .*\b(against|for|from|with|by) .*\b\1\?$")
_LINK_LAST = re.compile(r"\b(?:whereas|while|because|although|and|but|or|if|when|that)\.$")
_MORE = re.compile(r"\b(?:more|less|fewer|rather|other|\w{2,}er)\b")
_WHEN = word_set("afterwards later then immediately beforehand separately together quickly")
_LATER = re.compile(r"\b(?:with|for|on|to|at) (?:afterwards|later|then|beforehand)\?$")
_ONE = re.compile(
    r"^(?:her|him|it|them)sel(?:f|ves)\b|\b(?:an?|the|any) [a-z-]+ ones?$|^[a-z-]+ ones$"
)
_NOT_ALL = re.compile(r"\b(?:do|does|did|is|are|was|were|must|can|may) not (?:all|every\w*) ")
# "Who is Brazil?" with "the largest producer"
_NO_PERSON = re.compile(r"^Who (?:is|was) [A-Z]\w+\?$")
_RANKED = re.compile(r"the (?:\w+est|second|third|most|main|leading) \w+$")
_REASON = re.compile(r"(?:because|since|as|if|when|unless|although|so as|so that) ", re.I)
_IDIOM = re.compile(rf"\b(?:into|in|by|on|at|of|to|for) {BLANK}(?=[ .,])")
_HALF_WORDS = word_set(
    """
    force effect account writing advance general particular practice fact part charge place line
    turn command full use mind sight need order care play existence operation default liquidation
    bankruptcy circulation question
    """
)


# "the pressure and with it the heat": what rises with what is torn apart
_ALONG = re.compile(r"\band with (?:it|them|an?|the) ", re.I)


def english_faults(draft: CardDraft) -> list[str]:
    """The names of the checks that a card in English fails."""
    if _ALONG.search(draft.prompt) and draft.kind is not CardKind.CLOZE:
        return ["torn apart"]
    return _gap(draft) if draft.kind is CardKind.CLOZE else _question(draft)


def _question(draft: CardDraft) -> list[str]:
    prompt, answer = draft.prompt, draft.answer
    last = re.search(
        r"\b(?:in|into|by|on|under|to|at)(?: (?:when|if|once|after|before|until|in|on)\b[^?]*)?\?$",
        prompt,
    )
    advance = re.search(r" in (?:advance|general|particular|full)\?$", prompt)
    checks = {
        "cut off": any(form.search(prompt) for form in (_DESCRIBED, _CUT_OFF, _SOMEWHERE))
        or bool(advance and re.search(r" an? \w+ \w+ed$", answer)),
        "no person": _NO_PERSON.match(prompt) and _RANKED.match(answer),
        "no thing": (prompt.startswith("What ") and answer in _WHEN) or _LATER.search(prompt),
        "not all": _NOT_ALL.search(prompt) or answer.startswith("do with "),
        "half a choice": re.search(r"\b[Ee]ither\b", prompt) and " or " not in prompt,
        "another subject": _disagrees(prompt, answer),
        "another amount": _OTHER_AMOUNT.search(prompt),
        "no object": _OPINION.match(prompt),
        "two statements": _BOTH.search(prompt)
        or _THAT_AND.match(answer)
        or (" do " in prompt and _BUT.search(answer)),
        "torn apart": _AT_ITS.match(prompt) or _TWICE.search(prompt),
        "no difference": _DIFFERS.match(prompt) and " " not in answer,
        "half named": _VAGUE.match(prompt) or _ONE.search(answer),
        "no range": _SPREAD.match(prompt) and answer.startswith(("between ", "from ")),
        "half an idiom": (last and answer.lower() in _HALF_WORDS)
        or answer == "being"
        or prompt.endswith(" brought by?"),
    }
    return [name for name, failed in checks.items() if failed]


def _disagrees(prompt: str, answer: str) -> bool:
    """ "In which case are the savings split?": "if it is better" is about something else."""
    asked = re.match(r"(?:In which case|On what condition|When|Why) (\w+) ", prompt)
    said = re.match(
        r"(?:only )?(?:if|unless|when|once|because|since|as long as) (it|they) ", answer
    )
    if asked is None or said is None:
        return False
    many = {"are": True, "were": True, "do": True, "is": False, "was": False, "does": False}
    plural = many.get(asked.group(1).lower())
    return plural is not None and plural != (said.group(1) == "they")


def _gap(draft: CardDraft) -> list[str]:
    found: list[str] = []
    prompt, answer = draft.prompt, draft.answer
    if _REASON.match(answer) and re.search(rf"{BLANK},? (?:and|or|but)\b", prompt):
        found.append("a clause cut in two")
    if answer.startswith("do with "):
        found.append("half an idiom")
    if _IDIOM.search(prompt) and answer.lower() in _HALF_WORDS:
        found.append("half an idiom")
    if re.match(r"[a-z-]+ ones$", answer):
        found.append("half named")
    if _LINK_LAST.search(prompt):
        found.append("loose end")
    if _HALF_LIST.search(prompt) and " and " in answer:
        found.append("half a list")
    if " than " in answer and not _MORE.search(answer.split(" than ")[0]):
        found.append("half a comparison")
    if f"into {BLANK}" in prompt and re.match(r"being\b", answer):
        found.append("half an idiom")
    if f"from {BLANK}" in prompt and " to " in answer:
        found.append("half a range")
    return found
