"""Why there is a card, in plain words: one sentence for each rule that reads facts.

A rule without a sentence of its own is described by the kind of fact it found.
"""

from aimstudy.domain.fact import FactKind
from aimstudy.ui.articles.fact_kinds import kind_words
from aimstudy.ui.translations import tr

RULE_SOURCES = {
    "abbreviation": "The sentence gives a name together with its abbreviation.",
    "agent": "The sentence says that something is done by somebody, so the card asks by whom.",
    "amount": "The sentence gives the size or the value of something.",
    "amount-of": "The sentence names something together with how large it is.",
    "apposition": "The words between commas say what the thing before them is.",
    "areas": "The sentence names the fields that something is about.",
    "audience": "The sentence says whom something is for.",
    "beneficiary": "The sentence says whom something is good for.",
    "called": "The sentence says what something is called.",
    "cause": "The sentence gives a reason with a word such as “because”.",
    "comparison": "The sentence compares two things.",
    "complement": "The words after the verb and its preposition say what it is about.",
    "condition": "The sentence says on what condition something holds.",
    "consequence": "The sentence says what follows from something.",
    "content": "The part after “that” says what is shown or claimed.",
    "contrast": "The sentence says how two things differ.",
    "count": "The sentence says how many there are.",
    "count-beside": "The sentence counts something beside its main list.",
    "counted-list": "The sentence counts some things and names each of them.",
    "counted-subject": "The sentence opens with a number of people or things.",
    "covers": "The sentence says what is included.",
    "date": "The sentence says when something happened or is due.",
    "definition": "The sentence says what something is, as a definition does.",
    "determined": "The sentence says what people mean to do.",
    "doer": "The subject of the sentence is the one who acts, so the card asks who.",
    "duration": "The sentence says how long something takes or lasts.",
    "duty": "The sentence says what somebody is bound to do.",
    "each-number": "The sentence gives several numbers, each with what it stands for.",
    "emphasis": "The sentence says what the emphasis is on.",
    "example": "The sentence gives examples with words such as “for example”.",
    "examples": "The sentence gives examples with words such as “such as”.",
    "exists": "The sentence says that there are a number of something.",
    "field": "The sentence says in which field or trade something is at home.",
    "frequency": "The sentence says how often something happens.",
    "gap": "No good question was found, so the card leaves out a word of the sentence.",
    "identity": "The sentence says who or which one something is.",
    "if": "The sentence says what happens if something else does.",
    "infinitive": "The part after “to” says what somebody does, decides or may do.",
    "intended": "The sentence says what something is meant to do.",
    "lies-between": "The sentence says between which two values something lies.",
    "listing": "The sentence names everything that belongs to a list.",
    "manner": "The sentence says how something must be done.",
    "meaning": "The sentence says what a word means.",
    "means": "The sentence says by what means something is done.",
    "money": "The sentence says what something costs or pays.",
    "must-do": "The sentence says what somebody must do.",
    "object": "The words after the verb say what is given, covered or required.",
    "other-name": "The sentence gives another name for the same thing.",
    "patient": "The sentence says what is done with something, so the card asks with what.",
    "percent": "The sentence gives a share in percent.",
    "place": "The sentence says where something is or happens.",
    "prohibition": "The sentence says what must not be done.",
    "purpose": "The sentence says what something is for.",
    "quality": "The sentence says what something is like, with what that concerns.",
    "quality-gap": "The sentence says what something is like; the card leaves that word out.",
    "range": "The sentence gives a lower and an upper value.",
    "rank": "The sentence says which place something has in an order.",
    "seat": "The sentence says where an organisation has its seat.",
    "second-complement": "The words after the second preposition say into or from what.",
    "size": "The sentence gives a measure such as a length, an area or a weight.",
    "stated-purpose": "The sentence names the purpose in so many words.",
    "status": "The sentence says how something is regarded.",
    "that-is": "The sentence explains a word with “that is”.",
    "used-for": "The sentence says what something is used for.",
    "what-is": "The sentence says what something is in a certain field.",
    "when": "The sentence says when something happens.",
    "where": "The sentence says where something happens.",
    "announced-list": "The sentence announces a list, and the points below it name what is in it.",
    "belief": "The sentence says what somebody holds to be true.",
    "happens": "The sentence says what happens at a certain time or in a certain case.",
    "mixed-list": "The sentence names several things that belong together.",
    "participle-agent": "The words after the noun say by whom it was made or done.",
    "replacement": "The sentence says what takes the place of something else.",
    "so-that": "The sentence says what something is done for, with “so that”.",
    "subject-list": "The sentence opens with a list of those who do something.",
    "counted-subject-list": "The sentence opens with a number of things and names each of them.",
    "deeds": "The sentence names the things that somebody does.",
    "named-list": "The sentence names several things and says what they are.",
    "owed": "The sentence says what something is due to.",
    "spare": "Nothing else asks about this sentence, so the card leaves out some of its words.",
}


def rule_words(rule: str, kind: FactKind) -> str:
    """What the rule read in the sentence, in the person's language."""
    rule_source = RULE_SOURCES.get(rule)
    if rule_source is None:
        return tr("The sentence gives {kind}.", kind=kind_words(kind))
    return tr(rule_source)
