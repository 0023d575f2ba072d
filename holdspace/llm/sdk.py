"""OpenAI's SDK, made so that nothing leaves but what was asked, and nothing comes back without bound."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from urllib.parse import unquote, urlsplit

import httpx2
import openai
from openai.resources.chat.completions import AsyncCompletions  # with the rest, not at the first request

from holdspace.llm.endpoint import OPENAI, Endpoint

MOST_BYTES = 8 * 1024 * 1024
"""Of one answer as it comes over the wire; a long one has 200 kB."""
_CONNECT = 5.0
"""Seconds for a connection; who does not answer by then is not there."""
_KEPT = 3.0
"""Seconds that a connection is kept for the next request: less than servers keep theirs (5 s and more), or the two
would cross."""
_OWN = ("x-stainless-", "openai-")

_clients: dict[tuple[asyncio.AbstractEventLoop, str, str | None, str | None], openai.AsyncOpenAI] = {}
"""By the loop too: a forked process has its own, and must not use its parent's lines."""


class TooMuchError(httpx2.RemoteProtocolError):
    """An answer is larger than any can be, or packed so that it could become so."""


class _Bounded(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = MOST_BYTES
        async for part in self._stream:
            left -= len(part)
            if left < 0:
                raise TooMuchError("more than an answer can have")
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()


class _Transport(httpx2.AsyncHTTPTransport):
    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await super().handle_async_request(request)
        if response.headers.get("content-encoding", "identity") != "identity":  # a small body could grow without bound
            await response.aclose()
            raise TooMuchError("packed, though it was not asked for")
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = _Bounded(response.stream)
        return response


def client(endpoint: Endpoint) -> openai.AsyncOpenAI:
    """Return the SDK for that server and key, one a process; to be called on the loop's thread only."""
    known = (asyncio.get_running_loop(), endpoint.url, endpoint.key, endpoint.proxy)
    if known not in _clients:
        for name in ("openai", "httpx2", "httpcore2"):  # OPENAI_LOG would have them print what is sent
            logging.getLogger(name).setLevel(logging.WARNING)
        _clients[known] = _client(endpoint)
    return _clients[known]


def completions(endpoint: Endpoint) -> AsyncCompletions:
    """Return what asks that server for an answer."""
    return client(endpoint).chat.completions


def waits(patience: float) -> httpx2.Timeout:
    """Return how long the SDK itself waits: for a connection only, and less than whoever asks does."""
    return httpx2.Timeout(None, connect=min(_CONNECT, patience * 0.8))


def _client(endpoint: Endpoint) -> openai.AsyncOpenAI:
    async def plain(request: httpx2.Request) -> None:
        for name in [*request.headers]:
            # Which system and Python this is, and whose account, which only OpenAI itself has to know.
            if name.startswith(_OWN[0]) or (name.startswith(_OWN[1]) and endpoint.url != OPENAI):
                del request.headers[name]
        request.headers["user-agent"] = "holdspace"
        request.headers["accept-encoding"] = "identity"
        request.headers.pop("authorization", None)
        if endpoint.key is not None:
            request.headers["authorization"] = f"Bearer {endpoint.key}"

    safe = httpx2.create_ssl_context() if endpoint.url.startswith("https:") else False
    http = httpx2.AsyncClient(
        transport=_Transport(
            verify=safe,
            trust_env=False,
            limits=httpx2.Limits(max_connections=None, keepalive_expiry=_KEPT),
            proxy=_proxy(endpoint),
        ),
        trust_env=False,  # no proxy that the environment names for others, and no .netrc
        follow_redirects=False,  # what is asked goes where the settings say, and nowhere else
        timeout=waits(endpoint.patience),
        event_hooks={"request": [plain]},
    )
    return openai.AsyncOpenAI(
        api_key=endpoint.key or "none", base_url=endpoint.url, max_retries=0, http_client=http, timeout=http.timeout
    )


def _proxy(endpoint: Endpoint) -> httpx2.Proxy | None:
    if endpoint.proxy is None:
        return None
    parts = urlsplit(endpoint.proxy)
    name, password = unquote(parts.username or ""), unquote(parts.password or "")
    return httpx2.Proxy(
        f"{parts.scheme}://{endpoint.through}",
        ssl_context=httpx2.create_ssl_context() if parts.scheme == "https" else None,
        auth=(name, password) if name or password else None,
    )
