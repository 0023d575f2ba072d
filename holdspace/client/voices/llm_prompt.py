"""What a language model is told when it speaks a beat: the person's public side, the talk, one line, and how to say it.

Nothing else of the person goes in: no other line, no meaning, no id of a matter, no reason of the rules.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping

from holdspace.client.manner import LOW, Manner
from holdspace.client.state import Beat, BeatKind, ClientState
from holdspace.client.voices import Around
from holdspace.client.voices.llm_open import gives_away, ground, told_before
from holdspace.client.voices.sentences import sentences
from holdspace.llm.model import Prompt
from holdspace.llm.prompts import fill
from holdspace.persona import ResistanceForm
from holdspace.reading.readings import Utterance

CHARACTERS_A_TOKEN = 4
"""As a server is not asked for its tokenizer."""
TALK_TOKENS = 900
"""For the last messages."""
TOLD_TOKENS = 300
"""For what was told before them."""
LONGEST_LAST = 1200
LONGEST_MESSAGE = 400
"""Characters of a message that are shown: the helper's last, and each before it."""

LEAST, MOST = 0.6, 1.6
"""How much shorter or longer than the author's line a reply should be."""
ROOM = 6
"""Words that a reply may always have more than the line, so that "ok." can be said otherwise."""

_HOW: Mapping[BeatKind, str] = {
    "open": "They speak first; nobody has said anything yet.",
    "disclose": "They tell this now, for the first time, in the way they tell things.",
    "elaborate": "They go a step further, and no more than this step.",
    "fact": "A plain answer to a plain question.",
    "correct": "They say that this was not it.",
    "minimise": "They make less of what was said, or take it back.",
    "joke": "They get out of it with a joke.",
    "sidestep": "They step round what was asked: neither yes nor no.",
    "boundary": "They say no to this, and give away nothing of what it is about.",
    "ask_about_you": "They ask the supporter this, once.",
    "ask_for_advice": "They ask the supporter this, once.",
    "ask_limits": "They want to know this first: neither yes nor no to what was asked.",
    "push_back": "They push back, in this way and with this force.",
    "pull_back": "They draw back a little, without saying why.",
    "return_to_cue": "They try once more, in passing, without explaining it.",
    "close": "They take their leave with this.",
    "leave": "They leave, and this is the last thing they say.",
}
_FORMS: Mapping[ResistanceForm, str] = {
    "minimal": "As little as will do for an answer.",
    "irrelevance": "About something else, as if that had been the matter.",
    "superficiality": "Smoothly, on the surface.",
    "intellectualising": "From above, about how such things are, not how it is for them.",
    "hostility": "Sharply.",
    "defensiveness": "Justifying themselves.",
    "compliance": "Agreeing with it, and meaning none of it.",
}
_TYPED: Mapping[Manner, str] = {
    "urgent": "In short pieces, each sentence a message of its own.",
    "slow": "Slowly, in few words, in one message.",
    "even": "Broken into messages where the line is.",
}
_SENTENCES = {"short": "in short sentences", "medium": "in sentences of middling length", "long": "in long sentences"}
_CONTROL = ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")


def ask(beat: Beat, around: Around, again: str = "") -> Prompt:
    """Return the request for ``beat``; ``again`` says why an earlier answer to it was not used."""
    persona = around.persona
    at = ground(beat, around)
    shown = _talk(around.said)
    replies = sum('"person"' in line[:20] for line in shown)
    return fill(
        "voice",
        person=json.dumps(
            {
                "name": plain(persona.name, 60),
                "age": persona.age,
                "pronouns": persona.pronouns,
                "types": f"{persona.style.manner}, {_SENTENCES[persona.style.sentences]}",
                "habits": [plain(habit, 160) for habit in persona.style.habits if not gives_away(habit, at, persona)],
            },
            ensure_ascii=False,
        ),
        talk="\n".join(shown) or "(nothing yet)",
        told="\n".join(_told(told_before(around, replies))) or "(nothing)",
        line=plain(beat.text, 1200, lines=True),
        cue=_cue(beat),
        directions="\n".join(f"- {one}" for one in directions(beat, around.state)),
        again=f"\nAn earlier answer was not used: {again} Write another." if again else "",
    )


def size(line: str) -> tuple[int, int]:
    """Return the fewest and the most words in which a line may be said otherwise."""
    count = len(line.split())
    return max(1, round(LEAST * count)), max(round(MOST * count), count + ROOM)


def directions(beat: Beat, state: ClientState) -> list[str]:
    """Return how the beat is to be said, in plain sentences."""
    least, most = size(beat.text)
    pieces = list(sentences(beat.text))
    bubbles = len(beat.text.split("\n"))
    how = [_HOW.get(beat.kind, "They answer what was just said."), _guarded(state)]
    if beat.form is not None:
        how.append(_FORMS[beat.form])
    if beat.feeling and beat.mood is not None and beat.mood.valence < 0:
        named = ", ".join(plain(word, 40) for word in beat.feeling[:2])
        how.append(f"Under the words: {named}. It shows; name it only if the line does.")
    how.append(_TYPED[beat.manner])
    if state.valence <= LOW and beat.manner == "even":
        how.append("Subdued.")
    how.append(
        f"About {len(beat.text.split())} words ({least} to {most}), {_counted(len(pieces), 'sentence')}"
        f" or so, {_counted(bubbles, 'message')}."
    )
    return how


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _guarded(state: ClientState) -> str:
    if state.phase == "closing":
        return "Tired by now; the talk is near its end."
    if state.trust < 0.25:
        return "Very guarded: they do not know yet whether this is safe."
    if state.trust < 0.5:
        return "Guarded: they say it and look how it is taken."
    if state.trust < 0.7:
        return "Warmer than at first, still careful."
    return "Trusting by now, and plain."


def _cue(beat: Beat) -> str:
    if beat.line.cue is None:
        return ""
    words = plain(beat.line.cue, 240)
    return (
        "\nOf this, the following shows in passing; your reply carries it in words as light, or in these:\n"
        f"<<<cue\n{words}\ncue>>>\n"
    )


def _talk(said: tuple[Utterance, ...]) -> list[str]:
    """Return the last messages that the budget has room for, the oldest first, each as one line of JSON."""
    room = TALK_TOKENS * CHARACTERS_A_TOKEN
    lines: list[str] = []
    for number, one in enumerate(reversed(said)):
        who = "person" if one.speaker == "client" else "supporter"
        text = plain(one.text, LONGEST_MESSAGE if number else LONGEST_LAST, lines=True)
        line = json.dumps({"from": who, "said": text or "(says nothing)"}, ensure_ascii=False)
        room -= len(line)
        if room < 0 and lines:
            break
        lines.append(line)
    return lines[::-1]


def _told(earlier: list[str]) -> list[str]:
    room = TOLD_TOKENS * CHARACTERS_A_TOKEN
    lines: list[str] = []
    for text in reversed(earlier):
        line = json.dumps(plain(text, LONGEST_MESSAGE, lines=True), ensure_ascii=False)
        room -= len(line)
        if room < 0:
            break
        lines.append(line)
    return lines[::-1]


def plain(text: str, most: int, *, lines: bool = False) -> str:
    """Return the text as it can stand in a prompt: no control or invisible character, no marker, not longer than most.

    ``lines`` keeps line breaks.
    """
    text = text[: 4 * most].replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(letter if letter == "\n" or unicodedata.category(letter) not in _CONTROL else " " for letter in text)
    kept = re.sub(r"<{2,}", "<", re.sub(r">{2,}", ">", kept))
    kept = "\n".join(" ".join(part.split()) for part in kept.split("\n")).strip()
    if not lines:
        kept = kept.replace("\n", " ")
    return kept if len(kept) <= most else kept[: most - 1].rstrip() + "\u2026"
