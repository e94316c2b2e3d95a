"""What is said of files, articles, pictures and sounds that cannot be used, in texts."""

from aimstudy.domain.problem_text import ProblemText

FILE_MISSING = ProblemText(
    "There is no file {name}.",
    "Nothing was found at this place.",
    "Check the name and try again.",
)
FILE_IS_FOLDER = ProblemText(
    "{name} is a folder.",
    "An article is one text or Markdown file.",
    "Choose a file inside it.",
)
FILE_NOT_ALLOWED = ProblemText(
    "{name} may not be read.",
    "The system denies this account access to it.",
    "Change its permissions or copy it to your own folder.",
)
FILE_EMPTY = ProblemText("{name} is empty.", "It holds no text.", "Choose another file.")
FILE_BINARY = ProblemText(
    "{name} is not a text file.",
    "It holds data that is not text.",
    "Save the article as plain text or Markdown first.",
)
FILE_TOO_LARGE = ProblemText(
    "{name} is too large.",
    "It has {size} MB; an article may have {limit} MB.",
    "Split it into several articles.",
)
FILE_KIND_UNKNOWN = ProblemText(
    "{name} is not an article file.",
    "An article's name ends in .md or .txt.",
    "Save the text under such a name.",
)
FILE_UNREADABLE = ProblemText(
    "{name} could not be read.", "{reason}", "Check the disk and try again."
)
NO_SENTENCES = ProblemText(
    "{name} holds no sentences.",
    "No running text was found to make cards from.",
    "Choose a file with an article in it.",
)
LANGUAGE_UNSUPPORTED = ProblemText(
    "{name} is in a language AimStudy cannot read.",
    "Articles can be in English or Norwegian bokmål; this looks like {language}.",
    "Add it in one of these two languages.",
)
ARTICLE_ALREADY_ADDED = ProblemText(
    "{name} is already here.",
    'The same text was added before as "{title}".',
    "Open the article that is there.",
)
ARTICLE_MISSING = ProblemText(
    "There is no such article.", "It may have been deleted.", "Go back to the list of articles."
)
MEDIA_KIND_UNKNOWN = ProblemText(
    "{name} is no picture or sound that can be used.",
    "Pictures end in .png, .jpg, .gif, .webp or .bmp, sounds in .mp3, .ogg, .opus, .wav, "
    ".m4a or .flac.",
    "Save it in one of these forms.",
)
MEDIA_TOO_LARGE = ProblemText(
    "{name} is too large.",
    "It has {size} MB; a picture or sound may have {limit} MB.",
    "Make it smaller first.",
)
FILE_NOT_OURS = ProblemText(
    "{name} is something else.",
    "There is a file of this name already that AimStudy did not write. It was not overwritten.",
    "Choose another name.",
)
FILE_NOT_WRITTEN = ProblemText(
    "{name} could not be written.", "{reason}", "Choose another place or name."
)
