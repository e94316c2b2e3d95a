"""Build the lexicons from the wheel of spacy-lookups-data (the file itself, not installed).

    python -m tests.benchmarks.build_lexicon spacy_lookups_data-1.0.5-py2.py3-none-any.whl

Writes resources/lexicon/nb.xz and en.xz: every stem with the numbers of its patterns of inflection.
"""

import argparse
import gzip
import json
import lzma
import zipfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from tests.benchmarks import lexicon_english, lexicon_norwegian
from tests.benchmarks.lexicon_tables import shared

ROOT = Path(__file__).parents[2]
Entry = tuple[str, tuple[tuple[str, str], ...]]
FIRST = 0x100  # patterns are numbered by characters from here


def table(wheel: zipfile.ZipFile, name: str) -> Any:
    """One of the tables."""
    return json.loads(gzip.decompress(wheel.read(f"spacy_lookups_data/data/{name}.json.gz")))


def packed(entries: list[Entry]) -> bytes:
    """Patterns, an index of the first two letters, and the stems, as compressed text."""
    patterns: Counter[str] = Counter()
    stems: dict[str, list[str]] = defaultdict(list)
    for kind, cased in entries:
        forms = [(code, form.lower()) for code, form in cased]
        stem = forms[0][1][: shared([form for _, form in forms])]
        pattern = kind + "|" + "|".join(code + form[len(stem) :] for code, form in forms)
        patterns[pattern] += 1
        if pattern not in stems[stem]:
            stems[stem].append(pattern)
    order = [pattern for pattern, _ in patterns.most_common()]
    number = {pattern: chr(FIRST + i) for i, pattern in enumerate(order)}
    lines = [f"{stem}\t{''.join(number[p] for p in stems[stem])}" for stem in sorted(stems)]
    text = "\n".join(order) + "\x00\n" + "\n".join(lines) + "\n"
    print(f"{len(entries)} words, {len(stems)} stems, {len(order)} patterns")
    return lzma.compress(text.encode(), preset=9)


def main() -> None:
    """Write both lexicons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    options = parser.parse_args()
    folder = ROOT / "resources" / "lexicon"
    with zipfile.ZipFile(options.wheel) as wheel:
        norwegian = lexicon_norwegian.entries(table(wheel, "nb_lemma_exc"))
        index, exceptions = table(wheel, "en_lemma_index"), table(wheel, "en_lemma_exc")
    english = lexicon_english.entries(index, exceptions)
    for name, entries in (("nb", norwegian), ("en", english)):
        data = packed(entries)
        (folder / f"{name}.xz").write_bytes(data)
        print(f"{name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
