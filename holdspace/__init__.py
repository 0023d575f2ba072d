"""The engine of Holding Space: simulated people, a reader of conversations, and the record that keeps them.

Nothing in here knows of notebooks, browsers or plots.
"""

__all__ = ["__version__"]

__version__ = "0.1.0"
