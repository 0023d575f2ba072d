"""Who may come in: whoever opens the address that the server printed, and then carries its cookie."""

from __future__ import annotations

import hmac
import secrets
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado import web


class LinkIdentityProvider(IdentityProvider):
    """Jupyter's token and cookie without its login form, and with tickets that open the door once.

    The browser that this program opens is given a ticket in place of the token: the command line of a browser can be
    read by everyone on the machine.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._tickets: set[str] = set()
        self.cookie_options = {"samesite": "Lax", **self.cookie_options}

    @property
    def login_available(self) -> bool:
        """There is no form to fill in."""
        return False

    @property
    def logout_available(self) -> bool:
        """Leaving means closing the page."""
        return False

    def ticket(self) -> str:
        """Return a token that is good for one request."""
        ticket = secrets.token_hex(24)
        self._tickets.add(ticket)
        return ticket

    async def get_user_token(self, handler: web.RequestHandler) -> User | None:
        """Accept the token, or a ticket not yet used; in constant time, so that neither can be guessed by the clock."""
        given = self.get_token(handler) or ""
        if given in self._tickets:
            self._tickets.discard(given)
        elif not (self.token and hmac.compare_digest(given.encode(), str(self.token).encode())):
            return None
        known = self.get_user_cookie(handler)
        user = await known if known is not None and not isinstance(known, User) else known
        return user or User(secrets.token_hex(16), "You", "You", "Y", None, None)
