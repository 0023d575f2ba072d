"""A server that speaks OpenAI's chat completions and needs no model: it says the lines that the authors wrote.

For trying the model path with no key (``holdspace model rehearse``), and for tests: every fault that a server or a
model can have is there on demand. It understands only what this program asks; to anything else it says what it is.
"""
