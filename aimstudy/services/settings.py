"""Settings that travel with the library, and what the first run chose."""

import json
from dataclasses import replace

from aimstudy.domain.article import Language
from aimstudy.domain.changes import Changes
from aimstudy.domain.exam import MOST_MINUTES
from aimstudy.services.articles import ArticlesService
from aimstudy.services.context import Context, settings_from
from aimstudy.services.given_values import made_as, whole, within
from aimstudy.services.settings_in_force import settings_after
from aimstudy.services.timeline import TimelineService
from aimstudy.services.views.settings import FirstRunChoices, StudySettings
from aimstudy.storage import undo
from aimstudy.storage.article_list import article_lines
from aimstudy.storage.first_use import in_use
from aimstudy.storage.session import Session
from aimstudy.storage.settings import load_settings, store_setting
from aimstudy.storage.undo import Patch

EXAM_NAME = "AIM"
_FIRST_RUN = "first_run_done"
_RETENTION = (0.7, 0.97)
_ROLLOVER = (0, 12)
_SAMPLES = 3


class SettingsService:
    """Reading and changing settings; the first run."""

    def __init__(
        self, context: Context, articles: ArticlesService, timeline: TimelineService
    ) -> None:
        self._context = context
        self._articles = articles
        self._timeline = timeline

    def get(self) -> StudySettings:
        """The settings in force."""
        return self._context.settings

    def set(self, settings: StudySettings) -> Changes:
        """Keep settings as one step of Undo; a new retention puts every card's next day anew.

        Raises Problem VALUE_OUT_OF_RANGE or VALUE_OF_OTHER_KIND; then nothing was changed.
        """
        wanted = _checked(settings)
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> StudySettings:
            kind, patches = _keep(session, wanted)
            if patches:
                undo.record(session, kind, at_ms, patches)
            return settings_after(session, self._context)

        self._context.settings = self._context.database.write(work)
        return Changes.SETTINGS | Changes.PLAN | Changes.UNDO

    def welcome_due(self) -> bool:
        """Whether the first run has something to ask: nobody has put anything in here yet.

        A library that a script has filled has its material, and often its exam and minutes.
        """
        if self._context.settings.first_run_done:
            return False
        with self._context.database.read() as session:
            return not in_use(session)

    def skip_first_run(self, language: Language) -> Changes:
        """Leave the questions for later; what anybody has chosen before stays as it is.

        In a library that nobody has used the article of the program in ``language`` is studied.
        """
        if self.welcome_due():
            return self.first_run(FirstRunChoices(language, None))
        return self.set(replace(self._context.settings, first_run_done=True))

    def first_run(self, choices: FirstRunChoices) -> Changes:
        """Carry out what the first run asked: language of the material, exam, minutes a day.

        The bundled article in the other language is put aside, not deleted. None of it is a step
        for Undo: who takes back a first answer must not be left in another language.
        """
        minutes = made_as(FirstRunChoices, "choices", choices).minutes
        language = made_as(Language, "language", choices.language)
        if minutes is not None:
            minutes = whole("minutes", minutes, 0, MOST_MINUTES)
        with self._context.database.read() as session:
            before = undo.newest_step(session)
        # The one that may still be refused comes first, so that nothing is half chosen.
        if choices.exam_day is not None:
            self._timeline.set_exam(EXAM_NAME, choices.exam_day)
        if minutes is not None:
            self._timeline.set_minutes((minutes,) * 7)
        with self._context.database.read() as session:
            bundled = [line for line in article_lines(session) if line.bundled]
        for line in bundled:
            chosen = line.language == language.value
            if line.archived and chosen:
                self._articles.unarchive(line.article_id)
            elif not line.archived and not chosen:
                self._articles.archive(line.article_id)
        self.set(replace(self._context.settings, first_run_done=True, content_language=language))
        self._forget_steps_after(before.id if before else 0)
        return Changes.EVERYTHING

    def _forget_steps_after(self, step_id: int) -> None:
        def work(session: Session) -> None:
            while (step := undo.newest_step(session)) is not None and step.id > step_id:
                undo.drop_step(session, step.id)

        self._context.database.write(work)

    def sample_cards(self, language: Language) -> tuple[tuple[str, str], ...]:
        """Three (question, answer) pairs of the bundled article in ``language``."""
        with self._context.database.read() as session:
            ids = [
                line.article_id
                for line in article_lines(session)
                if line.bundled and line.language == language.value
            ]
        if not ids:
            return ()
        cards = self._articles.view(ids[0]).cards
        plain = [card for card in cards if "____" not in card.prompt and not card.issue]
        return tuple((card.prompt, card.answer) for card in plain[:_SAMPLES])


def odd_settings(session: Session) -> tuple[str, ...]:
    """Settings that are stored as something that cannot be meant, a sentence each."""
    stored = load_settings(session)
    in_force = _stored(settings_from(stored))
    return tuple(
        f"settings: {key} is none that can be meant, so {in_force[key]} is in force"
        for key, value in stored.items()
        if key in in_force and value != in_force[key]
    )


def _keep(session: Session, settings: StudySettings) -> tuple[str, list[Patch]]:
    """Store what is another by now: the kind of step that it is, and how to put it back.

    That the first run is over is no step: nobody wants to take it back.
    """
    stored, before = load_settings(session), _stored(settings_from(load_settings(session)))
    patches, changed = [], []
    for key, value in _stored(settings).items():
        if key != _FIRST_RUN and value != before[key]:
            changed.append(key)
            patches.append(
                Patch("set", "settings", key, {"value": json.dumps(stored[key])})
                if key in stored
                else Patch("remove", "settings", key, {})
            )
        store_setting(session, key, value)
    return changed[0] if len(changed) == 1 else "settings", patches


def _stored(settings: StudySettings) -> dict[str, object]:
    return {
        _FIRST_RUN: settings.first_run_done,
        "content_language": settings.content_language.value,
        "retention": settings.retention,
        "rollover_hour": settings.rollover_hour,
        "type_short": settings.type_short,
    }


def _checked(settings: StudySettings) -> StudySettings:
    made_as(StudySettings, "settings", settings)
    return StudySettings(
        first_run_done=made_as(bool, "first_run_done", settings.first_run_done),
        content_language=made_as(Language, "language", settings.content_language),
        retention=within("retention", settings.retention, *_RETENTION),
        rollover_hour=whole("rollover", settings.rollover_hour, *_ROLLOVER),
        type_short=made_as(bool, "type_short", settings.type_short),
    )
