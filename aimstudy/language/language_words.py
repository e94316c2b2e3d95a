"""Words that show which language a text is in.

``COMMON`` holds frequent words of each language; ``OWN``, ``ENDINGS``, ``OPENINGS`` and
``OWN_LETTERS`` what only one of the Scandinavian languages has.
"""

from aimstudy.language.words import word_list, word_set

COMMON = {
    "English": word_set(
        """
    the of and to a in is that for it as with on are be by this which or from an at was not have
    has can must they its may also than these will been who other more when their if into only
    """
    ),
    "Norwegian bokmål": word_set(
        """
    og i er det en av på som til for med å et de ikke har den fra kan også ved om må etter eller
    blir ble være hva mellom uten noen bare seg var hvor enn dette under sin
    """
    ),
    "Norwegian nynorsk": word_set(
        """
    og i er det ein av på som til for med å eit dei ikkje har den frå kan også ved om må etter
    eller blir vart vere kva mellom utan nokon berre seg var kvar enn dette under sin
    """
    ),
    "Danish": word_set(
        """
    og i er det en af på som til for med at et de ikke har den fra kan også ved om må efter eller
    bliver blev være hvad mellem uden nogle kun sig var hvor end dette under sin
    """
    ),
    "Swedish": word_set(
        """
    och i är det en av på som till för med att ett de inte har den från kan också vid om måste
    efter eller blir blev vara vad mellan utan några bara sig var hur än detta under sin
    """
    ),
    "German": word_set(
        """
    und der die das ist nicht ein eine mit für von auf den dem des im zu sich auch werden wird
    als oder bei sind es an durch nach einer eines
    """
    ),
    "Dutch": word_set(
        """
    de het een van en in is dat op te zijn met voor niet aan er om ook als bij door naar wordt
    worden deze die over uit of
    """
    ),
    "French": word_set(
        """
    le la les des et est une un dans pour que qui sur pas par du au plus ce avec sont ou il elle
    aux cette ses
    """
    ),
    "Spanish": word_set(
        """
    el la los las de y en que es un una por con para no se del al como su lo más o son está este
    esta
    """
    ),
    "Italian": word_set(
        """
    il la che di e un una per con non del della sono in da al come più gli dei le questo anche è
    nel
    """
    ),
    "Portuguese": word_set(
        """
    o a os as de e que em um uma para com não do da no na por mais como se dos das ao são é pela
    """
    ),
    "Finnish": word_set(
        "ja on ei että se oli joka kun ovat myös mutta hän sen tai kuin ole tämä voi jos"
    ),
    "Icelandic": word_set(
        "og að í er sem á við til var með ekki um það en af fyrir frá hann eru hefur"
    ),
    "Polish": word_set("i w na z do się nie że jest to o jak po przez dla od oraz są za ale który"),
}
_EAST = word_set(  # bokmål and Danish
    """
    et en ikke jeg hun de fra være selv først fordi derfor hver hvor hvem hvorfor hvilke hvilken
    hvilket gang ganger ansatte kunder sine hinanden sa spørger fleste hele mere dage timer uger
    betaler koster skriver bestemmer dagene penge kan
    """
)
_NORWEGIAN = word_set(  # bokmål and Nynorsk
    """
    av seg meg deg ut opp inn etter gjennom mellom kjøp kjøpe språk bok bøker hjelp hjelpe vei
    premie premien avtale avtalen bruk selskap selskapet bedrift dekke åtte sytti seksti femti
    trygd utdanning kunnskap inntekt utgift oppgave blir å
    """
)
OWN = {  # words that not all of the sisters write so; bokmål first
    "Norwegian bokmål": _EAST
    | _NORWEGIAN
    | word_set(
        """
    ble blitt bare noen noe hva uten vært mye ennå hvordan kjøper kjøpt uker bruker brukt tatt tar
    gir gitt lager laget veier hjelper måter dekker dekket premier avtaler arbeidsgiver
    arbeidsgiveren arbeidsgivere eier eieren eiere nå trenger forskjell forskjellen forskjellige
    bedriften bedrifter krever kreves beløpet høyere høyest fikk gjør gjøre gjort gjøres følger
    penger inntekten utgifter gjelder hverandre beregnes oftest tidspunkt sier spør kommer
    """
    ),
    "Norwegian nynorsk": _NORWEGIAN
    | word_set(
        """
    ein laga veg dekkje premiar sjå
    ikkje eit dei frå vere vert vart verte vorte kva kvar korleis kvifor nokon noko nokre hjå
    eg me ho berre mykje meir fleire saman utan sjølv òg desse deira kjem gjer gjev gje gjeve
    vore kven kvarandre skule høgare høg tilsette tilsett veke veker arbeidar arbeidarar
    arbeidsgjevar arbeidsgjevaren verksemd verksemder difor medan medlemer pengar fyrst fyrste
    tydeleg mogleg mogeleg vanleg eigen eigne eigar eigarar søkjer søkje brukar kostar betalar
    dekkjer sidan kallar kallast somme ynskjer ønskjer arbeidstakar arbeidstakarar bedrifta
    einaste eiga dagar gonger gong gonga heile reglar kundar prisar innan framleis åleine
    nyttar kor no då
    """
    ),
    "Danish": _EAST
    | word_set(
        """
    af bliver blevet blev nogle noget nogen sig mig dig hvad ud op ind uden været gennem
    igennem havde hvorledes måske selvom køb købe køber købt uge uger bruge bruger brugt tage
    tager taget givet gives lavet vej veje sprog bog bøger hjælp hjælper hjælpe dække dækker
    dækket dækkes præmie præmien præmier selskab selskabet selskaber aftale aftalen aftaler
    findes arbejde arbejder arbejdsgiver arbejdsgiveren uddannelse ejer ejeren vigtig vigtige
    læse sælge sælger leje børn mænd kvinder ligeledes gælder gøre gør kræver kræves efter
    mellem nu udgør mindst højere højest højst opnå beløb virksomhed virksomheder virksomheden
    medarbejder medarbejdere medarbejderne ansøge ansøger ansøgere ansøgeren ansøgning kender
    kendt kendes dygtig forskellig forskellige forskel forskellen sker sket skete fik gik tyve
    halvtreds halvfjerds firs hvoraf lige pligt
    """
    ),
    "Swedish": word_set(
        """
    och är att för från inte till ett också vid måste vad mellan utan några bara hur än ska
    där många mycket genom eftersom enligt sedan finns gör detta dessa vilket vilka företag
    företaget försäkring ersättning kund ej något någon efter gäller varje själv före
    """
    ),
}
_NORWEGIAN_OPENINGS = word_list(
    """
    utb utv utg utd uts utl innb inng innh innk innt inns innf innl avtal avkort oppg oppl
    oppn opps oppf oppr etter gjenn kjø hjelp bruk fors
    """
)
OPENINGS = {
    "Norwegian bokmål": (
        *_NORWEGIAN_OPENINGS,
        *word_list(
            """
            avhen eien hjem
            """
        ),
    ),
    "Norwegian nynorsk": (
        *_NORWEGIAN_OPENINGS,
        *word_list(
            """
            eigen eigar heim avheng tilset høgs høgr skul arbeidsgj
            """
        ),
    ),
    "Danish": (
        *word_list(
            """
            udb udv udg udd uds udl udn udf udt udk indb indg indh indk indl indt inds indf
            aftal afhæ afgif afdel afsl afkast afgør afvis opg opl opn opspa opf opret opd
            efter genn køb ejen hjælp hjem brug fors erhverv arbejd præmi sælg læng væs nødv
            """
        ),
    ),
    "Swedish": (
        *word_list(
            """
            för efter genom köp egen hjälp bruk avtal
            """
        ),
    ),
}
ENDINGS = {
    "Norwegian bokmål": (
        "sjon",
        "sjonen",
        "sjoner",
        "sjonene",
        "het",
        "heten",
        "heter",
        "skap",
        "skapet",
        "skaper",
        "omhet",
        "lig",
        "lige",
        "else",
        "elsen",
        "elser",
        "ingene",
        "erende",
    ),
    "Norwegian nynorsk": (
        "sjon",
        "sjonen",
        "sjonar",
        "sjonane",
        "leik",
        "leiken",
        "heit",
        "heiten",
        "skap",
        "skapet",
        "semd",
        "semda",
        "leg",
        "arar",
        "arane",
        "ingar",
        "ingane",
        "igare",
        "legare",
        "igaste",
        "ande",
        "erast",
        "gjevar",
        "else",
        "elsa",
    ),
    "Danish": (
        "tion",
        "tionen",
        "tioner",
        "tionerne",
        "hed",
        "heden",
        "heder",
        "hederne",
        "skab",
        "skabet",
        "skaber",
        "skaberne",
        "lig",
        "lige",
        "ligt",
        "else",
        "elsen",
        "elser",
        "elserne",
        "lerne",
        "kerne",
        "serne",
        "rerne",
        "gerne",
        "nerne",
        "agt",
    ),
    "Swedish": (
        "tion",
        "tionen",
        "tioner",
        "het",
        "heten",
        "heter",
        "skap",
        "arna",
        "orna",
        "erna",
        "ning",
        "ande",
        "lig",
        "liga",
    ),
}
OWN_LETTERS = {
    "Norwegian bokmål": "",
    "Norwegian nynorsk": "òè",
    "Danish": "",
    "Swedish": "äö",
}
