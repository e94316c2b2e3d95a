"""What is said of exams, days and values that do not fit: the texts of these failures."""

from aimstudy.domain.problem_text import ProblemText

EXAM_DATE_PAST = ProblemText(
    "That day has passed.", "An exam lies today or later.", "Choose a later date."
)
DAY_PAST = ProblemText(
    "These days have passed.", "Only days from today on can be planned.", "Choose later days."
)
EXAM_MISSING = ProblemText(
    "There is no such exam.", "It may have been removed.", "Go back to the timeline."
)
EXAM_NOT_OVER = ProblemText(
    "This exam is not over yet.",
    "A result can be entered from the day of the exam on.",
    "Enter it when you have it.",
)
MILESTONE_MISSING = ProblemText(
    "There is no such milestone.", "It may have been removed.", "Go back to the timeline."
)
NAME_EMPTY = ProblemText(
    "A name is missing.", "A milestone or a topic has none.", "Give it a name."
)
TOPIC_TWICE = ProblemText(
    "Two topics have the same name.",
    '"{name}" stands there twice.',
    "Give one of them another name.",
)
WINDOW_DAY_UNKNOWN = ProblemText(
    "A window has a day that no year has.",
    "Month {month} has no day {day}.",
    "Choose another day.",
)
CALENDAR_EMPTY = ProblemText(
    "There is nothing to put into a calendar.",
    "No exam lies ahead, and nothing is planned.",
    "Set the date of an exam first.",
)
VALUE_OUT_OF_RANGE = ProblemText(
    "{what} is out of range.", "It goes from {low} to {high}.", "Choose a value between them."
)
VALUE_OF_OTHER_KIND = ProblemText(
    "{what} cannot be this.",
    "What is wanted here: {wanted}.",
    "Hand in another value.",
)
MINUTES_NOT_A_WEEK = ProblemText(
    "Minutes are given for seven weekdays.",
    "{found} numbers came.",
    "Give one for each day, Monday first.",
)
