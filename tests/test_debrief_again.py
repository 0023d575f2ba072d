"""What is said of a message stands on what its words bear out: harm that no code names, and no praise or blame else."""

from __future__ import annotations

import pytest
from personas_for_tests import sam
from talks_by_hand import SAM, one, reply, talk

from holdspace.client.state import Beat
from holdspace.coach import coach
from holdspace.coach_evidence import evidence
from holdspace.coach_good import good_of
from holdspace.coach_habits import habits
from holdspace.debrief_again import Read, Standing, again
from holdspace.debrief_cues import cues
from holdspace.debrief_faults import mended, slips
from holdspace.debrief_harm import shown
from holdspace.debrief_layout import lay_out
from holdspace.debrief_safety import came_up, safety
from holdspace.reading.helper import RuleHelperReader
from holdspace.simulate import Talk as Playing

HARMFUL = {
    "labelled": (
        "You're clearly depressed. The sarcasm is anger turned inwards.",
        "That's a defence mechanism, it's textbook.",
        "You're stuck in the denial stage.",
        "You've got depression with anxious features.",
    ),
    "threatened": (
        "If you can't heat the house I may have to report this to social services.",
        "I'm calling this in.",
    ),
    "belittled": (
        "So pull yourself together.",
        "Sounds like you're being a bit dramatic to be honest.",
        "There's always someone worse off. Count your blessings.",
        "Think of your kids, how selfish that would be.",
    ),
    "press": ("I've asked four times now.", "You're avoiding the question.", "Give me a date.", "Promise me."),
    "reassure": (
        "Everything happens for a reason.",
        "It does get easier with time.",
        "She is with the angels now.",
        "Nothing's wrong with you, bless you.",
    ),
    "flattered": ("You're such a strong mum!", "You inspire me!", "So brave!"),
    "direct": ("Ring them tomorrow.", "Then get earplugs.", "Right, open the oldest one tonight.", "See your GP."),
    "self_disclose_long": (
        "My mum used to phone at six too! I never knew what to say to her. She ended up in Spain with Keith.",
    ),
    "two_questions": (
        "What was she like, and who do you talk to about her?",
        "How did it start? Was it work? Were you there?",
    ),
    "ask_suicide_leading": (
        "Are you suicidal? You're not, are you?",
        "You're not thinking of killing yourself, are you?",
    ),
}
KIND = (
    "Lying there with the sums going round, and deciding that you're the faulty one. That's a cruel thing to hear.",
    "Your hands still have her in the house, even when your head knows. I don't find that silly at all.",
    "And what you'd like to say back is that there was nothing wrong with this place.",
    "You feel other people have real problems, and yours don't count. Is that near?",
    "People tell you she's in a better place. What do you make of that?",
    "Loads of people do. I did it for most of a spring. It doesn't make it smaller for you, but it isn't just you.",
    "Write to me as slowly as you like. Take all the time you want.",
    "Is that hope, or is it just habit by now?",
    "You sound depressed by it all, is that the word?",
    "Shall we put the number in your phone now, together?",
    "Stop whenever you like.",
    "I've lost my dad too. What are the evenings like for you?",
    "Would it help to talk about her?",
    "What would be useful tonight, do you think: someone to hear it, or something to try?",
)


def read(text: str, codes: str = "simple_reflection", findings: str = "", **more: object) -> Read:
    given = {"kind": "disclose", "theirs": "", "hurt": False, **more}
    return again(text, Read(frozenset(codes.split()), frozenset(findings.split())), Standing(**given))  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, texts in HARMFUL.items() for t in texts])
def test_harm_that_no_code_names_is_found_in_the_words(name: str, text: str) -> None:
    assert name in shown(text, "")


@pytest.mark.parametrize("text", KIND)
def test_a_good_turn_shows_no_harm(text: str) -> None:
    assert not shown(text, "")


def test_what_the_person_said_comes_back_without_harm() -> None:
    assert "belittled" not in shown(
        "You told yourself to pull yourself together.", "i told myself, pull yourself together"
    )
    assert "reassure" in shown("At least you have your health.", "")
    assert "reassure" not in shown("They say at least you had her.", "they say at least you had her")


def test_where_harm_is_plain_nothing_counts_as_hearing() -> None:
    it = read("You're clearly depressed. You feel angry.", "complex_reflection", "close_reflection cue_met")
    assert it.findings == {"labelled"}
    assert not it.codes


def test_help_brought_nearer_is_no_order() -> None:
    it = read("Ring 116 123 with me now.", "safety_act refer", "safety_act refer")
    assert "direct" not in it.findings


@pytest.mark.parametrize(
    ("finding", "code", "text"),
    [
        ("confront", "confront", "It follows you to the shower. In your head you never once get to write anything."),
        ("validate", "validate", "Ha, mime is fine. Take your time."),
        ("seek_permission", "seek_permission", "What are you up to for the rest of the evening?"),
        (
            "ask_suicide_leading",
            "ask_suicide_leading",
            "You don't want to kill yourself, and you wish you'd not wake up.",
        ),
        ("advise_early", "advise_without_permission", "We can look at paperwork, yes. What's on the top of the pile?"),
        ("advise_early", "advise_without_permission", "We do not have to talk in the way they told you."),
        ("direct", "direct", "You don't have to go further than you want. I'm still here."),
        ("direct", "direct", "You must wish she'd just ask about Pauline."),
        ("direct", "direct", "Ha, don't grow out of it. Can I suggest something?"),
    ],
)
def test_what_no_word_bears_out_is_neither_praised_nor_blamed(finding: str, code: str, text: str) -> None:
    it = read(text, f"simple_reflection {code}", f"near_reflection {finding}")
    assert finding not in it.findings
    assert code not in it.codes


@pytest.mark.parametrize(
    ("finding", "text"),
    [
        ("confront", "But you can't be that worried if you're off on holiday."),
        ("validate", "No wonder you're worn out."),
        ("seek_permission", "I've a thought about that. Would you want to hear it?"),
        ("ask_suicide_leading", "You wouldn't do anything silly, would you?"),
        ("advise_early", "Have you tried going to bed earlier?"),
        ("direct", "You need to open them tonight."),
    ],
)
def test_what_the_words_bear_out_stays(finding: str, text: str) -> None:
    assert finding in read(text, "simple_reflection other", finding).findings


def test_a_true_answer_about_the_limits_is_no_arguing() -> None:
    text = "It stays with me unless your life was in danger, but then I'd tell you first."
    assert "confront" not in read(text, "confront explain_role", "confront explain_role", kind="ask_limits").findings


@pytest.mark.parametrize(
    "text",
    [
        "You're right, I put that in your mouth. What was it you said?",
        "That did come out stiff, sorry. I'm still me.",
        "You're right, that was me handing you a leaflet. I'm sorry.",
        "Fair point, you have. Let me slow down.",
    ],
)
def test_a_slip_that_is_owned_is_seen_in_many_words(text: str) -> None:
    assert "apologise_repair" in read(text, "other").findings


def test_sorry_for_what_hurt_nobody_mends_nothing() -> None:
    text = "I didn't mean to make you emotional, sorry."
    assert "apologise_repair" not in read(text, "apologise", "apologise_repair").findings
    assert "apologise_repair" in read(text, "apologise", "apologise_repair", hurt=True).findings


def test_gathering_up_and_a_goodbye_are_seen_in_words() -> None:
    text = "We've come to the end of my hour. You said it: the floor, the sums, the laughing faces. Mind how you go."
    told = ("i scrub the floor at ten", "i do sums till four", "the laughing faces, all of them")
    it = read(text, findings="close_reflection pry", told=told)
    assert "summarise" in it.findings
    assert "close" in it.codes
    assert "pry" not in it.findings


def test_a_no_is_respected_only_where_there_was_one() -> None:
    assert "refusal_respected" not in read("Sat there with it.", findings="refusal_respected").findings
    assert "refusal_respected" in read("We can leave it.", findings="refusal_respected", kind="boundary").findings


def test_somebody_who_asks_about_you_may_get_an_answer() -> None:
    text = "I was a postman for thirty years and I lost my brother in the spring, that's about all there is to me."
    assert "self_disclose_long" in read(text, "self_disclose").findings
    assert "self_disclose_long" not in read(text, "self_disclose", kind="ask_about_you").findings


def test_an_old_record_without_codes_is_left_as_it_is() -> None:
    as_read = Read(frozenset(), frozenset({"confront"}))
    assert again("You're clearly depressed.", as_read, Standing(kind="", theirs="", hurt=False)) == as_read


def test_a_talk_is_laid_out_with_what_its_words_bear_out() -> None:
    playing = Playing(sam(), RuleHelperReader(), 3)
    playing.say("That's a defence mechanism, it's textbook.")
    laid_out = lay_out(sam(), playing.turns)
    assert laid_out.mine[0].found("labelled")
    assert "labelled" not in playing.turns[1].findings


def test_a_diagnosis_is_named_as_what_it_is_and_is_nobodys_strength() -> None:
    it = one("You're in denial.", "complex_reflection", "labelled")
    assert slips(talk(it), talk(it).mine[0]) == ("labelled",)
    role = evidence(talk(it), ())[0]
    assert "diagnosis" in role.says
    assert role.between == ("could do harm", "some of it")


def test_what_was_put_right_is_said_with_what_it_was() -> None:
    playing = Playing(sam(), RuleHelperReader(), 3)
    for text in ("What are the nights like?", "You should go to bed earlier.", "Sorry, that was too quick of me.",
                 "Have you tried milk?", "I'm sorry, I went too fast."):  # fmt: skip
        playing.say(text)
    says = next(note.says for note in coach(sam(), playing.turns) if "put this right yourself" in note.says)
    assert says.startswith("What you wrote")


def test_an_apology_owns_the_latest_slip_and_not_another_before_it() -> None:
    laid_out = talk(
        one("You'll be fine.", "reassure", "reassure"),
        one("You should ring them.", "direct", "direct"),
        one("Sorry, that was bossy.", "apologise", "apologise_repair"),
    )
    assert mended(laid_out, laid_out.mine[0]) is None
    assert mended(laid_out, laid_out.mine[1]) == laid_out.mine[2]


def test_an_idea_that_was_turned_away_is_not_covered_by_the_good_beside_it() -> None:
    turned: Beat = reply("push_back", "that's probably good advice for someone")
    good = one("You're worn out. Have you tried tea?", "simple_reflection advise_without_permission",
               "close_reflection advise_unasked", turned)  # fmt: skip
    taken = good._replace(beat=reply("elaborate"), said="x")
    from holdspace.debrief_faults import covered  # noqa: PLC0415  # beside what it is about

    for exchange, is_covered in ((good, False), (taken, True)):
        laid_out = talk(exchange)
        assert covered(laid_out, laid_out.mine[0], "advise_unasked") is is_covered


def test_company_help_and_room_are_praised_only_where_the_words_and_the_answer_bear_it_out() -> None:
    def says(text: str, findings: str, answer: Beat) -> str:
        laid_out = talk(one(text, "support", findings, answer))
        return " ".join(g.says for g in good_of(laid_out, frozenset())(laid_out.mine[0]))

    assert "you are there" in says("I'm here with you.", "support", reply("elaborate"))
    assert "you are there" not in says("Good luck with it all.", "support", reply("elaborate"))
    assert "room to go on" in says("mm", "backchannel", reply("elaborate"))
    assert "room to go on" not in says("ok", "backchannel", reply("minimise"))
    assert "help nearer" not in says("No fixing, I'm right here.", "safety_act", reply("elaborate"))


def test_a_leading_question_about_suicide_is_seen_even_where_no_hint_had_come() -> None:
    dana = SAM.model_copy(update={"suicide": "wish_dead"})
    leading = one("You're not thinking of anything silly, are you?", "ask_suicide_leading", "ask_suicide_leading")
    laid_out = talk(leading, persona=dana)
    assert came_up(laid_out)
    assert next(s for s in safety(laid_out, ()) if s.step == "asked").done is False


def test_telling_the_family_about_letters_is_no_trusted_person() -> None:
    dana = SAM.model_copy(update={"suicide": "wish_dead"})
    laid_out = talk(
        one("You should tell your family about it.", "direct", "direct"),
        one("Are you thinking about suicide?", "ask_suicide_direct", "ask_suicide_direct"),
        persona=dana,
    )
    assert next(s for s in safety(laid_out, ()) if s.step == "trusted_person").done is not True


def test_praise_is_counted_by_its_words_too() -> None:
    mine = [one("You're amazing!", "other", "flattered")] * 4 + [one("What then?", "open_question")] * 4
    assert "praise" in {h.kind for h in habits(talk(*mine))}


def test_no_cue_is_listed_where_none_was_planted() -> None:
    assert cues(talk(one("Hello.")), (), None).seen == ()  # type: ignore[arg-type]
