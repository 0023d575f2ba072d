"""One conversation, live: the only thing that knows the order of a turn.

A session yields typed events, each of them kept before it is yielded; whoever shows them knows nothing of readers,
dynamics or voices. It belongs to one worker thread, with its store and its lease.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from holdspace import care, events
from holdspace.client import dynamics, person
from holdspace.client.state import Beat, ClientState, at_start
from holdspace.client.voices import Around, Cancel, ScriptedVoice, Voice
from holdspace.conversation import Conversation, TurnKept
from holdspace.events import Event, FeelingMode, Payload, SuggestionsMode
from holdspace.persona import Persona
from holdspace.pronouns import FORMS
from holdspace.reading.readings import ClientReader, Felt, HelperReader
from holdspace.replying import Reply
from holdspace.store import Lease, NewRecord, Person, SessionRow, Store
from holdspace.suggest import NOT_WITHIN, edited, suggest
from holdspace.suggesting import Asking, Suggested, Suggester
from holdspace.suggestsafety import moment

LONGEST = 100_000
"""Characters of a message that are kept; nobody types more."""


FOR_A_VOICE = 40
"""Messages of the talk that a voice may look back on; a model's own budget of tokens is narrower."""

_CHANGES = (events.ReplyInterrupted, events.SpokenOtherwise)


class Parts(NamedTuple):
    """What a session is made with; each has a version that is recorded."""

    helper_reader: HelperReader
    client_reader: ClientReader
    voice: Voice = ScriptedVoice()
    suggester: Suggester | None = None
    """Who makes suggestions in their own time; without one they are the author's, at once."""


def default_parts() -> Parts:
    """Return the parts that work on every laptop: no key, no network."""
    from holdspace.reading.client import RuleClientReader  # noqa: PLC0415  # heavy: loaded when a talk begins
    from holdspace.reading.weighed import WeighedHelperReader  # noqa: PLC0415

    return Parts(WeighedHelperReader(clauses_by_rules=True), RuleClientReader())


class NotPossibleError(ValueError):
    """What was asked is not possible now; the message is a sentence for the trainee."""


@dataclass(slots=True)
class _Token:
    stopped: bool = field(default=False)

    def is_set(self) -> bool:
        return self.stopped


class Session:
    """One conversation of one person with one persona.

    Every method that changes something raises :class:`holdspace.store.LeaseLost` once another kernel has taken the
    session up, and :class:`holdspace.store.StoreError` where the store can't keep it; nothing is then shown that was
    not kept.
    """

    def __init__(self, store: Store, lease: Lease, persona: Persona, conversation: Conversation, parts: Parts) -> None:
        self.conversation = conversation
        self.persona = persona
        self._store = store
        self._lease = lease
        self._parts = parts

    @classmethod
    def start(  # noqa: PLR0913  # all that a room is set with
        cls,
        store: Store,
        who: Person,
        persona: Persona,
        parts: Parts,
        *,
        lesson: str,
        holder: str,
        suggestions: SuggestionsMode = "at_once",
        feeling: FeelingMode = "shown",
        seed: int | None = None,
    ) -> Session:
        """Open a new session and record how the room is set."""
        snapshot = store.keep_snapshot("persona", persona.model_dump_json(by_alias=True, exclude_defaults=True))
        seed = secrets.randbits(48) if seed is None else seed
        id_ = store.open_session(who, lesson=lesson, persona=persona.id, snapshot=snapshot, seed=seed)
        session = cls(store, store.take_lease(id_, holder), persona, Conversation(), parts)
        session._keep(
            events.SessionStarted(
                lesson=lesson,
                persona=persona.id,
                persona_version=persona.version,
                snapshot=snapshot,
                seed=seed,
                language=persona.language,
                voice=parts.voice.name,
                helper_reader=parts.helper_reader.version,
                client_reader=parts.client_reader.version,
                suggestions=suggestions,
                feeling=feeling,
                state=at_start(persona),
            )
        )
        return session

    @classmethod
    def resume(cls, store: Store, row: SessionRow, parts: Parts, *, holder: str) -> Session | None:
        """Take up a session where it was left, with the persona as it was then; the kernel before is refused.

        Returns None for a session that was opened and never set: there is nothing to take up.
        """
        lease = store.take_lease(row.id, holder)
        conversation = Conversation.fold(events.typed(record) for record in store.records(row.id))
        if conversation.started is None:
            return None
        persona = Persona.model_validate_json(store.snapshot(conversation.started.snapshot))
        return cls(store, lease, persona, conversation, parts)

    @property
    def id(self) -> UUID:
        """The session's id in the store."""
        return self._lease.session

    @property
    def started(self) -> events.SessionStarted:
        """How the room was set."""
        assert self.conversation.started is not None  # noqa: S101  # both ways in make sure of it
        return self.conversation.started

    # --- the talk ---------------------------------------------------------------------------------------------------

    def enter(self, cancel: Cancel | None = None) -> Iterator[Event]:
        """Begin: the person says the first thing, unasked."""
        if self.conversation.entered:
            yield from self.catch_up(cancel)
            return
        yield from self._keep(events.RoomEntered())
        yield from self.catch_up(cancel)

    def say(
        self, text: str, client_id: str, suggestion: str | None = None, cancel: Cancel | None = None
    ) -> Iterator[Event]:
        """Keep what the helper said and yield what comes of it.

        The first event is the message itself, kept; a message whose ``client_id`` is kept already is not kept twice,
        and is answered only if it was not. A message that reads as the helper's own danger is held back: the room steps
        out of the story, and nothing comes of it. Raises NotPossibleError before the talk began or after it ended.
        """
        conversation = self.conversation
        if self.holds_back(client_id):
            return
        if client_id in conversation.client_ids:
            yield from self.catch_up(cancel)
            return
        if not conversation.entered or conversation.ended is not None:
            raise NotPossibleError("This talk is not open. Start a new one, or try one of your turns another way.")
        yield from self.catch_up(cancel)  # whatever a crash left unanswered comes first
        head = conversation.turns[conversation.head] if conversation.head is not None else None
        turn = max(conversation.turns, default=0) + 1
        text = _clean(text)
        if self._is_own_danger(text):
            out = events.SteppedOut(words=care.same_words(text, str(self.id)))
            yield from self._append([out.record(client_id=client_id)], [out])
            return
        batch: list[NewRecord] = []
        sent = events.MessageSent(text=text, **_origin(head, suggestion, text))
        batch.append(sent.record(turn, conversation.head, client_id))
        payloads: list[Payload] = [sent]
        if head is not None and head.suggestions and sent.suggestion is None:
            ignored = events.SuggestionsIgnored(items=tuple(s.id for s in head.suggestions))
            batch.append(ignored.record(head.turn, head.parent))
            payloads.append(ignored)
        yield from self._append(batch, payloads)
        yield from self.catch_up(cancel)

    def holds_back(self, client_id: str) -> bool:
        """Whether this message was not said to the person, or cannot be while the room is out of the story."""
        return self.conversation.stepped_out or client_id in self.conversation.held_back

    def _is_own_danger(self, text: str) -> bool:
        conversation = self.conversation
        return care.steps_out(
            care.hear(text, conversation.utterances(), self._parts.client_reader),
            same=care.same_words(text, str(self.id)) in conversation.fine_with,
            since=conversation.since_fine,
        )

    def go_on(self) -> Iterator[Event]:
        """Go on with the talk where it stood, after the room had stepped out of the story."""
        if self.conversation.stepped_out:
            yield from self._keep(events.WentOn())

    def catch_up(self, cancel: Cancel | None = None) -> Iterator[Event]:
        """Bring the current turn to its end: whatever of it is not recorded yet happens now."""
        conversation = self.conversation
        if not conversation.entered:
            return
        token = cancel or _Token()
        if conversation.head is None:
            yield from self._reply(0, None, token)
            return
        turn = conversation.turns[conversation.head]
        yield from self._reply(turn.turn, turn, token)

    def end(self, cancel: Cancel | None = None) -> Iterator[Event]:
        """End the talk. A person who was not told goodbye says what they say when they are cut off."""
        conversation = self.conversation
        if not conversation.entered or conversation.ended is not None:
            return
        yield from self.catch_up(cancel)
        if conversation.stepped_out:  # whoever leaves now is not called after
            yield from self._keep(events.SessionEnded(how="held"))
            return
        state = conversation.state
        if state is None or conversation.ended is not None:
            return
        after, beat = person.leave(self.persona, state, self.started.seed)
        turn = max(conversation.turns, default=0) + 1
        decided = self._unasked(after, beat)
        yield from self._say_beat(turn, conversation.head, beat, state, _Token(), first=[decided])
        yield from self.catch_up(cancel)

    # --- around the talk --------------------------------------------------------------------------------------------

    def suggestions(self, draft: str | None = None) -> Iterator[Event]:
        """Make three suggestions for the latest message, where there are none yet."""
        turn = self._head()
        if turn is None or turn.beat is None or turn.suggestions or self.conversation.ended is not None:
            return
        yield from self._keep(self._suggested(turn, draft), turn=turn.turn, parent=turn.parent)

    def asking(self, draft: str | None = None) -> Asking | None:
        """Return the moment that a model's suggestions are wanted for; None where there is no model, or none is wanted.

        Without a ``draft`` nobody asked for them: they are wanted only where the room shows them at once.
        """
        turn = self._head()
        if self._parts.suggester is None or turn is None or turn.beat is None or turn.state is None:
            return None
        wanted = draft is not None or self.started.suggestions == "at_once"
        if not wanted or turn.suggestions or not turn.sentences or self.conversation.ended is not None:
            return None
        return Asking(
            persona=self.persona,
            state=turn.state,
            beat=turn.beat,
            earlier=tuple(reversed(self._beats(turn.parent))),
            said=self.conversation.utterances(turn.turn, last=FOR_A_VOICE),
            shown=tuple(self._shown(turn)),
            draft=_clean(draft) if draft else None,
            seed=self.started.seed,
            turn=turn.turn,
            parent=turn.parent,
            spent=self.conversation.tokens,
        )

    def suggested(self, moment: Asking, made: Suggested) -> Iterator[Event]:
        """Keep what a model's suggestions took, and the suggestions where the talk still stands at that moment."""
        payloads: list[Payload] = [events.ModelAsked.model_validate(used.model_dump()) for used in made.asked]
        turn = self._head()
        if turn is not None and turn.turn == moment.turn and not turn.suggestions and self.conversation.ended is None:
            payloads.append(events.SuggestionsMade(items=made.items, draft=moment.draft))
        if payloads:
            yield from self._keep(*payloads, turn=moment.turn, parent=moment.parent)

    def take(self, suggestion: str) -> Iterator[Event]:
        """Record that a suggestion of the latest message went into the composer."""
        turn = self._head()
        if turn is not None and any(s.id == suggestion for s in turn.suggestions):
            yield from self._keep(events.SuggestionTaken(suggestion=suggestion), turn=turn.turn, parent=turn.parent)

    def place(self, turn: int, valence: float, arousal: float) -> Iterator[Event]:
        """Record where the trainee places a message's feeling (each -1..1), once."""
        kept = self.conversation.turns.get(turn)
        if kept is not None and kept.sentences and kept.placed is None:
            placed = events.FeelingPlaced(valence=max(-1.0, min(1.0, valence)), arousal=max(-1.0, min(1.0, arousal)))
            yield from self._keep(placed, turn=turn, parent=kept.parent)

    def branch(self, turn: int) -> Iterator[Event]:
        """Go back before a helper message, to say it another way; what was said before stays."""
        kept = self.conversation.turns.get(turn)
        if kept is None or kept.text is None:
            raise NotPossibleError("That turn can't be tried again: it is not one of yours.")
        yield from self._keep(events.BranchOpened(), turn=turn, parent=kept.parent)

    def show(self, turn: int) -> Iterator[Event]:
        """Show the try that ``turn`` belongs to, to its end."""
        if turn not in self.conversation.turns:
            raise NotPossibleError("There is no such try in this talk.")
        last = self.conversation.turns[self.conversation.last_of(turn)]
        yield from self._keep(events.BranchShown(), turn=last.turn, parent=last.parent)

    def pause(self) -> Iterator[Event]:
        """Take a break."""
        if not self.conversation.on_break:
            yield from self._keep(events.BreakTaken())

    def back(self) -> Iterator[Event]:
        """Come back from a break."""
        if self.conversation.on_break:
            yield from self._keep(events.BreakEnded())

    def exported(self, format_: str) -> Iterator[Event]:
        """Record that the transcript was taken along."""
        yield from self._keep(events.Exported(format="json" if format_ == "json" else "md"))

    # --- one turn, in order -----------------------------------------------------------------------------------------

    def _reply(self, number: int, turn: TurnKept | None, cancel: Cancel) -> Iterator[Event]:
        """Decide, speak, read and suggest for one turn, and end where it ends; each only if it was not done."""
        parent = turn.parent if turn is not None else None
        before = self._state_before(parent)
        if turn is None or turn.beat is None or turn.state is None:
            decided = self._decide(turn, before)
            yield from self._say_beat(number, parent, decided.beat, before, cancel, first=[decided])
        elif turn.ended is None:
            yield from self._take_up(turn, before, cancel)
        turn = self.conversation.turns[number]
        yield from self._after_reply(turn)
        if turn.state is not None and turn.state.ended is not None and self.conversation.ended is None:
            yield from self._keep(events.SessionEnded(how=turn.state.ended), turn=turn.turn)

    def _decide(self, turn: TurnKept | None, before: ClientState) -> events.TurnDecided:
        if turn is None or turn.text is None:
            return self._unasked(*person.begin(self.persona, before, self.started.seed))
        reading = self._parts.helper_reader.read(turn.text, self.conversation.utterances(turn.parent))
        recent = tuple(reversed(self._beats(turn.parent)[-person.TALK :]))
        came = person.answer(self.persona, before, reading, turn.text, recent, self.started.seed)
        return events.TurnDecided(
            reading=reading,
            reader=self._parts.helper_reader.version,
            findings=came.heard.findings,
            fit=round(came.heard.fit.value, 3),
            state=came.state,
            beat=came.beat,
        )

    def _unasked(self, state: ClientState, beat: Beat) -> events.TurnDecided:
        """Return the decision of a turn in which the person speaks unasked."""
        version = self._parts.helper_reader.version
        return events.TurnDecided(reading=None, reader=version, findings=(), fit=0.0, state=state, beat=beat)

    def _take_up(self, turn: TurnKept, before: ClientState, cancel: Cancel) -> Iterator[Event]:
        """Close a reply that a crash left open; one of which nothing was said is said now."""
        assert turn.state is not None and turn.beat is not None  # noqa: S101, PT018  # asked by the caller
        if turn.reply is None:
            yield from self._say_beat(turn.turn, turn.parent, turn.beat, before, cancel, first=[])
        elif turn.sentences:
            state = dynamics.withheld(before, turn.state, turn.beat, turn.said)
            closed: list[Payload] = [events.ReplyInterrupted(reply=turn.reply, why="resumed", state=state)]
            if turn.voice != ScriptedVoice.name:
                closed.insert(0, events.SpokenOtherwise(cue=None, state=state))
            yield from self._keep(*closed, turn=turn.turn, parent=turn.parent)
        else:
            again: list[Payload] = [events.ReplyInterrupted(reply=turn.reply, why="resumed", state=turn.state)]
            yield from self._say_beat(turn.turn, turn.parent, turn.beat, before, cancel, first=again)

    def _say_beat(  # noqa: PLR0913  # one reply, and where it stands
        self,
        number: int,
        parent: int | None,
        beat: Beat,
        before: ClientState,
        cancel: Cancel,
        *,
        first: list[Payload],
    ) -> Iterator[Event]:
        reply = Reply(beat, before, self._parts.voice.name, first)
        if first and not isinstance(self._parts.voice, ScriptedVoice):  # what was decided is kept before a long wait
            yield from self._keep(*first, turn=number, parent=parent)
            reply = Reply(beat, before, self._parts.voice.name, ())
        for said in self._parts.voice.speak(beat, cancel, self._around(number, parent, first)):
            if now := reply.take(said, stopped=cancel.is_set()):
                yield from self._keep(*now, turn=number, parent=parent)
        state, shown = self._as_decided(number, first)
        closing = reply.stop(state, shown) if cancel.is_set() else reply.finish(state)
        yield from self._close(number, parent, closing, said=reply.said)

    def _as_decided(self, number: int, first: Sequence[Payload]) -> tuple[ClientState, str]:
        """Return the state after the turn and what has been said in it, whether the decision is kept yet or not."""
        turn = self.conversation.turns.get(number)
        if turn is not None and turn.state is not None:
            return turn.state, turn.said
        return next(payload.state for payload in first if isinstance(payload, events.TurnDecided)), ""

    def _around(self, number: int, parent: int | None, first: Sequence[Payload]) -> Around:
        conversation = self.conversation
        said = conversation.utterances(number if number in conversation.turns else parent, last=FOR_A_VOICE)
        state, _ = self._as_decided(number, first)
        return Around(persona=self.persona, state=state, said=said, turn=number, spent=conversation.tokens)

    def _close(self, number: int, parent: int | None, first: list[Payload], *, said: bool) -> Iterator[Event]:
        """Record the end of a reply together with its reading and the suggestions: one transaction."""
        turn = self.conversation.turns.get(number)
        if turn is None or turn.state is None or not said:
            yield from self._keep(*first, turn=number, parent=parent)
            return
        after = next((p.state for p in reversed(first) if isinstance(p, _CHANGES)), turn.state)
        yield from self._keep(*first, *self._afterwards(turn, after), turn=number, parent=parent)

    def _after_reply(self, turn: TurnKept) -> Iterator[Event]:
        """Read the reply and suggest, where a crash came before it."""
        if turn.state is not None and turn.sentences and (payloads := self._afterwards(turn, turn.state)):
            yield from self._keep(*payloads, turn=turn.turn, parent=turn.parent)

    def _afterwards(self, turn: TurnKept, state: ClientState) -> list[Payload]:
        """Return what follows a reply: how it sounds, and suggestions where the lesson wants them at once."""
        payloads: list[Payload] = []
        if turn.client_reading is None:
            context = self.conversation.utterances(turn.turn)[:-1]
            felt = Felt(state.valence, state.arousal)
            reading = self._parts.client_reader.read(turn.said, context, felt)
            payloads.append(events.ClientRead(reading=reading, reader=self._parts.client_reader.version))
        at_once = self.started.suggestions == "at_once" and self._parts.suggester is None
        if at_once and not turn.suggestions and state.ended is None:
            payloads.append(self._suggested(turn, None))
        return payloads

    def _suggested(self, turn: TurnKept, draft: str | None) -> events.SuggestionsMade:
        assert turn.beat is not None  # noqa: S101  # asked by the callers
        items = suggest(
            turn.beat,
            earlier=list(reversed(self._beats(turn.parent))),
            context=self.conversation.utterances(turn.turn, last=2),
            shown=self._shown(turn),
            reader=self._parts.helper_reader,
            pronouns=FORMS[self.persona.pronouns],
            seed=self.started.seed,
            turn=turn.turn,
            at=moment(self.persona, turn.state, turn.beat) if turn.state is not None else None,
        )
        return events.SuggestionsMade(items=items, draft=_clean(draft) if draft else None)

    def _shown(self, turn: TurnKept) -> list[str]:
        path = self.conversation.path(turn.turn)
        return [s.text for t in path[-NOT_WITHIN - 1 : -1] for s in t.suggestions]

    # --- small things -----------------------------------------------------------------------------------------------

    def _head(self) -> TurnKept | None:
        head = self.conversation.head
        return None if head is None else self.conversation.turns.get(head)

    def _state_before(self, parent: int | None) -> ClientState:
        for turn in reversed(self.conversation.path(parent) if parent is not None else []):
            if turn.state is not None:
                return turn.state
        return self.started.state

    def _beats(self, head: int | None) -> list[Beat]:
        path = self.conversation.path(head) if head is not None else []
        return [t.beat for t in path if t.beat is not None]

    def _keep(self, *payloads: Payload, turn: int = 0, parent: int | None = None) -> list[Event]:
        return self._append([p.record(turn, parent) for p in payloads], payloads)

    def _append(self, batch: Sequence[NewRecord], payloads: Sequence[Payload]) -> list[Event]:
        kept = [
            Event(record, payload)
            for record, payload in zip(self._store.append(self._lease, batch), payloads, strict=True)
        ]
        for event in kept:
            self.conversation.add(event)
        return kept


def _origin(head: TurnKept | None, suggestion: str | None, text: str) -> dict[str, str | float]:
    """Return which suggestion a message began as, and how much of it was changed."""
    for one in head.suggestions if head is not None else ():
        if one.id == suggestion:
            return {"suggestion": one.id, "edited": edited(one.text, text)}
    return {}


def _clean(text: str) -> str:
    """Return the text as it can be kept everywhere: no NUL, no half of a surrogate pair."""
    text = text[:LONGEST].replace("\x00", "\ufffd")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
