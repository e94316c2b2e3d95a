"""Norwegian nouns that a preposition completes: "kunnskap om", "utgifter til", "vern mot"."""

from aimstudy.language.actors import names_actor
from aimstudy.language.tokens import Tokens
from aimstudy.language.words import word_list, word_set

_TAKES = {
    lead: tuple(word_list(nouns))
    for lead, nouns in {
        "om": """
            kunnskap informasjon opplysning avtale regel bestemmelse melding søknad enighet
            beslutning vedtak varsel tvil undervisning rapport konflikt strid forslag påstand myte
            kontrakt mistanke tvist diskusjon debatt forståelse spørsmål prinsipp krav påbud forbud
            anmodning
        """,
        "til": """
            utgift kostnad tilgang tilskudd bidrag tilknytning plikt adgang tillit alternativ
            motstykke kjennskap forutsetning rett
        """,
        "for": """
            ansvar risiko fare behov vern frykt grunnlag kriterium grense vilkår betingelse
            kompensasjon erstatning forutsetning plan retningslinje
        """,
        "på": "krav etterspørsel mangel bevis svar eksempel tap rabatt innflytelse",
        "i": "andel eierandel økning nedgang endring opplæring interesse kurs",
        "mot": "vern beskyttelse forsikring trussel kamp sikring søksmål tiltak",
        "med": "avtale kontrakt samarbeid erfaring",
    }.items()
}
_AGES = word_set("under over")


def completes(t: Tokens, at: int, body: int) -> bool:
    """True when the preposition at ``at``, with its noun at ``body``, belongs to the noun before.

    "betaler utgiftene til advokat", but not "senker utgiftene til 40 kroner".
    """
    if t.g.english or at < 1 or t.tag(at - 1) != "NOUN":
        return False
    if t.lower(at) in _AGES:
        return of_age(t, at)
    if t.lower(at) == "for" and (t.tag(body) == "PRON" or names_actor(t.lower(body), t.g)):
        return False  # "bedrer vilkårene for dem"
    nouns = _TAKES.get(t.lower(at), ())
    return t.lemma(at - 1).endswith(nouns) and not t.is_number(body) if nouns else False


def of_age(t: Tokens, at: int) -> bool:
    """ "barn under 18 år": how old somebody is, no time at which something is done."""
    aged = t.is_number(at + 1) and t.lower(at + 2) in ("år", "måneder")
    return aged and names_actor(t.lower(at - 1), t.g)
