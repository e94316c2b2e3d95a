"""What is recalled of every card today, without answers that were not read. Loads numpy."""

from itertools import groupby

import numpy as np

from aimstudy.scheduling.answer_log import AnswerLog, replayed
from aimstudy.scheduling.memory_model import Parameters
from aimstudy.scheduling.state_arrays import Bools, Floats, Ints, recall
from aimstudy.services.read_answers import read_columns
from aimstudy.services.statistics_basis import Basis
from aimstudy.storage.session import Session


def recall_now(session: Session, basis: Basis) -> tuple[Bools, Floats]:
    """Which cards were met, and the recall of each today, 0 for those never met.

    A card with answers that were not read is replayed without them: in arrays, or one by one where
    its log holds more than answers in study.
    """
    w = basis.context.memory_in(session).parameters
    rows, many = basis.rows, len(basis.cards)
    touched = np.bincount(basis.row[rows.unread], minlength=many) > 0
    special = touched & (np.bincount(basis.row[~rows.answered], minlength=many) > 0)
    one_by_one = special[basis.row] & rows.unread
    unread = dict(zip(basis.seq[one_by_one].tolist(), rows.card[one_by_one].tolist(), strict=True))
    columns = read_columns(session, basis.cards.memory, unread, w)
    stability = np.array(columns.stability, dtype=np.float64)
    last_day = np.array(columns.last_day, dtype=np.int64)
    met = ~np.array(columns.is_new, dtype=np.bool_)
    _replay(basis, touched & ~special, w, (stability, last_day, met))
    chance = recall(basis.today.toordinal() - last_day, stability, w)
    return met, np.where(met, chance, 0.0)


def _replay(basis: Basis, cards: Bools, w: Parameters, memory: tuple[Floats, Ints, Bools]) -> None:
    """Put the memory of these ``cards`` as their answers that were read have left it."""
    told = basis.told
    counted = (told.first | told.later | told.repeat) & cards[basis.row]
    stability, last_day, met = memory
    met[cards] = False
    columns = (basis.row[counted], basis.rows.day[counted], basis.rows.rating[counted])
    answers = zip(*(column.tolist() for column in columns), strict=True)
    found = {row: [each[1:] for each in group] for row, group in groupby(answers, lambda a: a[0])}
    if found:
        places = np.array(list(found), dtype=np.int64)
        stability[places] = replayed(AnswerLog.of(found.values()), w).stability
        last_day[places] = [max(day for day, _ in each) for each in found.values()]
        met[places] = True
