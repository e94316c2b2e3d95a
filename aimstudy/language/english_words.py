"""Function words and verbs of English, by hand. Tables only, with the forms built from them."""

from aimstudy.language.words import Form, phrase_set, word_list, word_set

_IRREGULAR = """
be is was been being|have has had had having|do does did done doing
become becomes became become becoming|begin begins began begun beginning
bring brings brought brought bringing|build builds built built building
buy buys bought bought buying|choose chooses chose chosen choosing|come comes came come coming
cost costs cost cost costing|draw draws drew drawn drawing|fall falls fell fallen falling
find finds found found finding|get gets got got getting|give gives gave given giving
go goes went gone going|grow grows grew grown growing|hold holds held held holding
keep keeps kept kept keeping|know knows knew known knowing|lead leads led led leading
leave leaves left left leaving|learn learns learned learned learning
lend lends lent lent lending|let lets let let letting|lose loses lost lost losing
make makes made made making|mean means meant meant meaning|meet meets met met meeting
pay pays paid paid paying|put puts put put putting|rise rises rose risen rising
run runs ran run running|say says said said saying|see sees saw seen seeing
seek seeks sought sought seeking|sell sells sold sold selling|send sends sent sent sending
set sets set set setting|show shows showed shown showing|spend spends spent spent spending
stand stands stood stood standing|sit sits sat sat sitting|take takes took taken taking
teach teaches taught taught teaching|tell tells told told telling
think thinks thought thought thinking|understand understands understood understood understanding
undergo undergoes underwent undergone undergoing|oversee oversees oversaw overseen overseeing
win wins won won winning|write writes wrote written writing
withdraw withdraws withdrew withdrawn withdrawing|lie lies lay lain lying
wear wears wore worn wearing|hear hears heard heard hearing|feel feels felt felt feeling
break breaks broke broken breaking|catch catches caught caught catching
drive drives drove driven driving|eat eats ate eaten eating|feed feeds fed fed feeding
fight fights fought fought fighting|fly flies flew flown flying
forbid forbids forbade forbidden forbidding|overtake overtakes overtook overtaken overtaking
ride rides rode ridden riding|sink sinks sank sunk sinking|speak speaks spoke spoken speaking
throw throws threw thrown throwing|swim swims swam swum swimming
arise arises arose arisen arising|bear bears bore borne bearing|bind binds bound bound binding
freeze freezes froze frozen freezing|hide hides hid hidden hiding|shake shakes shook shaken shaking
shoot shoots shot shot shooting|steal steals stole stolen stealing|sing sings sang sung singing
"""
_REGULAR = """
accept account accredit achieve acquire act add address adjust administer admit adopt advance
advise affect agree aid aim allow analyze analyse announce answer appear apply appoint approve
arrange ask assess assign assist assume attach attain attend attract authorize avoid award
base benefit boost borrow calculate call capture carry categorize cause center centre certify
change charge check claim classify collect combine commission compare compete complete
comprise compute concentrate concern conclude conduct confer confirm connect consider consist
consolidate contain continue contribute control convert cover create credit cut deal decide
declare decline decrease deduct define deliver demand demonstrate depend derive describe
design designate determine develop differ direct disclose discuss distinguish distribute
divide earn educate elect eliminate emphasize employ enable enact encourage end enforce engage
enhance enroll ensure enter equal establish estimate evaluate examine exceed exist expand
expect expire explain express extend facilitate fail feature file finance finish focus follow
force form found fulfill function fund gain gather generate grade grant group guarantee guide
handle happen help hire identify impact implement impose improve include incorporate increase
indicate influence inform insure intend introduce invent invest involve issue join judge
launch license limit link list locate maintain manage market master measure mention merge
monitor motivate name need negotiate number obtain occur offer open operate oppose order
organize organise outline own participate pass perform permit place plan play practice prefer
prepare present preserve prevent price produce promise promote propose protect prove provide
publish purchase pursue qualify raise range rank rate reach read receive recognize recommend
record reduce refer reflect regard register regulate reinforce reject relate release rely
remain remove renew rent replace report represent require research reserve resign resolve
respond restrict result retain retire return reveal review reward satisfy save schedule score
secure separate serve settle share shape sign simplify specialize specify spread standardize
start state stop strengthen stress structure study submit succeed suit supervise supply
support suppose target tax test total track trade train transfer treat trigger turn undertake
update upgrade use utilize value vary verify view visit vote want warn weigh weight widen work
yield leverage cease codify host enrol permit invite accrue situate orient gear tailor house
headquarter amend repeal replace oblige entitle last kill injure wound survive live die remain
arrive argue blame flatten shatter destroy damage melt boil cook bake mix stir knead dry smoke
ferment store heat cool absorb protect hunt reintroduce reduce resemble breed migrate inhabit
inspect investigate sue redistribute modify copy relicense ship compile install download settle
retake resit sail load unload salvage rescue evacuate explode collide burn crash slide aim score
slide touch press push pull lift drop remove employ strike protest demonstrate demolish rebuild
restore preserve erect inaugurate celebrate commemorate elect ban prohibit legalize criticize
accuse convict sentence fine warn alert warn promise refuse deny confirm suspend cancel revoke
withhold refund repay reimburse deposit mortgage insure invest accumulate grow peak collapse
double triple halve outnumber exceed dominate border surround flow drain irrigate erode orbit
rotate emit reflect detect observe weaken harden soften enrich produce consume digest breathe attack
stay wipe delay escort
date trap flood marry kidnap invade defeat conquer occupy govern rule crown bury reward cross
locate hang invade abolish unite unify colonize settle migrate evolve reproduce hatch bloom
"""
# forms that are at least as often nouns: they need the right neighbours to be read as verbs
NOUNISH = word_set(
    """
    accounts acts addresses advances aids aims answers attempts awards benefits calls causes
    centers centres changes charges checks claims comments concerns conducts contacts controls
    costs covers credits cuts deals declines decreases demands designs ends estimates exists
    features files finances focuses forces forms functions funds gains grades grants groups
    guarantees guides hires hosts impacts increases influences issues joins judges leads
    learns licenses limits links lists loses markets masters means measures names needs
    numbers offers orders outlines permits places plans plays practices presents prices
    produces promises purchases ranges ranks rates reaches reads records releases rents
    reports requests research researches reserves results returns reviews rewards rises runs
    scores serves sets shapes shares shows signs stands starts states stops stresses
    structures studies supplies supports targets taxes tests totals tracks trades trains
    transfers treats trigger triggers turns updates upgrades uses values views visits votes
    weights works yields house houses schedules wants experience benefit cause change charge
    claim control cost cover credit cut deal decline demand design end estimate feature file
    focus force form function fund grade grant group guide impact increase influence issue
    lead level limit link list market master mean measure name need number offer order outline
    permit place plan play practice present price produce purchase range rank rate reach
    record release rent report research reserve result return review reward rise run score set
    shape share show sign stand start state stop stress structure study supply support target
    tax test total track trade train transfer turn update upgrade use value view visit vote
    weight work yield aim act address award answer call center centre check open complete
    account aid advance separate secure direct found left felt saw met lay cut put set let
    fines fine sentence sentences deposit deposits ship ships copy copies drop drops border
    borders peak peaks damage smoke heat load strike strikes double store stores hunt promise
    protest wound wounds last press breeds breed mortgage cook sails sail slide slides touch
    flow flows lift step date dates delay delays rule rules trap traps flood floods cross crown
    cost read building training meaning learning teaching licensed given
    based like
    """
)
IRREGULAR_ROWS = tuple(
    tuple(row.split()) for line in _IRREGULAR.strip().splitlines() for row in line.split("|")
)
_DOUBLED = word_set(
    """
    plan permit admit refer transfer occur submit commit enrol stop cut confer ban ship drop stir
    step
    """
)


def _ed_ing(base: str) -> tuple[str, str]:
    if base in _DOUBLED:
        return base + base[-1] + "ed", base + base[-1] + "ing"
    if base.endswith("e"):
        return base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied", base + "ing"
    return base + "ed", base + "ing"


def third_person(base: str) -> str:
    """The present tense form after he, she or it."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "ch", "sh", "z", "o")) else "s")


def _forms() -> dict[str, tuple[tuple[str, Form], ...]]:
    table: dict[str, list[tuple[str, Form]]] = {}
    rows = [tuple(row) for row in IRREGULAR_ROWS]
    for base in _REGULAR.split():
        past, ing = _ed_ing(base)
        rows.append((base, third_person(base), past, past, ing))
    kinds = (Form.BASE, Form.PRESENT, Form.PAST, Form.PARTICIPLE, Form.ING)
    for row in rows:
        for form, kind in zip(row, kinds, strict=True):
            table.setdefault(form, [])
            if (row[0], kind) not in table[form]:
                table[form].append((row[0], kind))
    return {form: tuple(entries) for form, entries in table.items()}


VERB_FORMS = _forms()
BE = word_set("is are was were be been being am")
HAVE = word_set("has have had")
MODALS = word_set("can could may might must shall should will would cannot")
FINITE_AUX = word_set("is are was were am has have had does do did") | MODALS
DETERMINERS = word_set(
    """
    the a an this that these those its their his her our your my each every any some no all
    both such another either neither most many several few much more
    """
)
PRONOUNS = word_set("it they he she we you i this these those that")
POSSESSIVES = word_set("its their his her")
RELATIVES = word_set("which who whom whose that where")
COORDINATORS = word_set("and or")
SUBORDINATORS = word_set(
    """
    whenever wherever if when because since unless until once after before as although though
    albeit while
    whereas whether provided so
    """
)
NEGATIONS = word_set("not never no n't cannot neither nor none without hardly rarely seldom")
PREPOSITIONS = word_set(
    """
    of in on at by for from to with without within into onto through via under over about
    between among during since until after before as like around across against along toward
    towards upon per beyond throughout despite unlike according given compared besides
    alongside including plus versus contingent above below beneath behind
    """
)
HEDGES = word_set(
    """
    usually typically generally ordinarily normally often frequently sometimes commonly
    regularly mostly mainly primarily basically largely approximately roughly about probably
    possibly likely chiefly traditionally currently now occasionally usually always first
    foremost widely nearly almost roughly
    """
)
ADVERBS = HEDGES | word_set(
    """
    also additionally likewise further furthermore only even still just too then thus
    therefore however specifically individually already yet both fully partly directly itself
    instead together later again once soon ever originally initially formerly previously first
    again today tomorrow
    """
)
DROP_ADVERBS = word_set(
    """
    also additionally likewise further therefore thus however too even then hence accordingly
    consequently moreover nevertheless nonetheless merely
    """
) | phrase_set("in this way|in that way|in that case|in other words|in turn")
EXAMPLES = (
    "for example",
    "such as",
    "for instance",
    "including",
    "like",
    "e.g.",
    "among them",
    "namely",
    "to be specific",
)
NUMBERS = {
    word: value
    for value, word in enumerate(
        word_list(
            """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty
    """
        )
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "a dozen": 12}
PEOPLE = word_set(
    """
    professionals people those persons candidates managers employees workers students members
    holders individuals leaders supervisors agents adults children applicants investors
    customers clients residents citizens employers graduates learners teachers practitioners
    players owners users anyone everyone advisers advisors accountants consultants beginners
    experts specialists women men
    """
)
