"""Which models a server says it has."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import Future

from holdspace.llm.endpoint import Endpoint
from holdspace.llm.loop import background

_MOST = 5000


def listed(endpoint: Endpoint) -> tuple[str, ...] | None:
    """Return the names, or None where the server does not tell. Takes as long as ``patience`` at most."""
    waiting: Future[tuple[str, ...] | None] = asyncio.run_coroutine_threadsafe(_listed(endpoint), background())
    return waiting.result()


async def _listed(endpoint: Endpoint) -> tuple[str, ...] | None:
    try:
        from holdspace.llm import sdk  # noqa: PLC0415 - it imports the SDK

        async with asyncio.timeout(endpoint.patience):
            answer = await sdk.client(endpoint).get("/models", cast_to=object)
    except Exception:  # noqa: BLE001 - many servers have no such list; what is wrong shows when the model is asked
        return None
    data = answer.get("data") if isinstance(answer, dict) else None
    if not isinstance(data, list):
        return None
    names = (str(one.get("id", "")) for one in data[:_MOST] if isinstance(one, dict))
    secret = endpoint.key or "\n"
    return tuple(re.sub(r"[^ -~]", "", name)[:120] for name in names if secret not in name)
