"""Where things are: the person's data folder, and the files packed with the program.

Knows places only; reads nothing but what it is asked for.
"""

from pathlib import Path

from aimstudy.domain.article import Language
from aimstudy.domain.errors import Problem, ProblemKind

_PACKED = Path(__file__).parent / "_data"
_CHECKOUT = Path(__file__).parent.parent


def default_data_folder() -> Path:
    """The folder for this account's library when no ``--data-dir`` is given."""
    import platformdirs  # only needed when no folder was named: not paid for at every start

    return platformdirs.user_data_path("AimStudy", appauthor=False)


def _packed(folder: str) -> Path:
    # An installed wheel carries the data inside the package; an editable install has no such
    # copy and reads the checkout's own folders.
    packed = _PACKED / folder
    return packed if packed.is_dir() else _CHECKOUT / folder


def resources_folder() -> Path:
    """Icons and translations."""
    return _packed("resources")


def language_data(name: str) -> bytes:
    """A packed file of the language models, such as "taggers/en.xz"."""
    return (resources_folder() / name).read_bytes()


def decks_folder() -> Path:
    """Articles and decks that come with the program."""
    return _packed("decks")


def bundled_article(language: Language) -> Path:
    """The AIM article in ``language``; raises Problem CONTENT_MISSING."""
    path = decks_folder() / "aim" / f"associate-in-management.{language.value}.md"
    if not path.is_file():
        raise Problem(ProblemKind.CONTENT_MISSING, name=path.name)
    return path
