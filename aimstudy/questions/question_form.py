"""Whether a question is built like one and its answer fits it. Knows nothing of facts."""

import re
from collections.abc import Sequence

from aimstudy.domain.article import Language
from aimstudy.domain.card import CardDraft
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import Form, phrase_set, tokenize, word_set

MAX_QUESTION_WORDS = 30
UNFINISHED = {  # words after which neither a question nor an answer may end
    Language.ENGLISH: word_set(
        """
        the a an and or is are was were which that because than very never not also can must if
        their its
        """
    ),
    Language.BOKMAL: word_set("en et og eller er var ble fordi enn at å kan må hvis sin sitt sine"),
}
_LOOSE_END = {
    Language.ENGLISH: UNFINISHED[Language.ENGLISH] | word_set("has may should will would whose"),
    Language.BOKMAL: UNFINISHED[Language.BOKMAL] | word_set("skal vil bør har"),
}
_WH = {
    Language.ENGLISH: word_set("what who whom whose which when where why how"),
    Language.BOKMAL: word_set("hva hvem hvilken hvilket hvilke hvis når hvor hvorfor hvordan"),
}
_MEASURING = {
    Language.ENGLISH: word_set(
        """
        many much long high often large big far old fast deep wide tall heavy soon early late
        strong well widely close small thick quickly likely great hot cold warm
        """
    ),
    Language.BOKMAL: word_set(
        """
        mange mye lenge lang langt lange stor stort store høy høyt høye ofte gammel gammelt gamle
        fort raskt dyp dypt dype bred bredt brede tung tungt tunge tidlig sent lite få nær tykk
        tykt sterk sterkt sterke varmt kaldt varm langs vidt
        """
    ),
}
_LINKING = {
    Language.ENGLISH: word_set(
        """
        that which who whom whose if when because whether where while as and or than until after
        before provided unless since how what once although but so
        """
    ),
    Language.BOKMAL: word_set(
        """
        som at hvis dersom når fordi om hvor mens og eller enn til etter før forutsatt med siden
        ettersom hva hvordan selv men da inntil
        """
    ),
}
_TIMES = {
    Language.ENGLISH: re.compile(
        r"\d|\b(?:when|if|after|before|until|once|since|as soon|while|during|in|at|on|by|every|"
        r"each|from|daily|weekly|monthly|annually|yearly|century|spring|summer|autumn|winter|"
        r"always|never|today|immediately|only|unless|provided|upon|within|between|around|about|"
        r"january|february|march|april|may|june|july|august|september|october|november|december)\b",
        re.I,
    ),
    Language.BOKMAL: re.compile(
        r"\d|\b(?:når|da|etter|før|til|inntil|så snart|mens|under|i|på|ved|om|hver|hvert|fra|siden|"
        r"dersom|hvis|daglig|ukentlig|månedlig|årlig|våren|sommeren|høsten|vinteren|alltid|straks|"
        r"umiddelbart|med mindre|innen|mellom|rundt|omkring|bare|kun|januar|februar|mars|april|mai|"
        r"juni|juli|august|september|oktober|november|desember)\b",
        re.I,
    ),
}
_COUNTING = phrase_set("how many|hvor mange")
_LEADS = word_set(
    """
    in at on of for from with by to under within into about through against between after i på av
    fra med ved til innen om mot mellom etter hos over per since until siden than according compared
    sammenlignet ifølge
    """
)


def question_faults(draft: CardDraft, g: Grammar) -> list[str]:
    """The names of the checks that a question and its answer fail."""
    prompt = draft.prompt
    words = [w.lower for w in tokenize(prompt) if w.is_word]
    found: list[str] = []
    if not 3 <= len(words) <= MAX_QUESTION_WORDS:
        found.append("question length")
    if not prompt.endswith("?") or prompt.count("?") > 1:
        found.append("question mark")
    named = prompt.rstrip("?").split(" ")[-1][:1].isupper()  # "in May"
    if words and words[-1] in _LOOSE_END[g.language] and not named:
        found.append("loose end")
    at = _wh_place(words, g)
    if at < 0:
        found.append("no question word")
    else:
        found += _order(words, at, g)
    if _leaks(draft, g):
        found.append("leak")
    if _TORN.search(prompt):
        found.append("torn apart")
    if at >= 0 and not _fits(words[at:], draft, g):
        found.append("answer does not fit")
    return found


# a verb without its object, a piece taken out of a clause inside, a place asked twice
_TORN = re.compile(
    r"^(?:Who|What) (?:has|have|had) \w+ed\?$"
    r"|^(?:Who|What) (?!is\b|are\b|was\b|were\b)\w+(?: out| up| off)?\?$|^(?:Hvem|Hva) har \w+t\?$"
    r"|\w (?:how|whether|why|hvordan|hvorfor|hvorvidt) "
    r".*\b(?:to|of|for|at|on|in|til|av|på|i)\?$"
    r"|^(?:Hva|Hvem|Hvor) .*\b(?:i|på|ved) (?:i|på|til|ved) "
    r"|^(?:What|Who) .*\b(?:in|at|on) (?:in|at|on) "
)


def _wh_place(words: Sequence[str], g: Grammar) -> int:
    """Where the question word stands: first, or after a preposition."""
    for at, word in enumerate(words[:_FARTHEST]):
        if word in _WH[g.language]:
            return at if all(w in _LEADS or w in _IN_LEADS for w in words[:at]) else -1
    return -1


_FARTHEST = 4
_IN_LEADS = word_set(
    """
    behalf vegne consultation cooperation agreement line return exchange accordance proportion basis
    addition terms samråd samarbeid samsvar tråd bytte grunnlag forhold henhold fellesskap strid
    tillegg up opp
    """
)


def _order(words: Sequence[str], at: int, g: Grammar) -> list[str]:
    """What has to follow the question word, and how many finite verbs there may be."""
    word, nxt = words[at], words[at + 1] if at + 1 < len(words) else ""
    found: list[str] = []
    english = g.english
    bare = ("when", "where", "why") if english else ("hva", "hvem", "når", "hvorfor", "hvordan")
    if word in bare and not _may_be_finite(nxt, g):
        found.append("no verb after the question word")
    measured = nxt in _MEASURING[g.language] or _may_be_finite(nxt, g)
    if word in ("how", "hvor") and not measured:
        found.append("no verb after the question word")
    if english:
        found += _verbs_en(words[at:], g)
    return found


def _may_be_finite(word: str, g: Grammar) -> bool:
    if word in g.finite_aux or word == "ought":
        return True
    if g.english or not word or word in g.determiners | g.prepositions | g.pronouns | g.adverbs:
        return False
    known = {form for _, form in g.forms(word)}
    return not known or bool(known & {Form.PRESENT, Form.PAST, Form.PASSIVE})


def _verbs_en(words: Sequence[str], g: Grammar) -> list[str]:
    """One finite verb before the first subordinate clause; a verb after "do"."""
    found: list[str] = []
    own: list[str] = []
    for word in words[1:]:
        if word in _LINKING[g.language]:
            break
        own.append(word)
    finite = [i for i, word in enumerate(own) if word in g.finite_aux]
    doing = [i for i in finite if own[i] in ("do", "does", "did")]
    if doing and doing[0] == finite[0] and len(own) - doing[0] < 3 and len(own) == len(words) - 1:
        found.append("nothing after do")
    others = [i for i in finite[1:] if own[i] not in ("do", "have", "need")]
    if finite and others and others[0] > finite[0]:
        found.append("two finite verbs")
    return found


def _fits(words: Sequence[str], draft: CardDraft, g: Grammar) -> bool:
    """A time for "when", a number for "how many", no number for "who"."""
    answer = draft.answer
    if words[0] in ("when", "når"):
        return _TIMES[g.language].search(answer) is not None
    if " ".join(words[:2]) in _COUNTING:
        numbers = {w.lower for w in tokenize(answer)} & set(g.numbers)
        return bool(re.search(r"\d", answer) or numbers or _IN_WORDS.search(answer))
    if words[0] in ("who", "whom", "hvem"):
        opening = r"[\d$€£]|(?:to|that|because|if|when) " if g.english else r"\d|(?:å|at|fordi) "
        return not re.match(opening, answer)
    return True


_IN_WORDS = re.compile(
    r"\b(?:once|twice|thrice|dozens?|hundreds?|thousands?|millions?|half|none|no|several|\w+teen|\w+ty(?:-\w+)?|"
    r"dusin|hundre\w*|tusen\w*|million\w*|halvparten|ingen|\w+ti|\w+ti\w+|begge|both|third|quarter|tredel|"
    r"tredjedel|firedel)\b",
    re.I,
)


def content_words(text: str, g: Grammar) -> set[str]:
    """The words of ``text`` that mean something of their own."""
    words = re.findall(r"[\w$%-]+", text.lower())
    return {
        w
        for w in words
        if w not in g.determiners
        and w not in g.prepositions
        and w not in g.coordinators
        and len(w) > 2
    }


_FIGURES = re.compile(r"\d+(?:[.,\u00a0 ]\d+)*")  # "4.5" shows nothing of "4"


def _leaks(draft: CardDraft, g: Grammar) -> bool:
    """More than half of the answer can be read off the question."""
    shown = content_words(draft.prompt, g)
    answers: Sequence[str] = draft.items or (draft.answer,)
    leaked = 0
    for answer in answers:
        figures = _FIGURES.findall(answer)
        if figures and not set(figures) & set(_FIGURES.findall(draft.prompt)):
            continue
        words = content_words(answer, g)
        if words and len(words & shown) > 0.5 * len(words):
            leaked += 1
    return leaked * 2 >= len(answers)
