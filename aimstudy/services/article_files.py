"""Reading a file the person chose: every way it can fail, in words."""

from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind

LIMIT_MB = 2


def read_file(path: Path) -> bytes:
    """The bytes of a file of at most 2 MB; raises a FILE_* Problem."""
    try:
        if path.is_dir():
            raise Problem(ProblemKind.FILE_IS_FOLDER, name=path.name)
        size = path.stat().st_size
        if size > LIMIT_MB * 1_000_000:
            raise Problem(
                ProblemKind.FILE_TOO_LARGE,
                name=path.name,
                size=f"{size / 1_000_000:.0f}",
                limit=LIMIT_MB,
            )
        if not path.is_file():
            # A pipe or a device could keep us waiting for ever.
            raise Problem(ProblemKind.FILE_BINARY, name=path.name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Problem(ProblemKind.FILE_MISSING, name=path.name) from error
    except PermissionError as error:
        raise Problem(ProblemKind.FILE_NOT_ALLOWED, name=path.name) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Problem(ProblemKind.FILE_UNREADABLE, name=path.name, reason=reason) from error
