"""A rule for two things that change together: "the longer X, the higher Y", "jo X, desto Y"."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import pieces
from aimstudy.facts.drafts import FactDraft, sentence_rule

_MORE = r"(?:\w+er|more|less|fewer|worse|better)"
_MERE = r"(?:\w+ere|mer|mindre|flere|færre|lengre|større|høyere|lavere|eldre|yngre|verre|bedre)"
_TOGETHER = {
    True: re.compile(rf"^The (?P<cause>{_MORE} .+?), (?P<effect>the {_MORE} [^,;:]+?)[.]?$"),
    False: re.compile(
        rf"^Jo (?P<cause>{_MERE} .+?), (?P<effect>(?:jo|desto|dess) {_MERE} [^,;:]+?)[.]?$"
    ),
}
_BEING = re.compile(
    r"(?P<how>\w+) (?P<thing>.+) (?P<be>is|are|gets|get|becomes|become|turns out to be|er|blir)$"
)
_FEWEST, _MOST = 3, 14


@sentence_rule("correlative")
def correlative(item: Analysed) -> Iterator[FactDraft]:
    """ "The longer X, the higher Y" answers "What happens the longer X?"."""
    english = item.grammar.english
    match = _TOGETHER[english].match(item.parse.text)
    if match is None or _loose(item, match):
        return
    cause, effect = match["cause"], match["effect"]
    if not all(_FEWEST <= len(part.split()) <= _MOST for part in (cause, effect)):
        return
    being = _BEING.match(cause)
    asked = f"{'the' if english else 'jo'} {cause}"
    if being:  # "the longer the boat is": "when the boat is longer"
        when = "when" if english else "når"
        asked = f"{when} {being['thing']} {being['be']} {being['how']}"
    answer = _plain(effect)
    parts = pieces(*(("What", "happens") if english else ("Hva", "skjer")), "", asked)
    yield FactDraft(
        FactKind.EFFECT, "correlative", item.topic.label, "change", (answer,), effect, parts, rank=2
    )


_TURNED = re.compile(r"the (?P<how>\w+) (?P<be>is|are) (?P<thing>the .+)$")


def _plain(effect: str) -> str:
    """ "the bigger is the payment" as "the payment is bigger"; all else as it stands."""
    match = _TURNED.match(effect)
    return f"{match['thing']} {match['be']} {match['how']}" if match else effect


def _loose(item: Analysed, match: re.Match[str]) -> bool:
    """A pronoun for something outside the sentence."""
    words, found = item.parse.words, item.resolution
    inside = range(len(words))
    end = next(i for i, word in enumerate(words) if word.start >= match.end("cause"))
    if words[end - 1].tag not in ("VERB", "AUX") and words[end - 2].tag in ("DET", "ADJ", "ADP"):
        return True  # "The older keeper lit the lamp, the younger one slept"
    swapped = any(at in found.swaps for at in inside if words[at].tag == "PRON")
    return swapped or any(at in found.loose for at in inside) or "," in match["cause"]
