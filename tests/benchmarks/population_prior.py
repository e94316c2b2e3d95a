"""Derive the prior of the personal fit from a simulator's population of learners.

    python -m tests.benchmarks.population_prior --simulator exam_sim.py [--write]

The simulator draws parameters of FSRS-6 as real people's are spread (``draw_fsrs6_params``). The
seven effective parameters get their mean and covariance, the other fourteen their regression on
them. ``--write`` stores the numbers in ``aimstudy/scheduling/population.py``.
"""

import argparse
import importlib.util
import sys
from pathlib import Path
from typing import Any

import numpy as np

from aimstudy.scheduling.personal_fit import EFFECTIVE_PLACES, LOGARITHMIC

TARGET = Path(__file__).parents[2] / "aimstudy" / "scheduling" / "population.py"
LEARNERS = 40_000
LAPSE_SD = 0.25  # fits of w11 hardly leave their start; people's lapses differ by more
HEADER = '''"""How people's memories differ: the prior of the personal fit.

Written by tests/benchmarks/population_prior.py from learners drawn like the users whose fitted
parameters the public srs-benchmark gives (FSRS-6, 49 users; rank correlations of 9,999).
``CENTRE`` and ``COVARIANCE`` are of the seven effective parameters; ``OTHERS`` the means of the
fourteen others, ``SLOPES`` how they move with the seven (fourteen rows).
"""

'''


def simulator(path: Path) -> Any:
    """The simulator as a module."""
    spec = importlib.util.spec_from_file_location("simulator", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["simulator"] = module
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Derive, show and perhaps store the numbers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--simulator", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    draw = simulator(options.simulator).draw_fsrs6_params
    rng = np.random.default_rng(1)
    w = np.array([draw(rng) for _ in range(LEARNERS)])
    logs = list(LOGARITHMIC)
    w[:, logs] = np.log(w[:, logs])
    places = list(EFFECTIVE_PLACES)
    others = [n for n in range(21) if n not in places]
    centre, other = w[:, places].mean(axis=0), w[:, others].mean(axis=0)
    spread = w[:, places] - centre
    covariance = np.cov(spread.T)
    covariance[-1, :] = covariance[:, -1] = 0.0
    covariance[-1, -1] = LAPSE_SD**2
    spread[:, -1] = 0.0  # what goes with the little that w11 varies says nothing of lapses
    slopes = np.linalg.lstsq(spread, w[:, others] - other, rcond=None)[0].T
    tables = {"CENTRE": centre, "COVARIANCE": covariance, "OTHERS": other, "SLOPES": slopes}
    text = HEADER + "\n".join(f"{name} = {_written(value)}" for name, value in tables.items())
    sys.stdout.write(text + "\n")
    if options.write:
        TARGET.write_text(text + "\n", encoding="utf-8")
    return 0


def _written(values: np.ndarray[Any, np.dtype[np.float64]]) -> str:
    if values.ndim == 1:
        return "(" + ", ".join(f"{value + 0.0:.4f}" for value in values) + ")"
    return "(\n" + "".join(f"    {_written(row)},\n" for row in values) + ")"


if __name__ == "__main__":
    sys.exit(main())
