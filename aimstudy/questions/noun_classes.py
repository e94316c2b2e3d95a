"""What sort of thing a noun phrase names, by its head: a person, a document, an activity ...

Only for telling whether two answers could stand in the same slot; an unknown head has no class.
"""

import re
from functools import lru_cache

from aimstudy.domain.article import Language
from aimstudy.language.actors import ORGANISATION
from aimstudy.language.grammar import Grammar, grammar_of

_ENGLISH = {
    "person": """manager supervisor candidate customer employee employer buyer seller owner worker
        teacher student professional member holder client investor lender borrower insurer agent
        broker adviser advisor judge captain sailor farmer scientist engineer doctor nurse child
        adult resident citizen applicant contributor user player referee official inspector
        lawyer accountant auditor director president minister king queen person people men women
        those anyone everyone soldier settler visitor guest tenant landlord passenger driver
        operator contractor supplier policyholder underwriter trustee beneficiary""",
    "body": """company bank authority board council institute agency ministry department court
        committee association federation union party parliament government commission
        organisation organization team firm insurer foundation university school hospital""",
    "document": """contract agreement policy report certificate licence license letter form
        statement receipt invoice map plan list register record notice sheet copy bill act law
        regulation rule standard guideline code treaty book exam examination test essay paper
        certification degree diploma credential designation assignment qualification""",
    "field": """law accounting finance ethics management marketing economics mathematics
        statistics physics chemistry biology history geography engineering medicine psychology
        procedure analysis navigation insurance banking leadership communication planning""",
    "activity": """training education experience inspection repair maintenance measurement
        cleaning storage transport payment registration planning production construction
        fishing farming trade teaching research treatment rescue training meeting course lesson
        journey voyage flight race match game""",
    "money": """fee price cost premium tax wage salary pension loan grant fund income profit loss
        debt deposit budget fine compensation dividend interest""",
    "place": """city town village country region district island river lake sea coast harbour port
        mountain valley street square building house room factory farm mine station bridge road
        church museum school hospital office website""",
    "material": """wood stone iron steel copper brick clay sand glass paper wool cotton leather
        water oil gas coal salt sugar flour milk bread fish meat branch twig bark mud rubber
        plastic metal""",
    "part": """handle body plate wheel blade roof wall door window engine tail tooth wing leg
        head hand edge top bottom frame cover lid shaft""",
    "skill": """skill ability knowledge competence strength talent judgement""",
    "principle": "principle method technique strategy approach procedure model system rule",
    "risk": "risk danger damage injury accident illness fire flood theft storm collision",
}
_BOKMAL = {
    "person": """leder sjef kandidat kunde ansatt arbeidsgiver arbeidstaker kjøper selger eier
        arbeider lærer elev student medlem innehaver investor långiver låntaker megler rådgiver
        dommer kaptein sjømann bonde forsker ingeniør lege barn voksen innbygger søker bruker
        spiller advokat revisor direktør president statsråd konge dronning folk menn kvinner
        person menneske alle soldat gjest leietaker utleier passasjer sjåfør leverandør sensor
        fagfolk takstmann fisker prest""",
    "body": """selskap bank myndighet styre råd institutt etat departement domstol rett komité
        forening forbund fagforening parti storting regjering kommisjon organisasjon lag firma
        stiftelse universitet skole sykehus kommune tilsyn direktorat""",
    "document": """kontrakt avtale polise rapport attest lisens brev skjema kvittering faktura
        kart plan liste register melding kopi lov forskrift regel standard retningslinje traktat
        bok eksamen prøve oppgave sertifisering grad vitnemål sertifikat søknad årsoppgave""",
    "field": """jus regnskap finans etikk ledelse markedsføring økonomi matematikk statistikk
        fysikk kjemi biologi historie geografi medisin psykologi analyse navigasjon""",
    "activity": """opplæring utdanning erfaring kontroll reparasjon vedlikehold måling rengjøring
        lagring transport betaling registrering planlegging produksjon bygging fiske jordbruk
        handel undervisning forskning behandling redning møte kurs reise kamp""",
    "money": """gebyr pris kostnad premie skatt lønn pensjon lån tilskudd fond inntekt overskudd
        tap gjeld innskudd budsjett bot erstatning utbytte rente avgift""",
    "place": """by bygd land region distrikt øy elv innsjø hav kyst havn fjell dal gate torg
        bygning hus rom fabrikk gård gruve stasjon bru vei kirke museum kontor nettsted""",
    "material": """stein jern stål kobber murstein leire sand glass papir ull bomull lær vann olje
        gass kull salt sukker mel melk brød fisk kjøtt kvist bark gummi plast metall bacon
        gulrot potet ert""",
    "part": """håndtak hjul blad tak vegg dør vindu motor hale tann vinge hode kant ramme lokk""",
    "skill": "evne ferdighet kunnskap kompetanse styrke",
    "principle": "prinsipp metode teknikk strategi modell system",
    "risk": "risiko fare skade ulykke sykdom brann flom tyveri storm kollisjon",
}
_SHORT_TAILS = ("lån", "lov", "bot", "tap")
_ENDINGS = ("erne", "ene", "en", "et", "er", "a", "e", "r", "s", "n", "t")
_STOP = (
    " som ",
    " der ",
    " hvor ",
    " who ",
    " that ",
    " which ",
    " whose ",
    " where ",
    ",",
    ";",
    " (",
)


def head_of(text: str, g: Grammar) -> str:
    """The head word of a noun phrase: the last one before a preposition or a clause."""
    return _head_of(text, g.language)


@lru_cache(maxsize=8192)
def _head_of(text: str, language: Language) -> str:
    g = grammar_of(language)
    lower = text.lower()
    for stop in _STOP:
        lower = lower.split(stop)[0]
    words = re.findall(r"[^\W\d_][\w'’-]*", lower)
    while words and (words[0] in g.prepositions or words[0] in g.determiners):
        words.pop(0)
    kept: list[str] = []
    for word in words:
        if kept and (word in g.prepositions or word in g.coordinators or word == g.to):
            break
        kept.append(word)
    return kept[-1] if kept else ""


def classes_of(text: str, g: Grammar) -> frozenset[str]:
    """The classes of the thing that ``text`` names; none where its head is unknown."""
    found = _classes_of_head(head_of(text, g), g.english)
    return found or (frozenset({"body"}) if ORGANISATION.search(text) else frozenset())


@lru_cache(maxsize=4096)
def _classes_of_head(head: str, english: bool) -> frozenset[str]:
    bases = _bases(head, english)
    tables = _tables(english)
    found = frozenset(name for name, words in tables.items() if bases & words)
    if found or english:
        return found
    tails = {base[at:] for base in bases for at in range(1, len(base) - 2)}
    tails = {tail for tail in tails if len(tail) > 3 or tail in _SHORT_TAILS}
    # A compound is what its last part is.
    return frozenset(name for name, words in tables.items() if tails & words)


@lru_cache(maxsize=2)
def _tables(english: bool) -> dict[str, frozenset[str]]:
    table = _ENGLISH if english else _BOKMAL
    return {name: frozenset(words.split()) for name, words in table.items()}


def same_head(one: str, two: str, g: Grammar) -> bool:
    """The same head noun, whatever its number."""
    return bool(_bases(head_of(one, g), g.english) & _bases(head_of(two, g), g.english) - {""})


def _bases(word: str, english: bool) -> set[str]:
    if english:
        found = {word}
        if word.endswith("ies"):
            found.add(word[:-3] + "y")
        if word.endswith("es"):
            found.add(word[:-2])
        if word.endswith("s"):
            found.add(word[:-1])
        return found
    return {word} | {word.removesuffix(e) for e in _ENDINGS if len(word) - len(e) > 2}


def is_many(text: str, g: Grammar) -> bool:
    """A noun phrase in the plural, by its head or an "and"."""
    lower = text.lower()
    if (" and " if g.english else " og ") in lower:
        return True
    head = head_of(text, g)
    if g.english:
        return (head.endswith("s") and not head.endswith(("ss", "ics"))) or head in (
            "people",
            "men",
        )
    return head.endswith(("er", "ene", "menn", "folk")) and bool(classes_of(text, g))
