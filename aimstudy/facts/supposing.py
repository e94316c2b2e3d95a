"""Made-up examples: "Suppose that a firm ...", "Anta at ...". Their facts hold there only."""

import re

_OPENER = re.compile(
    r"(?:(?:for example|for instance|as an example|for eksempel|som eksempel|som et eksempel),? )?"
    r"(?:let's|let us|suppose|imagine|assume|consider|picture|envision|visuali[sz]e|say|"
    r"take(?= (?-i:[A-Z])\w+,? (?:a|an|the|who|from|in|whose) )|"
    r"anta|tenk deg|tenk|forestill deg|la oss si|la oss|sett|si)"
    r"(?: (?:say|suppose|assume|imagine|si|anta|tenke oss))?(?P<that> that| at)? "
    r"(?!is |are |er |to |out |up )",
    re.I,
)
_MENTIONS = re.compile(r"\b(?:example|illustration|eksempel\w*|eksemplet)\b", re.I)


def opener_size(text: str) -> int:
    """How many characters "Suppose that " takes; 0 where nothing is supposed."""
    match = _OPENER.match(text)
    return match.end() if match else 0


def in_example(question: str, english: bool) -> str:
    """What a question about a made-up example ends with, unless it says so already."""
    if _MENTIONS.search(question):
        return ""
    return "in the example" if english else "i eksemplet"


_SUPPOSED_TOO = re.compile(r"(?<=\w)(,? (?:and|og)) (?:that|at) (?=\w)")


def stated_in_example(statement: str, opens: bool, english: bool) -> str:
    """A sentence of a made-up example standing alone: "In the example: A firm borrows ...".

    With ``opens`` it stood after "Suppose that", and so did what an "and that" goes on with.
    """
    if opens:
        statement = _SUPPOSED_TOO.sub(r"\1 ", statement, count=1)
    if not statement or _MENTIONS.search(statement):
        return statement
    return ("In the example: " if english else "I eksemplet: ") + statement
