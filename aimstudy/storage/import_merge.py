"""The statements that take a staged deck into the library, within one transaction.

The staged file is attached as ``staged``, the one of its answers as ``answers`` (their shape:
``domain.staged_deck``). Ids are given here: a table of which staged row becomes which row of the
library stands between the steps.
"""

from aimstudy.domain.staged_deck import column_names

_STATES = column_names("states")

# What becomes of each staged note. A note that was deleted here, or came with an import that was
# taken back, comes again. ``edited``: changed here since it came.
PLAN_NOTES = """
CREATE TEMP TABLE import_notes AS
SELECT s.id AS staged_id, n.id AS note_id, n.deleted AS gone,
    CASE
        WHEN n.id IS NULL THEN 'new'
        WHEN n.deleted = 1 THEN 'again'
        WHEN n.digest IS s.digest THEN 'same'
        WHEN :duplicates = 'copy' THEN 'copy'
        WHEN :duplicates = 'keep' THEN 'kept'
        WHEN n.digest IS NULL OR n.modified_ms > coalesce(i.at_ms, 0) THEN 'conflict'
        WHEN s.modified_ms > 0 AND s.modified_ms < coalesce(n.source_ms, 0) THEN 'older'
        ELSE 'changed'
    END AS fate
FROM staged.notes AS s
LEFT JOIN main.notes AS n ON n.guid = s.guid
LEFT JOIN main.imports AS i ON i.id = n.import_id
ORDER BY s.id
"""
# Of files whose notes have no identity of their own: the same texts once more are the same note.
KNOWN_FRONTS = (
    "CREATE TEMP TABLE known_fronts AS SELECT id, front, back FROM main.notes WHERE deleted = 0",
    "CREATE INDEX temp.known_fronts_front ON known_fronts (front, back)",
)
SAME_TEXTS = """
UPDATE temp.import_notes SET fate = 'same', note_id = k.id
FROM staged.notes AS s JOIN temp.known_fronts AS k ON k.front = s.front AND k.back = s.back
WHERE s.id = import_notes.staged_id AND import_notes.fate = 'new'
"""
# Of files of our own what a note holds is compared, not where it came from: a note is the same,
# or the file has it as it is to be, unless it was changed here after that.
OWN_SAME = """
UPDATE temp.import_notes SET fate = 'same'
FROM staged.notes AS s JOIN main.notes AS n ON n.guid = s.guid
WHERE s.id = import_notes.staged_id AND import_notes.fate NOT IN ('new', 'again')
    AND n.kind = s.kind AND n.accept = s.accept
    AND (s.fields IS NOT NULL OR (n.front = s.front AND n.back = s.back))
    AND n.items = s.items AND n.tags = s.tags AND n.markup IS s.markup AND n.fields IS s.fields
    AND n.choices IS s.choices
    AND (SELECT definition FROM staged.types WHERE id = s.type_id)
        IS (SELECT definition FROM main.note_types WHERE id = n.type_id)
"""
OWN_CHANGED = """
UPDATE temp.import_notes SET fate = iif(
    s.modified_ms > 0 AND s.modified_ms < max(coalesce(n.source_ms, 0),
        iif(n.modified_ms > coalesce(i.at_ms, 0), n.modified_ms, 0)), 'conflict', 'changed')
FROM staged.notes AS s JOIN main.notes AS n ON n.guid = s.guid
LEFT JOIN main.imports AS i ON i.id = n.import_id
WHERE s.id = import_notes.staged_id AND import_notes.fate IN ('conflict', 'older', 'changed')
"""
NUMBER_NOTES = """
UPDATE temp.import_notes SET note_id = (SELECT coalesce(max(id), 0) FROM main.notes) + staged_id
WHERE fate IN ('new', 'copy')
"""
PLAN_INDEX = "CREATE UNIQUE INDEX temp.import_notes_staged ON import_notes (staged_id)"
TYPES = """
INSERT INTO main.note_types ("key", definition)
SELECT s.key, s.definition FROM staged.types AS s
WHERE s.id IN (
    SELECT n.type_id FROM staged.notes AS n JOIN temp.import_notes AS p ON p.staged_id = n.id
    WHERE p.fate IN ('new', 'again', 'copy', 'changed', 'conflict')
) AND NOT EXISTS (
    SELECT 1 FROM main.note_types AS t WHERE t.key = s.key AND t.definition = s.definition
)
"""
TYPE_IDS = """
CREATE TEMP TABLE import_types AS
SELECT s.id AS staged_id, min(t.id) AS type_id FROM staged.types AS s
JOIN main.note_types AS t ON t.key = s.key AND t.definition = s.definition GROUP BY s.id
"""
_CONTENT = "kind, front, back, accept, items, tags, markup, fields, choices, source"
NOTES = f"""
INSERT INTO main.notes (id, guid, context, rule, deleted, created_ms, modified_ms, source_ms,
    digest, type_id, import_id, {_CONTENT})
SELECT p.note_id, iif(p.fate = 'copy', s.guid || '+' || :import_id, s.guid), '', 'imported', 0,
    :at_ms, :at_ms, s.modified_ms, s.digest, t.type_id, :import_id, {_CONTENT}
FROM temp.import_notes AS p JOIN staged.notes AS s ON s.id = p.staged_id
LEFT JOIN temp.import_types AS t ON t.staged_id = s.type_id
WHERE p.fate IN ('new', 'copy') ORDER BY p.staged_id
"""
RENEWED = f"""
UPDATE main.notes SET deleted = 0, modified_ms = :at_ms, source_ms = s.modified_ms,
    digest = s.digest, type_id = t.type_id, import_id = :import_id,
    {", ".join(f"{name} = s.{name}" for name in _CONTENT.split(", "))}
FROM temp.import_notes AS p JOIN staged.notes AS s ON s.id = p.staged_id
LEFT JOIN temp.import_types AS t ON t.staged_id = s.type_id
WHERE main.notes.id = p.note_id AND p.fate IN ('again', 'changed')
"""
# Tags that a person put on all that comes.
TAGGED = """
UPDATE main.notes SET tags = with_tags(tags, :tags) WHERE id IN (
    SELECT note_id FROM temp.import_notes WHERE fate IN ('new', 'again', 'copy', 'changed')
)
"""
KEPT_NOTES = """
UPDATE main.notes SET created_ms = coalesce(nullif(k.created_ms, 0), main.notes.created_ms),
    context = k.context, typed = k.typed, remark = k.remark
FROM temp.import_notes AS p JOIN staged.kept_notes AS k ON k.note_id = p.staged_id
WHERE main.notes.id = p.note_id AND p.fate IN ('new', 'copy')
"""
# Memory as the file itself says it, or as it was worked out meanwhile.
STATES_TABLE = f"""
CREATE TEMP TABLE import_states (card_id INTEGER PRIMARY KEY, {", ".join(_STATES[1:])})
"""
STATES_SAID = "INSERT INTO temp.import_states SELECT * FROM staged.states"
STATE_ROW = f"INSERT INTO temp.import_states VALUES ({', '.join('?' * len(_STATES))})"
CARDS_TABLE = """
CREATE TEMP TABLE import_cards (staged_id INTEGER PRIMARY KEY, note_id, card_id, made, fate,
    takes_history, first_review)
"""
CARDS_PLAN = """
INSERT INTO temp.import_cards
SELECT c.id AS staged_id, p.note_id AS note_id, k.id AS card_id, k.id IS NULL AS made,
    p.fate AS fate,
    CASE WHEN NOT :history OR m.card_id IS NULL THEN 0
        WHEN k.id IS NULL THEN 1
        WHEN k.reps > 0 OR k.deleted > p.gone THEN 0
        ELSE NOT EXISTS (
            SELECT 1 FROM main.reviews AS r WHERE r.card_id = k.id AND r.kind <> 'undo'
                AND NOT EXISTS (SELECT 1 FROM main.reviews AS u WHERE u.undoes = r.seq)
        )
    END AS takes_history, m.first_review
FROM staged.cards AS c CROSS JOIN temp.import_notes AS p ON p.staged_id = c.note_id
LEFT JOIN temp.import_states AS m ON m.card_id = c.id
LEFT JOIN main.cards AS k ON k.note_id = p.note_id AND k.ordinal = c.ordinal
WHERE p.fate NOT IN ('kept', 'older')
ORDER BY c.id
"""
NUMBER_CARDS = """
UPDATE temp.import_cards SET card_id = (SELECT coalesce(max(id), 0) FROM main.cards) + staged_id
WHERE made
"""
DECKS = """
INSERT OR IGNORE INTO main.decks (name, created_ms)
SELECT DISTINCT coalesce(:into, d.name), :at_ms FROM staged.decks AS d
JOIN staged.cards AS c ON c.deck_id = d.id
JOIN temp.import_cards AS p ON p.staged_id = c.id WHERE p.made
"""
CARDS = """
INSERT INTO main.cards (id, note_id, ordinal, deck_id, position, state, suspended, archived,
    deleted, buried_day, bookmarked, flagged, phase, stability, difficulty, last_day, due_day,
    due_ms, reps, lapses, source, import_id)
SELECT p.card_id, p.note_id, c.ordinal, d.id, :position + coalesce(w.position, c.id), 'accepted',
    coalesce(w.suspended, c.suspended), 0, 0, coalesce(w.buried_day, 0), w.bookmarked,
    c.flagged > 0, coalesce(m.phase, 'new'), coalesce(m.stability, 0.0),
    coalesce(m.difficulty, 0.0), coalesce(m.last_day, 0), coalesce(m.due_day, 0),
    coalesce(m.due_ms, 0), coalesce(m.reps, 0), coalesce(m.lapses, 0), c.source, :import_id
FROM temp.import_cards AS p JOIN staged.cards AS c ON c.id = p.staged_id
JOIN staged.decks AS s ON s.id = c.deck_id
JOIN main.decks AS d ON d.name = coalesce(:into, s.name)
LEFT JOIN temp.import_states AS m ON m.card_id = c.id AND p.takes_history
LEFT JOIN staged.kept_cards AS w ON w.card_id = c.id
WHERE p.made ORDER BY c.id
"""
CARDS_AGAIN = """
UPDATE main.cards SET deleted = 0, import_id = :import_id
FROM temp.import_cards AS p
WHERE main.cards.id = p.card_id AND NOT p.made AND p.fate = 'again'
"""
# Of notes that have another type now, [id, type before]: cards of the file that were removed here,
# and cards that it does not make and nobody has answered.
CARDS_TO_TURN = """
SELECT c.id, c.deleted FROM json_each(:notes) AS j
JOIN main.notes AS n ON n.id = json_extract(j.value, '$[0]')
    AND n.type_id IS NOT json_extract(j.value, '$[1]')
JOIN main.cards AS c ON c.note_id = n.id
WHERE iif(c.id IN (SELECT card_id FROM temp.import_cards), c.deleted = 1,
    c.deleted = 0 AND c.reps = 0)
"""
TURN_CARDS = """
UPDATE main.cards SET deleted = 1 - deleted WHERE id IN (SELECT value FROM json_each(:cards))
"""
STATES_TAKEN = """
UPDATE main.cards SET phase = m.phase, stability = m.stability, difficulty = m.difficulty,
    last_day = m.last_day, due_day = m.due_day, due_ms = m.due_ms, reps = m.reps, lapses = m.lapses
FROM temp.import_cards AS p JOIN temp.import_states AS m ON m.card_id = p.staged_id
WHERE main.cards.id = p.card_id AND NOT p.made AND p.takes_history
"""
TAKES_HISTORY = "SELECT 1 FROM temp.import_cards WHERE takes_history LIMIT 1"
# What is looked up for each of a million answers is small, so that it stays in memory.
LOG_CARDS = (
    "CREATE TEMP TABLE import_log (staged_id INTEGER PRIMARY KEY, card_id, first_review)",
    """INSERT INTO temp.import_log SELECT staged_id, card_id, first_review
FROM temp.import_cards WHERE takes_history ORDER BY staged_id""",
)
# What the log would check of each answer; the rest is said by the statement itself.
ODD_RATINGS = "SELECT 1 FROM answers.reviews WHERE rating NOT BETWEEN 0 AND 4 LIMIT 1"
REVIEWS = """
INSERT INTO main.reviews (card_id, kind, rating, at_ms, offset_min, study_day, took_ms, before,
    after, source)
SELECT p.card_id, iif(r.rating = 0, 'state', 'study'), nullif(r.rating, 0), r.at_ms, :offset_min,
    (r.at_ms / 1000 + :shift_s) / 86400 + 719163, r.took_ms,
    iif(p.first_review = r.id, '["new"]', '[]'), iif(r.rating = 0, :new_state, '[]'), r.source
FROM answers.reviews AS r CROSS JOIN temp.import_log AS p ON p.staged_id = r.card_id ORDER BY r.id
"""
# A state that no history explains is said by a row of its own, from which every replay starts.
STATE_ROWS = """
INSERT INTO main.reviews (card_id, kind, at_ms, offset_min, study_day, took_ms, before, after,
    source)
SELECT p.card_id, 'state', :at_ms, :offset_min, :day, 0, '[]',
    json_array(m.phase, m.stability, m.difficulty, m.last_day, m.due_day, m.due_ms, m.reps,
        m.lapses), '{}'
FROM temp.import_states AS m JOIN temp.import_cards AS p ON p.staged_id = m.card_id
WHERE p.takes_history AND m.told ORDER BY p.card_id
"""
DAYS = """
INSERT INTO main.days (study_day, answers, new_cards, took_ms)
SELECT study_day, count(*), sum(before = '["new"]'), sum(took_ms) FROM main.reviews
WHERE kind = 'study' AND seq > :last_seq GROUP BY study_day
ON CONFLICT (study_day) DO UPDATE SET answers = answers + excluded.answers,
    new_cards = new_cards + excluded.new_cards, took_ms = took_ms + excluded.took_ms
"""
MEDIA = """
INSERT OR IGNORE INTO main.media (sha256, label, kind, size, added_ms)
SELECT DISTINCT m.sha256, m.label, m.kind, m.size, :at_ms FROM staged.media AS m
JOIN staged.note_media AS l ON l.sha256 = m.sha256
JOIN temp.import_notes AS p ON p.staged_id = l.note_id
WHERE p.fate IN ('new', 'again', 'copy', 'changed', 'conflict')
"""
# A file of ours may have been written without its pictures: then they stay.
NOTE_MEDIA_OLD = """
DELETE FROM main.note_media WHERE NOT :ours AND note_id IN (
    SELECT note_id FROM temp.import_notes WHERE fate IN ('again', 'changed')
)
"""
NOTE_MEDIA = """
INSERT OR REPLACE INTO main.note_media (note_id, label, sha256)
SELECT p.note_id, l.label, l.sha256 FROM staged.note_media AS l
JOIN temp.import_notes AS p ON p.staged_id = l.note_id
WHERE p.fate IN ('new', 'again', 'copy', 'changed')
"""
# What the file's side of a conflict names, should it be picked; what mine names stays.
NOTE_MEDIA_BESIDE = """
INSERT OR IGNORE INTO main.note_media (note_id, label, sha256)
SELECT p.note_id, l.label, l.sha256 FROM staged.note_media AS l
JOIN temp.import_notes AS p ON p.staged_id = l.note_id WHERE p.fate = 'conflict'
"""
CONFLICTS = """
INSERT INTO main.import_conflicts (import_id, note_id, incoming)
SELECT :import_id, p.note_id, json_object('kind', s.kind, 'front', s.front, 'back', s.back,
    'accept', s.accept, 'items', s.items, 'tags', s.tags, 'markup', s.markup, 'fields', s.fields,
    'choices', s.choices, 'source', s.source, 'source_ms', s.modified_ms, 'digest', s.digest,
    'type_id', t.type_id)
FROM temp.import_notes AS p JOIN staged.notes AS s ON s.id = p.staged_id
LEFT JOIN temp.import_types AS t ON t.staged_id = s.type_id
WHERE p.fate = 'conflict'
ON CONFLICT DO NOTHING
"""
WHAT_GOES_WITH_NOTES = (MEDIA, NOTE_MEDIA_OLD, NOTE_MEDIA, NOTE_MEDIA_BESIDE, CONFLICTS)
BEFORE_IMAGES = f"""
SELECT n.id, {", ".join("n." + name for name in _CONTENT.split(", "))}, n.deleted, n.modified_ms,
    n.source_ms, n.digest, n.type_id, n.import_id
FROM temp.import_notes AS p JOIN main.notes AS n ON n.id = p.note_id WHERE p.fate = 'changed'
"""
BEFORE_COLUMNS = (
    *_CONTENT.split(", "), "deleted", "modified_ms", "source_ms", "digest", "type_id", "import_id",
)  # fmt: skip
FATES = "SELECT fate, count(*) FROM temp.import_notes GROUP BY fate"
COUNTS = """
SELECT (SELECT count(*) FROM temp.import_cards WHERE made OR fate = 'again'),
    (SELECT count(*) FROM main.reviews WHERE seq > :last_seq AND kind = 'study'),
    (SELECT count(DISTINCT iif(:into IS NULL, c.deck_id, 0)) FROM staged.cards AS c
        JOIN temp.import_cards AS p ON p.staged_id = c.id WHERE p.made OR p.fate = 'again'),
    (SELECT count(DISTINCT l.sha256) FROM staged.note_media AS l JOIN temp.import_notes AS p
        ON p.staged_id = l.note_id WHERE p.fate IN ('new', 'again', 'copy', 'changed'))
"""
TEMPORARY = (
    "import_notes", "import_types", "import_states", "import_cards", "import_log", "known_fronts",
)  # fmt: skip
