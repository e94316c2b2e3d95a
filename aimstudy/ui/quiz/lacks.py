"""What keeps a wished quiz from being made although the program works. Knows no widget."""

from aimstudy.domain.errors import ProblemKind

# Why there is no such quiz: to try again would not help.
LACKS = (
    ProblemKind.QUIZ_TOO_LITTLE,
    ProblemKind.QUIZ_TOPIC_GONE,
    ProblemKind.QUIZ_TOPIC_EMPTY,
    ProblemKind.QUIZ_BLOCKED,
    ProblemKind.QUIZ_KINDS_NONE,
    ProblemKind.QUIZ_NO_ERRORS,
    ProblemKind.QUIZ_ALL_SEEN,
    ProblemKind.QUIZ_NONE_WEAK,
)
