"""Forms: the label that says whose report it is ("Name of the club: ..."), and those that name others."""

import re

from gestae.layout import written_labels
from gestae.model import Mention, Unit

FORM_ZONE = 15
"""Units at the top of a report among which a form says who fills it in."""
_WHO = (
    r"(?:organi[sz]ation|ngo|cbo|agency|institut(?:ion|e)|club|society|group|branch|chapter|unit|school|college"
    r"|department|dept\.?|association|trust|foundation|parish|centre|center|cell|committee|cooperative)"
)
_OWN = re.compile(
    r"(?:name of )?(?:the )?(?:(?:implementing|reporting|lead|executing|nodal|applicant|submitting|organi[sz]ing) )?"
    rf"{_WHO}"
    r"(?:'?s? name)?(?: / \w+)?|(?:grantee|applicant|implementer|implementing partner|organi[sz]ers?)(?: name)?"
    r"|(?:implemented|executed|submitted|reported|prepared|organi[sz]ed|conducted|issued|published) by",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r".*\b(?:donors?|funders?|funded|grant|partners?|support(?:ed|ing)?|sponsors?|collaborat\w*|association with"
    r"|jointly|helped by"
    r"|venue|place|location|address|to|cc|bank|guests?|speakers?|resource|affiliat\w+|beneficiar\w+|participants?"
    r"|project|activity|theme|topic|title|subject|present|attend\w*)\b.*",
    re.IGNORECASE,
)
_OWN_WEIGHT = 3.5


def label_weight(text: str, unit: Unit, mention: Mention) -> float | None:
    """What the label over a mention says of its body as the reporting one: a weight, 0 where it names others, or None.

    Of several names in a label's value the first counts ("Organisation: Hill Trust, Dist. Orlo").
    """
    for key, _, value in written_labels(text, unit):
        if value[0] <= mention.start < value[1]:
            if _OWN.fullmatch(key):
                return _OWN_WEIGHT if not text[value[0] : mention.start].strip(" \"'“«:-.").count(" ") else 0.0
            if _OTHERS.fullmatch(key):
                return 0.0
    return None
