"""Recall today without unread answers: in arrays just what the replay of each card says."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from aimstudy.application import open_library
from aimstudy.scheduling.state_arrays import recall
from aimstudy.services.read_answers import read_columns, unread_answers
from aimstudy.services.statistics_basis import KeptLog, statistics_basis
from aimstudy.services.statistics_memory import recall_now
from aimstudy.services.views.statistics import StatisticsWish
from tests.benchmarks.filled_library import fill
from tests.services.conftest import START, Clock


@pytest.mark.parametrize("clicked", ["seq % 3 = 0", "seq BETWEEN 200 AND 500", "rating = 1"])
def test_arrays_say_what_the_replay_says(tmp_path: Path, clicked: str) -> None:
    fill(tmp_path, 80, 1_200, START.date())
    with closing(sqlite3.connect(tmp_path / "library.db")) as connection:
        connection.execute("DROP TRIGGER reviews_no_update")
        connection.execute(f"UPDATE reviews SET took_ms = 300 WHERE {clicked}")
        connection.commit()
    with open_library(tmp_path, Clock(START)) as library:
        context = library.statistics._context
        with context.database.read() as session:
            basis = statistics_basis(session, context, KeptLog(context.database), StatisticsWish())
            met, now = recall_now(session, basis)
            w, unread = context.memory_in(session).parameters, unread_answers(session)
            one_by_one = read_columns(session, basis.cards.memory, unread, w)
    assert len(unread) > 50
    is_met = ~np.array(one_by_one.is_new)
    assert met.tolist() == is_met.tolist()
    elapsed = START.date().toordinal() - np.array(one_by_one.last_day)
    expected = np.where(is_met, recall(elapsed, np.array(one_by_one.stability), w), 0.0)
    assert now == pytest.approx(expected, abs=1e-12)
