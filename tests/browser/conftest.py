"""What the tests of the practice room in a browser share."""

import pytest

pytest.register_assert_rewrite("practice", "practice_steps")

from practice import content, desk, newcomer, served, start, trainee  # noqa: E402  # asserts are rewritten before

__all__ = ["content", "desk", "newcomer", "served", "start", "trainee"]
