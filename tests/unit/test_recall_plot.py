"""The picture of recall against minutes is sound SVG and holds a curve for each planner."""

from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.benchmarks.recall_against_minutes import point, read_table, write_table
from tests.benchmarks.recall_plot import Axes, Point, drawn

SVG = "{http://www.w3.org/2000/svg}"


def some(truths: int, seeds: int = 4) -> list[Point]:
    return [
        point(f"truth{truth}", name, each, each / 10, [level + 0.01 * n for n in range(seeds)])
        for truth in range(truths)
        for each in (30.0, 90.0, 180.0)
        for name, level in (("Ours", 0.9), ("A & B", 0.7), ("<C>", 0.35))
    ]


@pytest.mark.parametrize("truths", [1, 3])
def test_a_panel_a_truth_and_a_curve_a_planner(truths: int) -> None:
    picture = ElementTree.fromstring(drawn(some(truths), "10 cards"))
    classes = [str(part.get("class")) for part in picture.iter(f"{SVG}path")]
    assert sum(name.startswith("curve") for name in classes) == 3 * (truths + 1)  # and the legend
    assert sum(name.startswith("range") for name in classes) == 9 * truths
    assert sum(name.startswith("mark") for name in classes) == 9 * truths + 3
    words = [part.text for part in picture.iter(f"{SVG}text")]
    assert words.count("truth0") == 1
    assert {"A & B", "<C>", "10 cards", "100 %", "30 %"} <= set(words)
    style = picture.find(f"{SVG}style")
    assert style is not None
    assert "prefers-color-scheme:dark" in str(style.text)


def test_everything_lies_within_the_picture() -> None:
    axes = Axes(60.0, 20.0, 0.4)
    assert axes.x(0.0) == 60.0
    assert axes.x(20.0) > axes.x(10.0) > 60.0
    assert axes.y(1.0) < axes.y(0.5) < axes.y(0.4) == axes.y(0.1)


def test_one_seed_has_no_range() -> None:
    alone = point("t", "p", 90.0, 8.3, [0.8])
    assert alone.low == alone.recall == alone.high == 0.8
    several = point("t", "p", 90.0, 8.3, [0.7, 0.8, 0.9])
    assert several.recall == pytest.approx(0.8)
    assert several.low < several.recall < several.high


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    out = StringIO()
    points = write_table(some(2), out)
    file = tmp_path / "table.csv"
    file.write_text(out.getvalue() * 2, encoding="utf-8")
    again = read_table(file)
    assert len(again) == 2 * len(points)
    for read, written in zip(again, points + points, strict=True):
        assert (read.truth, read.policy, read.seeds) == (
            written.truth,
            written.policy,
            written.seeds,
        )
        assert read.recall == pytest.approx(written.recall, abs=1e-4)
        assert read.minutes == pytest.approx(written.minutes, abs=1e-3)
