"""What was odd about a file, in a learner's words."""

from collections.abc import Iterable

from aimstudy.domain.article import ReadingWarning
from aimstudy.ui.translations import tr


def warning_words(warning: ReadingWarning) -> str:
    """One oddity in one sentence."""
    return {
        ReadingWarning.FRONT_MATTER_BROKEN: tr("Some lines at the top could not be understood."),
        ReadingWarning.FRONT_MATTER_UNCLOSED: tr("The block at the top of the file never ends."),
        ReadingWarning.NOT_UTF8: tr("The file is in an old encoding; check its letters."),
        ReadingWarning.HTML_DROPPED: tr("HTML in the file was left out."),
        ReadingWarning.TWO_LANGUAGES: tr("Parts of it are in another language."),
        ReadingWarning.NO_FACTS: tr("No facts were found. Mark words in the text to make cards."),
        ReadingWarning.LONG_SENTENCE: tr("A very long sentence was not looked at for facts."),
        ReadingWarning.TOO_MANY_SENTENCES: tr("Only its first 3000 sentences were searched."),
    }[warning]


def all_warnings(warnings: Iterable[ReadingWarning]) -> str:
    """Every oddity, one sentence after the other; "" where there is none."""
    return " ".join(warning_words(warning) for warning in dict.fromkeys(warnings))
