"""A noun for the verb: "reduction of friction" for "reduced friction", "økning i trykket" for
"trykket øker".

It says the same of the same thing, but perhaps less exactly; so the person decides.
"""

import re

from aimstudy.domain.article import Language
from aimstudy.language.words import word_set
from aimstudy.questions.grading_words import NEGATIONS, plain_words, same_word

# Ends of a noun of doing and of a form of the verb; none that names who does it or bears it.
_NOUNS = {
    Language.ENGLISH: re.compile(r"(?:tion|ment)s?$"),
    Language.BOKMAL: re.compile(r"(?:ning|ing|asjon|ende)(?:en|a)?$|$"),
}
_VERBS = {
    Language.ENGLISH: re.compile(r"(?:ed|es|s|e|ing|tes|ted|te|ting)$"),
    Language.BOKMAL: re.compile(r"(?:erer|eres|er|es)$"),
}
_SMALL = word_set("the a an of in en et ei den det de av i til")
_LEAST = 2  # letters of a stem


def noun_for_verb(right: str, given: str, language: Language) -> bool:
    """Whether one has a verb and the other its noun, all other words being the same."""
    one, two = (
        [word for word in plain_words(text) if word not in _SMALL] for text in (right, given)
    )
    if len(one) != len(two) or len(one) < 2 or NEGATIONS & {*one, *two}:
        return False
    left = list(two)
    own = []
    for word in one:
        same = next((other for other in left if same_word(word, other, language)), None)
        if same is None:
            own.append(word)
        else:
            left.remove(same)
    if len(own) != 1 or len(left) != 1:
        return False
    return _is_noun_of(own[0], left[0], language) or _is_noun_of(left[0], own[0], language)


def _is_noun_of(noun: str, verb: str, language: Language) -> bool:
    found, said = _NOUNS[language].search(noun), _VERBS[language].search(verb)
    if found is None or said is None:
        return False
    stem = noun[: found.start()]
    return len(stem) >= _LEAST and any(
        stem == verb[:end]
        for end in range(said.start(), len(verb))
        if _VERBS[language].match(verb, end)
    )
