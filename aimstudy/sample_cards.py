"""Cards of the sample libraries: short questions on insurance and management, in our own words."""

from aimstudy.domain.article import Language

ENGLISH = (
    ("What does a deductible do?", "It leaves the first part of a loss with the insured."),
    ("What is a premium?", "the price of the cover"),
    ("What is a peril?", "a cause of loss, such as fire"),
    ("What is a hazard?", "something that makes a loss more likely or larger"),
    ("What does an underwriter decide?", "whether a risk is taken, and on which terms"),
    ("What does an adjuster do?", "looks into a claim and works out what is paid"),
    ("What is subrogation?", "The insurer takes over the right to claim from who caused the loss."),
    ("What is reinsurance?", "insurance for insurers"),
    ("What is moral hazard?", "Cover that makes people less careful."),
    ("What is adverse selection?", "Those who expect a loss buy more cover than others."),
    ("What is an endorsement?", "a change added to a policy"),
    ("What is a combined ratio?", "claims and costs as a share of premiums"),
    ("What is span of control?", "how many people report to one manager"),
    ("What is delegation?", "giving somebody a task together with the say over it"),
    ("What is a key performance indicator?", "a figure that shows whether a goal is near"),
    ("What is on-boarding?", "the first weeks in which a new colleague learns the job"),
    ("What is a stakeholder?", "anybody whom a decision touches"),
    ("What is a budget variance?", "the gap between what was planned and what was spent"),
    ("What is turnover among staff?", "the share of people who leave in a year"),
    ("What is a conflict of interest?", "when one's own gain may bend a decision made for others"),
)

BOKMAL = (
    ("Hva gjør en egenandel?", "Den lar kunden bære den første delen av tapet."),
    ("Hva er en premie?", "prisen for dekningen"),
    ("Hva er en fare i en forsikring?", "en årsak til tap, for eksempel brann"),
    ("Hva er en risikofaktor?", "noe som gjør et tap mer sannsynlig eller større"),
    ("Hva avgjør en underwriter?", "om en risiko tas, og på hvilke vilkår"),
    ("Hva gjør en takstmann?", "ser på skaden og regner ut hva som skal betales"),
    ("Hva er regress?", "Selskapet krever pengene igjen fra den som voldte skaden."),
    ("Hva er gjenforsikring?", "forsikring for forsikringsselskaper"),
    ("Hva er moralsk risiko?", "Dekning som gjør folk mindre forsiktige."),
    ("Hva er ugunstig utvalg?", "De som venter et tap, kjøper mer dekning enn andre."),
    ("Hva er et tillegg til polisen?", "en endring av avtalen"),
    ("Hva er combined ratio?", "skader og kostnader som andel av premiene"),
    ("Hva er kontrollspenn?", "hvor mange som rapporterer til én leder"),
    ("Hva er delegering?", "å gi noen en oppgave og retten til å bestemme over den"),
    ("Hva er et nøkkeltall?", "et tall som viser om målet er nær"),
    ("Hva er opplæringsperioden?", "de første ukene der en ny kollega lærer jobben"),
    ("Hva er en interessent?", "en som blir berørt av en beslutning"),
    ("Hva er et budsjettavvik?", "forskjellen på det som var planlagt, og det som ble brukt"),
    ("Hva er gjennomtrekk?", "andelen som slutter i løpet av et år"),
    ("Hva er inhabilitet?", "når egen vinning kan påvirke en avgjørelse man tar for andre"),
)

SAMPLE_CARDS = {Language.ENGLISH: ENGLISH, Language.BOKMAL: BOKMAL}
