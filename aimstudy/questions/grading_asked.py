"""Words of the question typed beside the answer, or left out of it: which of them may be.

"Wellington defeated Napoleon" answers who defeated Napoleon, "Napoleon defeated Wellington" does
not, though both have the same words beside "Wellington". What is not surely meant is only doubted.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aimstudy.domain.article import Language
from aimstudy.language.words import word_set
from aimstudy.questions.grading_units import UNITS
from aimstudy.questions.grading_words import content_words, plain_words

Same = Callable[[str, str], bool]

_CHOICE = word_set("or eller versus vs kontra")
_NEAR_CHOICE = 2  # words
_CHOICES = re.compile(r"(?:\w+, )+\w+,? (?:or|eller) \w+", re.I)
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[,/&+]")
_JOINS = word_set("and or nor og eller samt versus vs") | set(",/&+")
_TOGETHER = re.compile(r"\b(?:with|together|joined|med|sammen)\b", re.I)
_SMALL = word_set(
    "the a an its their his her it they this these both either only just also en et ei den det de"
    " sin sitt sine både enten bare også"
)
_BEFORE_NAMES = word_set("in on at of for to with from by i på av til med fra ved hos under over")
_CLAUSE = word_set(
    "when if while after before because although unless until where than besides unlike between"
    " når hvis dersom mens etter før fordi selv hvor enn foruten unntatt mellom utenom"
)
_ASKS = word_set("who whom what which hvem hva hvilken hvilket hvilke")
_WITH_NOUN = word_set("what which hvilken hvilket hvilke")
_HAPPENS = word_set("happens happened happen becomes became skjer skjedde")
_DO = word_set("do does did")
_BE = word_set("is are was were be been er var ble blir heter kalles called named")
_MODAL = word_set("can could may might must should shall will would has have had")
_OF_NOUN = word_set("the a an its his her their this these my your")
_AGENT = word_set("by av")
_NEAR_AGENT = 4  # words between "by" and a name
_LONGEST_ITEM = 3  # words
_FEWEST_TURNED = 3  # doer, verb, done-to
_STEM = 4  # letters
_ENDINGS = ("ing", "ed", "es", "s", "en", "te", "et", "t", "")
_ACTIVE, _PASSIVE = ("er", "r"), ("es", "s")


def words_asked(prompt: str) -> list[str]:
    """The words of the question, without those that it lets choose between."""
    words = plain_words(_CHOICES.sub(" ", prompt))
    choices = [place for place, word in enumerate(words) if word in _CHOICE]
    return [
        word
        for place, word in enumerate(words)
        if not any(abs(place - choice) <= _NEAR_CHOICE for choice in choices)
    ]


def is_of_question(word: str, given: str, asked: Sequence[str], same: Same) -> bool:
    """Whether the question has ``word``, or it is its verb in the passive: "is pumped by"."""
    if any(same(word, other) for other in asked):
        return True
    if _AGENT.isdisjoint(plain_words(given)):
        return False
    return any(_of_one_verb(word, other) for other in asked)


def _of_one_verb(one: str, two: str) -> bool:
    """ "pumps" and "pumped", "varsler" and "varsles"; not "employer" and "employee"."""
    stems = [
        {word.removesuffix(end) for end in ends if word.endswith(end)}
        for word, ends in ((one, _ENDINGS), (two, _ENDINGS), (one, _ACTIVE), (two, _PASSIVE))
    ]
    stems += [
        {word.removesuffix(end) for end in ends if word.endswith(end)}
        for word, ends in ((two, _ACTIVE), (one, _PASSIVE))
    ]
    shared = (stems[0] & stems[1]) | (stems[2] & stems[3]) | (stems[4] & stems[5])
    return any(len(stem) >= _STEM for stem in shared)


def is_item(word: str, right: str, matched: Sequence[str]) -> bool:
    """Whether ``word`` is one of the things that the answer lists, and only others were typed."""
    if not re.search(r"\b(?:and|og|or|eller)\b|[&+/]", right):
        return False
    items = [plain_words(part) for part in _ITEMS.split(right)]
    if not any(set(item) & set(matched) for item in items if len(item) <= _LONGEST_ITEM):
        return False
    return any(
        word in item and len(item) <= _LONGEST_ITEM and not set(item) & set(matched)
        for item in items
    )


_ITEMS = re.compile(r"\b(?:and|og|or|eller)\b|[,;&+/]", re.I)


def stands_beside(
    given: str, prompt: str, wanted: Sequence[str], extra: Sequence[str], same: Same
) -> bool:
    """Whether the words ``extra`` of the question leave the answer ``wanted`` what it is.

    Not where they are joined to it ("oxygen or nitrogen"), change places with it, or come from a
    clause of the question that speaks of something else.
    """
    tokens = [token.lower() for token in _TOKEN.findall(given)]
    typed = _Typed(
        tokens,
        [place for place, token in enumerate(tokens) if any(same(w, token) for w in wanted)],
        [place for place, token in enumerate(tokens) if any(same(x, token) for x in extra)],
    )
    if not typed.answer or not typed.asked:
        return True
    if _joined(typed) and not _TOGETHER.search(prompt):
        return False
    return not _of_other_clause(tokens, prompt, extra, same) and _in_place(typed, prompt, same)


@dataclass(frozen=True, slots=True)
class _Typed:
    """The words typed, with the places of those of the answer and of those of the question."""

    tokens: list[str]
    answer: list[int]
    asked: list[int]


def _joined(typed: _Typed) -> bool:
    """A word of the question stands beside the answer as another one of its kind."""
    for one in typed.answer:
        for other in typed.asked:
            low, high = sorted((one, other))
            between = typed.tokens[low + 1 : high]
            if not _JOINS & set(between) or set(between) - _JOINS - _SMALL:
                continue
            before = next((t for t in reversed(typed.tokens[:low]) if t not in _SMALL), "")
            if other > one or before not in _BEFORE_NAMES:  # not "In Norway, Oslo"
                return True
    return False


def _of_other_clause(tokens: list[str], prompt: str, extra: Sequence[str], same: Same) -> bool:
    """ "The volume increases", of what the pressure does when the volume decreases."""
    words = plain_words(prompt)
    starts = [n for n, word in enumerate(words) if word in _CLAUSE and n]
    if not starts or words[starts[0]] in tokens:
        return False
    main, aside = words[: starts[0]], words[starts[0] :]
    return any(
        any(same(x, word) for word in aside) and not any(same(x, word) for word in main)
        for x in extra
    )


def _in_place(typed: _Typed, prompt: str, same: Same) -> bool:
    """Who does it stands before what is done, or behind "by"; what it is done to, behind it."""
    words = plain_words(prompt)
    start = next((n for n, word in enumerate(words) if word in _ASKS), None)
    if start is None:
        return True
    first, last = typed.answer[0], typed.answer[-1]
    classes = words[start + 1 : start + 3] if words[start] in _WITH_NOUN else []
    before = [
        n
        for n in typed.asked
        if n < first and not any(same(typed.tokens[n], word) for word in classes)
    ]
    if _AGENT & set(typed.tokens[max(0, first - _NEAR_AGENT) : first]):
        return True
    asks_object = _asks_object(words[start + 1 :], words[start])
    if asks_object:
        end = next((n for n, t in enumerate(typed.tokens) if t in _CLAUSE and n > last), None)
        after = [n for n in typed.asked if last < n and (end is None or n < end)]
        return bool(before) or len(after) < 2 or not _AGENT.isdisjoint(typed.tokens)
    done_to = not _AGENT.isdisjoint(typed.tokens[last:]) and _AGENT.isdisjoint(words)
    if asks_object is False and done_to and _BE & set(typed.tokens[last : last + 3]):
        return False  # "the insurer is paid by the insured", of who pays the insured
    if asks_object is None or not before:
        return True
    return bool(_BE & set(typed.tokens[max(0, first - 2) : first]))


def turned_question(given: str, prompt: str, language: Language) -> bool:
    """Whether doer and done-to of a question that asks for neither have changed places."""
    words = plain_words(prompt)
    if any(word in _ASKS for word in words):
        return False
    said = plain_words(given)
    passive = [not _AGENT.isdisjoint(each) for each in (words, said)]
    if passive[0] is not passive[1]:
        return False
    if passive[0]:
        return bool(_agent(said)) and _agent(said) != _agent(words) and _agent(said) in words
    both = [w for w in content_words(words, language) if w in said and w not in UNITS]
    places = [said.index(word) for word in both]
    return len(places) >= _FEWEST_TURNED and places == sorted(places, reverse=True)


def _agent(words: Sequence[str]) -> str:
    place = next((n for n, word in enumerate(words) if word in _AGENT), len(words))
    return next((word for word in words[place + 1 :] if word not in _SMALL), "")


def _asks_object(words: list[str], asks: str) -> bool | None:
    """True: what it is done to; False: who or what does it; None: neither, or it is not sure."""
    near = words[:4]
    if _DO & set(near):
        return True
    if asks == "hva" or _HAPPENS & set(near):
        return None
    modal = next((n for n, word in enumerate(near[:3]) if word in _MODAL), None)
    if modal is not None:
        return bool(_OF_NOUN & set(words[modal + 1 : modal + 2]))
    if _BE & set(near[:3]):
        return False if _AGENT & set(words) else None
    return False
