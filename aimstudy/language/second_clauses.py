"""English: finds the verb of a second clause, and of a clause that tells what a noun says."""

from collections.abc import Iterator

from aimstudy.language.tokens import Tokens
from aimstudy.language.words import Form, word_set

# nouns that a whole "that" clause may follow
CONTENT_NOUNS = word_set(
    """
    argument assumption assurance belief claim conclusion condition conviction doubt evidence fact
    fear feeling finding guarantee hope idea impression insight lesson notion opinion possibility
    principle promise proof proposition provision requirement risk rule rumour rumor saying sign
    statement suggestion suspicion theory thesis understanding view warning
    """
)
_STARTS = ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON")
_FOLLOWS = ("DET", "ADP", "PRON", "NUM", "ADV", "PART")
_ENDS = (",", ";", ":", ".", "(", ")")
_LINKS = word_set("and but yet so or nor")


def mend_second_clauses(t: Tokens) -> None:
    """Correct the tags of a sentence in place."""
    if not t.g.english:
        return
    for at in range(1, t.size - 1):
        _content_clause(t, at)
        _since(t, at)
        _listed_base(t, at)
        _joined_clause(t, at)
        _title_noun(t, at)
        _before_pronoun(t, at)
        _singular_head(t, at)
        _relative_pair(t, at)
        _related_nouns(t, at)
        _native(t, at)
        _shared_passive(t, at)
        _what_is_supposed(t, at)
        _named(t, at)
    _day_first(t)
    _say(t)
    for start, stop in _stretches(t):
        if any(t.finite(j) for j in range(start, stop)):
            _late_verb(t, start, stop)
            _first_verb(t, start, stop)
        else:
            _missing(t, start, stop)


def _stretches(t: Tokens) -> Iterator[tuple[int, int]]:
    """What stands between a mark with a linking word, or a semicolon, and the next mark."""
    for at in range(2, t.size - 2):
        linked = t.lower(at) in _LINKS and t.lower(at - 1) in (",", ";")
        if not (linked or (t.lower(at) == ";" and t.lower(at + 1) not in _LINKS)):
            continue
        stop = next((j for j in range(at + 1, t.size) if t.lower(j) in _ENDS), t.size)
        if stop - at > 2 and t.tag(at + 1) in _STARTS:
            yield at + 1, stop


def _missing(t: Tokens, start: int, stop: int) -> None:
    """ "..., and the price of the fibre fell by half": a bare form after its subject."""
    for at in range(start + 1, stop):
        led = t.is_noun(at - 1) or (t.tag(at - 1) == "ADV" and at - 1 > start)
        led = led or t.lower(at - 1) in ("two", "three", "both", "others", "most", "some")
        bare = t.is_verb(at, Form.BASE) and not t.governed(at)
        if not (led and bare) or (t.tag(at + 1) not in (*_FOLLOWS, "PUNCT", "SCONJ")):
            continue
        told = any(t.is_verb(j, Form.PAST) for j in range(start))
        past = t.base_of(at, Form.PAST) != ""
        t.set_verb(at, Form.PAST if past and told else Form.PRESENT)
        return


def _first_verb(t: Tokens, start: int, stop: int) -> None:
    """ ", yet the insurers collect the money and settle the claims": the first of two verbs."""
    at = next((j for j in range(start, stop) if t.is_verb(j)), start)
    bare = t.is_verb(at, Form.BASE) and not t.governed(at) and t.tag(at + 1) in _FOLLOWS
    joined = any(
        t.lower(j - 1) in _LINKS and t.is_verb(j, Form.PRESENT) and t.base_of(j, Form.BASE)
        for j in range(at + 2, stop)
    )
    if bare and joined and t.words[at - 1].number == "plur" and t.is_noun(at - 1):
        t.set_verb(at, Form.PRESENT)


def _late_verb(t: Tokens, start: int, stop: int) -> None:
    """ "..., and world output now stands at 8": the noun before the adverb is no verb."""
    for at in range(start + 2, stop - 1):
        doubtful = t.tags[at] == "NOUN" and t.words[at].finite is not None
        placed = t.tag(at - 1) == "ADV" and t.tag(at + 1) in _FOLLOWS
        noun = t.is_verb(at - 2, Form.PAST, Form.PRESENT) and t.is_noun(at - 3)
        if doubtful and placed and noun and _may_be_noun(t, at - 2) and at - 3 >= start:
            t.set_tag(at - 2, "NOUN")
            t.set_verb(at, t.words[at].finite or Form.PRESENT)


def _may_be_noun(t: Tokens, at: int) -> bool:
    return any(r.kind == "N" for r in t.lexicon.readings(t.lower(at)))


def _since(t: Tokens, at: int) -> None:
    """ "The market has since revived": an adverb between the verbs."""
    helped = t.lower(at - 1) in t.g.have | t.g.be | t.g.modals
    if t.lower(at) == "since" and helped and t.is_verb(at + 1, Form.PARTICIPLE, Form.BASE):
        t.set_tag(at, "ADV")


def _content_clause(t: Tokens, at: int) -> None:
    """ "The lesson that risks must be spread led many to ...": a clause, then the main verb."""
    if t.lower(at) != "that" or t.lower(at - 1) not in CONTENT_NOUNS:
        return
    if t.is_verb(at + 1, Form.PRESENT) and t.finite(at + 2) and _may_be_noun(t, at + 1):
        t.set_tag(at + 1, "NOUN")
    plural = t.is_verb(at + 1, Form.PRESENT) and t.lower(at + 1).endswith("s")
    verb_next = t.base_of(at + 2, Form.BASE) != "" and t.tag(at + 3) in ("ADP", "DET", "PRON")
    if plural and verb_next and t.tags[at + 2] in ("NOUN", "VERB") and _may_be_noun(t, at + 1):
        t.set_tag(at + 1, "NOUN")  # "the idea that profits belong to the owners"
        t.set_verb(at + 2, Form.PRESENT)
    if t.tag(at + 1) not in _STARTS:
        return
    t.tags[at] = "SCONJ"
    stop = next((j for j in range(at + 1, t.size) if t.lower(j) in _ENDS), t.size)
    finite = [j for j in range(at + 1, stop) if t.finite(j)]
    before = any(t.finite(j) for j in range(at))
    if len(finite) != 1 or before:
        return
    for j in range(finite[0] + 2, stop):
        doubtful = t.is_verb(j, Form.PARTICIPLE, Form.BASE) and not t.governed(j)
        past = t.base_of(j, Form.PAST) != ""
        led = t.is_noun(j - 1) or t.is_verb(j - 1, Form.PARTICIPLE)
        if doubtful and past and led and t.tag(j + 1) != "ADP":
            t.set_verb(j, Form.PAST)
            return


def _listed_base(t: Tokens, at: int) -> None:
    """ "must have a permit, present two papers and pay": the second of three deeds."""
    opened = t.lower(at - 1) == "," and t.tag(at + 1) in ("DET", "NUM", "PRON")
    if not opened or t.tags[at] not in ("NOUN", "ADJ", "VERB") or t.is_verb(at, Form.BASE):
        return
    if t.base_of(at, Form.BASE) != t.lower(at):
        return
    stop = next((j for j in range(at + 1, t.size) if t.lower(j) in (";", ".", ":")), t.size)
    joined = any(t.lower(j - 1) in _LINKS and t.is_verb(j, Form.BASE) for j in range(at + 2, stop))
    governed = any(t.is_verb(j, Form.BASE) and t.governed(j) for j in range(max(0, at - 12), at))
    if joined and governed:
        t.set_verb(at, Form.BASE)


def _joined_clause(t: Tokens, at: int) -> None:
    """ "were left homeless and 1,700 houses burned down": no list of a quality and a thing."""
    if t.lower(at) not in ("and", "but") or t.tag(at - 1) not in ("ADJ", "ADV"):
        return
    if not any(t.finite(j) for j in range(at)):
        return
    j = at + 1
    while t.tag(j) in ("DET", "ADJ", "NUM", "ADV") or t.is_number(j):
        j += 1
    opened = j > at + 1 and t.is_noun(j)
    while t.is_noun(j):
        j += 1
    ends = t.lower(j + 1) in _ENDS or t.tag(j + 1) in ("ADP", "ADV", "DET")
    alone = t.lower(j + 1) != "by" and not any(t.finite(k) for k in range(j + 1, t.size))
    verb = t.is_verb(j, Form.PARTICIPLE) and t.base_of(j, Form.PAST) != ""
    if opened and ends and verb and alone:
        t.set_verb(j, Form.PAST)


def _shared_passive(t: Tokens, at: int) -> None:
    """ "are laid in the sun to dry and painted": no past among present verbs."""
    if t.lower(at - 1) not in ("and", "or") or not t.is_verb(at, Form.PAST):
        return
    if t.lower(at) in t.g.finite_aux:
        return  # "is run by a bank and had 20 members"
    passive = any(
        t.lower(j) in ("is", "are") and t.is_verb(j + 1, Form.PARTICIPLE) for j in range(at - 1)
    )
    past = any(t.is_verb(j, Form.PAST) for j in range(t.size) if j != at)
    if passive and not past and t.may_be_participle(at):
        t.set_verb(at, Form.PARTICIPLE)


def _title_noun(t: Tokens, at: int) -> None:
    """ "Traders block insurance covers gems": a name of three nouns, then the verb."""
    opens = at == 1 or (at > 1 and t.lower(at - 2) in (",", "the"))
    nouns = t.is_noun(at - 1) and t.is_noun(at + 1) and _may_be_noun(t, at)
    bare = t.base_of(at, Form.BASE)
    doubtful = t.is_verb(at, Form.PRESENT, Form.BASE) and bare == t.lower(at)
    doubtful = doubtful and bare not in _TELLING and t.lower(at + 2).endswith("s")
    if opens and nouns and doubtful and t.is_verb(at + 2, Form.PRESENT) and t.finite(at + 2):
        t.set_tag(at, "NOUN")


def _what_is_supposed(t: Tokens, at: int) -> None:
    """ "Suppose that a smith in Ely mails a ring": the clause needs a verb."""
    if t.lower(at) != "that" or not t.is_verb(at - 1) or t.tag(at + 1) not in _STARTS:
        return
    stop = next((j for j in range(at + 1, t.size) if t.lower(j) in _ENDS), t.size)
    if any(t.finite(j) for j in range(at + 1, stop)):
        return
    for j in range(at + 3, stop - 1):
        led = t.is_noun(j - 1) or t.is_number(j - 1)
        verb = t.tags[j] == "NOUN" and t.base_of(j, Form.PRESENT) != t.lower(j)
        if led and verb and t.base_of(j, Form.PRESENT) and t.lower(j + 1) in _DETERMINERS:
            t.set_verb(j, Form.PRESENT)
            return


def _day_first(t: Tokens) -> None:
    """ "Today Brazil leads", "Nowadays four banks own ...": no part of the name or the number."""
    starts = t.tag(1) in _STARTS or t.tag(1) in ("NUM", "NOUN", "ADJ", "DET")
    if t.size > 3 and t.lower(0) in _DAYS_FIRST and starts:
        t.set_tag(0, "ADV")


def _named(t: Tokens, at: int) -> None:
    """ "an agency called Brenton Mills offers help": the name, then the verb."""
    if t.lower(at) not in ("called", "named", "dubbed") or not t.is_noun(at - 1):
        return
    after = at + 1
    while after < t.size and t.tag(after) == "PROPN":
        after += 1
    stop = next((j for j in range(after, t.size) if t.lower(j) in _ENDS), t.size)
    bare = (
        t.tag(after) == "NOUN"
        and t.words[after].finite is not None
        and t.tag(after + 1)
        in (
            *_STARTS,
            *_FOLLOWS,
        )
    )
    if after > at + 1 and bare and not any(t.finite(j) for j in range(after, stop)):
        t.set_verb(after, t.words[after].finite or Form.PRESENT)
    said = after > at + 1 and t.is_verb(after, Form.PRESENT, Form.PAST)
    if said and t.is_verb(at, Form.PAST):
        t.set_verb(at, Form.PARTICIPLE)


_DAYS_FIRST = word_set("today now currently nowadays presently")
_TELLING = word_set("say think believe claim argue hold know hope fear find show note mean feel")
_DETERMINERS = word_set("a an the its his her their this that one two three four five six")


def _native(t: Tokens, at: int) -> None:
    """ "a fish native to the lake": an adjective behind its noun."""
    behind = t.lower(at) in BEHIND and t.tags[at] == "NOUN" and t.is_noun(at - 1)
    if behind and t.lower(at + 1) == "to":
        t.set_tag(at, "ADJ")


BEHIND = word_set("native similar equal close subject peculiar parallel exempt liable unique")


def _before_pronoun(t: Tokens, at: int) -> None:
    """ "buys back bonds or calls them": no noun has "them" right behind it."""
    joined = t.lower(at - 1) in ("and", "or") and t.lower(at + 1) in ("them", "it", "him", "us")
    told = any(t.is_verb(j, Form.PRESENT) for j in range(at))
    if joined and told and t.tags[at] == "NOUN" and t.base_of(at, Form.PRESENT):
        t.set_verb(at, Form.PRESENT)
        for j in range(at + 2, t.size - 1):
            if t.lower(j) in _ENDS:
                return
            if t.is_verb(j, Form.PAST) and t.is_noun(j - 1) and t.may_be_participle(j):
                t.set_verb(j, Form.PARTICIPLE)  # "at a price agreed in advance"


def _say(t: Tokens) -> None:
    """ "Say a smith issues bonds worth ...": the clause needs a verb."""
    if t.size < 6 or t.lower(0) not in ("say", "suppose", "imagine", "assume"):
        return
    if t.tag(1) != "DET" or any(t.finite(j) for j in range(1, t.size)):
        return
    for j in range(3, t.size - 1):
        verb = t.base_of(j, Form.PRESENT)
        if t.tags[j] == "NOUN" and t.is_noun(j - 1) and verb and verb != t.lower(j):
            t.set_verb(j, Form.PRESENT)
            return


def _singular_head(t: Tokens, at: int) -> None:
    """ "A yard issues bonds": no noun in the plural ends what "a" opens."""
    opened = t.lower(at - 2) in ("a", "an") and t.is_noun(at - 1) and t.tags[at] == "NOUN"
    many = any(r.kind == "N" and r.code == "p" for r in t.lexicon.readings(t.lower(at)))
    verb = t.base_of(at, Form.PRESENT)
    finite = verb != "" and verb != t.lower(at)
    if opened and many and finite and t.is_verb(at + 1, Form.PRESENT) and _may_be_noun(t, at + 1):
        t.set_verb(at, Form.PRESENT)
        t.set_tag(at + 1, "NOUN")


def _relative_pair(t: Tokens, at: int) -> None:
    """ "a paper that banks issue.": subject and verb, not verb and object."""
    opened = t.lower(at - 1) in ("that", "which") and t.is_noun(at - 2)
    many = any(r.kind == "N" and r.code == "p" for r in t.lexicon.readings(t.lower(at)))
    ends = t.lower(at + 2) in _ENDS or t.tag(at + 2) in ("ADP", "PART")
    if opened and many and ends and t.is_verb(at, Form.PRESENT) and t.lower(at + 1) in _DEEDS:
        t.set_tag(at, "NOUN")
        t.set_verb(at + 1, Form.PRESENT)


_DEEDS = word_set("issue use hold buy offer share sign own owe need want keep accept receive")


def _related_nouns(t: Tokens, at: int) -> None:
    """ "rules that banks and brokers follow": after things in the plural no verb has an -s."""
    doubtful = t.is_verb(at, Form.PRESENT) and t.lower(at) not in t.g.finite_aux
    opened = t.lower(at - 1) in ("that", "which") and t.is_noun(at - 2)
    if not opened or not doubtful or not t.lower(at).endswith("s") or not _may_be_noun(t, at):
        return
    joined = t.lower(at + 1) in ("and", "or") and t.is_noun(at + 2) and t.finite(at + 3)
    helped = t.lower(at + 1) in ("have", "are", "were", "do")  # "a habit that rivals have dropped"
    if helped or (joined and t.words[at - 2].number == "plur"):
        t.set_tag(at, "NOUN")
