"""The rules by which the coach sees a skill: what each looks for, what it says, and where it comes from.

A rule holds, fails, cannot tell, or had no chance. ``docs/coach.md`` lists them all from this table. ``{Times}`` and
``{n}`` are filled with how often, ``{they}`` and the like with who it is about.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from holdspace.curriculum import Skill

Part = Literal["harm", "basic", "more"]
"""What a rule is about: something that could do harm, one of the basics, or what goes beyond them (ENACT)."""

ENACT: Final = "WHO ENACT: any harm is 1"
MITI: Final = "MITI 4.2.1"
PEER: Final = "core competencies for peer workers (SAMHSA)"
STUDY: Final = "Sim, Lee and Choo 2026: cues missed, advice too early"
CARE: Final = "typical faults in CARE (arXiv 2505.02428)"
QPR: Final = "brief care after QPR: ask, stay, link to help"
EPITOME: Final = "EPITOME: a feeling named, a specific reaction"


class Rule(NamedTuple):
    """One thing that is looked for."""

    skill: Skill
    part: Part
    looks_for: str
    """For the documentation."""
    held: str
    """Said where it holds; of harm: where it was found."""
    failed: str
    """Said where it fails."""
    untold: str
    """Said where the program cannot tell."""
    source: str


RULES: Final[dict[str, Rule]] = {
    # Following
    "following.pressed": Rule(
        "following", "harm", "going on after a no or a retreat: twice is sure",
        "{Times}, after {they} had drawn back, what you wrote reads as going on at it.", "", "",
        f"{ENACT}; the rubric's level 1"),
    "following.pried": Rule(
        "following", "harm", "reaching again and again for what was not offered: twice is sure",
        "{Times} you reached for more than {they} had offered.", "", "", f"{ENACT}; {CARE}"),
    "following.interrogated": Rule(
        "following", "harm", "question upon question with nothing given back: twice is harm, once a basic that is not "
        "there", "{Times} question followed question, with nothing given back in between.", "", "", f"{ENACT}; {CARE}"),
    "following.open": Rule(
        "following", "basic", "an open question, or two messages that gave back and left the lead to them",
        "You left {them} room to choose what to tell.", "Your questions asked for a yes, a no or one fact.",
        "There was little to tell from how much room you left.", f"{MITI}; {CARE}"),
    "following.one_thing": Rule(
        "following", "basic", "one question in each message that asks; two in one message, once, is no fault",
        "You asked one thing at a time.",
        "{Times} more than one question came at once.", "", CARE),
    "following.present": Rule(
        "following", "basic", "silences and short signs that do not follow one another", "You answered what came.",
        "{Times} there was only a silence or a short sign where {they} may have waited for an answer.", "", PEER),
    "following.no_respected": Rule(
        "following", "more", "a no that was left alone", "{They} drew back, and you let that be.", "", "", PEER),
    "following.theirs": Rule(
        "following", "more", "the choice said to be theirs", "", "", "You told {them} that it was up to {them}. "
        "Whether that led the talk is for a person to say.", f"{MITI}: Emphasising Autonomy"),
    # Giving back
    "giving_back.distorted": Rule(
        "giving_back", "harm", "a feeling named as certain that was another: twice is sure",
        "{Times} you named something as certain, and it was something else.", "",
        "Once you named something as certain, and it may have been something else.", f"{ENACT}; {CARE}"),
    "giving_back.accurate": Rule(
        "giving_back", "basic", "two messages close to what was meant", "You gave back what {they} meant in {n}.",
        "Little of what {they} meant came back to {them}.",
        "What you gave back is near what {they} meant, as far as this program can tell.", MITI),
    "giving_back.own_words": Rule(
        "giving_back", "basic", "more in one's own words than in theirs, or by one formula",
        "You said it your own way.", "{Times} {they} got {their} own words back, or the same opening once more.", "",
        CARE),
    "giving_back.enough": Rule(
        "giving_back", "basic", "something given back in one message of six, where there were six",
        "You gave something back in {n}.", "In most of the talk nothing was given back.", "", MITI),
    "giving_back.meaning": Rule(
        "giving_back", "more", "meaning beyond the words, close to what was meant: three times holds",
        "You found meaning under the words, {times}.", "", "You seem to have found meaning under the words.",
        f"{MITI}: Complex Reflection"),
    "giving_back.put_right": Rule(
        "giving_back", "more", "close, right after they had put it right",
        "{They} put you right, and you took it and tried again.", "", "", CARE),
    # Meeting the feeling
    "meeting.hurt": Rule(
        "meeting_the_feeling", "harm", "insults and crossed lines; arguing and judging, of which twice is sure",
        "{Times} what you wrote reads as judging {them}, or crossed a line.", "", "", f"{ENACT}; {MITI}: Confront"),
    "meeting.warned": Rule(
        "meeting_the_feeling", "harm", "pointing to what could go wrong, twice", "{Times} you pointed to what could go "
        "wrong.", "", "Once you pointed to what could go wrong.", f"{ENACT}; {MITI}: Confront"),
    "meeting.made_small": Rule(
        "meeting_the_feeling", "harm", "comfort before anything was heard, three times: it may make small", "", "",
        "{Times} comfort came before {they} had been heard out, which can make a feeling small.", f"{ENACT}; {CARE}"),
    "meeting.named": Rule(
        "meeting_the_feeling", "basic", "a feeling found in what was said: twice holds",
        "You named what {they} felt, in {n}.", "What {they} felt was not named.",
        "Once you named what {they} felt, or said it in a way that this program does not know.", EPITOME),
    "meeting.made_sense": Rule(
        "meeting_the_feeling", "basic", "saying that a feeling makes sense", "You said that it made sense to feel like "
        "that.", "That it makes sense to feel like that was not said.",
        "You may have shown in other words that it makes sense to feel like that.", EPITOME),
    "meeting.stayed": Rule(
        "meeting_the_feeling", "basic", "no comfort or praise in place of hearing; once cannot be told",
        "You stayed with the feeling.", "{Times} comfort or praise came where {they} may have wanted to be heard.",
        "Once comfort came where {they} may have wanted to be heard.", CARE),
    "meeting.mixed": Rule(
        "meeting_the_feeling", "more", "two feelings in one message", "", "", "You had room for more than one feeling "
        "at a time.", "the rubric's level 4"),
    # Choice before advice
    "choice.ordered": Rule(
        "choice_before_advice", "harm", "telling them what to do: twice is sure",
        "{Times} what you wrote reads as telling {them} what to do.", "", "", f"{ENACT}; {MITI}"),
    "choice.kept": Rule(
        "choice_before_advice", "basic", "no advice that was neither asked for nor allowed",
        "No advice came that {they} had not asked for or allowed.",
        "{Times} what you wrote reads as advice that {they} had not asked for.",
        "{Times} what you wrote reads as advice that {they} had not asked for; you took it back, or it did not stand "
        "alone.", f"{STUDY}; {MITI}: Persuade"),
    "choice.asked": Rule(
        "choice_before_advice", "basic", "leave asked before an idea, or exploring where advice was asked for",
        "You asked before you offered an idea, or looked at it with {them} first.",
        "{They} asked what you think, and that went by.", "", f"{MITI}: Persuade with Permission"),
    "choice.theirs": Rule(
        "choice_before_advice", "more", "the choice said to be theirs, or a strength of theirs named", "", "",
        "You left the choice to {them}, or named what {they} can do.", f"{MITI}: Emphasising Autonomy, Affirm"),
    # Cues and safety
    "cues.passed": Rule(
        "cues_and_safety", "harm", "a hint of a wish to be dead that went by, and no question about it; or two cues or "
        "more and none heard", "Words pointed to a wish not to be here, and the talk went past them.", "",
        "{Times} {kind} showed in passing, and the talk moved on.", f"{ENACT}; {STUDY}"),
    "cues.alarmed": Rule(
        "cues_and_safety", "harm", "hurry, orders or alarm when it had been told", "When {they} had told you, what "
        "came next reads as hurry or alarm.", "", "", f"{ENACT}; {QPR}"),
    "cues.left_alone": Rule(
        "cues_and_safety", "harm", "another matter right after it had been told", "", "",
        "When {they} had told you, the talk moved on to something else.", f"{ENACT}; {QPR}"),
    "cues.heard": Rule(
        "cues_and_safety", "basic", "cues in time to be answered: met, or come back to, in words that answer them",
        "You heard what showed in passing, {times}.", "{Times} {kind} showed in passing, and the talk moved on.",
        "{Times} {kind} showed in passing, and the talk moved on; others you heard.", STUDY),
    "cues.met": Rule(
        "cues_and_safety", "basic", "of the cues heard, half or more with what was in them named",
        "You met what was in it.", "You turned towards what showed, and what was in it stayed unsaid.", "", STUDY),
    "cues.asked": Rule(
        "cues_and_safety", "basic", "the plain question about suicide, where it came up",
        "You asked about suicide in plain words.", "The question about suicide was not asked in plain words.", "", QPR),
    "cues.stayed": Rule(
        "cues_and_safety", "basic", "staying when it was told", "When {they} had told you, you stayed with it.",
        "When {they} had told you, what came next did not stay with it.", "", QPR),
    "cues.step": Rule(
        "cues_and_safety", "basic", "somebody or something to turn to, where there was time for it",
        "Somebody or something to turn to was named, together.", "Nobody and nothing to turn to was named.", "", QPR),
    "cues.handed_over": Rule(
        "cues_and_safety", "more", "a step agreed, with someone brought in or something made safer", "", "",
        "You agreed on a step and on who or what makes it safer. How warm that was is for a person to say.", QPR),
    # Role and limits, own story, repair: evidence only
    "role.diagnosed": Rule(
        "role_and_limits", "harm", "an illness named as theirs",
        "{Times} you told {them} what is wrong with {them}, as a diagnosis would.", "", "", f"{ENACT}; {PEER}"),
    "role.secret": Rule(
        "role_and_limits", "harm", "a promise that nothing will be told",
        "You promised to keep a secret, and that is more than anyone can keep.", "", "", f"{ENACT}; {PEER}"),
    "role.limits": Rule(
        "role_and_limits", "basic", "what stays private, and when it can't", "You said what stays between you and when "
        "it would not.", "{They} asked who would be told, and that question stayed open.",
        "You said what you are here for. Whether the limits were clear is for a person to say.", PEER),
    "role.again": Rule(
        "role_and_limits", "more", "said again later", "", "", "You came back to it later.", PEER),
    "role.asked": Rule(
        "role_and_limits", "basic", "what one is here for, where they ask what this is",
        "You said what you are here for.",
        "{They} did not know what this is, and what you are here for stayed unsaid.", "", PEER),
    "story.measured": Rule(
        "own_story", "basic", "a story that is not held up to them: no tip, comparison or cheer with it",
        "What you told of yourself came without a tip, a comparison or a cheer.",
        "What you told of yourself came with a tip, a comparison or a cheer.", "", PEER),
    "story.came_back": Rule(
        "own_story", "basic", "a story that is short and comes back to them",
        "You said a little of your own, and came back to {them}.",
        "{Times} your own story took most of the message and did not come back to {them}.",
        "You said a little of your own. Whether it came back to {them} is for a person to say.", PEER),
    "story.kept": Rule(
        "own_story", "basic", "asked about oneself, and kept it back", "", "",
        "{They} asked about you, and you kept it back, which can be wise.", PEER),
    "ending.owned": Rule(
        "repair_hope_ending", "basic", "a slip that was owned", "Something had come between you, and you said so.",
        "Something had come between you, and the talk went on without a word about it.", "", PEER),
    "ending.goodbye": Rule(
        "repair_hope_ending", "basic", "an end that is said", "You brought the talk to its end.",
        "The talk stopped where {they} had just told or asked you something.",
        "The talk ended without a word about its end.", f"{PEER}; {CARE}"),
    "ending.gathered": Rule(
        "repair_hope_ending", "basic", "what was said gathered up", "You gathered up what {they} had told you.", "",
        "What was said was not gathered up, as far as this program can tell.", CARE),
    "ending.hope": Rule(
        "repair_hope_ending", "more", "hope that rests on what they said, or a next step", "", "",
        "You offered hope, or looked at a next step.", PEER),
}  # fmt: skip
