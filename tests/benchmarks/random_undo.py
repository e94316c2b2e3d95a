"""Random steps done, undone and done again: is the library what the standing steps alone make?

    python -m tests.benchmarks.random_undo [EXAMPLES]     (10,000 unless told)

The sequences are those of tests/property/test_undo_redo.py, where 200 of them are tried. Prints how
many sequences were tried; a sequence that leaves something else behind ends it with that sequence.
"""

import sys

from hypothesis import HealthCheck, given, settings

from tests.property.test_undo_redo import STEPS, Step, compare

EXAMPLES = 10_000


def main(examples: int) -> None:
    """Try so many sequences."""
    tried = 0

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(STEPS)
    def run(steps: list[Step]) -> None:
        nonlocal tried
        tried += 1
        compare(steps)

    run()
    print(f"{tried} sequences: each left what its standing steps make")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES)
