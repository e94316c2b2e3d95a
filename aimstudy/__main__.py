"""The command ``aimstudy`` and ``python -m aimstudy``."""

import multiprocessing
import sys


def main() -> int:
    """Run the command line; returns the exit code."""
    # A packed program starts itself for every child process.
    multiprocessing.freeze_support()
    from aimstudy.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
