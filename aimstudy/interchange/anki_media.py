"""The media of a package of Anki: those that notes and templates name, under safe names."""

import re
import unicodedata
from collections.abc import Iterable

from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.media import MediaKind
from aimstudy.interchange import limits
from aimstudy.interchange.anki_container import Container, Damaged
from aimstudy.interchange.anki_notes import NotesRead
from aimstudy.interchange.staging import Staging, TooLarge

_IMAGES = {"png", "jpg", "jpeg", "gif", "webp", "bmp", "svg", "avif", "ico", "tif", "tiff"}
_ALWAYS = ("_", "latex-")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\\/:*?"<>|]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 120  # bytes of a name


def safe_name(name: str) -> str:
    """A file name that every system takes and that leads nowhere else.

    >>> safe_name("../../etc/passwd"), safe_name("CON.png")
    ('passwd', '_CON.png')
    """
    base = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    base = _UNSAFE.sub("", base).strip(" .")
    if not base or _RESERVED.fullmatch(base):
        base = f"_{base or 'file'}"
    stem, dot, suffix = base.rpartition(".")
    if not dot or len(suffix) > 10:
        stem, suffix = base, ""
    room = _LONGEST - len(suffix.encode()) - 1
    while len(stem.encode()) > room:
        stem = stem[:-1]
    return f"{stem}.{suffix}" if suffix else stem


def kind_of(name: str) -> MediaKind:
    """Pictures by the end of their names; all else is for the ear."""
    return MediaKind.IMAGE if name.rpartition(".")[2].lower() in _IMAGES else MediaKind.SOUND


def read_media(
    container: Container, notes: NotesRead, shared: Iterable[str], staging: Staging
) -> None:
    """Stage what ``notes`` and ``shared`` ask for; the rest is counted.

    Of notes that the library has already it has the files, too.
    """
    try:
        listed = container.media()
    except Damaged:
        staging.remark(RemarkKind.MEDIUM_UNREADABLE, name="media")
        listed = {}
    member_of = {unicodedata.normalize("NFC", name): member for member, name in listed.items()}
    named = notes.named.union(*notes.files.values())
    files = {note: names for note, names in notes.files.items() if note not in staging.same}
    wanted = dict.fromkeys(name for names in files.values() for name in names)
    wanted |= dict.fromkeys(shared)
    wanted |= dict.fromkeys(name for name in member_of if name.startswith(_ALWAYS))
    kept: dict[str, str] = {}
    room = limits.ALL_MEDIA
    for name in wanted:
        if name not in member_of:
            staging.remark(RemarkKind.MEDIUM_MISSING, name=name[:200])
            continue
        sha256 = _staged(container, member_of[name], name, min(room, limits.MEDIUM), staging)
        if sha256:
            kept[name] = sha256
    for note, names in files.items():
        for name in dict.fromkeys(names):
            if name in kept:
                staging.link_medium(note, name, kept[name])
    spare = len(member_of.keys() - wanted.keys() - named)
    if spare:
        staging.remark(RemarkKind.MEDIA_NOT_USED, found=spare)


def _staged(
    container: Container, member: str, name: str, most: int, staging: Staging
) -> str | None:
    safe = safe_name(name)
    if safe != name:
        staging.remark(RemarkKind.MEDIUM_NAME_ODD, name=safe)
    try:
        return staging.add_medium(safe, kind_of(safe), container.blocks(member), most)
    except TooLarge:
        limit = limits.MEDIUM // limits.MEGABYTE
        staging.remark(RemarkKind.MEDIUM_TOO_LARGE, name=safe, limit=limit)
    except Damaged:
        staging.remark(RemarkKind.MEDIUM_UNREADABLE, name=safe)
    return None
