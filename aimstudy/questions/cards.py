"""Facts to card drafts: one question a fact, a gap where no question was found. No storage here."""

import re
from collections.abc import Iterable

from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.fact import Fact, Reading
from aimstudy.language.grammar import grammar_of
from aimstudy.language.words import word_set
from aimstudy.questions.lint import faults
from aimstudy.questions.realise import gap_of, question_of
from aimstudy.questions.spare_cards import without_needless


def make_cards(reading: Reading) -> tuple[CardDraft, ...]:
    """Drafts for every fact that can be asked well, core facts first, then in reading order.

    At most one question a fact; a fact without a sound question gets a gap in its own sentence.
    Every draft has passed the checks of ``questions.lint``; none asks what another asks.
    """
    ordered = sorted(reading.facts, key=lambda fact: not fact.core)
    every = [(fact, d) for fact in ordered for d in _drafts(fact, reading.article.title)]
    made = without_needless(every)
    told = _told(made)
    drafts: list[CardDraft] = []
    asked: set[str] = set()
    for fact, draft in made:
        key = _normal(draft.prompt)
        if key in asked or any(fact.rule in told.get(place, ()) for place in _places(fact)):
            continue
        asked.add(key)
        drafts.append(draft)
    return tuple(drafts)


_PIECES = word_set(
    "object complement second-complement patient doer quality quality-gap manner happens"
)
# Rules that ask for all a clause says, with the rules that ask for a piece of it: where the first
# have found a question, one of the others would ask for the same fact again.
_WHOLE = {
    "if": _PIECES - {"object"},
    "when": _PIECES - {"object"},
    "contrast": _PIECES,
    "comparison": _PIECES,
    "deeds": _PIECES | {"infinitive", "content"},
}
_EFFECT = re.compile(r"(?:What happen|Hva skje)")


def _told(made: list[tuple[Fact, CardDraft]]) -> dict[tuple[int, str], frozenset[str]]:
    """For each clause the rules that would ask for its fact once more."""
    told: dict[tuple[int, str], frozenset[str]] = {}
    for fact, draft in made:
        rules = _WHOLE.get(fact.rule)
        if rules and _EFFECT.match(draft.prompt):
            rules = _PIECES
        if rules:
            for place in _places(fact):
                told[place] = told.get(place, frozenset()) | rules
    objects = {p: f for f, _ in made if f.rule == "object" for p in _places(f)}
    for place in {p for f, _ in made if f.rule == "doer" for p in _places(f)} & set(objects):
        known = _is_known(objects[place].answers[0])
        told[place] = told.get(place, frozenset()) | {"object" if known else "doer"}
    return told


_KNOWN = re.compile(r"(?:(?:the|its|their) \S+(?: \S+)?|[A-ZÆØÅ]\S+|\w{3,}(?:en|et|ene))$")


def _is_known(answer: str) -> bool:
    """ "the policy", "polisen": named before, so that who acts on it is what is new."""
    return _KNOWN.match(answer) is not None


def _places(fact: Fact) -> list[tuple[int, str]]:
    """The sentence with each of its clauses that state ``fact``."""
    parts = dict(fact.parts)
    clauses = parts.get("covers") or parts.get("clause", "")
    return [(fact.citations[0].sentence, at) for at in clauses.split(",") if at]


def _normal(prompt: str) -> str:
    return re.sub(r"\W+", " ", prompt.lower())


def _drafts(fact: Fact, title: str) -> Iterable[CardDraft]:
    question = question_draft(fact, title)
    if question:
        yield question
        return
    gap = gap_draft(fact, title)
    if gap:
        yield gap


def question_draft(fact: Fact, title: str) -> CardDraft | None:
    """The question card of ``fact``; None where it has none that passes the checks."""
    prompt = question_of(fact)
    if not prompt or (_denied(fact) and fact.rule != "definition"):
        return None
    listed = len(fact.answers) > 1
    answer = join_items(fact) if listed else _small(fact.answers[0], fact)
    draft = CardDraft(
        fact.key,
        CardKind.LIST if listed else CardKind.QUESTION,
        prompt,
        answer,
        accepted(fact),
        title,
        fact.rule,
        fact.answers if listed else (),
    )
    return draft if not faults(draft, fact.language) else None


_DOING = re.compile(r"[A-Z][a-z]+ing (?:the|an?|its|their|of) ")


def _small(answer: str, fact: Fact) -> str:
    """ "Every four years" without the capital that it had at the head of its sentence."""
    words, g = answer.split(), grammar_of(fact.language)
    named = any(w[:1].isupper() for w in words[1:]) or not words[0][1:].islower()
    little = g.determiners | g.prepositions | g.adverbs | frozenset(g.numbers)
    opens = words[0].lower() in little or (g.english and _DOING.match(answer) is not None)
    return answer[:1].lower() + answer[1:] if opens and not named else answer


def _denied(fact: Fact) -> bool:
    """A negation in the part of the sentence, between commas, where the answer stands.

    Where the question or the answer says it, nothing is lost.
    """
    if not fact.qualifiers.negated:
        return False
    negations = grammar_of(fact.language).negations
    said = dict(fact.parts).get("value", "") or fact.answers[0]
    shown = set(re.findall(r"\w+(?:n['’]t)?", f"{question_of(fact)} {said}".lower()))
    if negations & shown:
        return False
    quote = fact.citations[0].quote
    at = quote.find(said)
    if at < 0:
        return True
    start = max((quote.rfind(mark, 0, at) for mark in ",;:"), default=-1)
    stop = min((p for p in (quote.find(m, at + len(said)) for m in ",;:.") if p >= 0), default=at)
    near = f"{quote[start + 1 : at]} {quote[at + len(said) : max(stop, at + len(said))]}"
    return bool(negations & set(re.findall(r"\w+(?:n['’]t)?", near.lower())))


def gap_draft(fact: Fact, title: str) -> CardDraft | None:
    """The gap card of ``fact``; None where it has none that passes the checks."""
    prompt = gap_of(fact)
    if not prompt:
        return None
    draft = CardDraft(
        fact.key, CardKind.CLOZE, prompt, fact.answers[0], accepted(fact), title, fact.rule
    )
    return draft if not faults(draft, fact.language) else None


def join_items(fact: Fact) -> str:
    """ "A, B and C" in the fact's language."""
    word = "and" if grammar_of(fact.language).english else "og"
    return ", ".join(fact.answers[:-1]) + f" {word} {fact.answers[-1]}"


_BARE = {
    True: re.compile(r"^(?:in order to|the|a|an|between|from|by|to) "),
    False: re.compile(r"^(?:en|et|ei|den|det|de|mellom|fra|ved å|for å|å) "),
}


def accepted(fact: Fact) -> tuple[str, ...]:
    """Other right answers: said elsewhere in the material, or without article and lead."""
    found = [value for name, value in fact.parts if name == "accept"]
    if len(fact.answers) == 1:
        answer = fact.answers[0]
        bare = _BARE[grammar_of(fact.language).english].sub("", answer)
        if bare != answer:
            found.append(bare)
        found += _numbers(fact)
    return tuple(dict.fromkeys(f for f in found if f and f not in fact.answers))


def _numbers(fact: Fact) -> list[str]:
    quantity = fact.quantity
    if quantity is None or quantity.low != quantity.high or quantity.unit:
        return []
    if quantity.low != int(quantity.low):
        return []
    number = str(int(quantity.low))
    return [number] if number != fact.answers[0] else []
