"""What the exported tables hold, column by column: the data dictionary."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

What = Literal["ratings", "cues", "sessions", "turns"]
WHAT: Final[tuple[What, ...]] = ("sessions", "ratings", "cues", "turns")


class Column(NamedTuple):
    """One column of a table."""

    name: str
    meaning: str
    unit: str = "text"
    range: str = ""
    source: str = "record"
    words: bool = False
    """Somebody's own words, which may be left out."""


_WHO = (
    Column("person", "Whose talk it is: a pseudonym made from a random number, the same in all tables", "pseudonym",
           "p and 12 hexadecimal digits", "computed"),
    Column("session", "The talk", "identifier", "UUID"),
)  # fmt: skip
_PATH = "the path that the trainee looked at"
_LEVEL = "1 could do harm, 2 some of it, 3 sound, 4 sound and more"
_COACH = "the program's rules, docs/coach.md"
_OPEN = "; empty until the trainee has rated themselves, chosen not to, or read the look back"

SESSIONS = (
    *_WHO,
    Column("lesson", "The lesson it belongs to", "slug"),
    Column("place", "Where in the lesson", "slug"),
    Column("simulated_person", "With whom", "slug"),
    Column("persona_version", "Version of that person's file", "number", "1 or more"),
    Column("opened", "When the talk was opened", "time, UTC", "ISO 8601"),
    Column("ended", "How it ended", "category", "held, unheard, cut_off, safe, told, left"),
    Column("helper_reader", "Which reader read the trainee's messages"),
    Column("messages", f"Messages of the trainee on {_PATH}", "count", "0 or more"),
    Column("feedback_open", "Whether the trainee has rated themselves, chosen not to, or read the look back",
           "yes or no"),
    Column("self_rating", "What became of the rating before feedback", "category", "rated, skipped, none"),
    Column("hunt", "What became of the cue hunt before feedback", "category", "done, skipped, none"),
    Column("cues_planted", f"Cues in the talk{_OPEN}", "count", "0 or more"),
    Column("cues_found", "Of those, marked by the trainee; empty without a hunt", "count", "0 to cues_planted",
           "computed"),
    Column("moments_marked", "Moments that the trainee marked; empty without a hunt", "count", "0 or more", "computed"),
    Column("moments_on_a_cue", "Of those, on a cue", "count", "0 to moments_marked", "computed"),
    Column("hunt_recall", "cues_found of cues_planted; empty where nothing was planted", "share", "0 to 1", "computed"),
    Column("hunt_precision", "moments_on_a_cue of moments_marked; empty where nothing was marked", "share", "0 to 1",
           "computed"),
    Column("cues_offered", f"Cues that there was time to hear and that are not disputed{_OPEN}", "count", "0 or more",
           "computed"),
    Column("cues_heard", f"Of those, met, noticed or come back to{_OPEN}", "count", "0 to cues_offered", "computed"),
    Column("skills_compared", "Skills that both trainee and program gave a level", "count", "0 to 5", "computed"),
    Column("gap_signed", "Mean gap over these; above 0: the trainee saw more", "levels", "-3 to 3", "computed"),
    Column("gap_absolute", "Mean distance over these", "levels", "0 to 3", "computed"),
    Column("suggestions_shown", "Messages for which suggestions were shown", "count", "0 or more", "computed"),
    Column("suggestions_used", "Of those, messages that began as a suggestion", "count", "0 to suggestions_shown",
           "computed"),
)  # fmt: skip

RATINGS = (
    *_WHO,
    Column("skill", "The skill; one row a skill, and one more for each further expert", "category",
           "eight slugs of the rubric"),
    Column("self_first", "The trainee's level before any feedback; empty where left open or skipped", "level",
           f"{_LEVEL}; no_chance", "trainee"),
    Column("self_first_time", "When that was kept", "time, UTC", "ISO 8601"),
    Column("self_revised", "The trainee's latest level afterwards", "level", f"{_LEVEL}; no_chance", "trainee"),
    Column("coach_low", f"The least that the program's rules support; empty: no chance to show{_OPEN}", "level", _LEVEL,
           _COACH),
    Column("coach_high", f"The most that they support{_OPEN}", "level", _LEVEL, _COACH),
    Column("coach_may_number", "Whether a program may say one level of this skill", "yes or no", "", _COACH),
    Column("coach_rules", "Rules that spoke, with what they showed", "rule:shows, space between",
           "harm, missing, untold, shown, more", _COACH),
    Column("gap_first", "self_first's distance from coach_low to coach_high; above 0: the trainee saw more", "levels",
           "-3 to 3", "computed"),
    Column("gap_revised", "The same of self_revised", "levels", "-3 to 3", "computed"),
    Column("expert", "Who rated the talk, by the name they sign with; empty until a person does", "text", "", "expert"),
    Column("expert_level", "That person's level; empty until a person gives one", "level", f"{_LEVEL}; no_chance",
           "expert"),
    Column("expert_time", "When that was kept", "time, UTC", "ISO 8601"),
)  # fmt: skip

CUES = (
    *_WHO,
    Column("row", "What the row is: a cue that was in the talk, or a moment marked where none was", "category",
           "planted, marked_only"),
    Column("turn", "The turn whose reply holds it", "number", "0 or more"),
    Column("words", "The person's words", "text", "", "record", words=True),
    Column("start", "First character of a cue in the reply; empty where it is unknown", "code points", "0 or more"),
    Column("end", "The character after its last", "code points", "1 or more"),
    Column("kind", "What the cue carries", "category", "shame, loneliness, fear, grief, anger, hopelessness, burden, "
           "exhaustion, guilt, longing, wish_dead, thoughts", "author"),
    Column("outcome", "What became of it in the talk", "category", "met, noticed, late, missed, open",
           "the program's rules"),
    Column("disputed", "Whether the trainee thinks that they heard it", "yes or no", "", "trainee"),
    Column("found", "Whether the trainee marked it in the cue hunt; empty without a hunt", "yes or no", "", "computed"),
)  # fmt: skip

TURNS = (
    *_WHO,
    Column("turn", "The turn of the record", "number", "0 or more; 0 is the opening"),
    Column("answers", "The turn that it answers", "number", "0 or more"),
    Column("on_path", f"Whether it is on {_PATH}; else it is another try", "yes or no"),
    Column("sent", "When the trainee's message was kept", "time, UTC", "ISO 8601"),
    Column("trainee_words", "What the trainee wrote", "text", "", "trainee", words=True),
    Column("codes", f"What the message does{_OPEN}", "codes, space between", "holdspace/codes.py",
           "reader named in sessions.helper_reader"),
    Column("findings", f"What that meant to this person{_OPEN}", "findings, space between",
           "holdspace/client/effects.py", "the program's rules"),
    Column("fit", f"How close what was given back came{_OPEN}", "score", "0 to 1", "the program's rules"),
    Column("empathy_reactions", f"EPITOME emotional reactions{_OPEN}", "level", "0 none, 1 weak, 2 strong", "reader"),
    Column("empathy_interpretations", f"EPITOME interpretations{_OPEN}", "level", "0 none, 1 weak, 2 strong",
           "reader"),
    Column("empathy_explorations", f"EPITOME explorations{_OPEN}", "level", "0 none, 1 weak, 2 strong", "reader"),
    Column("suggestion_used", "Whether the message began as a suggestion; empty where none was shown", "yes or no"),
    Column("suggestion_kind", "Of which kind", "category", "MI, ER, PS"),
    Column("suggestion_edited", "How much of it was changed", "share", "0 to 1"),
    Column("person_words", "What the simulated person said; a line break parts bubbles", "text", "", "scripted or a "
           "language model, never a human being", words=True),
    Column("spoken_by", "Whose words these are: the author's; a language model's; or the author's where a language "
           "model was asked and its words were not used. Empty where nothing was said", "category",
           "scripted, model, replaced"),
    Column("voice", "The voice that said it, with its version and the model's name and host"),
    Column("model_fault", "Where spoken_by is replaced: what went wrong with the model's answer", "category",
           "holdspace/llm/faults.py; unfit: it did not pass the checks"),
    Column("model_fault_detail", "What more is known of that, such as the check that the answer did not pass"),
    Column("model_tokens_in", "What language models read for this reply and the suggestions after it, all tries "
           "together; empty where none was asked", "tokens", "0 or more", "the server's count, or estimated"),
    Column("model_tokens_out", "What they wrote for these", "tokens", "0 or more", "the server's count, or estimated"),
    Column("beat", f"What the person did{_OPEN}", "category", "holdspace/client/state.py"),
    Column("trust", f"The simulated person's trust afterwards{_OPEN}", "score", "0 to 1", "the program's rules"),
    Column("valence_read", "How the reply sounds: unpleasant to pleasant", "score", "-1 to 1", "reader"),
    Column("arousal_read", "How the reply sounds: slow to tense", "score", "-1 to 1", "reader"),
    Column("emotion_read", "The likeliest of seven categories", "category",
           "anger, disgust, fear, happiness, sadness, surprise, neutral", "reader"),
)  # fmt: skip

TABLES: Final[dict[What, tuple[Column, ...]]] = {
    "sessions": SESSIONS,
    "ratings": RATINGS,
    "cues": CUES,
    "turns": TURNS,
}
