"""Checks every card before a person sees it. What fails a check is not shown at all."""

import re

from aimstudy.domain.article import Language
from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.language.grammar import Grammar, grammar_of
from aimstudy.language.words import word_set
from aimstudy.questions.broken_form import broken_faults
from aimstudy.questions.english_form import english_faults
from aimstudy.questions.gap_form import BLANK, gap_faults
from aimstudy.questions.norwegian_form import norwegian_faults
from aimstudy.questions.odd_form import odd_faults
from aimstudy.questions.question_form import UNFINISHED, question_faults
from aimstudy.questions.vague_nouns import without_subject

MAX_ANSWER_WORDS = 17
MAX_CLAUSE_WORDS = 22  # an answer that is a clause: a reason, a condition, an effect
MAX_DEFINITION_WORDS = 30
_MARKUP = re.compile(
    r"\]\(|\[|\]|\*\*|(?:^|\s)#{1,6}\s|`|https?:|www\.|\(/|,\.|\s[,.;:!?](?:\s|$)|&\w+;|\.\.(?!\.)|<[a-z/]|\{|\}|\\|\||_(?!_)(?<!__)"
)
_DOUBLE = re.compile(r"\b(\w{2,}) \1\b", re.I)
_LOOSE_END = {
    Language.ENGLISH: UNFINISHED[Language.ENGLISH] | word_set("be of from with between into by"),
    Language.BOKMAL: UNFINISHED[Language.BOKMAL] | word_set("av fra med mellom som"),
}
_VAGUE = {
    Language.ENGLISH: re.compile(
        r"\b(?:(?:this|these|such|here|we|us|our|i|you|"
        r"the (?:former|latter|above|following|same|pair|duo|trio)|"
        r"your|thereby|thereafter|aforementioned)\b(?! (?:that|which|who|as))|"
        r"(?:above|below)(?=[?.,;]|$)|the (?:rest|remainder|others)\b(?! of)|"
        r"the (?:two|three|four)(?= (?:apart|together)\b|[?.,;]|$)|"
        r"do the (?:two|three|four) \w+[^s\W](?= \w+\?)|"
        r"(?:until|by|since|from|before) then\b|(?:for|of) another \w+(?=\?)|"
        r"\w+s there (?:\w+ly )?[a-z]+\b)",
        re.I,
    ),
    Language.BOKMAL: re.compile(
        r"\b(?:denne|dette|disse|slik|slike|slikt|førstnevnte|sistnevnte|ovenfor|nedenfor|"
        r"de (?:to|tre|fire)(?=[?.,;]|$)|"
        r"(?:inntil|fram til|frem til|siden|før) da(?=[ ?,]|$)(?! \w+ (?:ble|var|hadde|kom|gikk))|"
        r"følgende|vi|oss|vår|vårt|våre|jeg|du|din|ditt|dine)\b",
        re.I,
    ),
}
# nouns that are always of something, "den" for a thing not named, "det laveste" of some
_HALF_NAMED = re.compile(
    r"^Hva (?:er|var) (?:bakgrunnen|tanken|hensikten|grunnen|årsaken|resultatet|ideen|idéen|"
    r"poenget|fordelen|ulempen|problemet|utfordringen|forskjellen|løsningen|følgen|konsekvensen)\?$|"
    r"\b(?:den|det|de) (?:første|andre|tredje|siste|ene|laveste|høyeste|minste|største|"
    r"lengste|korteste|eldste|yngste|dypeste|nyeste|tyngste|dyreste|billigste|øvrige)"
    r"(?: (?:i|på|av|til|med|ved|hvis|når|som regel)\b[^?]*)?\?$|"
    r"^Hva \w+ (?:den|det) (?:laveste|høyeste|minste|største|første|andre) (?:i|på|av|til|med)\b|"
    r"^(?:Hva|Hvem|Når|Hvor \w+|Hvordan|Hvorfor) (?:er|var|har|må|kan|skal) (?:\w+ ){1,2}den "
    r"(?:for|til|med|på|hvert|hver|innen|i|av|når)\b"
)
# "Hva ble ikke fulgt opp?" with "forslaget": could be asked of anything
_EMPTY_QUESTION = re.compile(r"^Hva (?:ble|blir|er|var) ikke \w+(?: \w+)?\?$|^Hva \w+s ikke\?$")
_NEW_ONE = re.compile(r"(?:When|Når) \w+ (?:an?|en|et|ei) (?:new|ny|nytt) ")  # "a new law"
# "What do letters, maps and diaries serve as?": the list is what should be asked for
_BACKWARDS = re.compile(
    r"(?:What|Who|Where) (?:do|are|were) (?:[\w-]+ ){0,3}?[\w-]+, [\w ,-]+ and "
    r"|(?:What|Who|Where) (?:do|are|were) (?:two|three|four|five) "
    r"|(?:Hva|Hvem|Hvor) \w+ (?:to|tre|fire|fem) |(?:Hva|Hvem|Hvor) \w+ [\w-]+, [\w ,-]+ og "
)
_ONE_KNOWN = re.compile(r"(?:selve )?[a-zæøå]+(?:en|et|a)$")
_NO_DEED = re.compile(r"(?:ha|være|bli|have|gjøre|do) ")
_START_PRONOUN = {
    Language.ENGLISH: re.compile(r"^(?:it|they|its|their|he|she|this|these|those)\b", re.I),
    Language.BOKMAL: re.compile(r"^(?:dette|disse|denne|deres|dens|dets|han|hun)\b", re.I),
}
_PRONOUN = {
    Language.ENGLISH: re.compile(r"\b(?:it|they|them|he|she|him)\b", re.I),
    Language.BOKMAL: re.compile(r"\b(?:dem|han|hun|ham|henne)\b", re.I),
}
_HOLLOW_IT = re.compile(
    r"\bit (?:takes?|took|costs?|is|was|be) (?:\w+ ){0,3}(?:to|that|for)\b"
    r"|\b(?:is|was) it \w+ to \w+"
    r"|\bmake it (?:possible|impossible|easier|easy|harder|difficult|cheaper)\b"
)
# a pronoun after one of these may mean the subject that the question has named
_BESIDE = {
    Language.ENGLISH: re.compile(
        r"\w{3,}.* (?:if|when|that|which|who|because|unless|provided|until|before|after|once|since|"
        r"while|and|as|where|although|whether|so|how|than)\b.*$",
        re.I,
    ),
    Language.BOKMAL: re.compile(
        r"\w{3,}.* (?:hvis|når|som|at|fordi|med mindre|forutsatt|til|før|etter|siden|mens|og|om|"
        r"dersom|der|hvor|selv om|da|enn)\b.*$",
        re.I,
    ),
}
_A_AN = re.compile(
    r"\ba (?!one\b|uni|eu|us[aeu]|once|ubi|util|(?-i:U[A-Z]))[aeiou]\w+|\ban (?!hono|hour|heir|"
    r"(?-i:[FHLMNRSX][A-Z]))[bcdfghjklpqtvwyz]\w+",
    re.I,
)
_PERSONAL = {
    Language.ENGLISH: re.compile(r"\b(?:I|we|our|my|you|your)\b"),
    Language.BOKMAL: re.compile(r"\b(?:jeg|vi|vår|våre|du|din|ditt)\b"),
}
_LINKED = re.compile(
    r"(?:(?:Yes|No|Ja|Nei)(?=,)|After (?:that|this)|Before (?:that|this)|The reason is|Deretter|"
    r"Etter (?:det|dette)|Grunnen er|"
    r"Årsaken er|Etterpå)\b"
)
_EMPTY_ANSWERS = word_set(
    """
    it they them one way ways thing things kind type number case time example others another
    this that these those people someone something everything anything more less so place part
    det den de dem noe noen annet andre måte måter ting eksempel slik mange flere en et mer mindre
    alt sted del folk seg sammen
    """
)
# they stand for what another sentence has named
_SAID_BEFORE = re.compile(
    r"(?:the (?:two|three|four|five|rest|others|remainder|former|latter)|both|resten|begge|"
    r"de (?:to|tre|fire|fem|andre|øvrige|resterende))(?: sides?| sidene)?"
)
_COUNTED_AGAIN = re.compile(r"(?:the|de|disse|these) (?:two|three|four|five|to|tre|fire|fem) \w+")
_CLAUSE = re.compile(
    r"(?:because|since|as|if|when|unless|provided|until|after|before|once|to|in order|that|due|by|"
    r"owing|so|only|fordi|siden|ettersom|dersom|hvis|når|for å|å|at|med mindre|forutsatt|til|etter|"
    r"før|da|på grunn|ved|slik|bare|så) ",
    re.I,
)
_LOOSE_QUOTE = re.compile(r'(?:^|\s)"(?:\s|$)')
_HALF_RANGE = re.compile(r"\b(?:between|mellom) [^\s]*\d[^\s]*$", re.I)  # "between 2"
_STATING = word_set("if when because cause contrast apposition")
_PAIRS = (
    ("either", "or"),
    ("neither", "nor"),
    ("enten", "eller"),
    ("både", "og"),
    ("verken", "eller"),
)
_BAD_OPENING = {
    Language.ENGLISH: word_set("is are was were has had which who whose than and or but nor of"),
    Language.BOKMAL: word_set("er var ble har hadde som enn og eller men av"),
}


def faults(draft: CardDraft, language: Language) -> list[str]:
    """The names of all checks that ``draft`` fails; empty for a card that may be shown."""
    g = grammar_of(language)
    draft = without_subject(draft)
    found = [*_surface(draft, g), *_answer(draft, g), *_reference(draft, g)]
    asks = gap_faults if draft.kind is CardKind.CLOZE else question_faults
    own = english_faults if g.english else norwegian_faults
    return found + asks(draft, g) + own(draft) + broken_faults(draft, g) + odd_faults(draft, g)


def _texts(draft: CardDraft) -> list[str]:
    return [draft.prompt, draft.answer, *draft.items]


def _surface(draft: CardDraft, g: Grammar) -> list[str]:
    found: list[str] = []
    for text in _texts(draft):
        shown = text.replace(BLANK, "X")
        if _MARKUP.search(shown):
            found.append("markup")
        if (
            any(shown.count(a) != shown.count(b) for a, b in (("(", ")"), ("«", "»"), ("“", "”")))
            or shown.count('"') % 2
            or _LOOSE_QUOTE.search(shown)
        ):
            found.append("unbalanced")
        if _DOUBLE.search(shown):
            found.append("double word")
        if g.english and _A_AN.search(text.replace(BLANK, " ")):
            found.append("a/an")
    if _LINKED.match(draft.prompt):
        found.append("leans on the sentence before")
    if "  " in draft.prompt or (
        not draft.prompt[:1].strip("\"'«“(").isupper()
        and not draft.prompt[:1].isdigit()
        and not draft.prompt.startswith(BLANK)
    ):
        found.append("opening")
    return found


def _answer(draft: CardDraft, g: Grammar) -> list[str]:
    found: list[str] = []
    for answer in draft.items or (draft.answer,):
        words = answer.split()
        if not words or len(words) > _limit(draft, answer):
            found.append("answer length")
            continue
        if _PERSONAL[g.language].search(answer):
            found.append("speaks for itself")
        clause = bool(draft.items) and len(words) > 2  # "who is in charge" in a row of such
        if _loose_edges(words, g, clause) or _HALF_RANGE.search(answer):
            found.append("answer edge")
        again = draft.kind is CardKind.CLOZE and _COUNTED_AGAIN.fullmatch(answer.lower())
        if answer.lower() in _EMPTY_ANSWERS or _SAID_BEFORE.fullmatch(answer.lower()) or again:
            found.append("empty answer")
        if g.english and _SECOND_DEED.search(answer):
            found.append("two predicates")
        if re.search(r"[a-zæøå]{3}[.!?]\s+[A-ZÆØÅ]", answer):
            found.append("two sentences")
        if _half_a_pair(answer.lower().split()):
            found.append("half a pair")
    if draft.items and (
        len({i.lower() for i in draft.items}) < len(draft.items) or not 2 <= len(draft.items) <= 7
    ):
        found.append("list")
    return found


# "the towns and run by a board": the answer goes on with what else is done
_SECOND_DEED = re.compile(
    r"^(?!to )\S.* (?:and|or) (?:run|led|held|set|cut|\w+ed|\w+en) by (?:an?|the) "
)


def _limit(draft: CardDraft, answer: str) -> int:
    if draft.rule in _DEFINING:
        return MAX_DEFINITION_WORDS
    clausal = _CLAUSE.match(answer) or draft.rule in _STATING
    return MAX_CLAUSE_WORDS if clausal else MAX_ANSWER_WORDS


_DEFINING = word_set("definition apposition identity")


_BEHIND = word_set("sin sitt sine")
_TELLING = word_set("melde melder meldes meldt si sier sies sagt")


_INDIRECT = word_set("how what where who which hvor hva hvem hvordan hvilken hvilket hvilke")


def _belongs_behind(words: list[str]) -> bool:
    """ "prisen sin", "melde fra": the last word stands behind what it belongs to."""
    if len(words) < 2:
        return False
    last, before = words[-1].lower(), words[-2].lower()
    if words[0].lower() in _INDIRECT and last in ("is", "are", "was", "were", "er", "var"):
        return True  # "how satisfied the customers are"
    return last in _BEHIND or (last == "fra" and before in _TELLING)


def _loose_edges(words: list[str], g: Grammar, clause: bool) -> bool:
    last = words[-1].lower().strip(",;:")
    opening = words[0].lower()
    return (
        words[-1][-1] in ",;:"
        or (last in _LOOSE_END[g.language] and not _belongs_behind(words))
        or opening in g.coordinators
        or _trails_off(words, g)
        or (opening in _BAD_OPENING[g.language] and "følge" not in words[1:3] and not clause)
    )


def _trails_off(words: list[str], g: Grammar) -> bool:
    """ "to cover wages, and only seldom": what the second half is about is gone."""
    lowers = [w.lower() for w in words[-3:]]
    at = max((i for i, w in enumerate(lowers) if w in g.coordinators), default=len(lowers))
    rest = lowers[at + 1 :]
    return bool(rest) and len(words) > 3 and all(w in g.adverbs for w in rest)


def _half_a_pair(words: list[str]) -> bool:
    """ "either the value of the account" lacks what stood after "or"."""
    for first, second in _PAIRS:
        if first in words and second not in words:
            at = words.index(first) + 1
            if not (at < len(words) and words[at] in _ONE_OF_TWO):
                return True
    return False


_ONE_OF_TWO = word_set(
    "side party of one case way end parent spouse country company member partner"
)


def _reference(draft: CardDraft, g: Grammar) -> list[str]:
    found: list[str] = []
    if _VAGUE[g.language].search(draft.prompt):
        found.append("points outside")
    if not g.english and draft.kind is not CardKind.CLOZE and _HALF_NAMED.search(draft.prompt):
        found.append("half named")
    if draft.rule in ("complement", "status", "used-for") and _BACKWARDS.match(draft.prompt):
        found.append("backwards")
    if _NEW_ONE.match(draft.prompt):
        found.append("which one?")
    if _EMPTY_QUESTION.search(draft.prompt) and _ONE_KNOWN.match(draft.answer):
        found.append("empty question")
    if re.search(r"(?:gjøre| do)\?$", draft.prompt) and _NO_DEED.match(draft.answer):
        found.append("no deed")
    if _START_PRONOUN[g.language].search(draft.prompt):
        found.append("opens with a pronoun")
    if draft.kind is not CardKind.CLOZE and _dangles(draft.prompt, g):
        found.append("pronoun")
    return found


_LAST_PRONOUN = re.compile(
    r"\b(?:of|for|with|by|in|to|from|blant|av|for|med|til|fra|i|på|om|mot) "
    r"(?:it|them|they|him|her|de|den|det|dem)\?$",
    re.I,
)


def _dangles(prompt: str, g: Grammar) -> bool:
    """A pronoun before the question has named anything that it could mean."""
    if _LAST_PRONOUN.search(prompt):
        return True
    match = _PRONOUN[g.language].search(_HOLLOW_IT.sub("", prompt))
    if match is None:
        return False
    return _BESIDE[g.language].match(prompt[: match.start()]) is None
