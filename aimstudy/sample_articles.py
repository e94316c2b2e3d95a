"""A made-up article in both languages and two versions, for the pictures of the gallery."""

from aimstudy.domain.article import Language

ENGLISH = """---
title: Lighthouse Keeper Certificate
description: The Lighthouse Keeper Certificate is a licence for people who look after lighthouses.
---

# Lighthouse Keeper Certificate

## What it is

The Lighthouse Keeper Certificate (LKC) is a licence for people who look after lighthouses. It is
awarded by the Northern Lights Society, which was founded in 1894 in Aberdeen. The certificate is
also known as the keeper's ticket. Its purpose is to make sure that every lamp on the coast is
tended by trained staff.

## How to earn it

Candidates must pass four modules, which usually takes between 12 and 18 months. The required
modules are Lamps, Weather, Signals, Boats and First Aid. Each module ends with an oral exam of 40
minutes. Candidates must also spend six weeks at a manned lighthouse. If a candidate fails a
module, the candidate may try again after three months.

## Costs and validity

The course costs $1,400 to $1,900, depending on the place of study. Books are included in the fee.
The certificate is valid for five years. Keepers must renew it before it expires, because the rules
on signals change often. About 620 people hold the certificate.

## Work

Keepers work in shifts of eight hours. They report to the harbour master. The society keeps a
register of all keepers in Aberdeen. The exam takes place in June and November.

## In short

- The certificate is awarded by the Northern Lights Society.
- Each module ends with an oral exam of 45 minutes.
"""
NORWEGIAN = """---
title: Fyrvokterbrevet
description: Fyrvokterbrevet er et sertifikat for dem som passer fyrtårn.
---

# Fyrvokterbrevet

## Hva det er

Fyrvokterbrevet (FVB) er et sertifikat for dem som passer fyrtårn. Brevet deles ut av
Nordlysforbundet, som ble stiftet i 1894 i Bodø. Formålet med brevet er å sikre at hver lykt langs
kysten blir passet av opplærte folk.

## Veien til brevet

Kandidatene må bestå fire moduler, noe som vanligvis tar mellom 12 og 18 måneder. De obligatoriske
modulene er lykter, vær, signaler, båter og førstehjelp. Hver modul avsluttes med en muntlig eksamen
på 40 minutter. Kandidatene må også bo seks uker på et bemannet fyr. Hvis en kandidat stryker, kan
kandidaten prøve igjen etter tre måneder.

## Pris og gyldighet

Kurset koster 14 000 til 19 000 kroner. Bøkene er med i prisen. Brevet er gyldig i fem år.
Fyrvoktere må fornye det før det går ut, fordi reglene for signaler endres ofte. Omtrent 620
personer har brevet.

## Arbeidet

Fyrvoktere arbeider i skift på åtte timer. De rapporterer til havnefogden. Forbundet fører et
register over alle fyrvoktere i Bodø. Eksamen holdes i juni og november.
"""
# The second version: a reworded sentence, a changed value, a sentence gone and one that is new.
_CHANGES = {
    Language.ENGLISH: (
        ("The certificate is valid for five years.", "The certificate is valid for seven years."),
        ("They report to the harbour master.", ""),
        ("Candidates must also spend six", "Every candidate must spend six"),
        ("Books are included", "The deposit is $250. Books are included"),
    ),
    Language.BOKMAL: (
        ("Brevet er gyldig i fem år.", "Brevet er gyldig i sju år."),
        ("De rapporterer til havnefogden. ", ""),
        ("Kandidatene må også bo seks", "Alle kandidater må bo seks"),
        ("Bøkene er med", "Depositumet er 2500 kroner. Bøkene er med"),
    ),
}


def sample_text(language: Language) -> str:
    """The article."""
    return ENGLISH if language is Language.ENGLISH else NORWEGIAN


def second_version(language: Language) -> str:
    """The article with a few changes."""
    text = sample_text(language)
    for old, new in _CHANGES[language]:
        text = text.replace(old, new)
    return text
