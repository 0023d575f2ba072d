"""The rules of the director: what each situation lets a person say, in the order in which they would.

A rule yields offers, the likeliest first; one whose lines were all said is passed over. A rule that yields nothing
leaves the turn to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdspace.client.effects import Finding
from holdspace.client.matters import (
    asked_after,
    asked_again,
    asked_on,
    asked_plainly,
    elaborate,
    elaborations,
    facts,
    firmly_locked,
    locked_matter,
    next_disclosure,
    reaction,
    told_matters,
)
from holdspace.client.partings import by_what_was_heard, farewell, towards_death
from holdspace.client.refusals import boundary, resistance
from holdspace.client.safety import promises_secrecy, says_who_they_are
from holdspace.client.scene import Offer, Scene
from holdspace.client.state import BeatKind
from holdspace.client.talk_itself import asks_for_a_last_word, comes_back, ends_soon, owns_a_slip
from holdspace.client.telling import STRAINED, takes_back
from holdspace.codes import REFLECTIONS, HelperCode
from holdspace.persona import ReactionKind, Speech

GOES_ON = 0.35
"""Share of the times that someone goes on by themselves when a message only stays with them."""

_ON_A_MATTER: tuple[BeatKind, ...] = ("disclose", "elaborate", "return_to_cue", "fact", "react")


ROOM_OF_A_SIGN = 0.5
"""How often somebody goes on with their matter after "mm"."""


SORE = 0.15
"""Strain (0..1) from which a question alone draws nothing further out."""

SPENT = 0.12
"""Energy at which a person is done for today."""


def outside_the_talk(scene: Scene) -> Iterator[Offer]:
    """Answer gibberish, another language, a prompt injection, or "are you a bot?" in character."""
    for kind in ("injection", "gibberish", "other_language", "meta"):
        if kind in scene.reading.conduct:
            why = f"the message stepped outside the talk ({kind})"
            yield from reaction(scene, kind, why)
            if kind in ("injection", "meta"):
                yield Offer("sidestep", "sidesteps", scene.persona.sidesteps, why)
            yield from reaction(scene, "other", why)
            yield from elaborations(scene, why)
            yield from resistance(scene, why, "minimal")
            return


def goodbyes(scene: Scene) -> Iterator[Offer]:
    """End the talk: the helper says goodbye, or the person is spent. How it ends depends on what happened."""
    state = scene.state
    before = scene.recent[0].line.text.lower() if scene.recent else ""
    given_back = "bye" in before and scene.reading.has(*REFLECTIONS)  # their own words, told back
    said_goodbye = scene.heard.parting is not None and not scene.heard.questions and not given_back
    if not said_goodbye and state.energy > SPENT:
        return
    if said_goodbye and ends_soon(scene.heard.text) and not towards_death(state):
        yield from reaction(scene, "close", "the end was said to be near")
    if said_goodbye:
        yield Offer("close", *farewell(scene.persona, state, scene.heard.parting))
    else:
        yield Offer("close", *by_what_was_heard(scene.persona, state))


def at_the_door(scene: Scene) -> Iterator[Offer]:
    """Answer a last question before the end: nothing new begins now."""
    leaving = scene.heard.parting or (scene.state.parting and asks_for_a_last_word(scene.heard.text))
    if leaving and scene.heard.questions:
        yield from reaction(scene, "close", "the talk is ending")
        yield from reaction(scene, "open_question", "asked at the end, and nothing new begins")


def unheard_cue(scene: Scene) -> Iterator[Offer]:
    """Pull back when a cue went unheard; a turn or two later, try once more in other words."""
    if scene.found("cue_missed"):
        yield Offer("pull_back", "pulls_back", scene.persona.pulls_back, "a cue went unheard")
        return
    if any(c.outcome == "open" and c.left > 0 for c in scene.state.cues):
        return
    if scene.state.beat == "pull_back" or not _at_ease(scene) or scene.state.strain >= STRAINED or asked_plainly(scene):
        return
    if owns_a_slip(scene.heard.text) or comes_back(scene.heard.text):  # that is answered first
        return
    for cue in scene.state.cues:
        if cue.outcome != "missed" or cue.tried_again:
            continue
        spec = scene.persona.disclosure(cue.disclosure).cue
        if spec is None or not spec.again:
            continue
        i = next(n for n, d in enumerate(scene.persona.disclosures) if d.id == cue.disclosure)
        told = scene.persona.disclosures[i]
        again = Speech(
            lines=spec.again,
            feeling=told.feeling,
            meaning=told.meaning,
            hears=told.hears,
            ask=told.ask,
            meet=told.meet,
            beside=told.beside,
            mood=told.mood,
        )
        yield Offer(
            "return_to_cue", f"disclosures[{i}].cue.again", again, "tries once more in other words", told.id, told.depth
        )


def mended(scene: Scene) -> Iterator[Offer]:
    """Answer an apology, or a no that was respected."""
    if comes_back(scene.heard.text):
        yield from reaction(scene, "came_back", "the helper owned a slip and came back to what was being said")
    if scene.heard.questions and asked_plainly(scene):
        return  # what was asked beside it is answered
    if scene.found("apologise_repair") or (owns_a_slip(scene.heard.text) and scene.state.turn > 1):
        yield from reaction(scene, "apologise", "the helper owned a slip")
    elif scene.found("refusal_respected"):
        if scene.heard.their_turn:  # "can I say a different bit": then they say it
            yield from next_disclosure(scene, deepest=2, why="they asked to say something else, and may")
        yield from reaction(scene, "refusal_respected", "a no was respected")


def told_what_to_do(scene: Scene) -> Iterator[Offer]:
    """Push back against advice, orders, warnings and arguments, in varied ways."""
    kinds: tuple[tuple[Finding, ReactionKind], ...] = (
        ("confront", "confront"),
        ("warn", "warn"),
        ("direct", "direct"),
        ("advise_early", "advise_without_permission"),
        ("advise_unasked", "advise_without_permission"),
    )
    for finding, kind in kinds:
        if scene.found(finding):
            own = list(reaction(scene, kind, f"unasked: {finding}"))
            if kind != "advise_without_permission":
                own += reaction(scene, "advise_without_permission", f"unasked: {finding}")
            forms = resistance(scene, f"pushes back: {finding}")
            yield from (own + forms if scene.state.advised <= 1 or scene.chance.random() < 0.45 else forms + own)
            return
    if scene.found("reassure"):
        own = list(reaction(scene, "reassure", "reassured before it was looked at"))
        minimises = [Offer("minimise", "minimises", scene.persona.minimises, "reassurance closed the matter")]
        yield from (own + minimises if scene.chance.random() < 0.7 else minimises + own)
    elif scene.found("advise_welcome"):
        yield from reaction(scene, "advise_with_permission", "the idea was asked for")


def given_back_wrongly(scene: Scene) -> Iterator[Offer]:
    """Correct a wrong guess; greet one's own words, or a worn formula, with little."""
    if scene.found("misheard_tentative", "misheard_confident"):
        yield from reaction(scene, "misheard", "the guess was wide", "correct")
    elif scene.heard.questions:
        return  # a question is answered, however it was led up to
    elif scene.found("parroted"):
        yield from reaction(scene, "parroted", "given back word for word")
    elif scene.found("formula") and not scene.found("cue_met"):
        yield from reaction(scene, "formula", "the same opening words again")
    elif scene.found("flattered"):
        yield from reaction(scene, "flattered", "praised again")


def kept_back(scene: Scene) -> Iterator[Offer]:
    """Retreat after something deep, whatever the helper did: take it back, joke, or change the subject."""
    if scene.state.retreat <= 0 or scene.found("cue_met"):
        return
    yield from takes_back(scene)
    if scene.persona.jokes is not None and scene.chance.random() < 0.35:
        yield Offer("joke", "jokes", scene.persona.jokes, "jokes after something deep")
    yield Offer("minimise", "minimises", scene.persona.minimises, "keeps back after something deep")


def told_too_much(scene: Scene) -> Iterator[Offer]:
    """Answer a story of the helper's own."""
    if scene.found("self_disclose_long", "self_disclose_brief") and not scene.heard.questions:
        yield from reaction(scene, "self_disclose", "the helper told something of their own")


def silence(scene: Scene) -> Iterator[Offer]:
    """Answer silence, or a talk that is nothing but "mm"."""
    if scene.found("silence", "silence_worn"):
        if scene.found("silence") and scene.chance.random() < 0.3:
            yield from next_disclosure(scene, deepest=1, why="the pause gave room")
        yield from reaction(scene, "silence", "silence")
        yield from reaction(scene, "empty", "silence")
    elif scene.found("backchannel_worn"):
        yield from resistance(scene, "nothing but small signs", "minimal")
        yield from reaction(scene, "backchannel", "one small sign after another")


def asks_of_the_helper(scene: Scene) -> Iterator[Offer]:
    """Ask "have you been there?", or for advice: seldom, once there is some trust."""
    state = scene.state
    if state.turn < 5 or state.trust < 0.4 or not scene.found("close_reflection", "validate", "support"):
        return
    if state.beat in ("disclose", "return_to_cue"):  # what was just told, and met, is not dropped for this
        return
    told_own = any("self_disclose" in codes for codes in state.lately)  # they have just heard
    if scene.heard.questions or scene.reading.has("close", "self_disclose") or told_own:
        return
    # A kind never comes twice within ten beats: asking is a reach, not a habit.
    asked = [address.split("#")[0] for address in state.said[-10:]]
    if "asks_about_you" not in asked and scene.chance.random() < 0.14:
        yield Offer(
            "ask_about_you", "asks_about_you", scene.persona.asks_about_you, "reaches for the helper's own story"
        )
    elif "asks_for_advice" not in asked and scene.chance.random() < 0.10:
        yield Offer("ask_for_advice", "asks_for_advice", scene.persona.asks_for_advice, "wants to know what to do")


def explained(scene: Scene) -> Iterator[Offer]:
    """Answer who the helper is, when confidentiality ends, or whether something may be asked, before going on."""
    if scene.heard.leave_to_ask and not scene.heard.questions:  # "may I ask how she died?" asks it
        yield from asked_after(scene)
        yield from asked_again(scene, further=_unhurt(scene))
    if scene.found("seek_permission") and next(asked_after(scene), None) is None:
        yield from reaction(scene, "seek_permission", "leave was asked")
    said_who = scene.heard.limits or says_who_they_are(scene.reading, scene.heard.text)
    if said_who and (not scene.heard.questions or _only_asks_whether_it_suits(scene)):
        yield from reaction(scene, "explain_role", "the limits were explained")
    just_before = "explain_role" in (scene.state.lately[-2:-1] or ((),))[0]
    if just_before and not said_who and _only_asks_whether_it_suits(scene):
        yield from reaction(scene, "explain_role", "asked whether what was explained suits them")


_NOT_THE_ONLY_ONE = re.compile(
    r"\b(?:not|never|hardly) the only (?:one|person)\b"
    r"|\bnot (?:alone|on your own) (?:in|with) (?:this|that|it|feeling)\b"
    r"|\b(?:lots|plenty|loads) of (?:other )?people (?:do|feel|lie|have|go|say|are|think)\b",
    re.IGNORECASE,
)

_SUITS = re.compile(
    r"\b(?:(?:is|are|was) (?:that|this|it|you) (?:ok|okay|alright|all right|fine|clear)|(?:does|do) (?:that|this|it)"
    r" (?:make sense|suit|sound|work|seem)|how (?:does|do|is) (?:that|this|it) (?:sound|sit|for you)"
    r"|what do you think of that|any questions|do you have (?:any )?questions|clear so far)\b"
)


def _only_asks_whether_it_suits(scene: Scene) -> bool:
    """Whether the one question asks whether what was explained is all right."""
    return scene.heard.questions == 1 and _SUITS.search(scene.heard.wording) is not None


def promised_secrecy(scene: Scene) -> Iterator[Offer]:
    """Doubt a promise of secrecy, or test it: nobody can keep it, and whoever hears it half knows."""
    if promises_secrecy(scene.heard.text) and not scene.reading.has("ask_suicide_direct"):
        yield from reaction(scene, "promise_secrecy", "everything was promised to stay secret")


def opening_up(scene: Scene) -> Iterator[Offer]:
    """Tell more: what the helper asked after, the next step of the same matter, or what lies next to it."""
    validated = scene.found("validate") and scene.heard.fit.verdict in ("close", "near")
    near = validated or scene.found("close_reflection", "cue_met", "cue_noticed", "summarise")
    asked = scene.found("open_question")
    gave_room = asked or scene.found("backchannel", "near_reflection", "greet")
    if not (near or gave_room) or scene.found("interrogated"):
        return
    if scene.heard.questions and not near and (not asked or firmly_locked(scene)):
        return  # what was asked is answered first
    if not near and not asked and scene.found("backchannel") and scene.chance.random() >= ROOM_OF_A_SIGN:
        return  # a small sign is room, and not always an invitation
    landed = list(reaction(scene, "reflected", "it landed"))
    just_told = scene.state.beat in ("disclose", "elaborate", "return_to_cue")
    if scene.found("close_reflection") and just_told and scene.chance.random() < 0.35 and not scene.heard.questions:
        yield from landed
    stays = asked_on(scene) if scene.heard.questions else near
    if stays:
        yield from elaborate(scene)
    yield from asked_after(scene)
    yield from asked_again(scene, further=_unhurt(scene))
    if asked and scene.state.beat in ("ask_about_you", "ask_for_advice"):
        yield from reaction(scene, "open_question", "what they asked was handed back")
    if near and not stays:
        yield from elaborate(scene)
    if not near and not asked and scene.found("near_reflection"):
        yield from _half_heard(scene, landed if just_told else [])
    deepest = 4 if near else 2 if asked else 1
    yield from next_disclosure(
        scene, deepest, "it lies next to this", only_following=_of_what_was_told(scene, near=near)
    )
    if near:
        yield from landed


def _half_heard(scene: Scene, landed: list[Offer]) -> Iterator[Offer]:
    """Answer something given back that came no nearer: nobody leaps to another matter over it."""
    if _NOT_THE_ONLY_ONE.search(scene.heard.text):
        yield from reaction(scene, "validate", "told that they are not on their own with it")
    if scene.reading.has("support") and not scene.heard.fit.value:  # "I'd rather sit here with you" gave nothing back
        yield from reaction(scene, "support", "it stayed with them, and gave nothing back")
    yield from landed


def answers(scene: Scene) -> Iterator[Offer]:
    """Answer a question: what was asked, at the trust there is; a no where there is too little."""
    if not scene.heard.questions:
        return
    if not firmly_locked(scene):  # worn by questions, they still answer a plain one: "How long were you married?"
        yield from facts(scene) if scene.found("interrogated") else asked_after(scene)
        yield from asked_again(scene, further=_unhurt(scene))
    if (locked := locked_matter(scene)) is not None:
        told = locked[1]
        yield Offer("sidestep", "sidesteps", scene.persona.sidesteps, f"not yet: {told.id}", told.id)
        yield boundary(scene, f"not yet: {told.id}", told.id)
    if scene.found("two_questions") and scene.chance.random() < 0.4:
        yield from reaction(scene, "two_questions", "two questions at once")
    if scene.found("interrogated"):
        yield from resistance(scene, "question after question", "minimal")
    kinds: list[ReactionKind] = ["closed_question", "open_question"]
    if scene.reading.has("open_question") or not scene.heard.occasions & {"yes_no", "how_much"}:
        kinds.reverse()  # "when was that?" is closed, and "yes" answers it as little as "what is it like?"
    yield from reaction(scene, kinds[0], "asked, and nothing in particular comes")
    yield from elaborations(scene, "asked, and something small comes")


def small_signs(scene: Scene) -> Iterator[Offer]:
    """Answer whatever else the message did, the most telling first."""
    if not scene.heard.questions and _NOT_THE_ONLY_ONE.search(scene.heard.text):  # to be like others is to make sense
        yield from reaction(scene, "validate", "told that they are not the only one")
    if _only_stays(scene):  # nothing much was asked or said: there is room to go on
        if scene.state.beat in _ON_A_MATTER and scene.chance.random() < GOES_ON:
            yield from elaborate(scene)
            yield from next_disclosure(scene, deepest=1, why="there was room")
        yield from elaborations(scene, "there was room")
    for code in _TELLING:
        if code == "inform" and scene.heard.fit.verdict in ("close", "near"):  # a statement gave something back
            yield from reaction(scene, "reflected", "it came near")
        if scene.reading.has(code):
            yield from reaction(scene, code, f"answers: {code}")
            if scene.chance.random() < 0.5:
                yield from elaborations(scene, f"goes on after: {code}")


def whatever_is_left(scene: Scene) -> Iterator[Offer]:
    """Say something small, true and new; failing that, step aside."""
    if _at_ease(scene):
        yield from next_disclosure(scene, deepest=0, why="says it unasked")
        yield from elaborations(scene, "something small")
    yield from reaction(scene, "other", "nothing to hold on to")
    yield from elaborations(scene, "something small")
    yield from facts(scene, asked=False)
    yield Offer("sidestep", "sidesteps", scene.persona.sidesteps, "runs out of words")
    yield from resistance(scene, "runs out of words", "minimal", "superficiality")
    yield Offer("sidestep", "minimises", scene.persona.minimises, "runs out of words")
    for kind in scene.persona.reactions:
        if kind in ("backchannel", "reflected", "open_question", "closed_question", "other", "support", "validate"):
            yield from reaction(scene, kind, "runs out of words")


def once_more(scene: Scene) -> Offer:
    """Say again what was said longest ago: nothing else is left."""
    persona = scene.persona
    oldest = scene.state.said[0].split("#")[0] if scene.state.said else "sidesteps"
    pools = dict(persona.speeches())
    lists = [p for p in ("sidesteps", "minimises", "boundaries") if p in pools]
    pool = oldest if oldest in lists else scene.chance.choice(lists)
    return Offer("sidestep", pool, pools[pool], "everything was said")


_TELLING: tuple[HelperCode, ...] = (
    "refer", "hand_over", "explain_role", "seek_permission", "self_disclose", "apologise", "validate", "summarise",
    "emphasize_autonomy", "offer_hope", "affirm", "support", "inform", "greet", "backchannel", "other",
)  # fmt: skip


def _only_stays(scene: Scene) -> bool:
    """Whether the message neither asks nor does anything in particular."""
    sure = {span.code for span in scene.reading.codes if span.score > 0.5 or span.code == "other"}
    return (
        not scene.heard.questions
        and sure <= {"other", "support", "backchannel"}
        and _at_ease(scene)
        and scene.heard.says_something
    )


def _at_ease(scene: Scene) -> bool:
    """Whether the message left room to go on."""
    rough: tuple[Finding, ...] = (
        "advise_early", "advise_unasked", "direct", "warn", "confront", "press", "reassure", "insult", "sexual",
        "interrogated", "misheard_confident",
    )  # fmt: skip
    return not scene.found(*rough)


def _of_what_was_told(scene: Scene, *, near: bool) -> bool:
    """Whether a question keeps to what was told: it is no way into another matter."""
    if not scene.heard.questions or not _unhurt(scene):  # hurt, they say what they please
        return False
    return any(shared for shared, *_ in told_matters(scene)) or (asked_on(scene) and not near)


def _unhurt(scene: Scene) -> bool:
    """Whether a question may draw something further out: nothing rough in it, and little between them."""
    return _at_ease(scene) and scene.state.strain < SORE
