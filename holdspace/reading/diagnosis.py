"""Whether a helper tells somebody what is wrong with them: an illness named as theirs, which is no peer's to do."""

from __future__ import annotations

import re

from holdspace.reading.segment import HEAD

_CONDITION = (
    r"(?:(?:clinical |major |severe |generali[sz]ed |social |high[- ]functioning |post[- ]?natal )*"
    r"(?:depression|depressive episode|(?:\w+ ){1,3}(?:disorder|syndrome)|adhd"
    r"|ptsd|ocd|bipolar|borderline personality|autism|insomnia|anorexia|bulimia|psychosis|schizophrenia"
    r"|post-?traumatic stress\w*|burn-?out syndrome)|(?:clinically |severely )?depressed|clinically anxious|autistic"
    r"|an? (?:alcoholic|hypochondriac|insomniac))\b"
)
_DIAGNOSES = re.compile(
    r"\b(?:you(?:'ve| have)?(?: (?:probably|clearly|definitely|obviously|might|may|could|must|do|just|actually))*"
    r"(?: (?:got|have|suffer from|be suffering from|show signs of))?|you(?:'re| are)(?: (?:probably|clearly|definitely"
    r"|obviously|just|actually))*(?: suffering from| showing signs of)?|(?:that|this|it|what you have|what you've got)"
    r"(?:'?s| is| sounds like| looks like| could be| might be| must be|(?: really| just)? seems like)(?: (?:probably"
    r"|clearly|definitely|obviously|just|actually|called|classic|textbook))*|(?:sounds|looks|seems) like)"
    rf" (?:(?:a|an|some|a bit of|a case of|a form of|signs of|like|to me like) )*{_CONDITION}"
)
"""What names an illness as theirs."""
_OF_SOMEBODY_ELSE = re.compile(
    r"\b(?:said|says|say|told|tells|tell|called|calls|call|think|thinks|thought|wonder\w*|diagnosed|doctor|gp|nurse"
    r"|if|whether|when|not|n't|never|isn't|aren't|whatever)\b"
    r"|(?:doctor|gp|nurse|mum|dad|sister|they|he|she|people|everyone|leaflet) (?:\w+ )?(?:said|says|told|tells|thinks?"
    r"|calls?|called|diagnosed)\b|\bdiagnosed\b|\bi'm not\b|\bnot (?:a doctor|qualified|saying)\b"
)
"""What gives the name to somebody else, or takes it away."""
_DENIED = re.compile(r"\b(?:no|not|without)\b|n't\b")
_I_THINK = re.compile(r"\b(?:i|i'd|i would) (?:think|reckon|guess|suspect|bet|say|believe|wonder if)\b")


def diagnoses(text: str, theirs: str = "") -> bool:
    """Whether the helper names an illness as the person's; ``theirs`` is what the person said: their own word is none.

    A feeling is no illness ("you feel anxious", "anxiety like that"), and what a doctor said is the doctor's.
    """
    said = theirs.replace("\u2019", "'").lower()
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text.replace("\u2019", "'").lower()[:HEAD]):
        found = _DIAGNOSES.search(sentence)
        if found is None or sentence.rstrip().endswith("?"):
            continue
        if _DENIED.search(found[0]):
            continue
        name = re.search(_CONDITION, found[0])
        lead = _I_THINK.sub("", sentence[: found.start()])
        if name and name[0] not in said and not _OF_SOMEBODY_ELSE.search(lead):
            return True
    return False
