"""Decides whether a preposition belongs to the noun before it or to the verb, and its role."""

from aimstudy.language.actors import names_actor
from aimstudy.language.clauses import Role, Segment, SegmentKind, VerbGroup
from aimstudy.language.noun_valency import completes
from aimstudy.language.time_words import DAYS, EVERY, is_year, names_duration, names_time
from aimstudy.language.tokens import Tokens
from aimstudy.language.words import Form, phrase_set, word_set

# verbs that take an object and then this preposition
_WITH_OBJECT = {
    "to": word_set(
        """
        pay give send transfer move add lend sell grant award apply offer present hand show report
        raise increase cut reduce lower limit restrict change extend bring take lead submit return
        allocate assign attach link connect rename provide supply distribute deliver contribute
        refer leave entrust delegate
        """
    ),
    "from": word_set(
        """
        prohibit stop ban save keep
        take receive get buy borrow remove separate protect import collect obtain deduct earn
        exclude exempt prevent draw make distinguish increase raise cut reduce change move
        require demand
        rise fall grow shield insulate free release relieve spare rescue deter discourage isolate
        withhold withdraw recover extract expel evict
        """
    ),
    "with": word_set(
        """
        provide replace combine compare mix share supply equip cover fill treat associate sign
        discuss register charge file heat wash clean confuse post deposit lodge share split
        calm coat paint polish rub spray feed reward line seal stuff season decorate plate brush
        dust smear soak warm shape tap beat treat bind smoke scrub rinse
        """
    ),
    "as": word_set("regard view see treat use describe classify define know recognise recognize"),
    "som": word_set("regne bruke betegne beskrive betrakte definere"),
    "into": word_set("divide split turn convert translate pour put group sort break"),
    "on": word_set("place put impose levy spend base focus depend advise consult brief"),
    "against": word_set(
        "protect insure defend guard vaccinate secure cover indemnify hedge shield weigh warn"
    ),
    "til": word_set(
        """
        gi sende overføre flytte betale selge legge tildele øke heve senke redusere endre begrense
        levere bringe føre knytte koble utvide bidra dele utbetale låne kutte leie melde
        delegere rapportere overlate henvise returnere anbefale tilby
        """
    ),
    "fra": word_set(
        """
        ta få kjøpe låne fjerne skille beskytte hente trekke motta importere frita unnta øke endre
        heve senke redusere kutte skjerme verne befri løse hindre avlede utelukke fordrive
        """
    ),
    "med": word_set(
        """
        erstatte kombinere blande sammenligne dele fylle behandle dekke øke redusere forveksle
        utstyre senke heve betale starte begynne avslutte
        belønne forme male smøre pusse vaske kle fôre mate tette merke feste binde varme rense
        pynte spyle gni polere lokke
        """
    ),
    "for": word_set(
        """
        pay charge use fine name blame thank punish hold book open reserve sell buy betale bruke
        straffe bøtelegge selge kjøpe åpne compensate reimburse refund reward criticise
        criticize praise kompensere kritisere belønne refundere skåne
        """
    ),
    "mot": word_set(
        "beskytte forsikre sikre verne vaksinere bytte dekke forsvare veie skjerme gardere"
    ),
    "på": word_set("bruke legge sette plassere basere"),
    "om": word_set("informere varsle minne opplyse"),
    "in": word_set("use publish perform"),
    "i": word_set("dele inndele plassere oppbevare legge sette"),
}
_ALWAYS_OWN = word_set(
    """
    by through via after before during since until without upon within per throughout despite
    alongside besides plus ved gjennom etter før siden hos uten ifølge pluss inntil under
    """
)
# how, by what or on what ground something is done: no noun is narrowed by these
_OF_THE_DEED = phrase_set(
    "in accordance with|in line with|on the basis of|by means of|with the help of|in proportion to|"
    "in keeping with|in return for|in exchange for|at the expense of|in compliance with|"
    "through the use of|på grunnlag av|på basis av|på bakgrunn av|ved hjelp av|med hjelp av|"
    "ved bruk av|i samsvar med|i tråd med|i henhold til|i forhold til|i takt med|i bytte mot|"
    "på bekostning av|uavhengig av|ut fra|i samråd med|i samarbeid med|i fellesskap med|"
    "in consultation with|in cooperation with|in agreement with"
)
_WITH_WHAT = word_set("notice consent permission approval leave help effect immediate due")
_OF_THE_DEED_WORDS = frozenset(
    ("in", noun)
    for noun in (
        "writing",
        "person",
        "advance",
        "cash",
        "instalments",
        "installments",
        "arrears",
        "reverse",
        "public",
        "secret",
        "silence",
        "parallel",
    )
)
# "after 450 years in business": how the years were spent
_YEARS = word_set("years months weeks days år måneder uker dager")
_SPENT = word_set(
    """
    business office power service prison exile use operation charge captivity sea hiding
    drift tjeneste fengsel eksil bruk makta makten fangenskap havet
    """
)
_MEASURED = word_set("hektar mål dekar kilometer mil meter liter kilo tonn sider ord")
_GLOSSES = phrase_set("det vil si|dvs.|i.e.|that is")
_SOURCES = phrase_set("ifølge|i følge|according to")
_PLACE = word_set("in at on i på ved hos near outside inside utenfor innenfor langs along")
_AT_TIMES = EVERY | {"once", "twice"}
_EDGES = word_set(
    """
    end beginning start middle turn close course slutten begynnelsen utgangen starten midten løpet
    """
)
_PERSONAL = word_set("it them him her us me den det dem ham henne oss meg seg")
_MEANS = word_set("by via through with gjennom ved med")
_TIMED = word_set("in on at from since until during i på fra siden den til by within innen om for")


class Attacher:
    """Asks about one preposition at a time in the clause of ``verbs``."""

    def __init__(self, t: Tokens, verbs: VerbGroup | None) -> None:
        self.t = t
        self.verbs = verbs
        self.at = -1

    def own(self, last: Segment, at: int, body: int, stop: int) -> bool:
        """True when the preposition at ``at``, with its noun up to ``stop``, is its own phrase."""
        lead = t_lead(self.t, at, body)
        if (
            self._of_gloss(last, at)
            or self._told_of_noun(last, at)
            or self._narrows(last, lead, at, body)
        ):
            return False
        if lead == "with" and last.lead == "by" and self.t.lower(stop - 1) in _WITH_WHAT:
            return True  # "may be ended by either side | with a month's notice"
        sure = self._sure(lead, at, body, stop)
        if sure is not None:
            return sure
        copula = self.verbs is not None and self.verbs.copula
        if copula and last.kind is SegmentKind.OBJECT and last.head >= 0:
            return False  # "a promise by one party"
        if self.t.is_verb(at - 1) or self.t.participle(at - 1):
            return False  # "a certificate offered in ...": it belongs to the participle
        if lead == "av":
            return self._agent(last, at, body, stop)
        if last.role in (Role.TIME, Role.AGENT) and last.kind is not SegmentKind.APPOSITION:
            self.at = at
            return self._after_adjunct(last, lead, body)
        return self._by_lead(last, lead, body, stop)

    def _narrows(self, last: Segment, lead: str, at: int, body: int) -> bool:
        """ "utgifter til lege", "ifølge en studie fra 2003", "av foretak uten lærlinger"."""
        if body == at + 1 and completes(self.t, at, body):
            return True
        if last.lead in _SOURCES and lead in ("fra", "from", "i", "in", "av"):
            return True
        sort = last.role is Role.AGENT and lead in ("uten", "med")
        return sort and self._sort(at - 1)

    def _of_gloss(self, last: Segment, at: int) -> bool:
        """ "regnes av grunnlaget, det vil si prisen | før rabatter": told of the second name."""
        return any(self.t.lower(j) in _GLOSSES for j in range(last.body, at - 1))

    def _told_of_noun(self, last: Segment, at: int) -> bool:
        """ "photographs taken | within two days": when they were taken."""
        t, before = self.t, at - 1
        told = t.is_verb(before, Form.ING, Form.PARTICIPLE) and t.is_noun(before - 1)
        return told and t.g.english and last.body < before and last.head == before - 1

    def _sure(self, lead: str, at: int, body: int, stop: int) -> bool | None:
        """What "of", a pronoun before it or a time after it decides; None where they do not."""
        t = self.t
        if lead == "of":
            return False
        spent = t.lower(at - 1) in _YEARS and t.lower(stop - 1) in _SPENT
        if spent and lead in ("in", "i", "at", "på", "under") and t.is_number(at - 2):
            return False
        if lead in _OF_THE_DEED or (lead, t.lower(body)) in _OF_THE_DEED_WORDS:
            return not (self.verbs is not None and self.verbs.copula)
        if t.lower(at - 1) in _PERSONAL and t.tag(at - 1) == "PRON":
            return True
        if lead == "for" and names_duration(t, body, stop):
            return True
        if lead == "som" and t.tag(body) == "ADJ" and stop == body + 1:
            return True  # "står på listen som sårbar"
        if lead == "på" and names_duration(t, body, stop) and t.lower(at - 1) in _MEASURED:
            return True  # "søke gjennom en hektar på en halv time"
        if lead in ("på", "av", "of") and names_duration(t, body, stop) and t.is_noun(at - 1):
            return False
        if names_time(t, body, stop) and lead in _TIMED | _ALWAYS_OWN:
            return not self._dated_noun(at, lead)
        return None

    def _by_lead(self, last: Segment, lead: str, body: int, stop: int) -> bool:
        copula = self.verbs is not None and self.verbs.copula
        if lead in ("over", "under") and self.t.is_number(body) and not copula:
            return True
        if lead in _ALWAYS_OWN:
            return lead not in ("under", "ved") or not self.t.g.english
        if last.kind is SegmentKind.PHRASE and last.lead in _MEANS:
            return self._done_by(last) and self._governed(lead)  # "through an addition to the rent"
        return self._governed(lead) or self._people(lead, body, stop)

    def _dated_noun(self, at: int, lead: str) -> bool:
        """ "the law of 1950", "the budget for 2024": the year belongs to the noun."""
        return lead in ("for", "of", "til", "per") and self.t.is_noun(at - 1)

    def _sort(self, at: int) -> bool:
        """A Norwegian noun for a sort of people or bodies, not those that are known."""
        word = self.t.words[at]
        return not self.t.g.english and self.t.tag(at) == "NOUN" and not word.definite

    def _agent(self, last: Segment, at: int, body: int, stop: int) -> bool:
        passive = self.verbs is not None and self.verbs.passive
        if not passive or last.lead == "av":
            return False
        text = " ".join(word.text for word in self.t.words[body:stop])
        apart = self.t.is_number(at - 1) or self.t.tag(at - 1) == "PROPN"
        return apart or names_actor(text, self.t.g)

    def _after_adjunct(self, last: Segment, lead: str, body: int) -> bool:
        if last.role is Role.TIME:
            return lead not in ("of", "av")
        if self._done_by(last) and self._governed(lead):
            return True  # "is required by towns | from certain trades"
        if last.head >= 0 and last.head != self.at - 1 and lead not in _ALWAYS_OWN:
            return False
        if last.head >= 0 and self.t.tag(last.head) != "PROPN" and lead not in _ALWAYS_OWN:
            return False  # "by a chamber in Paris"
        named = self.t.tag(body) == "PROPN" or lead in _ALWAYS_OWN
        return lead in _PLACE | _ALWAYS_OWN and named

    def _done_by(self, last: Segment) -> bool:
        passive = self.verbs is not None and self.verbs.passive
        return passive and last.lead in ("by", "av")

    def _governed(self, lead: str) -> bool:
        base = self.verbs.base if self.verbs is not None else ""
        return base in _WITH_OBJECT.get(lead, frozenset())

    def _people(self, lead: str, body: int, stop: int) -> bool:
        if lead != "for" or (self.verbs is not None and self.verbs.copula):
            return False
        return any(self.t.lower(at) in self.t.g.people for at in range(body, min(stop, body + 3)))


def t_lead(t: Tokens, start: int, body: int) -> str:
    """The words of an opener in small letters."""
    return " ".join(t.lower(at) for at in range(start, body))


def role_of(t: Tokens, segment: Segment, verbs: VerbGroup | None) -> Role:
    """What a finished phrase says about its verb."""
    end = segment.relative if segment.relative > segment.body else segment.end
    short = segment.kind is SegmentKind.OBJECT and end - segment.body < 5
    if segment.body <= segment.head < end and t.lower(segment.head) not in _EDGES and not short:
        limit, end = end, segment.head + 1
        while end < limit and t.is_number(end):
            end += 1
    if segment.kind is SegmentKind.MEANS:
        return Role.MEANS
    if segment.kind is SegmentKind.OBJECT:
        return Role.TIME if _bare_time(t, segment.body, end) else Role.NONE
    if segment.kind is not SegmentKind.PHRASE:
        return Role.NONE
    return _role_of_phrase(t, segment, end, verbs)


def _bare_time(t: Tokens, start: int, end: int) -> bool:
    """ "every year", "1. mai", "two days later", "once a week": no object."""
    if end - start > 6 or not names_time(t, start, end):
        return False
    first, last = t.lower(start), t.lower(end - 1)
    if first in _AT_TIMES or last in ("later", "ago", "earlier", "senere", "tidligere", "siden"):
        return True
    dated = any(t.lower(at) in DAYS or is_year(t.lower(at)) for at in range(start, end))
    return dated or end - start == 1 or first in ("a", "an", "once", "twice")


def _role_of_phrase(t: Tokens, segment: Segment, end: int, verbs: VerbGroup | None) -> Role:
    lead = segment.lead
    if lead in ("between", "mellom") or (segment.head < 0 and end - segment.body > 4):
        return Role.NONE
    if lead in ("for", "i", "in", "over", "within") and names_duration(t, segment.body, end):
        return Role.DURATION
    if names_time(t, segment.body, end) and lead not in ("of", "av", "per"):
        return Role.TIME
    if lead in ("during", "i løpet av"):
        return Role.TIME
    if lead in ("by", "av") and verbs is not None and verbs.passive:
        text = " ".join(word.text for word in t.words[segment.body : end])
        if lead == "av" or names_actor(text, t.g) or t.tag(segment.body) in ("DET", "PROPN"):
            return Role.AGENT
        return Role.MEANS
    if t.is_number(segment.body):
        return Role.NONE
    if lead in _PLACE and _names_place(t, segment.body, end):
        return Role.PLACE
    return Role.MEANS if lead in _MEANS and lead not in ("ved", "with", "med") else Role.NONE


def _names_place(t: Tokens, start: int, end: int) -> bool:
    if end <= start:
        return False
    return t.tag(start) == "PROPN" or t.lower(end - 1) in _PLACES


_PLACES = phrase_set(
    """
    city|town|village|building|house|street|island|country|world|north|south|east|west|office
    harbour|port|station|museum|school|hall|church|river|lake|sea|coast|mountain|mountains|forest
    park|region|area|capital|county|europe|norway|byen|bygda|bygningen|huset|gata|øya|landet|verden
    nord|sør|øst|vest|kontoret|havna|havnen|stasjonen|museet|skolen|hallen|kirken|kirka|elva|sjøen
    innsjøen|havet|kysten|fjellet|fjellene|skogen|parken|området|hovedstaden|fylket|kommunen|sentrum
    """
)
