"""What is kept: an append-only log of every conversation, on SQLite or PostgreSQL.

:func:`prepare` opens the store; :class:`Store` is all that other modules see of it. The store treats events
generically: what they mean stands in :mod:`holdspace.events`.
"""

from holdspace.store.errors import AlreadyKept, LeaseLost, NotKept, StoreError
from holdspace.store.prepare import prepare
from holdspace.store.record import Lease, NewRecord, Person, Profile, Record, SessionRow
from holdspace.store.store import Store

__all__ = [
    "AlreadyKept",
    "Lease",
    "LeaseLost",
    "NewRecord",
    "NotKept",
    "Person",
    "Profile",
    "Record",
    "SessionRow",
    "Store",
    "StoreError",
    "prepare",
]
