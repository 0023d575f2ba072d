"""A model that answers what a test says, in the process: for the content of answers. Networks are tested on servers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from holdspace.client.state import Beat
from holdspace.client.voices import Around, Asked, Cancel, Carried, Said, Sentence, TakenOver
from holdspace.client.voices.llm import ModelVoice
from holdspace.llm.faults import Fault, ModelError
from holdspace.llm.model import Prompt, Usage, Wanted

Answer = TypeVar("Answer", bound=BaseModel)


class Never:
    """A token that nobody sets."""

    def is_set(self) -> bool:
        return False


class Flag:
    """A token that a test sets."""

    def __init__(self) -> None:
        self.stopped = False

    def is_set(self) -> bool:
        return self.stopped


def as_json(reply: str, cue: str = "") -> str:
    return json.dumps({"cue": cue, "reply": reply}, ensure_ascii=False)


class _Answer:
    def __init__(self, pieces: list[str], fault: Fault | None, prompt: Prompt, cancel: Wanted, tokens: int) -> None:
        self._pieces, self._fault, self._cancel = pieces, fault, cancel
        self.usage = Usage(
            role="voice", model="fake", prompt=f"{prompt.name}@{prompt.digest}", tokens_in=tokens, tokens_out=tokens
        )
        self.given = 0
        self.closed = False

    def __iter__(self) -> Iterator[str]:
        for piece in self._pieces:
            if self._cancel.is_set():
                self.usage = self.usage.model_copy(update={"fault": "cancelled"})
                raise ModelError("cancelled", usage=self.usage)
            self.given += 1
            yield piece
        if self._fault is not None:
            self.usage = self.usage.model_copy(update={"fault": self._fault})
            raise ModelError(self._fault, usage=self.usage)

    def close(self) -> None:
        self.closed = True


class Fake:
    """Answers with each of ``answers`` in turn, in pieces of ``size`` characters; ``fault`` comes after the last."""

    name = "fake"

    def __init__(self, *answers: str, size: int = 5, fault: Fault | None = None, at_once: Fault | None = None) -> None:
        self._answers = list(answers)
        self._size, self._fault, self._at_once = size, fault, at_once
        self.prompts: list[Prompt] = []
        self.spent: list[int] = []
        self.most: list[int] = []
        self.given: list[_Answer] = []

    def stream(
        self, prompt: Prompt, cancel: Wanted, *, most: int, schema: dict[str, Any] | None = None, spent: int = 0
    ) -> _Answer:
        assert schema is not None
        self.prompts.append(prompt)
        self.spent.append(spent)
        self.most.append(most)
        if self._at_once is not None:
            usage = Usage(role="voice", model="fake", prompt="voice@x", fault=self._at_once)
            raise ModelError(self._at_once, usage=usage)
        text = self._answers[min(len(self.prompts), len(self._answers)) - 1] if self._answers else ""
        pieces = [text[i : i + self._size] for i in range(0, len(text), self._size)]
        self.given.append(_Answer(pieces, self._fault, prompt, cancel, 10))
        return self.given[-1]

    def ask(
        self, prompt: Prompt, answer: type[Answer], cancel: Wanted, *, most: int, spent: int = 0
    ) -> tuple[Answer, Usage]:
        raise NotImplementedError


class Heard(NamedTuple):
    """What came of a reply, as a trainee has it in the end."""

    all: list[Said]
    text: str
    """What stands: without what was taken back."""
    ever: str
    """All that was released, taken back or not."""
    why: str | None
    """Why another voice took over."""
    cue: str | None
    asked: list[Usage]


def heard(said: list[Said]) -> Heard:
    stands: list[str] = []
    ever: list[str] = []
    why = cue = None
    for one in said:
        match one:
            case Sentence():
                stands.append(one.text)
                ever.append(one.text)
            case TakenOver():
                stands, why, cue = [], one.why, None
            case Carried():
                cue = one.cue
    return Heard(
        said, " ".join(stands), " ".join(ever), why, cue, [one.usage for one in said if isinstance(one, Asked)]
    )


def speak(model: Fake, beat: Beat, around: Around, cancel: Cancel | None = None) -> Heard:
    return heard(list(ModelVoice(model).speak(beat, cancel or Never(), around)))


def whole(beat: Beat) -> str:
    """Return the author's line as it reads when it was said."""
    return " ".join(beat.text.split())
