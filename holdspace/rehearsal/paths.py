"""What every path of the rehearsal server does first, and the paths by which it is made to go wrong."""

from __future__ import annotations

import asyncio
import hmac
import json
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from tornado.web import RequestHandler

from holdspace.rehearsal.faults import FAULTS, Wrong
from holdspace.rehearsal.wire import Refusal

if TYPE_CHECKING:
    from holdspace.rehearsal.server import Rehearsal

WRONG_KEY = Refusal(401, "invalid_api_key", "Incorrect API key provided.")


class Path(RequestHandler):
    """What every path does first: let in whom it may."""

    def initialize(self, rehearsal: Rehearsal) -> None:
        """Take the server along."""
        self.rehearsal = rehearsal
        self.gone = asyncio.Event()

    def on_connection_close(self) -> None:
        """Wake whatever stands still."""
        self.gone.set()

    def set_default_headers(self) -> None:
        """Say no more than is needed."""
        self.clear_header("Server")

    def prepare(self) -> None:
        """Refuse a page of another site, which a browser can lead here by name, and whoever has not the key."""
        if self.rehearsal.local and self.request.host_name not in {"127.0.0.1", "localhost", "::1"}:
            self.refuse(Refusal(403, "wrong_host", "This server answers only by the name of this machine."))
            return
        key = self.rehearsal.key
        given = self.request.headers.get("Authorization", "")
        if key is not None and not hmac.compare_digest(given.encode(), f"Bearer {key}".encode()):
            self.refuse(WRONG_KEY)

    def refuse(self, refusal: Refusal) -> None:
        """Answer with an error."""
        self.set_status(refusal.status)
        for name, value in refusal.headers:
            self.set_header(name, value)
        self.finish(refusal.body())

    def say_what(self, error: ValidationError, more: str = "") -> None:
        """Refuse a body: say which of its fields is wrong."""
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        self.refuse(Refusal(400, "invalid_request", f"{where}: {first['msg']}.{more}"))

    def json(self) -> dict[str, Any] | None:
        """Return the body; where it is no JSON object, refuse and return None."""
        try:
            body = json.loads(self.request.body)
        except (ValueError, RecursionError):
            body = None
        kind = self.request.headers.get("Content-Type", "").partition(";")[0]
        if isinstance(body, dict) and kind == "application/json":  # a form on another site's page cannot send this
            return body
        self.refuse(Refusal(400, "invalid_body", "Expected a JSON object with the content type application/json."))
        return None

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say an error of our own in the same form."""
        self.refuse(Refusal(status_code, "error", f"{self._reason}."))


class Faults(Path):
    """``POST /rehearsal/fault``: what goes wrong from now on."""

    def post(self) -> None:
        """Switch."""
        body = self.json()
        if body is None:
            return
        try:
            wrong = Wrong.model_validate(body)
        except ValidationError as error:
            self.say_what(error, f" The faults: {', '.join(FAULTS)}.")
            return
        self.finish(wrong.model_dump())
        self.rehearsal.go_wrong(wrong)


class SeenSoFar(Path):
    """``GET /rehearsal/seen``: the latest requests; ``DELETE`` forgets them."""

    def get(self) -> None:
        """List them, oldest first."""
        register = self.rehearsal.register
        self.finish({"count": register.count, "requests": [seen.model_dump() for seen in register.all()]})

    def delete(self) -> None:
        """Forget them."""
        self.rehearsal.register.clear()
        self.finish({})
