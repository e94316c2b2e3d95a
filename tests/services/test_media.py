"""Pictures and sounds of cards: taken in once, found by name, missing ones without a crash."""

import hashlib
from pathlib import Path

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.media import MediaKind
from aimstudy.services.library import Library
from aimstudy.services.media import MOST_MB


def file(folder: Path, name: str, data: bytes = b"pixels") -> Path:
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return place


def test_a_file_is_kept_by_what_it_holds_and_named_once(library: Library, tmp_path: Path) -> None:
    assert library.media.add(file(tmp_path, "valve.png")) == "[image:valve.png]"
    assert library.media.add(file(tmp_path, "copy.png")) == "[image:valve.png]"
    assert library.media.add(file(tmp_path / "b", "valve.png", b"other")) == "[image:valve-2.png]"
    assert library.media.add(file(tmp_path, "horn.MP3", b"waves")) == "[sound:horn.MP3]"
    kept = {place.name for place in (library.folder / "media").iterdir()}
    assert kept == {hashlib.sha256(data).hexdigest() for data in (b"pixels", b"other", b"waves")}
    assert library.status()["media"] == 3


def test_the_files_of_a_card_come_with_it(library: Library, tmp_path: Path) -> None:
    mark = library.media.add(file(tmp_path, "valve.png"))
    card = library.cards.write(f"Which valve is this? {mark}", "the third [sound:gone.mp3]")
    first, second = library.study.card(card.card_id).media
    assert (first.kind, first.label, first.side) == (MediaKind.IMAGE, "valve.png", 0)
    assert first.file is not None
    assert first.file.read_bytes() == b"pixels"
    assert (second.kind, second.label, second.file, second.side) == (
        MediaKind.SOUND,
        "gone.mp3",
        None,
        1,
    )
    first.file.unlink()
    assert library.study.card(card.card_id).media[0].file is None


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("notes.exe", b"x", ProblemKind.MEDIA_KIND_UNKNOWN),
        ("drawing.svg", b"<svg/>", ProblemKind.MEDIA_KIND_UNKNOWN),
        ("empty.png", b"", ProblemKind.FILE_EMPTY),
        ("huge.png", b"x" * (MOST_MB * 1_000_000 + 1), ProblemKind.MEDIA_TOO_LARGE),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(
    library: Library, tmp_path: Path, name: str, data: bytes, kind: ProblemKind
) -> None:
    with pytest.raises(Problem) as caught:
        library.media.add(file(tmp_path, name, data))
    assert caught.value.kind is kind
    assert not (library.folder / "media").exists()


def test_a_file_that_is_not_there_or_is_a_folder_is_said(library: Library, tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    for place, kind in (
        (tmp_path / "none.png", ProblemKind.FILE_MISSING),
        (tmp_path / "folder.png", ProblemKind.FILE_IS_FOLDER),
        (Path("a\0b.png"), ProblemKind.FILE_UNREADABLE),
    ):
        with pytest.raises(Problem) as caught:
            library.media.add(place)
        assert caught.value.kind is kind
