"""Train the taggers: python -m tests.benchmarks.train_taggers en|nb --data FOLDER [--rounds N].

FOLDER holds LANGUAGE.train.tsv.gz: form, lemma, UPOS and features of Universal Dependencies.
Writes resources/taggers/LANGUAGE.xz and prints the accuracy on the part held out.
"""

import argparse
import gzip
import lzma
import random
from collections import Counter, defaultdict
from pathlib import Path

from aimstudy.domain.article import Language
from aimstudy.language.lexicon import Lexicon
from aimstudy.language.tagger import (
    LABEL_OFFSET,
    WEIGHT_OFFSET,
    WEIGHT_SCALE,
    Features,
    Tagger,
    by_rule,
    normal,
)

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "tagging"
MOST = 0x380
Token = tuple[str, str]
Sentence = list[Token]


def refined(upos: str, features: str) -> str:
    """UPOS, with the form of verbs and of participles used as adjectives."""
    has = set(features.split("|"))
    if upos == "ADJ":
        return "ADJ.participle" if "VerbForm=Part" in has else upos
    if upos not in ("VERB", "AUX"):
        return upos
    if "VerbForm=Part" in has or "VerbForm=Ger" in has:
        ing = "Tense=Pres" in has or "VerbForm=Ger" in has
        return f"{upos}.{'ing' if ing else 'participle'}"
    if "Voice=Pass" in has:
        return f"{upos}.passive"
    if "VerbForm=Inf" in has or "Mood=Imp" in has:
        return f"{upos}.base"
    return f"{upos}.{'past' if 'Tense=Past' in has else 'present'}"


def read(path: Path) -> list[Sentence]:
    """The sentences of a file."""
    found: list[Sentence] = [[]]
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        if line:
            form, _, upos, features = line.split("\t")
            label = refined(upos, features)
            if label == "ADJ.participle" and form.lower().endswith("ende"):
                label = "ADJ"
            found[-1].append((form, label))
        else:
            found.append([])
    return [s for s in found if s]


def joined_hyphens(sentence: Sentence) -> Sentence | None:
    """The sentence with "long - term" in one word, as our own tokens are; None without any."""
    out: Sentence = []
    for i, (form, label) in enumerate(sentence):
        inner = 0 < i < len(sentence) - 1 and form == "-"
        if inner and sentence[i - 1][0].isalpha() and sentence[i + 1][0].isalpha():
            out[-1] = (out[-1][0] + "-", out[-1][1])
        elif out and out[-1][0].endswith("-") and len(out[-1][0]) > 1:
            out[-1] = (out[-1][0] + form, _of_compound(sentence, i))
        else:
            out.append((form, label))
    return out if len(out) < len(sentence) else None


def _of_compound(sentence: Sentence, last: int) -> str:
    label = sentence[last][1]
    before_noun = last + 1 < len(sentence) and sentence[last + 1][1] in ("NOUN", "ADJ")
    if label.startswith("VERB") or (label == "NOUN" and before_noun):
        return "ADJ"
    return label


def prepared(sentences: list[Sentence], chance: random.Random) -> list[Sentence]:
    """The sentences, with what encyclopaedic text has and these have not."""
    found = list(sentences)
    found += [s for s in map(joined_hyphens, sentences) if s]
    for sentence in chance.sample(sentences, len(sentences) // 12):
        form, label = sentence[0]
        if form[:1].isupper() and label != "PROPN" and len(sentence) > 3:
            found.append([(form.lower(), label), *sentence[1:]])
    return found


class Trainer:
    """An averaged perceptron over the features of the program."""

    def __init__(self) -> None:
        self.weights: dict[str, dict[str, float]] = defaultdict(dict)
        self._sums: dict[tuple[str, str], float] = defaultdict(float)
        self._stamps: dict[tuple[str, str], int] = defaultdict(int)
        self._now = 0

    def learn(self, features: list[str], guess: str, truth: str) -> None:
        """One step."""
        self._now += 1
        if guess == truth:
            return
        for feature in features:
            self._add(feature, truth, 1.0)
            self._add(feature, guess, -1.0)

    def best(self, features: list[str], labels: list[str]) -> str:
        """The label with the highest score."""
        scores: dict[str, float] = defaultdict(float)
        for feature in features:
            for label, weight in self.weights.get(feature, {}).items():
                scores[label] += weight
        return max(labels, key=lambda label: (scores.get(label, 0.0), label))

    def _add(self, feature: str, label: str, step: float) -> None:
        key = (feature, label)
        weights = self.weights[feature]
        old = weights.get(label, 0.0)
        self._sums[key] += (self._now - self._stamps[key]) * old
        self._stamps[key] = self._now
        weights[label] = old + step

    def averaged(self) -> dict[str, dict[str, float]]:
        """The mean weights over all steps."""
        found: dict[str, dict[str, float]] = {}
        for feature, weights in self.weights.items():
            means = {}
            for label, weight in weights.items():
                key = (feature, label)
                total = self._sums[key] + (self._now - self._stamps[key]) * weight
                means[label] = total / self._now
            found[feature] = means
        return found


def train(
    sentences: list[Sentence], rounds: int, known: dict[str, str], lexicon: Lexicon
) -> dict[str, dict[str, float]]:
    """Weights after some rounds over the sentences."""
    labels = sorted({label for s in sentences for _, label in s})
    trainer = Trainer()
    chance = random.Random(1)
    for _ in range(rounds):
        chance.shuffle(sentences)
        right = total = 0
        for sentence in sentences:
            words = [form for form, _ in sentence]
            reader = Features(words, [lexicon.features(word) for word in words])
            for i, (form, truth) in enumerate(sentence):
                guess = by_rule(form) or known.get(reader.lower[i], "")
                if not guess:
                    features = reader.at(i)
                    guess = trainer.best(features, labels)
                    trainer.learn(features, guess, truth)
                reader.tagged(i, guess)
                right += guess == truth
                total += 1
        print(f"  {right / total:.4f}", flush=True)
    return trainer.averaged()


def lexicon_of(short: str) -> Lexicon:
    """The packed lexicon of a language."""
    language = Language.ENGLISH if short == "en" else Language.BOKMAL
    return Lexicon((ROOT / "resources" / "lexicon" / f"{short}.xz").read_bytes(), language)


def always(sentences: list[Sentence]) -> dict[str, str]:
    """Frequent words that have one label only."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for form, label in sentence:
            counts[normal(form)][label] += 1
    return {
        word: seen.most_common(1)[0][0]
        for word, seen in counts.items()
        if seen.total() >= 30 and len(seen) == 1 and word.isalpha()
    }


def packed(weights: dict[str, dict[str, float]], known: dict[str, str], least: float) -> bytes:
    """The model as bytes; weights smaller than ``least`` are left out."""
    labels = sorted({label for w in weights.values() for label in w})
    keys, values = [], []
    for feature in sorted(weights):
        text = ""
        for label, weight in sorted(weights[feature].items()):
            if abs(weight) >= least:
                whole = max(-MOST, min(MOST, round(weight * WEIGHT_SCALE)))
                text += chr(labels.index(label) + LABEL_OFFSET) + chr(whole + WEIGHT_OFFSET)
        if text:
            keys.append(feature)
            values.append(text)
    pairs = "\n".join(f"{word}\t{label}" for word, label in sorted(known.items()))
    sections = ("\n".join(labels), pairs, "\n".join(keys), "\n".join(values))
    return lzma.compress("\x00".join(sections).encode(), preset=9)


def accuracy(tagger: Tagger, lexicon: Lexicon, sentences: list[Sentence]) -> tuple[float, float]:
    """Shares of words with the right UPOS, and with the right form as well."""
    coarse = fine = total = 0
    for sentence in sentences:
        words = [form for form, _ in sentence]
        found = tagger.tag(words, [lexicon.features(word) for word in words])
        for (_, truth), tagged in zip(sentence, found, strict=True):
            fine += tagged.label == truth
            coarse += tagged.label.split(".")[0] == truth.split(".")[0]
            total += 1
    return coarse / total, fine / total


def main() -> None:
    """Train one language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=("en", "nb"))
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--least", type=float, default=0.3, help="leave out smaller weights")
    parser.add_argument("--all", action="store_true", help="hold nothing out: the packed models")
    options = parser.parse_args()
    lexicon = lexicon_of(options.language)
    sentences = read(options.data / f"{options.language}.train.tsv.gz")
    if options.language == "en":
        held = read(options.data / "en.dev.tsv.gz")
    else:
        sentences, held = [s for i, s in enumerate(sentences) if i % 10 != 9], sentences[9::10]
    if options.all:
        sentences += held
    known = always(sentences)
    weights = train(prepared(sentences, random.Random(2)), options.rounds, known, lexicon)
    data = packed(weights, known, options.least)
    (ROOT / "resources" / "taggers" / f"{options.language}.xz").write_bytes(data)
    print(f"{len(data)} bytes, {len(known)} words with one tag")
    if not options.all:
        coarse, fine = accuracy(Tagger(data), lexicon, held)
        print(f"held out: UPOS {coarse:.4f}, with forms {fine:.4f}")


if __name__ == "__main__":
    main()
