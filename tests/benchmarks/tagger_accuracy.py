"""Accuracy and speed of the taggers: python -m tests.benchmarks.tagger_accuracy [--data FOLDER]."""

import argparse
import time
from collections import Counter
from pathlib import Path

from aimstudy.language.lexicon import Lexicon
from aimstudy.language.tagger import Tagger
from tests.benchmarks.train_taggers import DATA, ROOT, Sentence, lexicon_of, read


def main() -> None:
    """Print one line a test set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--errors", type=int, default=0, help="how many kinds of error to show")
    options = parser.parse_args()
    for name in ("en.test", "en.pud", "nb.test"):
        begun = time.perf_counter()
        tagger = Tagger((ROOT / "resources" / "taggers" / f"{name[:2]}.xz").read_bytes())
        loaded = time.perf_counter() - begun
        lexicon = lexicon_of(name[:2])
        _measure(name, (tagger, lexicon), read(options.data / f"{name}.tsv.gz"), options.errors)
        print(f"    loaded in {loaded * 1000:.0f} ms")


def _measure(
    name: str, model: tuple[Tagger, Lexicon], sentences: list[Sentence], errors: int
) -> None:
    tagger, lexicon = model
    wrong: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], Counter[str]] = {}
    coarse = fine = total = 0
    begun = time.perf_counter()
    for sentence in sentences:
        words = [form for form, _ in sentence]
        found = tagger.tag(words, [lexicon.features(word) for word in words])
        for (form, truth), tagged in zip(sentence, found, strict=True):
            fine += tagged.label == truth
            pair = truth.split(".")[0], tagged.label.split(".")[0]
            coarse += pair[0] == pair[1]
            total += 1
            if pair[0] != pair[1]:
                wrong[pair] += 1
                examples.setdefault(pair, Counter())[form] += 1
    speed = total / (time.perf_counter() - begun)
    print(f"{name}: UPOS {coarse / total:.2%}, with forms {fine / total:.2%}, {speed:,.0f} words/s")
    for pair, count in wrong.most_common(errors):
        shown = " ".join(f"{form}:{n}" for form, n in examples[pair].most_common(12))
        print(f"    {count:4} {pair[0]} as {pair[1]}: {shown}")


if __name__ == "__main__":
    main()
