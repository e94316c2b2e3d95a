"""Questions that lack what they ask about, or whose answer is of another kind. Both languages."""

import re

from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.language.grammar import Grammar

_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_TELLEORD = r"(?:\d+|en|én|to|tre|fire|fem|seks|sju|åtte|ni|ti)"
_SAYING = r"(?:rule|decide|announce|declare|state|claim|argue|conclude|order|warn|say|find|hold)"
_ENGLISH = {
    # "Why can no cheese be made there?", "Who needs the same?"
    "points outside": re.compile(
        r"(?<! is)(?<! are)(?<! was)(?<! were) (?:there|the same)\?$"
        r"|\b(?:before|after|since) (?:that|this|then)\?$"
    ),
    # "How far over two miles does it rise?"
    "another amount": re.compile(
        rf"^How (?:far|long|high|deep|much) (?:over|across|within|through|in) {_COUNT}\b"
    ),
    # "How much does it use each time?", "When did the court rule?", "How do they let water?"
    "cut off": re.compile(
        r"^(?:By|In|From|With) how many \w+ (?:in|at|on|from|under) [A-Z]|"
        r"^Why (?:do|does) .* mean |"
        rf"\b(?:each|every) time\?$|^(?:When|Where) (?:did|has|had) .* {_SAYING}\?$"
        r"|^(?:How|Why|When|Where) .* (?:let|make) (?:the |an? )?\w+\?$"
    ),
    # "Why is Listeria the bacterium?", "What does the hum lie?", "the largest bell ever cast?"
    "half named": re.compile(
        r"^(?:Why|When|In which case) (?:is|was|are|were) "
        r"(?:[A-Z]\w*|(?:the|an?) [a-z]+) the [a-z]+\?$"
        r"|^What (?:do|does|did) [^?]* (?:lie|stand|hang|sit|float)\?$"
        r"|\bthe \w+est [a-z]+ (?:ever )?(?:cast|cut|put|set|built|made)\?$"
    ),
    # "Who is rain?"
    "no person": re.compile(r"^Who (?:is|was) (?!\w+(?:ed|en|wn|id)\?)[a-z]+\?$"),
    # "What did the tax bring back by in 1806?"
    "torn apart": re.compile(
        r"^(?:What|Who) did .* by(?: in \d+)?\?$"
        r"|^When (?:did|does) .* (?:bring|take|give|send|put|hand) (?:back|away|out|over)\?$"
    ),
    # "When does lets gas escape?"
    "no subject": re.compile(r"\b(?:does|is|was|has) (?:lets|makes|gives|keeps|takes|allows)\b"),
}
_NORWEGIAN = {
    # "Hvem trenger fire timer på det samme?", "Hva kan ikke bygges der?"
    "points outside": re.compile(
        r" (?:der|dit|derfra|d(?:et|en|e) samme|(?:før|etter|siden) det)\?$"
    ),
    # "Hvor holder tre av fire til?"
    "half named": re.compile(
        rf"\b{_TELLEORD} av {_TELLEORD}(?=\?| (?:til|i|på|av|fra|med|som|er|har|kan|må)\b)"
    ),
    # "Hvor mye vann bruker slusen hver gang?", "Hva spesialiserer de seg ofte videre innen?"
    "cut off": re.compile(
        r"\bhver gang\?$|^Hvorfor betyr |^Hva .* ikke (?:i|ved)\?$|"
        r"\b(?:ofte|gjerne|vanligvis) (?:videre )?(?:innen|innenfor|på|til|i)\?$"
    ),
    # "Hva må gjøres med pipene enn labialpiper?", "Hva klinger pipen dypere?"
    "torn apart": re.compile(
        r"^Hva (?:må|skal|bør) gjøres .*\benn\b"
        r"|^Hva (?!skjer|gjør|holder)\w+ (?!når|hvis|om)(?:\w+ ){1,4}?"
        r"(?:dypere|høyere|lavere|lenger|lengre|bredere|kortere|raskere|tidligere)"
        r"(?:\?| (?:hvis|når|om)\b)"
    ),
}
_THE_SAME = {  # "Tjue mann trenger ____ på det samme."
    True: re.compile(r"\b(?:for|of|on|in|to|do|does) the same\.$"),
    False: re.compile(r"\b(?:for|av|på|i|til) det samme\.$"),
}
# "Den lengste i Bergen var ____ meter."
_LONGEST = re.compile(r"^(?:Den|Det|De) \w+ste (?:i|på|av|er|var)\b|^The \w+est (?:in|on|is|was)\b")
# "How long does nylon stretch?" with "up to 40 percent", "How many times ...?" with "once"
_NO_TIME = re.compile(r"^(?:How long|Hvor lenge) [^?]*\?\n.*(?:percent|prosent|%)")
_ONCE = re.compile(r"^How many times (?:was|were|did) [^?]*\?\nonce$")
# "Hva sikles glideren av?" with "når skia er kald"
_STRANDED = {
    True: re.compile(r"^(?:What|Who) .* (?:of|off|by|with|from|to|in|on|for)\?$"),
    False: re.compile(r"^(?:Hva|Hvem) .* (?:av|med|fra|til|i|på|for|mot|om)\?$"),
}
_CASE = {
    True: re.compile(r"(?:when|if|because|although|unless) "),
    False: re.compile(r"(?:når|hvis|fordi|dersom|selv om|med mindre) "),
}
# "a shop that breaks this rule": which rule, only the sentences before have said
_THIS = {
    True: re.compile(r"\b(?:this|these|those) (?!(?:who|which|that|of|with|in)\b)[a-z]"),
    False: re.compile(r"\b(?:denne|dette|disse) (?!som\b)[a-zæøå]"),
}
_MEANING = ("definition", "apposition", "identity", "meaning")
_A_WHILE = {
    True: re.compile(
        r"(?:an?|one|half an) (?:second|minute|hour|day|night|week|month|year|decade)"
    ),
    False: re.compile(r"(?:en|et|én|ett) (?:sekund|minutt|time|dag|døgn|natt|uke|måned|år|tiår)"),
}
_ANY_THING = {True: re.compile(r"What (?!is|was)"), False: re.compile(r"Hva (?!er|var|betyr)")}
_DEGREE = re.compile(r"^How .*\b(?:too|so) \w+\?$")


def odd_faults(draft: CardDraft, g: Grammar) -> list[str]:
    """The names of the checks that a question fails; gaps are looked at elsewhere, too."""
    if draft.kind is CardKind.CLOZE:
        loose = _THE_SAME[g.english].search(draft.prompt) or _LONGEST.search(draft.prompt)
        return ["points outside"] if loose else []
    prompt, answer = draft.prompt, draft.answer
    checks = _ENGLISH if g.english else _NORWEGIAN
    found = [name for name, form in checks.items() if form.search(prompt)]
    lasting = _A_WHILE[g.english].fullmatch(answer) and _ANY_THING[g.english].match(prompt)
    loose = _STRANDED[g.english].search(prompt) and _CASE[g.english].match(answer)
    if loose or (draft.rule not in _MEANING and _THIS[g.english].search(answer)):
        found.append("points outside")
    both = f"{prompt}\n{answer}"
    if _NO_TIME.match(both) or _ONCE.match(both):
        found.append("answer does not fit")
    slight = g.english and answer.endswith("ly") and _DEGREE.match(prompt)
    return [*found, *(["no thing"] if lasting or slight else [])]
