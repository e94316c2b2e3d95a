"""How likely it is that a teacher would keep a card: a logistic model over its signs.

The rules ask whatever a sentence says; this chooses among the sound cards (overgenerate and rank,
Heilman and Smith 2010). The weights are learnt from articles whose facts were written by hand.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.fact import Fact
from aimstudy.language.grammar import grammar_of
from aimstudy.questions.question_form import content_words

Made = Sequence[tuple[Fact, CardDraft]]
_MANY_WORDS = 12
_NAME = re.compile(r"(?<!^)(?<![.:] )\b[A-ZÆØÅ]\w")


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the cards of one sentence show: the words of each prompt and answer."""

    prompts: list[set[str]]
    answers: list[set[str]]


def worths(made: Made, weights: Mapping[str, float]) -> list[float]:
    """For each card the chance, between 0 and 1, that it asks for something worth knowing."""
    return [_logistic(signs, weights) for signs in all_signs(made)]


def all_signs(made: Made) -> list[dict[str, float]]:
    """The signs of each card by name, values between 0 and 1, those beside it included."""
    by_place: dict[int, list[int]] = {}
    for at, (fact, _) in enumerate(made):
        by_place.setdefault(fact.citations[0].sentence, []).append(at)
    found: list[dict[str, float]] = [{} for _ in made]
    for places in by_place.values():
        group = [made[at] for at in places]
        seen = _seen(group)
        for n, at in enumerate(places):
            found[at] = _signs(*made[at]) | _beside(n, group, seen)
    return found


def _logistic(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    score = weights.get("", 0.0) + sum(weights.get(name, 0.0) * v for name, v in signs.items())
    return 1 / (1 + math.exp(-score))


def _signs(fact: Fact, draft: CardDraft) -> dict[str, float]:
    """What the card tells by itself."""
    form = "gap" if draft.kind is CardKind.CLOZE else "asks"
    g = grammar_of(fact.language)
    prompt = draft.prompt.split()
    answer = draft.answer.split()
    topic = content_words(draft.context, g)
    named = content_words(draft.prompt, g) & topic
    opening = " ".join(prompt[:2]).lower() if form == "asks" else ""
    found: dict[str, float] = {
        f"{form} {fact.rule}": 1,
        f"{form} kind {fact.kind.value}": 1,
        form: 1,
        f"opens {prompt[0].lower()}": form == "asks",
        f"opens {opening}": bool(opening),
        "core": fact.core,
        "negated": fact.qualifiers.negated,
        "hedged": bool(fact.qualifiers.hedge),
        "list": min(len(draft.items), 6) / 6,
        "prompt length": min(len(prompt), 2 * _MANY_WORDS) / (2 * _MANY_WORDS),
        "short prompt": form == "asks" and len(prompt) <= 5,
        "answer length": min(len(answer), _MANY_WORDS) / _MANY_WORDS,
        "one word": len(answer) == 1,
        "long answer": len(answer) >= _MANY_WORDS,
        "prompt names topic": bool(named),
        "prompt has figure": bool(re.search(r"\d", draft.prompt)),
        "prompt has name": bool(_NAME.search(draft.prompt)),
        "figure": fact.quantity is not None,
        "english": g.english,
    }
    found |= {f"{form} {name}": value for name, value in fact.signs}
    return found


def _seen(group: Made) -> _Seen:
    prompts, answers = [], []
    for fact, draft in group:
        g = grammar_of(fact.language)
        prompts.append(content_words(draft.prompt, g))
        answers.append(content_words(draft.answer, g))
    return _Seen(prompts, answers)


def _beside(n: int, group: Made, seen: _Seen) -> dict[str, float]:
    """What the other cards of the sentence tell: whether they ask the same the other way round."""
    others = [at for at in range(len(group)) if at != n]
    mine, shown = seen.answers[n], seen.prompts[n]
    kinds = Counter(group[at][0].kind for at in others)
    found: dict[str, float] = {
        f"others {min(len(others), 4)}": 1,
        "first": n == 0,
        "another of its kind": kinds[group[n][0].kind] > 0,
        "answer shown by another": any(mine and mine <= seen.prompts[at] for at in others),
        "shows another's answer": any(
            seen.answers[at] and seen.answers[at] <= shown for at in others
        ),
        "answer within another's": any(mine and mine < seen.answers[at] for at in others),
        "answer holds another's": any(
            seen.answers[at] and seen.answers[at] < mine for at in others
        ),
        "figure asked beside": any(group[at][0].quantity is not None for at in others),
    }
    found |= {f"beside {group[at][0].rule}": 1.0 for at in others}
    return found
