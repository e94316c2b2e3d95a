"""Words for people and for bodies that act, in both languages, and words that only look like them.

Plain tables: each row is a stem that forms and compounds are built on. Knows nothing of phrases.
"""

import re

from aimstudy.language.words import word_set

_PERSONS_EN = """
    actuary notary secretary fiduciary intermediary adversary dignitary missionary visionary
    spouse widow orphan heir heiress ward adult youth relative sibling son daughter aunt uncle
    cousin friend guest host boss chief executive representative attorney counsel client patient
    pupil graduate candidate delegate deputy envoy magistrate official professional entrepreneur
    tycoon athlete coach champion apprentice novice individual occupant servant informant migrant
    sergeant registrant complainant entrant inhabitant superintendent respondent correspondent
    opponent proponent dependent dependant adolescent recipient adherent guru genius hero monarch
    duke lord baron prince princess knight sultan cardinal abbot nun cleric rabbi imam prophet
    scholar burglar registrar vicar mechanic critic academic medic sceptic skeptic chef guide
    scout spy thief pirate slave victim witness plaintiff sheriff bailiff celebrity colonel corporal
    cadet recruit veteran captive fugitive operative detective aristocrat bureaucrat diplomat
    colleague ally rival foe enemy subordinate associate accomplice midwife wife husband bride twin
    baby kid landlord householder party parent personnel staff workforce management leadership
    public police family household clergy nobility everybody somebody
    attendant commandant adjutant combatant resident
"""
_BODIES_EN = """
    startup enterprise partnership syndicate consortium cartel alliance coalition cooperative
    nonprofit charity consultancy brokerage airline railway railroad clinic faculty embassy treasury
    cabinet legislature watchdog pool guild mutual registry secretariat delegation newspaper
    division country nation province republic retailer contractor publisher employer
    subsidiary think-tank parish diocese theatre orchestra
"""
_PERSONS_NB = """
    aktuar notar konsulent assistent produsent konsument dirigent respondent referent abonnent
    kontrahent pasient klient praktikant representant emigrant innvandrer fabrikant kommandant
    kandidat stipendiat ektefelle samboer arving slektning venn nabo gjest vert fyrste greve hertug
    prins prinsesse dronning kong konge keiser
    lærling aksjonær funksjonær sekretær misjonær analytiker tekniker kritiker
    statistiker matematiker historiker musiker motpart medlem arbeidstaker arbeidsgiver
    forsikringstaker låntaker låntager långiver rådgiver oppdragsgiver deltaker deltager
    beslutningstaker leietaker utleier innehaver rettighetshaver kjøper selger megler forvalter
    saksbehandler forsker entreprenør redaktør inspektør regissør
    frisør sjåfør kontrollør montør importør eksportør distributør speditør
    gründer grunnlegger oppfinner utvikler skyldner søker sparer låner
    innbygger borger beboer forbruker bruker reder fisker håndverker sykepleier lærer dommer
    kreditor debitor revisor professor rektor doktor mentor skadelidt tapende budgiver arkitekt
    profet utøver spiller trener kunstner forfatter skribent journalist økolog biolog geolog
    psykolog teolog jordmor tannlege
"""
_BODIES_NB = """
    organisasjon borettslag sameie samvirke konsern virksomhet bedrift firma restaurant hotell verft
    meglerhus industri skole sykehus domstol ombud delegasjon ambassade parlament regjering allianse
    konsortium syndikat kartell laug pool børs tankesmie byrå organ pensjonskasse forsikringskasse
    trygdekontor husholdning husstand familie ledelse ledergruppe redaksjon koalisjon union
    menighet orkester teater avis skipsverft
    kjøpmannslaug fylke nasjon leverandør idrettslag kraftlag
"""
_GROUPS_NB = word_set(
    "personell personalet personale mannskapet staben publikum befolkningen allmennheten "
    "forsikrede sikrede skadelidte etterlatte ansatte voksne ungdom unge arbeidsløse uføre adelen "
    "geistligheten næringslivet toppledelsen politiet landene søsken parten parter tredjepart "
    "motparten begge huseiere enke enker enken enkene"
)
_THINGS = """
    voucher encounter disclaimer waiver takeover turnover crossover rider wrapper booster trailer
    tanker freighter steamer liner cruiser bomber cutter trawler schooner scooter roller mower
    plotter screwdriver barometer thermometer diameter perimeter gender murder ulcer liver prayer
    proper flyer predictor denominator numerator divisor anchor armor armour honor honour humor
    humour vigor tumor tumour terror horror odor odour rumor rumour favor favour flavor flavour
    corridor processor compressor capacitor resistor detector accelerator waist wrist fist gist
    shortlist wishlist playlist degree coffee guarantee settee jubilee pedigree tree fee knee
    multiplier identifier qualifier primer timer breaker conveyor charter barter fodder powder
    reminder remainder lighter matter header footer calendar binder cinder rudder plaster sticker
    razor cucumber clover manner cider blister canister lobster hamster glider charger scanner
    recorder projector loudspeaker amplifier conditioner
    fertilizer fertiliser wafer starter freezer toaster blender dryer drier sprinkler shutter
    boulder gutter cellar pillar altar pepper rafter girder splinter clutter fender bumper
    tranquilizer sanitizer stabilizer equalizer preserver converter inverter adaptor router
    modifier amplifier locker hopper silencer extinguisher dumper digger loader excavator
    decorticator ventilator refrigerator escalator radiator
    hvert kalender semester register kvarter nummer filter mønster senter lenke lenker lenken
    utløser utløsere utløseren
    måler målere måleren skanner skannere beholder beholdere
"""


def _english(stems: str) -> re.Pattern[str]:
    rows = [
        f"{stem[:-1]}(?:y|ies)" if re.search(r"[^aeiou]y$", stem) else f"{stem}(?:s|es)?"
        for stem in stems.split()
    ]
    return re.compile("|".join(rows))


def _norwegian(stems: str) -> re.Pattern[str]:
    """Forms of each stem, alone or as the last part of a compound."""
    return re.compile(
        rf"\w*(?:{'|'.join(stems.split())})(?:e?n|e?t|e?r|e?ne|ere|erne|a|e|mer|mene)?"
    )


_PERSON = {True: _english(_PERSONS_EN), False: _norwegian(_PERSONS_NB)}
_BODY = {True: _english(_BODIES_EN), False: _norwegian(_BODIES_NB)}
# "obligee", "trustee": who something is done for
_RECEIVING = re.compile(r"\w{3,}[^aeou]ees?")
_NOT_PEOPLE = word_set(_THINGS)
_COMPOUNDED = re.compile(
    r"(?!\w*players?$)\w+(?:powder|paper|water|letter|weather|fiber|timber|timer|meter|filter|layer|quarter|plaster)s?"
)


def is_thing_word(head: str) -> bool:
    """ "voucher", "guarantee", "gunpowder": ends like a word for somebody and is none."""
    singular = head[:-1] if head.endswith("s") and not head.endswith("ss") else head
    known = head in _NOT_PEOPLE or singular in _NOT_PEOPLE
    return known or _COMPOUNDED.fullmatch(head) is not None


def is_person_word(head: str, english: bool) -> bool:
    """True for a noun in any form that means people."""
    if is_thing_word(head):
        return False
    if english and _RECEIVING.fullmatch(head):
        return True
    return _PERSON[english].fullmatch(head) is not None or (not english and head in _GROUPS_NB)


def is_body_word(head: str, english: bool) -> bool:
    """True for a noun in any form that means an organisation."""
    return _BODY[english].fullmatch(head) is not None
