"""Other forms of a noun or a verb, from the lexicon; by rule for words it does not know.

Every function takes the lexicon of the language and a single word, if not said otherwise.
"""

from aimstudy.language.lexicon import ADJECTIVE, NOUN, PARTICIPLE, VERB, Lexicon
from aimstudy.language.tokens import CODES
from aimstudy.language.words import Form, word_set

_CODES = CODES | {Form.BASE: "b"}
_ARTICLES = {"m": "en", "f": "en", "n": "et"}
_GENDERS = {"en": "m", "ei": "f", "et": "n"}
_AN = ("hour", "honest", "honor", "honour", "heir")
_A = ("uni", "use", "usu", "util", "euro", "one", "once", "ubiq", "ufo", "ewe", "ura")
_AN_LETTERS = "AEFHILMNORSX"
_DEPONENT = word_set("finnes synes lykkes trives skyldes minnes")
_UNINFLECTED = word_set("ekstra bra felles moderne ekte norske gratis ideell")


def gender(lexicon: Lexicon, noun: str) -> str:
    """ "m", "f" or "n" of a Norwegian noun in any form; "" where unknown or both."""
    nouns = [r for r in lexicon.readings(noun) if r.kind == NOUN and r.gender and not r.genitive]
    found = {r.gender for r in nouns}
    for genders in ({r.gender for r in nouns if r.common}, found):
        if len(genders) == 1 and genders <= {"m", "f", "n"}:
            return genders.pop()
    return "m" if found and found <= {"m", "f"} else ""


def article(lexicon: Lexicon, noun: str) -> str:
    """ "en" or "et" for a Norwegian noun, "" where unknown; "a" or "an" for an English word."""
    if not lexicon.english:
        return _ARTICLES.get(gender(lexicon, noun), "")
    return "an" if _sounds_like_vowel(noun) else "a"


def _sounds_like_vowel(word: str) -> bool:
    lower = word.lower()
    if word[:1].isdigit():
        return word.startswith(("8", "11", "18"))
    if len(word) > 1 and word.isupper():
        return word[0] in _AN_LETTERS
    return lower.startswith(_AN) or (lower[:1] in tuple("aeiou") and not lower.startswith(_A))


def singular(lexicon: Lexicon, noun: str) -> str:
    """The indefinite singular of a noun in any form; the noun itself where it is not known."""
    found = [r for r in lexicon.readings(noun) if r.kind == NOUN and not r.genitive]
    found.sort(key=lambda r: not r.common)
    return _cased(noun, found[0].lemma) if found else noun


def definite(lexicon: Lexicon, noun: str, with_article: str = "") -> str:
    """The definite singular of a Norwegian noun: "eksamen" gives "eksamenen".

    ``with_article`` is the article it stood with, if any: it decides between the genders, and the
    ending of a word the lexicon does not know. "" where nothing tells.
    """
    wanted = _GENDERS.get(with_article.lower(), "")
    known = _noun(lexicon, noun, "S", wanted)
    wanted = wanted or gender(lexicon, noun)
    if known or not wanted:
        return known
    if wanted == "n":
        return noun + ("t" if noun.endswith("e") else "et")
    return noun + ("n" if noun.endswith("e") else "en")


def definite_plural(lexicon: Lexicon, noun: str) -> str:
    """The definite plural of a Norwegian noun in any form: "kurs" gives "kursene"."""
    known = _noun(lexicon, singular(lexicon, noun), "P")
    return known or (noun + "ene" if not noun.endswith("er") else noun[:-2] + "ene")


def _noun(lexicon: Lexicon, noun: str, code: str, wanted: str = "") -> str:
    forms = lexicon.forms(noun, NOUN, wanted).get(code, ())
    fitting = [f for f in forms if not wanted or f.endswith("t") == (wanted == "n")]
    return _cased(noun, fitting[0]) if fitting else ""


def definite_phrase(lexicon: Lexicon, phrase: str) -> str:
    """ "En skriftlig eksamen i jus" gives "den skriftlige eksamenen i jus"; "" where unsure.

    The phrase begins with "en", "ei" or "et"; what follows the noun stays as it is.
    """
    words = phrase.split(" ")
    if len(words) < 2 or words[0].lower() not in _GENDERS:
        return ""
    adjectives: list[str] = []
    for i, word in enumerate(words[1:], 1):
        as_adjective = _definite_adjective(lexicon, word)
        if as_adjective and i + 1 < len(words) and _may_follow(lexicon, words[i + 1]):
            adjectives.append(as_adjective)
            continue
        known = definite(lexicon, word, words[0])
        readings = lexicon.readings(word)
        noun = any(r.kind == NOUN and r.code == "s" for r in readings) or not readings
        opening = [_THAT[words[0].lower()]] if adjectives else []
        return " ".join([*opening, *adjectives, known, *words[i + 1 :]]) if noun and known else ""
    return ""


def _may_follow(lexicon: Lexicon, word: str) -> bool:
    """True for what can stand after an adjective in a noun phrase."""
    kinds = {r.kind for r in lexicon.readings(word)}
    return not kinds or (bool(kinds & {NOUN, ADJECTIVE, PARTICIPLE}) and not kinds & set("ISCDOU"))


_THAT = {"en": "den", "ei": "den", "et": "det"}


_SHORT_ADJECTIVES = {
    **dict.fromkeys(("liten", "lita", "lite"), "lille"),
    **dict.fromkeys(("ny", "nytt"), "nye"),
    **dict.fromkeys(("fri", "fritt"), "frie"),
    **dict.fromkeys(("rå", "rått"), "rå"),
    **dict.fromkeys(("grå", "grått"), "grå"),
}


def _definite_adjective(lexicon: Lexicon, word: str) -> str:
    if word in _SHORT_ADJECTIVES:
        return _SHORT_ADJECTIVES[word]
    if word.endswith("ende") or word in _UNINFLECTED:
        return word
    for reading in lexicon.readings(word):
        if reading.kind == ADJECTIVE and reading.code in "at":
            forms = lexicon.forms(reading.lemma, ADJECTIVE).get("e", ())
            plain = [f for f in forms if f.endswith("e") and f[:3] == reading.lemma[:3]]
            return plain[0] if plain else ""
    if any(r.kind == PARTICIPLE and r.code == "c" for r in lexicon.readings(word)):
        return word + "e" if word.endswith(("t", "d")) else ""
    return ""


def infinitive(lexicon: Lexicon, verb: str) -> str:
    """The base form of a verb in any form; "" where the lexicon knows no such verb."""
    found = [r for r in lexicon.readings(verb) if r.kind == VERB]
    found.sort(key=lambda r: (r.code == "i", r.lemma not in _DEPONENT, not r.common))
    if found:
        return found[0].lemma
    return _english_base(lexicon, verb.lower()) if lexicon.english else ""


def _english_base(lexicon: Lexicon, verb: str) -> str:
    head, hyphen, tail = verb.rpartition("-")
    known = infinitive(lexicon, tail) if hyphen else ""
    return head + hyphen + known if known else ""


def verb_form(lexicon: Lexicon, verb: str, form: Form) -> str:
    """A verb (in any form) in another form; "" where it is not known or has no such form."""
    base = infinitive(lexicon, verb)
    if not base:
        return ""
    head, hyphen, tail = base.rpartition("-")
    forms = lexicon.forms(tail if hyphen and lexicon.english else base, VERB)
    known = forms.get(_CODES[form], ())
    return (head + hyphen if hyphen and lexicon.english else "") + known[0] if known else ""


def _cased(like: str, word: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word
