"""What is kept: an append-only log of every conversation and of what is learned around it, on SQLite or PostgreSQL.

:func:`prepare` opens the store; :class:`Store` is all that other modules see of it. The store treats events and
entries generically: what they mean stands in :mod:`holdspace.events` and :mod:`holdspace.learning`.
"""

from holdspace.store.errors import AlreadyKept, LeaseLost, NotKept, StoreError
from holdspace.store.prepare import prepare
from holdspace.store.record import Entry, Lease, NewEntry, NewRecord, Person, Profile, Record, SessionRow
from holdspace.store.store import Store

__all__ = [
    "AlreadyKept",
    "Entry",
    "Lease",
    "LeaseLost",
    "NewEntry",
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
