"""The rubric: eight skills, each with four levels in plain words, for whoever rates a talk: trainee, coach or expert.

The levels follow WHO's ENACT: 1 where anything could do harm, 2 where some of the basics are there, 3 where all of
them are, 4 where there is more. What each level holds comes from MITI 4.2.1, the core competencies for peer workers
(SAMHSA) and what experts faulted in peer supporters' talks. The anchors' words are this project's own and have been
tested on nobody.
"""

from __future__ import annotations

from typing import Final, Literal

from holdspace.curriculum import Skill
from holdspace.debrief_model import SKILL_NAMES
from holdspace.reading.readings import Frozen

Level = Literal[1, 2, 3, 4]
NoChance = Literal["no_chance"]
Rating = Level | NoChance
"""A level, or: the talk gave no chance to show this."""

LEVELS: Final[tuple[Level, ...]] = (1, 2, 3, 4)
LEVEL_NAMES: Final[dict[Level, str]] = {
    1: "Could do harm", 2: "Some of it", 3: "All of it", 4: "All of it, and more",
}  # fmt: skip
NO_CHANCE: Final = "There was no chance to show this"


class RubricSkill(Frozen):
    """One skill of the rubric, in words for the person who rates themselves."""

    skill: Skill
    name: str
    asks: str
    """What to think of before rating, as a question."""
    anchors: tuple[str, str, str, str]
    """What levels 1 to 4 look like."""
    felt: str
    """What someone thinks of themselves who rates this high; follows "You felt"."""
    numbered: bool
    """Whether a program may say a level; else it shows evidence and a range of at least two levels."""
    cannot_see: str
    """What a program misses here."""

    def anchor(self, level: Level) -> str:
        """Return what that level looks like."""
        return self.anchors[level - 1]


def _skill(  # noqa: PLR0913  # what a skill is made of
    skill: Skill, asks: str, anchors: tuple[str, str, str, str], felt: str, cannot_see: str, *, numbered: bool = True
) -> RubricSkill:
    return RubricSkill(
        skill=skill,
        name=SKILL_NAMES[skill],
        asks=asks,
        anchors=anchors,
        felt=felt,
        numbered=numbered,
        cannot_see=cannot_see,
    )


RUBRIC: Final[dict[Skill, RubricSkill]] = {
    one.skill: one
    for one in (
        _skill(
            "role_and_limits",
            "Did they know what you are here for, and what can't stay between you?",
            (
                "You promised to keep everything secret, or told them what is wrong with them.",
                "You said something about your part, and it stayed vague.",
                "You said what you are here for, what stays private, and when it can't.",
                "You did, and you came back to it when it mattered.",
            ),
            "you had been clear about your part",
            "Whether what you said fits the service that you work for.",
            numbered=False,
        ),
        _skill(
            "following",
            "Who led the talk: they, or your next question?",
            (
                "You asked and asked, or went on after they had said no.",
                "You listened, and the talk often went where you wanted it to go.",
                "You asked openly, one thing at a time, and stayed with what they brought.",
                "What they wanted led the talk, and when they said no, you let it be.",
            ),
            "you followed where they went",
            "What you left unasked, and why.",
        ),
        _skill(
            "giving_back",
            "Did they hear from you what they had said and meant?",
            (
                "You turned what they said into something else, or argued with it.",
                "You gave them their own words again, or hardly anything.",
                "You gave back what they meant, and did so before you asked more.",
                "You found the meaning under the words, said it as a guess, and were glad to be put right.",
            ),
            "you gave back what they meant",
            "A way of saying it that this program does not know. It calls that near.",
        ),
        _skill(
            "meeting_the_feeling",
            "Was there room for what they felt?",
            (
                "You blamed them for it, or made it small.",
                "You were kind in general, and the feeling itself was not named.",
                "You named what they felt, and said why it makes sense.",
                "You had room for feelings that pull both ways, in their own words.",
            ),
            "you met what they felt",
            "Tone. Kindness that reads flat on a page may not have been.",
        ),
        _skill(
            "choice_before_advice",
            "Whose idea was it, and had they asked for it?",
            (
                "You told them what to do, or made them feel small for not doing it.",
                "You gave tips before it was clear what they wanted.",
                "You explored first, and asked before you offered an idea.",
                "You helped them find their own ideas, and saw what they are good at.",
            ),
            "you had left the choice to them",
            "Whether an idea was truly theirs.",
        ),
        _skill(
            "cues_and_safety",
            "When something heavy showed in passing, or they were in danger: what did you do?",
            (
                "It was passed over or judged, or they were left alone with it.",
                "You noticed, and stayed vague.",
                "You noticed, asked plainly, stayed, and helped to find somebody or something to turn to.",
                "Together you agreed who would help, how they would stay safe, and when to speak again.",
            ),
            "you had listened for what showed in passing",
            "Cues that nobody wrote into the talk, and what would have been agreed after it.",
        ),
        _skill(
            "own_story",
            "If you spoke of yourself: whom did it serve?",
            (
                "Your story took over, or it was not true.",
                "It was long, and did not find its way back to them.",
                "It was short, it fitted, and you came back to them.",
                "You chose it for them and looked how it landed, or wisely kept it back.",
            ),
            "your own story had its right place",
            "Whether a story is true, and why you told it or kept it back.",
            numbered=False,
        ),
        _skill(
            "repair_hope_ending",
            "If something came between you, and when it ended: how did you leave each other?",
            (
                "You struck back, or left them in the middle of it.",
                "What had come between you was passed over, or the talk just stopped.",
                "You owned what went wrong, gathered up what was said, and looked at what comes next.",
                "Putting it right brought you nearer, and they left with their own hope and plan.",
            ),
            "you had put right what needed it, and ended well",
            "Whether the hope was theirs, and what they took away.",
            numbered=False,
        ),
    )
}
"""The eight skills in the rubric's order."""
