"""What is said of quizzes, rehearsals and printed sheets: the texts of these failures."""

from aimstudy.domain.problem_text import ProblemText

QUIZ_TOO_LITTLE = ProblemText(
    "There is too little material for a quiz.",
    "A question needs at least two wrong options. Questions that can be asked now: {usable}.",
    "Accept more cards or add an article.",
)
QUIZ_TOPIC_GONE = ProblemText(
    "What was chosen is no longer there.",
    "There is no card in study of these topics.",
    "Choose other topics.",
)
QUIZ_TOPIC_EMPTY = ProblemText(
    "There is too little about these topics for a quiz.",
    "Questions that can be asked about them now: {usable}.",
    "Choose more topics, or add cards to these.",
)
QUIZ_BLOCKED = ProblemText(
    "What was chosen waits for you to decide.",
    "Your articles contradict each other here, and what may be wrong is not asked.",
    "Decide about the contradictions, or choose other topics.",
)
QUIZ_KINDS_NONE = ProblemText(
    "There are too few questions of the chosen kinds.",
    "Questions of these kinds that can be asked now: {usable}. There are more of other kinds.",
    "Choose other kinds, or all of them.",
)
QUIZ_NO_ERRORS = ProblemText(
    "No answer was sure and wrong.",
    "None was, or you have answered each of them right since.",
    "Choose another drill, or an ordinary quiz.",
)
QUIZ_ALL_SEEN = ProblemText(
    "Everything has been asked before.",
    "No question here is one that no quiz or rehearsal has asked.",
    "Choose another drill, or an ordinary quiz.",
)
QUIZ_NONE_WEAK = ProblemText(
    "It is not known yet which topics are weakest.",
    "Nothing of them has been answered so far.",
    "Start an ordinary quiz, or study some cards first.",
)
QUIZ_MISSING = ProblemText(
    "There is no such quiz or question.", "It was taken out or not made.", "Start a new quiz."
)
PAPER_TOO_LITTLE = ProblemText(
    "There is too little material for a rehearsal.",
    "Different questions that can be asked now: {usable}. The shortest paper has {fewest}.",
    "Accept more cards or add an article.",
)
PAPER_SHORTER = ProblemText(
    "There are not so many different questions.",
    "The paper asks {wanted}; {usable} can be asked now.",
    "Take the shorter paper, or add material.",
)
PAPER_MISSING = ProblemText(
    "There is no such rehearsal.", "It may belong to another library.", "Start a new one."
)
PAPER_OPEN = ProblemText(
    "A rehearsal is not finished yet.",
    "There is one at a time.",
    "Go on with it, or hand it in.",
)
PAPER_NOT_HANDED_IN = ProblemText(
    "This paper is not handed in yet.", "Until then nothing is told of it.", "Go on with it."
)
PAPER_TIME_OVER = ProblemText(
    "The time is over.",
    "What was answered by then has been handed in; this came after it.",
    "Look at the result.",
)
PAPER_HANDED_IN = ProblemText(
    "This paper has been handed in.",
    "Its answers can no longer be changed.",
    "Look at the result.",
)
PAPER_ANSWERED = ProblemText(
    "Questions of this paper have been answered.",
    "A paper with answers is not thrown away.",
    "Go on with it, or hand it in.",
)
PAPER_PAUSED = ProblemText(
    "The paper is paused.",
    "While its clock stands still it takes no answers.",
    "Go on with it.",
)
PAPER_NOT_PAUSABLE = ProblemText(
    "This paper cannot be paused.", "By its rules the clock runs on.", "Go on, or hand it in."
)
LETTERS_UNFIT = ProblemText(
    "These letters do not fit the sheet.",
    "Some cannot be read, or there are too few or too many.",
    "Write one group for each question, or put their numbers before the letters.",
)
SHEET_SCORED = ProblemText(
    "This sheet is scored already.",
    "Its letters were typed in before, and its answers count.",
    "Look back on it, or print another sheet.",
)
