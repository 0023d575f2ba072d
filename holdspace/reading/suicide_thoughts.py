"""Wordings of thoughts of killing oneself."""

from __future__ import annotations

from typing import Final

from holdspace.reading.cues import Cue
from holdspace.reading.readings import SuicideStatement
from holdspace.reading.suicide_words import ACT, COLOUR, SELF, STOP, SUICIDAL, SUICIDE

_THINK = (
    r"(think\w*|thinkin|thought|thoughts|thorts|thort|fantasi\w*|dream\w*|obsess\w*|daydream\w*"
    r"|consider\w*|contemplat\w*|pictur\w*"
    r"|imagin\w*|ponder\w*|toy\w*|wonder\w*|mind|head|urge|tempted|plan\w*|look\w*|weigh\w*|see (myself|me))"
)

_T: SuicideStatement = "thoughts"
THOUGHTS: Final[tuple[Cue[SuicideStatement], ...]] = (
    Cue(
        _T,
        "(?<!\\d )" + ACT + "(?! (if (they|i (have to|hear|see))|i left|over (this|that)|for (this|that)))",
        0.9,
        "I think about killing myself",
    ),
    Cue(
        _T,
        r"(i'm|i been|i've been|feel\w*|felt|was|were|be|being|become|ur|getting|sometimes|still|again) "
        + COLOUR
        + SUICIDAL
        + r"(?! (to|for|and we|at))|"
        + SUICIDAL
        + r"(?! (in|among|as a|to|and we|patients?|people|client\w*|caller\w*|teen\w*|men|women|poem|poets?"
        "|character))",
        0.9,
        "I'm feeling suicidal",
    ),
    Cue(
        _T,
        _THINK
        + r" (~)(on |about |abt |of |to |with |over )?(~)(the )?"
        + SUICIDE
        + "(?! (hotline|squad|in|is|rates?|among|bereave\\w*|note))",
        0.85,
        "I keep thinking about suicide",
    ),
    Cue(
        _T,
        SUICIDE
        + r" (thoughts?|thorts|option)(?! (in|among))|"
        + SUICIDE
        + "('s| is| has| seems)? (~)(been )?(~)(on my mind|again|wise|starting to|seems|looks|the only"
        r"|in my head|every|most|a lot|before)|^\W*"
        + SUICIDE
        + r"\W*$|(i mean|yes|set on it|doing it|my head every day|that's where i am|called|attracted to"
        "|idea of|lure of|answer is|courting|word is|my own|about my|botched my|make|thoughts for|plan (of"
        r"|for)|reading up on)\W+(~)(own )?"
        + SUICIDE
        + r"(?! (is (when|what)|rates?|a (small|big)|bereave\w*|hotline|at \d|means|for (a|the)))"
        r"|su\w+de[.,] (a lot|every|yes)|the su\w+de (ones|sites|forums?)|word beginning with s",
        0.8,
        "I get suicide thoughts",
    ),
    Cue(
        _T,
        "thoughts? (~)(of|about|abt) (~)(dying|death|ending (it|things|my life)|not being (here|alive)"
        "|killing|joining|suicide|taking (them|all|my)|doing (it|away|myself)|leaving this)"
        r"(?! (scares?|terrif|fright|worr|him|her|them|with))",
        0.85,
        "I get thoughts of dying",
    ),
    Cue(
        _T,
        _THINK
        + r" (~)(about|abt|of|on|over|if|whether) (~)(dying(?! (of|my|to))|death"
        + STOP
        + "|being dead|ending (it|things|my (own )?life|everything)|not (being (here|alive)|existing|living)"
        "|how i('d| would) die"
        "|my own (death|funeral)|doing it|going (the same|that) way|leaving (this (world|life)|for good)"
        r"|stick(ing)? around|the (final|permanent) \w+|joining (him|her|them)|going too)"
        r"(?! (with|between|all again|for (a|the) (summer|holiday)))",
        0.8,
        "I dream about being dead",
    ),
    Cue(
        _T,
        "(want|wanted|wanna|wana|thinking (of|about)|ready|just|should|could|might|gonna|i'd"
        "|better) (to )?(~)(end|ending|finish|finishing) (it|everything)( all)?"
        + STOP
        + r"|end(ing)? it all|(it's|like|silly|honest\w*|thoughts?|harming|not)\W+(~)end(ing)? (it|things|everything)"
        + STOP,
        0.8,
        "I just want to end it",
    ),
    Cue(
        _T,
        "(if|only|but|weren't for) ([a-z']+ ){0,7}i('d| would|'ll) (have )?(~)(end|ended|finish|done|do|jump"
        "|be gone|be dead) ?(it|myself|things|)"
        + STOP
        + "|(would|'d) (~)do it but (for )?|(the )?only (thing|reason) (stopping me|i (haven't|don't|didn't)"
        "|keeping me (here|alive)|between me and)",
        0.7,
        "If I hadn't got the girls I'd end it",
    ),
    Cue(
        _T,
        r"(not|don't|can't|dont) (feel )?(~)(safe|be trusted|be left) (~)(with|from|around|by|alone with) "
        + SELF
        + r"|(don't|can't) trust "
        + SELF
        + r"( to stay alive| alone| tonight| (near|with|around) (the|a|pills|knives)\w*)|(frightened|scared"
        "|afraid|worried) (of|about|at) what (i'll|i might|i'd|i could) do|a (danger|risk) to "
        + SELF
        + r"(?! on)|can't (promise|say) (i'll be safe|to keep safe)|keep myself safe",
        0.8,
        "I'm not safe with myself",
    ),
    Cue(
        _T,
        "(scared|worried|frightened|afraid|might|will|thoughts? of|could|gonna|near) (~)(that )?(~)(i'll "
        "|i'm going to |i'm gonna |i might )?(~)(do|doing) (~)(something|summat|anything|smth) (~)(silly"
        r"|stupid|daft|bad|drastic|foolish|terrible|awful)(?= *([.,!?\n]|$|to))( to myself)?(?!,? (like"
        "|with (my )?(hair|money)))",
        0.7,
        "I'm scared I'll do something stupid to myself",
    ),
    Cue(
        _T,
        "kill (yourself|urself|you) (kill (yourself|urself)|clear|now)|(voices?|brain|head|thinks?|is|says?"
        r"|going|there it was( again)?)\b__kill yourself|how to kill yourself|(number|ring|call)\b__kill yourself"
        "|do it,? do it"
        r"|kys\b__(maybe|should|think about it)|yeah maybe i should",
        0.75,
        "My head keeps saying kill yourself",
    ),
    Cue(
        _T,
        "(permanent|final|for[- ]good|easy|quick) (~)(way out|exit|log ?out|solution|sleep)|(only"
        "|one) way out (of|left)|(taking|take) my own exit|the exit (more|a lot|sign'?s? lit)"
        "|exit plan for (life|me)|log(ging)? (me )?out of life",
        0.7,
        "I keep coming back to the permanent way out",
    ),
    Cue(
        _T,
        r"(think\w*|thought|want\w*|wanna|keep|tempted|could|feel) (~)(about |of |to |like "
        r"|thinking )?(~)(do|doing|did|be|have|wanting|try) (~)(the same|it (\w+ )?too|that too|next|likewise"
        "|what (he|she|they) did)(?! (course|thing (for|with)|job|with))"
        r"|(that )?i'll (do it too|be next)|thinking i should too|i should too\b|understand(ing)? (him|her"
        "|why (he|she)) (~)(a bit )?(more|did)",
        0.75,
        "He did it in May and I want to do the same",
    ),
    Cue(
        _T,
        "urge to (~)(jump|step|end|steer|drive|swerve|do it|let go|kill|go over|lean|walk into"
        r"|cut deep\w*)(?! (up|for|in (the|with|on)|him|her|them|my \w+er|on the))",
        0.75,
        "I get the urge to jump",
    ),
    Cue(
        _T,
        "(active|passive|intrusive|suicidal|having|had|get|got|of) ([a-z]+ )?(ideation|si)( |$)?(?! (and|in"
        "|for|stand))",
        0.75,
        "I've had active ideation for weeks",
    ),
    Cue(
        _T,
        "(take|taking|finish|end) (the both|both) of us|save (him|them|everyone) the bother|way to join (him"
        r"|her)|just (~)do away with|leaving leaving\b__(dying|dead)|die by (suicide|my own)",
        0.7,
        "Sometimes I think I'll take the both of us",
    ),
    Cue(
        _T,
        r"(worth|insurance|policy|debt|life cover)\b__(dead|die with|pays? out|die|jump)(?! (car|line|stock))",
        0.6,
        "The policy pays more if I die",
    ),
    Cue(
        _T,
        r"(i'll|i'm|i'd|i) (~)(jump|just jump|do it one day|done (it )?by now)" + STOP,
        0.55,
        "Some days I think I'll just jump",
    ),
    Cue(
        _T,
        "(friend|brother|dad|mum|mate|cousin|sister|uncle|wife|son|husband|uncle|he"
        r"|she) (\w+ ){0,3}(hung (himself|herself)|killed (himself|herself)|did it|took (his"
        r"|her) own life)\b__(i keep thinking|understand|me next|same)",
        0.6,
        "My brother killed himself and every day I understand him more",
    ),
)
