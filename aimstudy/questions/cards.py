"""Facts to card drafts: one question a fact, a gap where no question was found. No storage here."""

import re
from collections.abc import Iterable

from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.fact import Fact, Reading
from aimstudy.language.grammar import grammar_of
from aimstudy.questions.lint import faults
from aimstudy.questions.realise import BLANK, gap_of, question_of
from aimstudy.questions.spare_cards import SPARE
from aimstudy.questions.vague_nouns import standing_alone
from aimstudy.questions.worth import worths
from aimstudy.questions.worth_weights import WEIGHTS

# Of the cards below, most ask what nobody would put on an exam sheet; what an article is about is
# asked unless the question is hardly ever a good one.
LEAST_WORTH, LEAST_OF_CORE = 0.42, 0.25


def sound_cards(reading: Reading) -> list[tuple[Fact, CardDraft]]:
    """Every card that can be asked well, with its fact, core facts first, then in reading order.

    At most one question a fact; a fact without a sound question gets a gap in its own sentence.
    Every draft has passed the checks of ``questions.lint``; none asks what another asks.
    """
    ordered = sorted(reading.facts, key=lambda fact: not fact.core)
    found: list[tuple[Fact, CardDraft]] = []
    asked: set[str] = set()
    for fact in ordered:
        for draft in _drafts(fact, reading.article.title):
            key = _normal(draft.prompt)
            if key not in asked:
                asked.add(key)
                found.append((fact, draft))
    return found


def make_cards(reading: Reading) -> tuple[CardDraft, ...]:
    """The sound cards that a teacher would most likely keep, in their order.

    Each stands alone: what needs the article's subject beside it names that.
    """
    made = sound_cards(reading)
    chances = worths(made, WEIGHTS)
    kept = [at for at, (fact, _) in enumerate(made) if chances[at] >= least_worth(fact)]
    chosen: list[int] = []
    for at in sorted(kept, key=lambda at: (made[at][0].rule == SPARE, -chances[at])):
        if not any(_asks_again(made[at], made[other]) for other in chosen):
            chosen.append(at)
    shown = [made[at] for at in sorted(chosen)]
    alone = (standing_alone(draft, grammar_of(fact.language)) for fact, draft in shown)
    return tuple(draft for draft in alone if draft)


def least_worth(fact: Fact) -> float:
    """How likely a teacher must be to keep a card on ``fact`` for it to be shown."""
    return LEAST_OF_CORE if fact.core else LEAST_WORTH


def _asks_again(card: tuple[Fact, CardDraft], other: tuple[Fact, CardDraft]) -> bool:
    """A gap in hand for words of which another card of the sentence asks a part, or the whole."""
    (fact, draft), (beside, shown) = card, other
    if fact.rule != SPARE:
        return False
    one, two = f" {draft.answer.lower()} ", f" {shown.answer.lower()} "
    same = fact.citations[0].sentence == beside.citations[0].sentence
    return same and (one in two or two in one)


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
    little = (
        g.determiners | g.prepositions | g.adverbs | frozenset(g.numbers) | {"half", "halvparten"}
    )
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


def gap_draft(fact: Fact, title: str, *, whole: bool = False) -> CardDraft | None:
    """The gap card of ``fact``; None where it has none that passes the checks.

    ``whole``: "below 2%" is asked for as it stands, as a quiz does, whose options say it too.
    """
    prompt, answer = gap_of(fact), fact.answers[0]
    if not prompt:
        return None
    if not whole:
        prompt, answer = without_bound(prompt, answer)
    draft = CardDraft(fact.key, CardKind.CLOZE, prompt, answer, accepted(fact), title, fact.rule)
    return draft if not faults(draft, fact.language) else None


_BOUND = re.compile(r"(above|below|over|under|beyond) (?=\S*\d|[a-zæøå]+)", re.I)


def without_bound(prompt: str, answer: str) -> tuple[str, str]:
    """ "fall ____" for "below 2%" says more as "fall below ____"."""
    bound = _BOUND.match(answer)
    if bound is None or not answer[bound.end() :]:
        return prompt, answer
    return prompt.replace(BLANK, f"{bound.group(1)} {BLANK}"), answer[bound.end() :]


def join_items(fact: Fact) -> str:
    """ "A, B and C" in the fact's language."""
    word = "and" if grammar_of(fact.language).english else "og"
    said = dict(fact.parts).get("value", "")
    if not re.search(rf" {word} ", said) and re.search(r" (?:or|eller) ", said):
        word = "or" if word == "and" else "eller"
    if any("," in answer or f" {word} " in answer for answer in fact.answers):
        return "; ".join(fact.answers)
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
