"""Words that a text uses for one another, by group; near ones only: a false alarm costs trust."""

from collections.abc import Iterable, Mapping

from aimstudy.domain.article import Language

_ENGLISH = """
blast explosion detonation|fire blaze|flood flooding|crash collision accident|strike walkout
war conflict|earthquake quake|exam examination test|module course unit subject paper class
syllabus curriculum programme program|training education tuition|step stage phase
condition requirement criterion prerequisite|fee charge price cost|salary pay wage
premium contribution|employee worker staff|pupil student|candidate applicant examinee
customer client|firm company business enterprise|buyer purchaser|inhabitant resident citizen
people person individual|town city settlement|country nation state|industry sector branch
house home dwelling|ship vessel boat|value figure number level ratio amount
share proportion percentage|limit maximum ceiling cap|duration length period term
kill dead|injure wound hurt|found establish create form|open inaugurate|begin start commence
launch introduce|close shut|end finish conclude|abolish repeal scrap|last take run
pay charge|earn receive get|hold have own possess|use apply employ|require need demand
contain include comprise hold consist|consider regard view deem see|healthy sound good normal safe
save deposit|buy purchase|build construct erect|destroy ruin wreck|rise increase grow climb
fall drop decline decrease|renew extend|document report|meet convene gather|elect choose appoint
pass adopt approve|produce make manufacture|annual annually yearly year|monthly month
weekly week|daily day|currently now today|compulsory mandatory obligatory|final last concluding
height elevation|weight mass|area extent size|population inhabitant|participant member
holder bearer|party participant actor|discount reduction rebate markdown
fine penalty|loan credit|retake resit
"""
_NORWEGIAN = """
eksplosjon sprengning|brann ildebrann|flom oversvømmelse|ulykke havari|streik arbeidsnedleggelse
krig konflikt|jordskjelv rystelse|eksamen prøve test|modul kurs emne fag delemne
pensum studieplan læreplan program|utdanning opplæring|trinn steg fase ledd
vilkår krav betingelse forutsetning|avgift gebyr pris kostnad|lønn betaling|premie innskudd
ansatt arbeider medarbeider arbeidstaker|elev student|kandidat søker|kunde klient
firma selskap bedrift virksomhet foretak|innbygger beboer|menneske person individ
by tettsted bygd|land stat nasjon|bransje sektor næring|hus bolig|skip fartøy båt
verdi tall nivå beløp forholdstall|andel del prosentandel|grense maksimum tak
varighet lengde periode|drepe død omkomme|skade såre|opprette grunnlegge etablere stifte danne
innføre lansere|åpne innvie|starte begynne|slutte ende avslutte opphøre|avskaffe oppheve
vare ta pågå|betale innbetale|tjene motta få|ha inneha eie besitte|bruke benytte anvende
kreve trenge forutsette|inneholde omfatte bestå romme|anse regne vurdere betrakte
sunn god forsvarlig normal trygg|spare innskyte|kjøpe anskaffe|bygge oppføre reise
ødelegge rasere|stige øke vokse|falle synke avta|fornye forlenge|dokumentere rapportere
møtes samles|velge utnevne oppnevne|vedta godkjenne|produsere lage fremstille
årlig år|månedlig måned|ukentlig uke|daglig dag|nå nåværende|obligatorisk pliktig påkrevd
avsluttende siste endelig|høyde moh|vekt masse|areal flate størrelse|folketall innbygger
deltaker medlem|deltaker part aktør|rabatt reduksjon avslag|bot straff|lån kreditt
"""
_TABLES = {Language.ENGLISH: _ENGLISH, Language.BOKMAL: _NORWEGIAN}


def by_word(groups: Iterable[Iterable[str]]) -> Mapping[str, frozenset[str]]:
    """Each word with all words that share a group with it."""
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        words = frozenset(group)
        for word in words:
            found[word] = found.get(word, frozenset()) | words
    return found


_GROUPS = {
    language: by_word(group.split() for group in text.replace("\n", "|").split("|"))
    for language, text in _TABLES.items()
}


def alike(one: str, two: str, language: Language) -> bool:
    """The same word, or two words for the same thing; lemmas in small letters."""
    return one == two or two in _GROUPS[language].get(one, frozenset())
