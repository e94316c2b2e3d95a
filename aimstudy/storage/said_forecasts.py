"""What was forecast of an exam, as the plans of earlier days hold it."""

import json
from collections.abc import Mapping

from sqlalchemy import select
from sqlmodel import Session, col

from aimstudy.storage.plan_tables import DayPlanRow

Said = tuple[float, float]  # expected share recalled on exam day, and its standard error


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
        found = json.loads(text).get(str(exam_id))
        if found is not None:
            return float(found[0]), float(found[1])
    return None
