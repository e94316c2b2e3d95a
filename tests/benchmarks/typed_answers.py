"""How well typed answers are graded, against gold facts: YAML files with answers and wrong options.

    python -m tests.benchmarks.typed_answers GOLD.yaml... [--show]

Every ``answer`` and ``accept`` must be right, every ``mcq.good`` wrong. Also, without being told
the other accepted answers, how many of them are recognised ("unaided"); and written another way
(figures, articles, capitals, a slip) whether the answer stays right. Needs PyYAML.
"""

import argparse
import importlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Expected, Verdict
from aimstudy.questions.grading import grade


@dataclass
class Tally:
    """Answers graded and those graded wrongly."""

    total: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, good: bool, *shown: object) -> None:
        """Count one; keep a fault's words."""
        self.total += 1
        if not good:
            self.faults.append(" | ".join(map(str, shown)))


def texts(value: Any) -> tuple[str, ...]:
    """An answer of the gold as a tuple of texts."""
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def expected_of(fact: dict[str, Any], language: Language, *, aided: bool) -> Expected:
    """What the fact's answer is graded against, with or without the gold's other answers."""
    answers = texts(fact["answer"])
    others = [a for a in fact.get("accept") or [] if not isinstance(a, list)]
    accept = tuple(map(str, others)) if aided and len(answers) == 1 else ()
    number = re.search(r"\d", answers[0]) if len(answers) == 1 else None
    return Expected(language, answers, accept, (), 1.0 if number else None)


def facts_of(files: list[Path]) -> Iterator[tuple[dict[str, Any], Language]]:
    """Every gold fact with its language."""
    yaml = importlib.import_module("yaml")
    for file in files:
        for article in yaml.safe_load(file.read_text(encoding="utf-8"))["articles"]:
            for fact in article["facts"]:
                yield fact, Language(article["language"])


def judge(fact: dict[str, Any], language: Language, tallies: dict[str, Tally]) -> None:
    """Grade all that the gold says of one fact."""
    aided = expected_of(fact, language, aided=True)
    unaided = expected_of(fact, language, aided=False)
    question = str(fact["question"])
    for value in [fact["answer"], *(fact.get("accept") or [])]:
        given = ", ".join(texts(value))
        single = isinstance(value, list) == (len(aided.answers) > 1)
        if not single:
            continue
        right = grade(aided, given, question).verdict is Verdict.RIGHT
        if value is fact["answer"] or len(aided.answers) == 1:
            tallies["accept"].add(right, question, aided.answers, given)
        right = grade(unaided, given, question).verdict is Verdict.RIGHT
        tallies["unaided"].add(right, question, aided.answers, given)
    for value in (fact.get("mcq") or {}).get("good", []):
        given = ", ".join(texts(value))
        wrong = grade(aided, given, question).verdict is not Verdict.RIGHT
        tallies["good"].add(wrong, question, aided.answers, given)
    for given in rewritten(aided.answers, language):
        right = grade(aided, given, question).verdict is Verdict.RIGHT
        tallies["rewritten"].add(right, question, aided.answers, given)


def rewritten(answers: tuple[str, ...], language: Language) -> Iterator[str]:
    """The same answer as people type it."""
    joint = " and " if language is Language.ENGLISH else " og "
    text = ", ".join(answers[:-1]) + joint + answers[-1] if len(answers) > 1 else answers[0]
    yield text.upper()
    yield text.lower() + "."
    yield ", ".join(reversed(answers))
    article = r"^(?:the|a|an|en|et|ei|den|det|de)\s+"
    yield re.sub(article, "", text, flags=re.I)
    long = re.search(r"(?<![^\W\d_])[^\W\d_]{8,}", text)
    if long and not re.search(r"\d", text):
        middle = (long.start() + long.end()) // 2
        yield text[:middle] + text[middle + 1 :]


def main() -> None:
    """Grade the gold files named on the command line; exit status 1 above 1 % of errors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print every answer graded wrongly")
    options = parser.parse_args()
    tallies = {name: Tally() for name in ("accept", "good", "rewritten", "unaided")}
    for fact, language in facts_of(options.files):
        judge(fact, language, tallies)
    for name, tally in tallies.items():
        share = len(tally.faults) / max(1, tally.total)
        print(
            json.dumps(
                {
                    "what": name,
                    "graded": tally.total,
                    "errors": len(tally.faults),
                    "share": round(share, 4),
                }
            )
        )
        if options.show:
            print(*(f"  {fault}" for fault in tally.faults), sep="\n")
    must = [tallies[name] for name in ("accept", "good", "rewritten")]
    errors, total = sum(len(t.faults) for t in must), sum(t.total for t in must)
    raise SystemExit(errors > 0.01 * total)


if __name__ == "__main__":
    main()
