"""What an exception of the SDK means. The server's own words are looked at here and go no further."""

from __future__ import annotations

import json
import re
import socket
import ssl
from collections.abc import Iterator

import httpx2
import openai

from holdspace.llm.endpoint import Endpoint
from holdspace.llm.faults import Fault, ModelError
from holdspace.llm.sdk import TooMuchError

_FILTERED = ("content_filter", "content_policy", "responsibleaipolicy", "content management policy")
_WHERE = "is HOLDSPACE_MODEL_URL right, to /v1?"
_STATUS: dict[int, Fault] = {
    401: "key", 403: "key", 407: "proxy", 408: "stalled_before", 402: "rate_limited", 429: "rate_limited",
}  # fmt: skip
_CERTIFICATE = {10: "expired", 62: "other_name", 64: "other_name"}
"""By OpenSSL's numbers (X509_V_ERR_...); any other is one that is not trusted."""


def blame(error: BaseException, endpoint: Endpoint, *, answering: bool = False) -> ModelError:
    """Return what went wrong; its text holds neither key nor address, neither prompt nor answer.

    ``answering``: whether the server had begun to answer.
    """
    if isinstance(error, ModelError):
        return error
    if isinstance(error, openai.APIStatusError):
        return _status(error, endpoint)
    if isinstance(error, openai.APIConnectionError | httpx2.RequestError | OSError):
        return _connection(error, endpoint, answering=answering)
    if isinstance(error, openai.APIError):  # within the stream
        said = words(error)
        fault: Fault = (
            "filtered" if _any(said, _FILTERED) else "rate_limited" if "rate_limit" in said else "server_error"
        )
        return ModelError(fault, "It said so in the middle of the answer.")
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        return ModelError("cut", "no_json")
    return ModelError("other", type(error).__name__)


def words(error: openai.APIError) -> str:
    """Return what the server said of the error, in small letters, to look for names in it."""
    return f"{error.body if error.body is not None else error.message}"[:4000].lower()


def _status(error: openai.APIStatusError, endpoint: Endpoint) -> ModelError:
    status, said = error.status_code, words(error)
    detail = f"Status {status}."
    if status in {400, 422} and _any(said, _FILTERED):
        return ModelError("filtered", detail)
    if wrong := _wrong_address(error, status, said):
        return wrong
    if status == 404 or (status == 400 and "model_not_found" in said):
        return ModelError("no_model", detail)
    fault = _STATUS.get(status, "server_error" if status >= 500 else "bad_request")
    if fault == "key" and endpoint.key is None:
        return ModelError("key", "unset")
    return ModelError(fault, "password" if fault == "proxy" else detail)


def _wrong_address(error: openai.APIStatusError, status: int, said: str) -> ModelError | None:
    """Return what is wrong with the address, if what answers there is not what was looked for."""
    if 300 <= status < 400:
        return ModelError("bad_request", f"Status {status}. It sends on to another address; {_WHERE}")
    if status == 400 and "https port" in said:  # as nginx puts it
        return ModelError("bad_request", "wants_https")
    page = error.response.headers.get("content-type", "").lower().startswith("text/html")
    if status in {405, 501} or (page and status in {400, 404, 411, 415}):
        return ModelError("bad_request", "no_model_server")
    if status == 404 and "model" not in said:
        return ModelError("bad_request", f"Status {status}. Nothing is at that address; {_WHERE}")
    return None


def _connection(error: BaseException, endpoint: Endpoint, *, answering: bool) -> ModelError:
    chain = [*_chain(error)]
    if wrong := _unmade(chain, proxied=endpoint.proxy is not None):
        return wrong
    if any(isinstance(one, httpx2.TimeoutException) for one in chain):
        return ModelError("stalled_before")
    if any(isinstance(one, TooMuchError) for one in chain):
        return ModelError("cut", "too_much")
    if answering:
        return ModelError("cut")
    return ModelError("cut", "before_http" if endpoint.url.startswith("http:") else "before")


def _unmade(chain: list[BaseException], *, proxied: bool) -> ModelError | None:
    """Return why there was no connection, or None where there was one."""
    for one in chain:
        if isinstance(one, httpx2.ProxyError):  # it says no
            status = re.search(r"\b[345]\d\d\b", str(one))
            known = f"Status {status[0]}." if status else ""
            return ModelError("proxy", "password" if "407" in known else known)
        if isinstance(one, socket.gaierror):
            return ModelError("proxy", "unknown") if proxied else ModelError("unknown_host")
        if isinstance(one, ssl.SSLCertVerificationError):
            return ModelError("tls", _CERTIFICATE.get(one.verify_code, "untrusted"))
    if not any(isinstance(one, httpx2.ConnectError | httpx2.ConnectTimeout | ConnectionRefusedError) for one in chain):
        return None
    if any(isinstance(one, ssl.SSLError) for one in chain):  # also one that waited for the other side's part
        return ModelError("tls", "plain")
    return ModelError("proxy", "gone") if proxied else ModelError("unreachable")


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
