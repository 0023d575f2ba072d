"""Cues of giving back what was said or meant."""

from __future__ import annotations

from holdspace.codes import HelperCode
from holdspace.reading.cues import Cue

REFLECTING: tuple[Cue[HelperCode], ...] = (
    # Simple or complex is decided later, by what was added.
    Cue(
        "complex_reflection",
        r"(it |that |this |what)?('s)? ?(sounds|sound) (like|as (if|though)|that|as)",
        0.85,
        "It sounds like",
    ),
    Cue(
        "complex_reflection",
        r"(that |this |it )sounds ~(?!good|great|fine|nice|lovely|wonderful|awesome|perfect|excellent|okay"
        r"|ok )\w+",
        0.65,
        "That sounds exhausting",
    ),
    Cue("complex_reflection", r"^(sounds|seems|looks|feels) (like|as|that|you)", 0.85, "Seems like you are tired"),
    Cue(
        "complex_reflection",
        r"it (seems|feels|looks) ((like|as (if|though)|that|to me) (you|it|this|there|the|your|part)|the|you"
        r"|this|your|part)",
        0.8,
        "It seems like you",
    ),
    Cue(
        "complex_reflection",
        r"^(it|that|this|everything|things) (~)(feels|felt|feel) ~(?!good|great|better|right|nice|ok|okay|fine"
        r"|free)\w+",
        0.65,
        "It feels embarrassing",
    ),
    Cue(
        "complex_reflection",
        r"you ~(seem|sound|look|appear) (?!like (such )?(a|an) ~(nice|good|great))",
        0.75,
        "You sound tired",
    ),
    Cue("complex_reflection", r"^you're ~feeling", 0.85, "You're feeling lost"),
    Cue(
        "complex_reflection",
        r"^you ~(feel|felt|worry|wish|miss|hate|love|fear|care|long|dread|ache|regret)(?! free)",
        0.75,
        "You feel left out",
    ),
    Cue("complex_reflection", r"(what )?i'm ~hearing( you| that| how|$)", 0.85, "I'm hearing how tired you are"),
    Cue("complex_reflection", r"i (can |could )?~hear (you|that|how|the|in|is)", 0.75, "I hear how hard that was"),
    Cue("complex_reflection", r"(what )?you're (saying|telling me)", 0.75, "So you're saying it hurt"),
    Cue(
        "complex_reflection",
        r"if i('m)? (understand|hear|heard|understood|getting|got)( it| you| this| that)?",
        0.75,
        "If I understand you",
    ),
    Cue("complex_reflection", r"^(a |one |another )?(part|side) of you", 0.85, "Part of you wants out"),
    Cue("complex_reflection", r"i ~(noticed?|noticing) (that |how )?(you|your)", 0.7, "I noticed you went quiet"),
    Cue("complex_reflection", r"on (the )?one hand", 0.8, "On the one hand you care"),
    Cue(
        "complex_reflection",
        r"(it|that|this|you|things) must ~(be|feel|have|hurt|get|weigh|seem|put|leave|make)",
        0.75,
        "That must be tiring",
    ),
    Cue("complex_reflection", r"^must (be|feel|have been) ", 0.7, "Must be hard"),
    Cue(
        "complex_reflection",
        r"(i can |i could )(see|tell|sense|feel) ~(that |how )?(you|this|it|much|hard)",
        0.7,
        "I can tell this hurts",
    ),
    Cue(
        "complex_reflection",
        r"i (sense|get the (sense|feeling|impression)|imagine|picture|gather) ",
        0.7,
        "I sense some anger",
    ),
    Cue(
        "complex_reflection",
        r"(don't|doesn't|didn't) (~)(match|fit together|add up|go together|line up)(?! to)",
        0.65,
        "What they see and how you feel don't quite match",
    ),
    Cue("complex_reflection", r"(i can )(only )?imagine", 0.6, "I can only imagine"),
    Cue("complex_reflection", r"(i'm|just) guessing|my guess is|i take it", 0.65, "I'm guessing you were up late"),
    Cue(
        "complex_reflection",
        r"(i wonder|i'm wondering) (if|whether|maybe) (you|it|that|part|there)",
        0.6,
        "I wonder if you feel alone",
    ),
    Cue(
        "complex_reflection",
        r"^(it's|it was|that's) (like|as if|almost like|as though) ",
        0.65,
        "It's like nobody sees it",
    ),
    Cue(
        "complex_reflection",
        r"(weighs?|weighing|wearing|eating) (~on|down on|away at|heavily on) you",
        0.7,
        "It weighs on you",
    ),
    Cue(
        "complex_reflection",
        r"(is|are|was) (really )?important to you|matters? (~)(a lot )?to you|means? a lot to you",
        0.75,
        "Your family matters to you",
    ),
    Cue(
        "complex_reflection",
        r"(leaves|left|leaving|makes|made|making|has|had|have|got|gets) you (feel|feeling|felt|wonder"
        r"|question|so|worried|scared|on edge|anx|thinking)\w*",
        0.75,
        "That left you feeling small",
    ),
    Cue(
        "complex_reflection",
        r"you're (scared|afraid|worried|hurt|angry|sad|lonely|tired|exhausted|torn|stuck|struggling"
        r"|overwhelmed|anxious|nervous|frustrated|trying|wondering|hoping|thinking|looking|carrying"
        r"|going through|dealing|having|concerned|stressed|upset|lost|confused)",
        0.7,
        "You're scared of her answer",
    ),
    Cue(
        "complex_reflection",
        r"^(that's|it's|this is) ~(something|what|why|where|when|how|not what) __you",
        0.6,
        "That's why you stayed in",
    ),
    Cue(
        "simple_reflection",
        r"^((as|when|earlier|before) )?you ~(mentioned|said|told me|were saying|just said|described"
        r"|talked about|pointed out)( (that"
        r"|how|earlier|about|to me))?",
        0.75,
        "You said it began in May",
    ),
    Cue(
        "summarise",
        r"let me (see if i|make sure i|check i|check if i|try to (sum|pull))",
        0.85,
        "Let me see if I have this right",
    ),
    Cue(
        "summarise",
        r"to (sum|summari[sz]e|recap|pull)|summing up|in summary|so far you('ve)?|(you've|we've|you) (told me"
        r"|talked|mentioned|shared|touched|described)( me)? (about )?__(, | and |also)",
        0.8,
        "So far you've told me about the move and the exam",
    ),
)
