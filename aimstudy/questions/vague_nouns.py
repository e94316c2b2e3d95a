"""What only the sentences before have named: "the search", "fristen", "on top", "instead".

"The state" and "the buyer" anybody knows. Of what the article's subject is told by, "arbeidet",
"the first part", it is enough to say which subject that is; which survey or which sum is meant,
nobody can tell from the card.
"""

import re
from dataclasses import replace

from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import word_set

_LONGEST_TITLE = 6
_ACRONYM = re.compile(r" ?\([^)]*\)")
_SHORT = 4
_DEFINING = word_set("definition apposition identity abbreviation abbreviated that-is meaning")

# what goes on, what was fought over, and parts of a whole: the article's subject tells which
_GOING_ON = "|".join(
    sorted(
        word_set(
            """
            search searches inquiry inquiries investigation investigations trial trials experiment
            panel dispute disagreement team practice step stage part phase steps stages parts
            phases study ruling rulebook computation calculation proposal standard
            process payment share change charge practice exam test threshold limit deadline notice
            register report letter event record organization organisation body project
            requirement rule decision measure measures difference work results answers idea
            """
        )
    )
)
# what somebody made or counted once, and bodies of which there are many
_SOME_ONE = (
    "website|web site|survey|surveys|society|association|committee|sum|figure|matter|paper|"
    "article|notion"
)
_SOME_BODY = re.compile(r"the (?:society|association|committee|team|survey|figure|sum|matter)")
_ENGLISH = (
    r"(?P<aux>\b(?:is|are|was|were|do|does|did|has|have|had|can|could|may|might|must|should|will|"
    r"would) )?\b[Tt]he (?:(?:first|second|third|last) )?(?P<noun>%s)\b(?P<after>[^?]*)"
)
_ENGLISH_SAYS = re.compile(
    r" (?:of|that|which|who|whose|whom|between|among|about|into|on how|on whether|named|called|"
    r"known as|titled|itself)\b|['’]s? "
)
_ADDED = re.compile(
    r" (?:to|for|in|by|from|at|on|with|against|held|[a-z]+ed|made|set|written|led|leaders?|"
    r"members?|results?|deviation|errors?|costs?|insured|assured|engines?|reports?|fees?|dates?|"
    r"[A-Z]\w*|\d+)\b"
)
_NORWEGIAN = r"(?<![\w-])(?P<noun>(?i:%s)(?:en|et|n|a|ene|ne))(?![\w-])(?P<after>[^?]*)"
_I_GANG = (
    "arbeid|tvist|interesse|gransking|undersøkelse|studi|forsøk|søk|uenighet|praksis|krav|pakk|"
    "del|trinn|fase|vurdering|saksgang|samarbeid|vedtak|frist|begrensning|innføring|sak|forslag|"
    "gebyr|endring|rolle|ordning|system|eksamen|prosess|grense|gjennomgang|regel|regl|måling|"
    "avgjørelse|prosjekt|tiltak|organisasjon|forening|standard|idé|ide|resultat|virksomhet|andel"
)
_EN_VISS = "nettsted|nettsid|beløp|beregning|summ|artikkel|dokument|ramme|innvending"
_NORWEGIAN_SAYS = re.compile(
    r" (?:av|på|om|til|med|for|mellom|der|som|fra|mot|ved|[A-ZÆØÅ]\w*|\d+)\b(?! *$)|s "
)
_TOLD_BEFORE = re.compile(r"\b(?:innen|hvor stort|hvor stor|enn|og|samme) $")
# "Hvordan foregår arbeidet", but "hvor arbeidet han": no noun
_WORK = re.compile(r"(?:^|\b(?:\w+(?:er|es|te|ble|år)|\w*[^\W\d_]s|at|i|på|under|av|til|med|om) )$")
_IN_EXAMPLE = re.compile(r"\b(?:in the example|i eksemplet)\b", re.I)

_LEANING = {
    True: re.compile(
        r"\b(?:earlier|later|sooner|on top|the same way)(?=\?$|\.$)|\bwho \w+ (?:earlier|later) |"
        r"\bin the same (?:way|manner)(?! as\b| that\b)|"
        r"\b[Tt]he (?:first|second|third|last|other|earliest) ones?\b(?! (?:of|to|that|who))"
    ),
    False: re.compile(
        r"\b[Pp]å samme (?:vis|måte)\b(?! som\b)|\b[Ff]ør den tid(?:en)?\b(?! da\b)|"
        r"\bpå toppen\?$"
    ),
}
_LOOSE_LINK = {
    True: re.compile(r" instead(?=[.?]$)"),
    False: re.compile(r"(?<=\w) dessuten(?= \w)"),
}
_ONLY_THERE = re.compile(r"\b(?:not|ikke|fordi|ettersom|because|since)\b|^(?:Why|Hvorfor)\b")


def standing_alone(draft: CardDraft, g: Grammar) -> CardDraft | None:
    """The card in words that need no sentence before it; None where there are none."""
    if _LEANING[g.english].search(draft.prompt) or _SOME_BODY.fullmatch(draft.answer):
        return None
    prompt = _without_link(draft.prompt, g.english)
    draft = draft if prompt == draft.prompt else replace(draft, prompt=prompt)
    if _IN_EXAMPLE.search(prompt):
        return draft
    if _unnamed(prompt, draft.context, _SOME_ONE if g.english else _EN_VISS, g.english):
        return None
    going_on = _GOING_ON if g.english else _I_GANG
    if not _too_short(draft) and not _unnamed(prompt, draft.context, going_on, g.english):
        return draft
    title = _ACRONYM.sub("", draft.context.partition(":")[0]).strip()
    if not title or len(title.split()) > _LONGEST_TITLE:
        return None
    return replace(draft, prompt=f"{title[:1].upper()}{title[1:]}: {prompt}", context="")


def _too_short(draft: CardDraft) -> bool:
    """ "What do critics say?", "Hva er unntatt?": of what, such a question has no room to tell."""
    words = draft.prompt.lower().split()
    if draft.kind is CardKind.CLOZE or draft.rule in _DEFINING or len(words) > _SHORT:
        return False
    own = [w for w in re.findall(r"\w+", draft.context.lower()) if len(w) >= _SHORT]
    return not any(word[:_SHORT] in draft.prompt.lower() for word in own) and not any(
        w.isupper() and len(w) > 1 for w in re.findall(r"\w+", draft.prompt)
    )


def without_subject(draft: CardDraft) -> CardDraft:
    """The card as it was before the article's subject was put in front of its question."""
    subject, colon, question = draft.prompt.partition(": ")
    named = colon and not draft.context and question.endswith("?") and "?" not in subject
    return replace(draft, prompt=question) if named else draft


def _without_link(prompt: str, english: bool) -> str:
    """ "Shops follow another rule instead": the link to the sentence before tells nothing."""
    if _ONLY_THERE.search(prompt):
        return prompt
    return _LOOSE_LINK[english].sub("", prompt, count=1)


def _unnamed(prompt: str, title: str, nouns: str, english: bool) -> bool:
    """True where one of ``nouns`` stands there definite, and nothing says which it is."""
    if any(re.search(rf"(?<!\w){re.escape(name)}", prompt, re.I) for name in _names(title)):
        return False
    found = re.finditer(_ENGLISH % nouns if english else _NORWEGIAN % nouns, prompt)
    return any(
        not (_english_told(one) if english else _norwegian_told(prompt, one))
        and _stem(one["noun"]) not in title.lower()
        for one in found
    )


def _names(title: str) -> list[str]:
    """ "Rear Letter (RL)" and its like are named by the words and by the short form."""
    return [name for name in re.split(r" ?\(|\)|:", title) if len(name) > 1]


def _stem(noun: str) -> str:
    return re.sub(r"(?:s|en|et|ene|a|ne)$", "", noun.lower())


def _english_told(found: re.Match[str]) -> bool:
    after = found["after"]
    return bool(_ENGLISH_SAYS.match(after) or (not found["aux"] and _ADDED.match(after)))


def _norwegian_told(prompt: str, found: re.Match[str]) -> bool:
    before = prompt[: found.start()]
    worked = found["noun"] == "arbeidet" and not _WORK.search(before)
    said = _NORWEGIAN_SAYS.match(found["after"]) or _TOLD_BEFORE.search(before)
    return bool(said or worked)
