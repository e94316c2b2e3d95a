"""Made-up examples: "Suppose that a firm ...", "Anta at ...". Their facts hold there only."""

import re

_OPENER = re.compile(
    r"(?:(?:for example|for instance|as an example|for eksempel|som eksempel|som et eksempel),? )?"
    r"(?:let's|let us|suppose|imagine|assume|consider|picture|envision|visuali[sz]e|say|"
    r"anta|tenk deg|tenk på|tenk|forestill deg|se for deg|gå ut fra|la oss si|la oss|sett|si|"
    r"take(?: the case of)?(?= (?-i:[A-Z]\w+,? (?:a|an|the|who|from|in|whose)\b|"
    r"an? [\w-]+(?: [\w-]+)? (?:in|near) [A-Z]))|"
    r"ta(?= (?-i:[A-ZÆØÅ][a-zæøå]+(?:,| som\b)|(?:en|et|ei) [\w-]+(?: [\w-]+)? (?:i|på) [A-ZÆØÅ])))"
    r"(?: (?:say|suppose|assume|imagine|si|anta|tenke oss))?(?P<that> that| at)? "
    r"(?!is |are |er |to |out |up )",
    re.I,
)
_MENTIONS = re.compile(r"\b(?:example|illustration|eksempel\w*|eksemplet)\b", re.I)


def opener_size(text: str) -> int:
    """How many characters "Suppose that " takes; 0 where nothing is supposed."""
    match = _OPENER.match(text)
    return match.end() if match else 0


_THING = re.compile(
    r"(?:(?:for example|for instance|as an example|for eksempel|som eksempel|som et eksempel),? )?"
    r"(?:consider|picture|envision|visuali[sz]e|take|take the case of|ta|tenk deg|tenk på|"
    r"forestill deg|se for deg) (?!that |at |how |hvor)",
    re.I,
)


def names_thing(text: str) -> bool:
    """ "Consider a mill that grinds rye": it only names what the example is about."""
    return opener_size(text) > 0 and _THING.match(text) is not None


def about_thing(statement: str, english: bool) -> str:
    """The same as a sentence: "The example is about a mill that grinds rye"."""
    statement = statement[opener_size(statement) :]
    if not statement:
        return ""
    opening = "The example is about " if english else "Eksemplet handler om "
    small = statement.split(" ")[0].lower() in ("a", "an", "en", "et", "ei", "the")
    return opening + (statement[:1].lower() + statement[1:] if small else statement)


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
