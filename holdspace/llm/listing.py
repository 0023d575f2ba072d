"""Which models a server says it has."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import Future

from holdspace.llm.endpoint import Endpoint
from holdspace.llm.faults import Fault
from holdspace.llm.loop import background

_MOST = 5000
_PATIENCE = 6.0
"""Seconds to wait for it at most: it is not needed, but who waits for a connection must have said so by then."""
_NOT_THERE: frozenset[Fault] = frozenset({"unreachable", "unknown_host", "tls", "proxy"})


def listed(endpoint: Endpoint) -> tuple[str, ...] | None:
    """Return the names, or None where the server does not tell; waits for some seconds at most.

    Raises ModelError where no connection comes about: whoever asks there meets the same.
    """
    waiting: Future[tuple[str, ...] | None] = asyncio.run_coroutine_threadsafe(_listed(endpoint), background())
    return waiting.result()


async def _listed(endpoint: Endpoint) -> tuple[str, ...] | None:
    from holdspace.llm import blame, sdk  # noqa: PLC0415 - they import the SDK

    try:
        async with asyncio.timeout(min(endpoint.patience, _PATIENCE)):
            answer = await sdk.client(endpoint).get("/models", cast_to=object)
    except Exception as error:  # noqa: BLE001 - many servers have no such list
        wrong = blame.blame(error, endpoint)
        if wrong.fault in _NOT_THERE:
            raise wrong from None
        return None
    data = answer.get("data") if isinstance(answer, dict) else None
    if not isinstance(data, list):
        return None
    names = (str(one.get("id", "")) for one in data[:_MOST] if isinstance(one, dict))
    secret = endpoint.key or "\n"
    return tuple(re.sub(r"[^ -~]", "", name)[:120] for name in names if secret not in name)
