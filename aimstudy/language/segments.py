"""The days and months, where rules look for them."""

from aimstudy.language.time_words import DAYS

__all__ = ["DAYS"]
