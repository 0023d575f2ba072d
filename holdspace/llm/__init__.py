"""Language models behind any OpenAI-compatible address: where they stand, how they are asked, what goes wrong.

Nothing here is needed for a talk: each use has a scripted way beside it, and goes that way when a model fails. The SDK
is imported when the first request is made, never before.
"""
