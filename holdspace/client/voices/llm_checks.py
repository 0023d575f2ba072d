"""All that is asked of a reply before a word of it is released; each fault has a name, and a sentence for the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from holdspace.client.state import Beat, BeatKind, has_told
from holdspace.client.voices import Around
from holdspace.client.voices.llm_checks_form import ill_formed, long_enough, parrots, repeats, rows
from holdspace.client.voices.llm_checks_life import invents
from holdspace.client.voices.llm_checks_role import is_labelled, is_named, out_of_role
from holdspace.client.voices.llm_checks_safety import clinical, contradicts, unsafe
from holdspace.client.voices.llm_open import gives_away, ground
from holdspace.client.voices.llm_prompt import size
from holdspace.client.voices.sentences import sentences
from holdspace.client.words import agrees, content_stems, feelings_in
from holdspace.llm.prompts import fill

REASONS: Mapping[str, str] = {
    "machine": "It spoke as a machine.",
    "prompt": "It spoke of how it was made.",
    "refuses": "It declined to answer; the person just says the line.",
    "advises": "It gave advice.",
    "comforts": "It comforted the supporter.",
    "thanks": "It thanked the supporter.",
    "praises": "It praised the supporter.",
    "reflects": "It gave back what the supporter said or feels.",
    "asks": "It asked after the supporter.",
    "solved": "It sounded as if things were solved.",
    "farewell": "It took leave, and the talk goes on.",
    "crude": "It was sexual.",
    "labelled": "A name stood before the message.",
    "named": "It used the person's own name.",
    "control": "It held characters that nobody types.",
    "markup": "It held markup or an address.",
    "stage": "It described an action.",
    "emoji": "It held too many emoji.",
    "language": "It was not in everyday English.",
    "long": "It was too long.",
    "short": "It was too short, and left out what the line says.",
    "repeats": "It repeated what was said before.",
    "parrots": "It repeated the supporter's words.",
    "clinical": "It used clinical words.",
    "medical": "It spoke of medicine.",
    "method": "It named a way or a means to do harm.",
    "suicide": "It said more of dying than the line does.",
    "locked": "It told what is not told yet.",
    "invents": "It added a detail that is neither in the line nor in the talk.",
    "strays": "It did not say what the line says.",
    "contradicts": "It said yes or no where the line does not.",
    "cue": "The words named as the cue did not stand in the reply, or did not carry it.",
    "form": "It was not the JSON object that was asked for.",
}
"""What the model is told before its second try. No word of the answer comes back in it."""

MORE_SENTENCES = 2
"""How many more than the line's a reply may have."""
LEAST_KEPT = 0.4
"""Share of the line's words below which a reply has left something out; the prompt asks for more."""
_TELLS: frozenset[BeatKind] = frozenset({"open", "disclose", "elaborate", "fact", "return_to_cue"})
"""Replies that have something to tell."""
FEW_TELLING, FEW_OTHER = 2, 4
"""Stems of a line below which a reply may be about anything; small answers have little matter to hold on to."""
_LEAKS_FROM = 6
"""Words in a row of the prompt's own that are no chance."""


class Checks:
    """The checks of one reply: made once, asked for each sentence."""

    def __init__(self, beat: Beat, around: Around) -> None:
        self._beat = beat
        self._persona = around.persona
        self._line = beat.text
        self._at = ground(beat, around)
        self._own = "\n".join((self._line, *(u.text for u in around.said if u.speaker == "client")))
        self._helper = next((u.text for u in reversed(around.said) if u.speaker == "helper"), "")
        self._earlier = tuple(s for u in around.said if u.speaker == "client" for s in long_enough(u.text))
        self._told = has_told(around.persona, around.state)
        self._most_words = size(self._line)[1]
        self._most_sentences = len(list(sentences(self._line))) + MORE_SENTENCES
        self._rows = rows(self._own, _LEAKS_FROM)

    @property
    def longest(self) -> int:
        """Characters that no reply needs, however it is written."""
        return 12 * self._most_words + 80

    def so_far(self, text: str) -> str | None:
        """Return what speaks against the sentences that a reply has so far, or None."""
        if len(text) > self.longest:  # before anything is looked for in it
            return "long"
        return next(self._faults(text), None)

    def whole(self, text: str) -> str | None:
        """Return what speaks against a reply that came to its end, or None."""
        return self.so_far(text) or next(self._faults_of_all(text), None)

    def _faults(self, text: str) -> Iterator[str]:
        yield from unsafe(text, self._beat, self._helper, told=self._told)
        yield from ill_formed(text, self._line)
        if is_labelled(text, self._persona.name, self._line):
            yield "labelled"
        yield from out_of_role(text, self._line)
        if rows(text, _LEAKS_FROM) & _of_prompt() - self._rows:
            yield "prompt"
        if is_named(text, self._persona.name, self._line):
            yield "named"
        yield from clinical(text, self._own)
        if gives_away(text, self._at, self._persona):
            yield "locked"
        if invents(text, self._at.known):
            yield "invents"
        if contradicts(text, self._beat):
            yield "contradicts"
        if len(text.split()) > self._most_words or len(list(sentences(text))) > self._most_sentences:
            yield "long"
        if parrots(text, self._helper, self._line):
            yield "parrots"
        if repeats(text, self._earlier, self._line):
            yield "repeats"

    def _faults_of_all(self, text: str) -> Iterator[str]:
        if len(text.split()) < LEAST_KEPT * len(self._line.split()):
            yield "short"
        if not self._says_it(text):
            yield "strays"

    def _says_it(self, text: str) -> bool:
        """Whether the text has anything of the line's matter or feeling; a line of small words asks for none."""
        beat = self._beat
        line = content_stems(self._line)
        if len(line) < (FEW_TELLING if beat.kind in _TELLS else FEW_OTHER):
            return True
        matter = line | content_stems(" ".join((beat.meaning or "", *beat.hears)))
        if content_stems(text) & matter:
            return True
        meant = feelings_in(" ".join((self._line, *beat.feeling)))
        return any(agrees(one, other) for one in feelings_in(text) for other in meant)


@cache
def _of_prompt() -> frozenset[tuple[str, ...]]:
    places = ("person", "talk", "told", "line", "cue", "directions", "again")
    bare = fill("voice", **dict.fromkeys(places, "."))
    return frozenset(row for message in bare.messages for row in rows(message.content, _LEAKS_FROM))
