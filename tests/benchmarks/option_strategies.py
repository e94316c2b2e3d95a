"""Whether quiz items can be answered without knowing anything, and whether wrong options are wrong.

    python -m tests.benchmarks.option_strategies FILE_OR_FOLDER... [--seeds 1] [--show]

Makes the items of every article. More seeds than one give more options to look at, but items
of one fact are alike, so that the standard errors then are too small. Prints one line of JSON for
each blind strategy - hits, what chance would give, and how many standard errors lie between - and
one for wrong options that a sentence of the article may carry, by a check that shares no code with
the program. Exit status 1 where a strategy is over three standard errors above chance or an option
is true.
"""

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from aimstudy.domain.fact import Fact, Reading
from aimstudy.domain.quiz import QuizItem, QuizKind
from aimstudy.language.words import word_set
from aimstudy.questions.quiz import make_quiz_items
from tests.engine import read_article

SMALL = word_set(
    """
    the a an of in on at for from by with and or is are was were be been how many much long
    what which who when where why do does did can must should en et ei den det de av i på til
    fra ved med og eller er var blir ble hvor mange mye lenge lang hva hvem hvilken hvilke når
    hvorfor kan må skal som
    """
)


@dataclass
class Score:
    """Hits of one strategy; ``spread`` is the variance that chance alone would give."""

    items: int = 0
    hits: float = 0.0
    chance: float = 0.0
    spread: float = 0.0

    def add(self, picked: list[int], item: QuizItem) -> None:
        """Count an item for which the strategy cannot choose between ``picked``."""
        if not picked or len(picked) == len(item.options):
            return
        p = 1 / len(item.options)
        self.items += 1
        self.hits += (item.key in picked) / len(picked)
        self.chance += p
        self.spread += p * (1 - p) / len(picked)

    @property
    def z(self) -> float:
        """Standard errors above chance."""
        return (self.hits - self.chance) / math.sqrt(self.spread) if self.spread else 0.0


def best(values: list[float]) -> list[int]:
    """The places of the greatest value."""
    return [n for n, value in enumerate(values) if value == max(values)]


def longest(item: QuizItem) -> list[int]:
    """The longest option."""
    return best([len(o.text) for o in item.options])


def shortest(item: QuizItem) -> list[int]:
    """The shortest option."""
    return best([-len(o.text) for o in item.options])


def first_number(text: str) -> float | None:
    """The first number in figures."""
    match = re.search(r"\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?", text)
    return float(re.sub(r"[^\d]", "", match.group())) if match else None


def middle(item: QuizItem) -> list[int]:
    """The numbers that are neither least nor greatest."""
    values = [first_number(o.text) for o in item.options]
    known = [v for v in values if v is not None]
    if len(known) < len(values) or len(set(known)) < 3:
        return []
    return [n for n, v in enumerate(known) if min(known) < v < max(known)]


def least(item: QuizItem) -> list[int]:
    """The least number."""
    values = [first_number(o.text) for o in item.options]
    known = [v for v in values if v is not None]
    return [n for n, v in enumerate(known) if v == min(known)] if len(known) == len(values) else []


def greatest(item: QuizItem) -> list[int]:
    """The greatest number."""
    values = [first_number(o.text) for o in item.options]
    known = [v for v in values if v is not None]
    return [n for n, v in enumerate(known) if v == max(known)] if len(known) == len(values) else []


def widths(item: QuizItem) -> list[float]:
    """How wide the ranges are; none where an option is no range in figures."""
    found = [re.findall(r"\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?", o.text) for o in item.options]
    if any(len(pair) != 2 for pair in found):
        return []
    return [float(re.sub(r"\D", "", b)) - float(re.sub(r"\D", "", a)) for a, b in found]


def widest(item: QuizItem) -> list[int]:
    """The widest range."""
    return best(widths(item)) if widths(item) else []


def narrowest(item: QuizItem) -> list[int]:
    """The narrowest range."""
    return best([-width for width in widths(item)]) if widths(item) else []


def words(text: str) -> list[str]:
    """Words of meaning in small letters."""
    found = re.findall(r"\d+(?:[., ]\d+)*|[^\W_]+", text.lower())
    return [w for w in found if w not in SMALL]


def commonest_words(item: QuizItem) -> list[int]:
    """The option whose words stand most often in the other options and the question."""
    counts = Counter(w for o in item.options for w in set(words(o.text)))
    counts.update(set(words(item.prompt)))
    shares = [words(o.text) for o in item.options]
    return best([round(sum(counts[w] for w in s) / max(1, len(s)), 6) for s in shares])


def alone(flags: list[bool]) -> list[int]:
    """The one that has what no other has, or lacks what all others have."""
    return [n for n, flag in enumerate(flags) if flags.count(flag) == 1 and len(flags) > 2]


def only_capital(item: QuizItem) -> list[int]:
    """The only option with a capital letter in front, or without one."""
    cased = all(o.text[:1].isalpha() for o in item.options)
    return alone([o.text[:1].isupper() for o in item.options]) if cased else []


def only_stop(item: QuizItem) -> list[int]:
    """The only option that ends with a full stop, or without one."""
    return alone([o.text.endswith(".") for o in item.options])


def only_comma(item: QuizItem) -> list[int]:
    """The only option with a comma, a bracket or a dash in it, or without one."""
    return alone([bool(re.search(r"[,;:()\"“”«»–]|\s-\s", o.text)) for o in item.options])


def only_article(item: QuizItem) -> list[int]:
    """The only option that begins with an article, or without one."""
    lead = re.compile(r"(?:an?|the|en|et|ei|den|det|de)\b", re.I)
    return alone([bool(lead.match(o.text)) for o in item.options])


def article_agrees(item: QuizItem) -> list[int]:
    """The options that "a" or "an" right before the gap allows."""
    match = re.search(r"\b(an?) (?:_+|\.\.\.|…)", item.prompt)
    if match is None:
        return []
    vowel = match.group(1) == "an"
    return [n for n, o in enumerate(item.options) if (o.text[:1].lower() in "aeiou") is vowel]


def stem_words(item: QuizItem) -> list[int]:
    """The option with the most words of the question."""
    asked = set(words(item.prompt))
    return best([float(len(asked & set(words(o.text)))) for o in item.options])


def outlier(item: QuizItem) -> list[int]:
    """The option whose length is furthest from the others' mean."""
    lengths = [len(o.text) for o in item.options]
    total, others = sum(lengths), len(lengths) - 1
    return best([abs(n - (total - n) / others) for n in lengths])


def only_number_of_words(item: QuizItem) -> list[int]:
    """The only option of one word, or the only one of several."""
    return alone([" " in o.text.strip() for o in item.options])


STRATEGIES: dict[str, Callable[[QuizItem], list[int]]] = {
    "longest": longest,
    "shortest": shortest,
    "first": lambda _item: [0],
    "last": lambda item: [len(item.options) - 1],
    "middle value": middle,
    "least value": least,
    "greatest value": greatest,
    "widest range": widest,
    "narrowest range": narrowest,
    "commonest words": commonest_words,
    "only capital": only_capital,
    "only full stop": only_stop,
    "only comma or dash": only_comma,
    "only article": only_article,
    "a or an": article_agrees,
    "words of the question": stem_words,
    "odd length": outlier,
    "only one word": only_number_of_words,
}


# -- is a wrong option true? ------------------------------------------------------------------
def carried(option: str, prompt: str, sentences: list[str]) -> str:
    """A sentence with the option's words and most of the question's; "" where there is none."""
    wanted, asked = words(option), set(words(prompt)) - set(words(option))
    for sentence in sentences:
        said = words(sentence)
        joined = " ".join(said)
        if not wanted or f" {' '.join(wanted)} " not in f" {joined} ":
            continue
        if asked and len(asked & set(said)) >= 0.6 * len(asked):
            return sentence
    return ""


@dataclass
class Truth:
    """Wrong options looked at, and those that a sentence may carry."""

    options: int = 0
    suspects: list[str] = field(default_factory=list)

    def look(self, item: QuizItem, fact: Fact, sentences: list[str]) -> None:
        """Check every wrong option of ``item``, or a statement that is called false."""
        if item.kind is QuizKind.TRUE_FALSE:
            if item.key == 1:
                self._count(item.prompt, item.prompt, sentences, item)
            return
        right = set(item.keys or (item.key,))
        accepted = {" ".join(words(v)) for n, v in fact.parts if n == "accept"} | {
            " ".join(words(a)) for a in fact.answers
        }
        for place, option in enumerate(item.options):
            if place in right:
                continue
            self._count(option.text, item.prompt, sentences, item)
            if " ".join(words(option.text)) in accepted:
                self.suspects.append(f"{item.prompt} | {option.text} | an accepted answer")

    def _count(self, text: str, prompt: str, sentences: list[str], item: QuizItem) -> None:
        self.options += 1
        found = carried(text, prompt, sentences)
        if found:
            self.suspects.append(f"{item.prompt} | {text} | {found}")


def readings(paths: list[Path]) -> Iterator[Reading]:
    """Every article named or in a folder named."""
    for path in paths:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        for file in files:
            if file.suffix in (".md", ".txt"):
                yield read_article(file.read_bytes(), file.name)


def main() -> None:
    """Try every strategy on the articles of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print the options that may be true")
    options = parser.parse_args()
    scores = {name: Score() for name in STRATEGIES}
    kinds: Counter[str] = Counter()
    truth, judged = Truth(), Score()
    for reading in readings(options.paths):
        blocked = frozenset(key for issue in reading.issues for key in issue.fact_keys)
        facts = {fact.key: fact for fact in reading.facts}
        sentences = [s.clean for s in reading.article.sentences]
        article = reading.article
        for seed in range(options.seeds):
            made = make_quiz_items(article.title, article.language, reading.facts, seed, blocked)
            for item in made:
                kinds[item.kind.value] += 1
                if item.kind is not QuizKind.MATCHING:
                    truth.look(item, facts[item.fact_key], sentences)
                if item.kind is QuizKind.TRUE_FALSE:
                    judged.add([0], item)
                if item.kind is QuizKind.MULTIPLE_CHOICE:
                    for name, pick in STRATEGIES.items():
                        scores[name].add(pick(item), item)
    print(json.dumps({"items": dict(kinds)}))
    worst = 0.0
    for name, score in [*scores.items(), ("always true", judged)]:
        worst = max(worst, score.z)
        print(
            json.dumps(
                {
                    "strategy": name,
                    "items": score.items,
                    "hits": round(score.hits, 1),
                    "chance": round(score.chance, 1),
                    "points": round(100 * (score.hits - score.chance) / max(1, score.items), 1),
                    "z": round(score.z, 2),
                }
            )
        )
    print(json.dumps({"wrong options": truth.options, "true in the article": len(truth.suspects)}))
    if options.show:
        print(*sorted(set(truth.suspects)), sep="\n")
    raise SystemExit(worst > 3 or bool(truth.suspects))


if __name__ == "__main__":
    main()
