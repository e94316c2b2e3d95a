"""Which form is which in the tables of Norsk Ordbank, where a form stands under one lemma only.

A form that two words share is missing from one of them ("lever" is only a noun there): what the
other forms and the compounds of a word tell is filled in.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from aimstudy.language.words import word_set
from tests.benchmarks.lexicon_tables import (
    NORWEGIAN_CLOSED,
    NORWEGIAN_DROPPED,
    NORWEGIAN_STRONG,
    shared,
)

Table = dict[str, list[str]]
Entry = tuple[str, tuple[tuple[str, str], ...]]  # the class, and code with form
Strong = dict[str, list[tuple[str, ...]]]
NO_PRESENT = frozenset(["finnes", "synes", "trives", "lykkes", "skyldes", "ha", "kunne", "ville"])


def entries(tables: dict[str, Table]) -> list[Entry]:
    """Every word of the tables with its forms."""
    found: list[Entry] = []
    found += _verbs(_by_lemma(tables["verb"]), tables["verb"])
    found += _nouns(_by_lemma(tables["noun"]))
    found += _adjectives(_by_lemma(tables["adj"]), tables["verb"])
    adverbs = {lemma for lemmas in tables["adv"].values() for lemma in lemmas}
    found += [("R", (("a", word),)) for word in sorted(adverbs) if " " not in word]
    found += [(kind, (("a", word),)) for kind, word in NORWEGIAN_CLOSED]
    plain = [entry for entry in found if entry[1] and _plain(entry[1])]
    kept = [entry for entry in plain if not _rare_homograph(entry)]
    return _with_strength(kept)


def _rare_homograph(entry: Entry) -> bool:
    lemma = entry[1][0][1]
    return lemma in NORWEGIAN_DROPPED.get(entry[0][0], ()) or lemma.endswith("styr")


def _with_strength(found: list[Entry]) -> list[Entry]:
    """Mark nouns and verbs that end many others: a word with many compounds is a common word."""
    counts: Counter[tuple[str, str]] = Counter()
    for kind, forms in found:
        lemma = forms[0][1].lower()
        counts.update((kind[0], lemma[cut:]) for cut in range(2, len(lemma) - 1))
    marked = []
    for kind, forms in found:
        count = counts[kind[0], forms[0][1].lower()]
        strong = (kind[0] == "N" and count >= 12) or (kind[0] == "V" and count >= 3)
        marked.append((kind + "+" if strong else kind, forms))
    return marked


def _plain(forms: tuple[tuple[str, str], ...]) -> bool:
    return all(form and " " not in form for _, form in forms)


def _by_lemma(table: Table) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for form, lemmas in table.items():
        for lemma in lemmas:
            found[lemma].add(form)
            found[lemma].add(lemma)
    return found


# -- verbs -----------------------------------------------------------------------------------------
def _verbs(by_lemma: dict[str, set[str]], table: Table) -> list[Entry]:
    strong: Strong = defaultdict(list)
    for row in NORWEGIAN_STRONG:
        strong[row[0]].append(row)
    found: list[Entry] = []
    for lemma in sorted(set(by_lemma) | set(strong)):
        rows = _strong_rows(lemma, strong)
        forms = by_lemma.get(lemma, {lemma})
        if rows:
            pairs = [pair for row in rows for pair in zip("brtc", row, strict=True)]
            pairs += [("s", lemma + "s")] if lemma[-1:] in "aeiouyæøå" else []
            pairs += _imperative(lemma)
            known = {form for _, form in pairs}
            more = [form for _, form in _weak(lemma, forms) if form not in known]
            pairs += [("c" if f.endswith(("t", "dd")) else "t", f) for f in more if f != lemma[:-1]]
        elif lemma.endswith("es") and (lemma[:-1] in by_lemma or lemma[:-1] in strong):
            continue  # the passive of another verb
        elif lemma.endswith("s") and len(lemma) > 3:
            pairs = [("b", lemma), ("r", lemma)]
            pairs += [("t", f) for f in sorted(forms) if f.endswith(("tes", "des")) and f != lemma]
        else:
            pairs = [("b", lemma), ("r", lemma + "r"), ("s", lemma + "s"), *_weak(lemma, forms)]
            pairs += _imperative(lemma)
            if lemma.endswith("e") and not any(code == "t" for code, _ in pairs):
                pairs += _guessed_past(lemma, table)
        found.append(("V", tuple(dict.fromkeys(pairs))))
    return found


def _strong_rows(lemma: str, strong: Strong) -> list[tuple[str, ...]]:
    if lemma in strong:
        return strong[lemma]
    for cut in range(2, len(lemma) - 1):
        tail, head = lemma[cut:], lemma[:cut]
        if tail in strong and head in _PREFIXES:
            return [tuple(head + form for form in row) for row in strong[tail]]
    return []


_PREFIXES = word_set(
    """
    an av be bi bort de er etter fast for fore forut fram frem fri fra full gjen gjennom god
    hen inn inne i igjen imøte kart med mis mot ned om opp oppe over på plan sammen sam stad
    sted til tilbake tilrette under unn ut ute uten utad ved videre vel verdi nyan anse bekjent
    opprett vedlike grunn samtykke iverk iscene still ivare bestem kjenn slutt døds øde
    """
)


def _weak(lemma: str, forms: Iterable[str]) -> list[tuple[str, str]]:
    rest = sorted(f for f in forms if f not in (lemma, lemma + "r", lemma + "s", lemma[:-1]) and f)
    imperative = [f for f in rest if lemma.startswith(f)]
    rest = [f for f in rest if f not in imperative]
    past = [f for f in rest if f.endswith(("te", "de"))]
    participle = [f for f in rest if any(p[:-1] == f for p in past)]
    both = [f for f in rest if f.endswith(("et", "a")) and f[:-2] + "e" != ""]
    others = [f for f in rest if f not in past + participle + both]
    if others and not past:  # "skrev skrevet": another vowel is the past, the rest participles
        past = [f for f in others if not f.endswith(("tt", "dd"))]
        participle = [f for f in others if f not in past] + [f for f in both if f.endswith("et")]
        if any(f.endswith("et") for f in past) or not past:
            past = both
    else:
        past, participle = past + both, participle + both
    past, participle = (sorted(fs, key=lambda f: f.endswith("a")) for fs in (past, participle))
    return [("t", f) for f in past] + [("c", f) for f in participle]


def _imperative(lemma: str) -> list[tuple[str, str]]:
    if not lemma.endswith("e") or len(lemma) < 4:
        return [("i", lemma)]
    stem = lemma[:-1]
    if stem.endswith("mm") or lemma.endswith(("dle", "tle", "kle", "ple", "bre", "dre", "tre")):
        return [("i", stem[:-1])] if stem.endswith("mm") else []
    return [("i", stem)]


def _guessed_past(lemma: str, table: Table) -> list[tuple[str, str]]:
    stem = lemma[:-1]
    short = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    for start, past, participle in ((short, "te", "t"), (stem, "et", "et"), (stem, "de", "d")):
        if start + past in table or start + past + "s" in table:
            return [("t", start + past), ("c", start + participle)]
    return []


# -- nouns -----------------------------------------------------------------------------------------
def _nouns(by_lemma: dict[str, set[str]]) -> list[Entry]:
    endings = {lemma: _relative(lemma, forms) for lemma, forms in by_lemma.items()}
    tails = _tail_endings(endings)
    found: list[Entry] = []
    for lemma in sorted(by_lemma):
        forms = set(by_lemma[lemma])
        usual = tails.get(lemma)
        code = _noun(lemma, forms)
        whole = any(place == "S" for place, _ in code[1])
        if usual and (not whole or code[0] in ("N?", "Nx") or not usual <= endings[lemma]):
            told = {lemma[: len(lemma) - cut] + end for cut, end in usual}
            better = _noun(lemma, told | {lemma})
            common = code[0] in ("Nm", "Nf") and better[0] in ("Nm", "Nf")
            if not whole or code[0] in ("N?", "Nx") or better[0] == code[0] or common:
                code = better
        found.append(code)
    return found


def _relative(lemma: str, forms: set[str]) -> frozenset[tuple[int, str]]:
    """Forms as (letters cut off the lemma, ending)."""
    found = []
    for form in forms - {lemma}:
        stem = shared([lemma, form])
        found.append((len(lemma) - stem, form[stem:]))
    return frozenset(found)


def _tail_endings(
    endings: dict[str, frozenset[tuple[int, str]]],
) -> dict[str, frozenset[tuple[int, str]]]:
    """How most compounds of a noun are inflected."""
    seen: dict[str, Counter[frozenset[tuple[int, str]]]] = defaultdict(Counter)
    for lemma, ends in endings.items():
        longest = max((cut for cut, _ in ends), default=0)
        for cut in range(2, len(lemma) - max(2, longest) + 1):
            tail = lemma[cut:].lstrip("-")
            if ends and len(tail) >= 2 and tail in endings:
                seen[tail][ends] += 1
    found = {}
    for lemma, counts in seen.items():
        usual, count = counts.most_common(1)[0]
        if count >= 2 and count * 2 >= counts.total():
            found[lemma] = usual
    return found


def _noun(lemma: str, forms: set[str]) -> Entry:
    pairs: list[tuple[str, str]] = []
    feminine = False
    for form in sorted(forms - {lemma}):
        end = form[shared([lemma, form]) :]
        if form.endswith("ene") or (end.endswith("ne") and form != "øyne"):
            pairs.append(("P", form))
        elif form.endswith("a"):
            feminine = True
            pairs.append(("a", form))
        elif form.endswith("et") or end == "t":
            pairs.append(("T", form))
        elif form.endswith("en") or end == "n":
            pairs.append(("S", form))
        else:
            pairs.append(("p", form))
    codes = {code for code, _ in pairs}
    neuter = "T" in codes
    kind = "Nx" if neuter and "S" in codes else "Nn" if neuter else "N?"
    if "S" in codes and not neuter:
        kind = "Nf" if feminine else "Nm"
    elif kind == "N?" and feminine:
        kind = "Nf"
    where_a = "P" if neuter else "S"
    order = "sSTpaP" if lemma.endswith("barn") else "sSTpPa"
    plural = min((f for code, f in pairs if code == "p"), key=_rare, default="")[:-2]
    pairs.sort(
        key=lambda pair: (order.index(pair[0]), not pair[1].startswith(plural), *_rare(pair[1]))
    )
    named = [(_code(code, form, lemma, where_a), form) for code, form in pairs]
    short = len(re.findall("[aeiouyæøå]+", lemma)) == 1
    if neuter and (short or not any(code == "p" for code, _ in named)):
        named.append(("p", lemma))
    return kind, (("s", lemma), *dict.fromkeys(named))


def _rare(form: str) -> tuple[bool, int, str]:
    """Forms that are right but rarer come last: "barnene" beside "barna"."""
    return form in ("barnene", "øyer", "øyene", "sentret"), len(form), form


def _code(code: str, form: str, lemma: str, where_a: str) -> str:
    if code == "a":
        return "p" if lemma.endswith("um") and form[:-1] == lemma[:-2] else where_a
    return "S" if code == "T" else code


# -- adjectives ------------------------------------------------------------------------------------
def _adjectives(by_lemma: dict[str, set[str]], verbs: Table) -> list[Entry]:
    found: list[Entry] = []
    infinitives = {lemma for lemmas in verbs.values() for lemma in lemmas}
    for lemma, forms in sorted(by_lemma.items()):
        if lemma in infinitives and lemma[-1:] in "aeiouyæøå":
            found.append(_participles(lemma, forms))
            continue
        pairs = [("a", lemma)]
        for form in sorted(forms - {lemma}):
            if form.endswith(("est", "este", "mst", "mste", "igst", "igste")):
                pairs.append(("u", form))
            elif form.endswith("ere") and (form[:-3] == lemma or len(form) > len(lemma) + 1):
                pairs.append(("c", form))
            elif form.endswith("t"):
                pairs.append(("t", form))
            else:
                pairs.append(("e", form))
        found.append(("A", tuple(pairs)))
    return found


def _participles(lemma: str, forms: set[str]) -> Entry:
    pairs = [("v", lemma)]
    for form in sorted(forms - {lemma}, key=lambda f: (f.endswith("a"), f)):
        if form.endswith("nde"):
            pairs.append(("n", form))
        else:
            pairs.append(("e" if form.endswith("e") else "c", form))
    return "P", tuple(pairs)
