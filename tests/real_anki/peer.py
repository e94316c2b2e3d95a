"""Makes packages with Anki itself, and tells what Anki makes of a package. Run by Anki's Python.

    peer.py make FOLDER      packages of both generations, in SM-2 and in FSRS; prints their names
    peer.py tell FILE...     a line of JSON for each

Knows nothing of AimStudy: what it tells is what somebody finds who goes back to Anki.
"""

import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from anki.decks import FilteredDeckConfig

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "60606000000005000157a3c8c40000000049454e44ae426082"
)
ODD = (
    ("<b>Bold</b> &amp; <i>odd</i>", "line<br>line\n\n next"),
    ("æøå ß 漢字 🎻 \u202eright to left\u202c", "a\u00a0b\u2028c"),
    ("{{not a field}} [sound:none.mp3]", "\\(x^2\\) [$]y[/$]"),
    ("  spaces  ", ""),
    ("<div></div>", "<img src='away.png'><script>alert(1)</script>"),
    ("12", "0012,50"),
    ("long " * 2_000, "x" * 9_999),
)


def made(folder: Path, name: str, *, fsrs: bool) -> Collection:
    """A collection with a bit of all that a person does in years."""
    col = Collection(str(folder / f"{name}.anki2"))
    col.set_config("fsrs", fsrs)
    picture = col.media.write_data("pipe organ.png", PIXEL)
    sound = col.media.write_data("low.mp3", b"ID3" + bytes(40))
    basic, cloze = col.models.by_name("Basic"), col.models.by_name("Cloze")
    turned = col.models.by_name("Basic (and reversed card)")
    own = col.models.copy(basic)
    own["name"], own["css"] = "Organ stops", ".card { color: hsl(120 50% 20%) } .hid {display:none}"
    col.models.add_field(own, col.models.new_field("Höhe & Fuß"))
    own["tmpls"][0]["afmt"] += "{{#Höhe & Fuß}}<span class=hid>{{Höhe & Fuß}}</span>{{/Höhe & Fuß}}"
    col.models.update_dict(own)
    own = col.models.by_name("Organ stops")
    decks = [col.decks.id(deck) for deck in ("Music::Organ::Stops", "Music", "Lån og rente", "Ops")]
    texts: list[tuple[dict[str, Any], tuple[str, ...]]] = [(basic, sides) for sides in ODD]
    texts += [(turned, (f"Rank {n}", f"{n} foot")) for n in range(20)]
    texts += [
        (own, (f"Stop {n} <img src='{picture}'>", f"[sound:{sound}]", f"{n}'")) for n in range(9)
    ]
    texts += [(cloze, ("{{c1::Reeds}} and {{c3::flues::two {{c2::nested}}}}", "extra"))]
    for n, (kind, fields) in enumerate(texts):
        note = col.new_note(kind)
        note.fields = [*fields, *[""] * len(note.fields)][: len(note.fields)]
        note.tags = ["organ", f"n::{n % 3}"][: n % 3]
        col.add_note(note, decks[n % len(decks)])
    _study(col)
    return col


def _study(col: Collection) -> None:
    """Answers, days set by hand, a filtered deck, and cards put aside in every way."""
    for deck in ("Music", "Lån og rente", "Ops"):
        col.decks.select(col.decks.id(deck))
        for n in range(9):
            card = col.sched.getCard()
            if card is None:
                break
            col.sched.answerCard(card, 1 + n % 4)
    cards = col.find_cards("")
    col.sched.set_due_date(cards[3:9], "4-40!")
    col.sched.set_due_date(cards[9:11], "0")
    col.sched.schedule_cards_as_new(cards[4:5])
    col.sched.suspend_cards(cards[6:8])
    col.sched.bury_cards(cards[8:9])
    for flag in range(1, 8):
        col.set_user_flag_for_cards(flag, cards[flag : flag + 1])
    filtered = col.sched.get_or_create_filtered_deck(0)
    filtered.name = "Cram"
    del filtered.config.search_terms[:]
    term = FilteredDeckConfig.SearchTerm(search="tag:organ", limit=5, order=0)
    filtered.config.search_terms.append(term)
    col.sched.add_or_update_filtered_deck(filtered)


def make(folder: Path) -> list[str]:
    """Both generations of a collection in SM-2 and of one in FSRS."""
    names = []
    for fsrs in (False, True):
        col = made(folder, "fsrs" if fsrs else "sm2", fsrs=fsrs)
        for legacy in (False, True):
            name = f"{'fsrs' if fsrs else 'sm2'}-{'legacy' if legacy else 'latest'}.apkg"
            options = ExportAnkiPackageOptions(
                with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy
            )
            col.export_anki_package(out_path=str(folder / name), options=options, limit=None)
            names.append(name)
        col.close()
    return names


def told(file: str) -> dict[str, Any]:
    """What a new collection of Anki holds after taking the package in."""
    with tempfile.TemporaryDirectory() as folder:
        col = Collection(str(Path(folder) / "collection.anki2"))
        for kind in col.models.all():  # the package's own types keep their names
            kind["name"] = f"own {kind['name']}"
            col.models.update_dict(kind)
        options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=False)
        request = ImportAnkiPackageRequest(package_path=file, options=options)
        col.import_anki_package(request)
        found = _all_of(col)
        col.close()
        return found


def _all_of(col: Collection) -> dict[str, Any]:
    kinds = {kind["id"]: kind for kind in col.models.all()}
    names = {each.id: each.name for each in col.decks.all_names_and_ids()}
    guids: dict[int, str] = {}
    notes: dict[str, Any] = {}
    for note_id, guid, kind, tags, fields in col.db.all(
        "SELECT id, guid, mid, tags, flds FROM notes"
    ):
        guids[note_id] = guid
        notes[guid] = [kinds[kind]["name"], sorted(tags.split()), fields.split("\x1f")]
    cards: dict[str, Any] = {}
    keys: dict[int, str] = {}
    for row in col.db.all(
        "SELECT id, nid, ord, CASE odid WHEN 0 THEN did ELSE odid END, type, queue,"
        " CASE odid WHEN 0 THEN due ELSE odue END, ivl, factor, reps, lapses, flags, data"
        " FROM cards"
    ):
        card_id, note_id, place, deck, kind, queue, due, *rest, data = row
        keys[card_id] = f"{guids[note_id]} {place}"
        due = 0 if kind == 0 else due - col.sched.today if kind == 2 else due
        memory = json.loads(data or "{}")
        cards[keys[card_id]] = [names[deck], kind, queue, due, *rest, memory]
    answers: dict[str, list[Any]] = {}
    for card_id, *row in col.db.all(
        "SELECT cid, id, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id"
    ):
        answers.setdefault(keys[card_id], []).append(row)
    used = {row[0] for row in col.db.all("SELECT DISTINCT mid FROM notes")}
    media = Path(col.media.dir())
    return {
        "notes": notes,
        "cards": cards,
        "answers": answers,
        "kinds": {
            kind["name"]: [
                kind["type"],
                kind["css"],
                [field["name"] for field in kind["flds"]],
                [[form["name"], form["qfmt"], form["afmt"]] for form in kind["tmpls"]],
            ]
            for key, kind in kinds.items()
            if key in used
        },
        "media": {
            each.name: hashlib.sha256(each.read_bytes()).hexdigest()
            for each in sorted(media.iterdir())
        },
    }


if __name__ == "__main__":
    what, *given = sys.argv[1:]
    if what == "make":
        print(json.dumps(make(Path(given[0]))))
    else:
        for each in given:
            print(json.dumps(told(each)))
