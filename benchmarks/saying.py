"""What the helper says in the benchmarks: thirty messages that a person stays for, of every kind a reader meets."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice

MESSAGES = (
    "Hi Maya, I'm glad you wrote. What's been on your mind?",
    "You're tired, and it doesn't stop when you lie down.",
    "What goes through your mind when you're lying there?",
    "So everyone else seems to manage, and you feel like the only one who can't. That sounds lonely.",
    "Thank you for telling me. We can go slowly.",
    "It makes sense that you're worn out.",
    "What's it like when someone asks you how it's going?",
    "You'd rather say it's fine than have them worry.",
    "Part of you wants to tell someone, and part of you is afraid of what they'd think of you then.",
    "Would it be all right if I asked about your sleep?",
    "How long has it been like this?",
    "You've been carrying that on your own for weeks.",
    "That sounds exhausting, and scary too.",
    "What matters most to you in all this?",
    "You care a lot about not letting people down. You've been trying so hard that nothing is left by the evening.",
    "I may have got that wrong. How would you say it?",
    "I hear you.",
    "You sound ashamed of it, as if it said something about who you are.",
    "It took something to say that.",
    "What do you wish they knew?",
    "So it's the exams, and the nights, and under it the fear that you're not who they think you are.",
    "I've had a time when I hid things too. How is it for you to say it here?",
    "You're allowed to find this hard.",
    "When was it a little easier, even for an hour?",
    "Walking helped, because nobody wanted anything from you there.",
    "Who could you stand to know about it?",
    "You'd like her to know, without having to see her face when she hears it.",
    "If you like, we could think about what you might say to her.",
    "What would be a first step that isn't too big?",
    "I'm glad you told me. I'm still here, and I'm not in a hurry.",
)


def messages(count: int) -> Iterator[str]:
    """Yield that many messages, from the beginning again when there are no more."""
    return islice(cycle(MESSAGES), count)
