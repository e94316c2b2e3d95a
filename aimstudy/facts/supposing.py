"""Made-up examples: "Suppose that a firm ...", "Anta at ...". Their facts hold there only."""

import re

_OPENER = re.compile(
    r"(?:(?:for example|for instance|as an example|for eksempel|som eksempel|som et eksempel),? )?"
    r"(?:let's|let us|suppose|imagine|assume|consider|picture|say|"
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
