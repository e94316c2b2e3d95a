"""What was forecast of an exam, as the plans of earlier days hold it."""

import json
from collections.abc import Mapping

from sqlalchemy import select
from sqlmodel import Session, col

from aimstudy.storage.plan_tables import DayPlanRow
from aimstudy.storage.stored_text import decoded, listed, mapping, number, readable

Said = tuple[float, float]  # expected share recalled on exam day, and its standard error


_NOTHING: Mapping[str, Said] = {}
_MOST_DOUBT = 100.0


def forecast_text(said: Mapping[int, Said]) -> str:
    """Forecasts by exam id as a day's plan keeps them; "" for none."""
    plain = {str(exam_id): [round(value, 6) for value in found] for exam_id, found in said.items()}
    return json.dumps(plain) if plain else ""


def last_said(session: Session, exam_id: int, before: int) -> Said | None:
    """What was forecast of an exam on the last day before ``before`` (a date ordinal)."""
    rows = session.connection().execute(
        select(col(DayPlanRow.forecast))
        .where(col(DayPlanRow.study_day) < before, col(DayPlanRow.forecast) != "")
        .order_by(col(DayPlanRow.study_day).desc())
    )
    for (text,) in rows:
        found = readable(said_from, text, _NOTHING, "day_plans: forecast").get(str(exam_id))
        if found is not None:
            return found
    return None


def said_from(text: str) -> Mapping[str, Said]:
    """Forecasts by exam id as text; raises Unreadable for what ``forecast_text`` did not write."""
    plain = mapping(decoded(text)) if text else {}
    pairs = ((exam_id, listed(found, 2, 2)) for exam_id, found in plain.items())
    return {
        exam_id: (float(number(mean, 0, 1)), float(number(error, 0, _MOST_DOUBT)))
        for exam_id, (mean, error) in pairs
    }
