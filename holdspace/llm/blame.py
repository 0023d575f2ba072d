"""What an exception of the SDK means. The server's own words are looked at here and go no further."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator

import httpx2
import openai

from holdspace.llm.faults import Fault, ModelError

_FILTERED = ("content_filter", "content_policy", "responsibleaipolicy", "content management policy")
_WHERE = "is HOLDSPACE_MODEL_URL right, to /v1?"
_STATUS: dict[int, Fault] = {
    401: "key", 403: "key", 407: "proxy", 408: "stalled_before", 402: "rate_limited", 429: "rate_limited",
}  # fmt: skip


def blame(error: BaseException, *, proxied: bool = False) -> ModelError:
    """Return what went wrong; its text holds neither key nor address, neither prompt nor answer.

    ``proxied``: whether it went through a proxy; a connection that was not made is then the one to it.
    """
    if isinstance(error, ModelError):
        return error
    if isinstance(error, openai.APIStatusError):
        return _status(error)
    if isinstance(error, openai.APIConnectionError | httpx2.RequestError | OSError):
        return _connection(error, proxied=proxied)
    if isinstance(error, openai.APIError):  # within the stream
        said = words(error)
        fault: Fault = (
            "filtered" if _any(said, _FILTERED) else "rate_limited" if "rate_limit" in said else "server_error"
        )
        return ModelError(fault, "It said so in the middle of the answer.")
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        return ModelError("cut", type(error).__name__)
    return ModelError("other", type(error).__name__)


def words(error: openai.APIError) -> str:
    """Return what the server said of the error, in small letters, to look for names in it."""
    return f"{error.body if error.body is not None else error.message}"[:4000].lower()


def _status(error: openai.APIStatusError) -> ModelError:
    status, said = error.status_code, words(error)
    detail = f"Status {status}."
    if 300 <= status < 400:
        return ModelError("bad_request", f"{detail} It sends on to another address; {_WHERE}")
    if status in {400, 422} and _any(said, _FILTERED):
        return ModelError("filtered", detail)
    if status == 404 or (status == 400 and "model_not_found" in said):
        if "model" in said:
            return ModelError("no_model", detail)
        return ModelError("bad_request", f"{detail} Nothing is at that address; {_WHERE}")
    return ModelError(_STATUS.get(status, "server_error" if status >= 500 else "bad_request"), detail)


def _connection(error: BaseException, *, proxied: bool) -> ModelError:
    chain = [*_chain(error)]
    detail = type(chain[-1]).__name__
    if any(isinstance(one, httpx2.ProxyError) for one in chain):  # it says no
        return ModelError("proxy", detail)
    if any(isinstance(one, socket.gaierror) for one in chain):
        return ModelError("proxy" if proxied else "unknown_host", detail)
    if any(isinstance(one, ssl.SSLError) for one in chain):
        return ModelError("tls", detail)
    if any(isinstance(one, httpx2.ConnectError | httpx2.ConnectTimeout | ConnectionRefusedError) for one in chain):
        return ModelError("proxy" if proxied else "unreachable", detail)
    if any(isinstance(one, httpx2.TimeoutException) for one in chain):
        return ModelError("stalled_before", detail)
    return ModelError("cut", detail)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        if isinstance(error, BaseExceptionGroup):
            for one in error.exceptions:
                yield from _chain(one)
        error = error.__cause__ or error.__context__


def _any(said: str, names: tuple[str, ...]) -> bool:
    return any(name in said for name in names)
