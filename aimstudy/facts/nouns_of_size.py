"""Which adjective asks for the size of a thing: high fees, large budgets. Holds no rule."""

import re

COST_NOUN = re.compile(
    r"\b(?:cost|price|fee|premium|salary|tuition|charge|fine|kostnad\w*|pris\w*|avgift\w*|gebyr\w*|"
    r"lønn\w*|premie\w*)\b",
    re.I,
)


def how_high_nb(subject: str) -> str:
    """ "Hvor høy er kostnaden", "Hvor høyt er gebyret", "Hvor høye er prisene"."""
    words = [w for w in subject.lower().split() if w not in ("det", "den", "de")]
    head = words[0] if words else ""
    if head.endswith("ene"):
        return "Hvor høye"
    return "Hvor høyt" if head.endswith("et") else "Hvor høy"


def how_large_nb(subject: str) -> str:
    """ "Hvor stor er avgiften", "Hvor stort er honoraret", "Hvor store er utgiftene"."""
    return {"høy": "Hvor stor", "høyt": "Hvor stort", "høye": "Hvor store"}[
        how_high_nb(subject).split()[1]
    ]
