"""What language models were asked, in talks and when looking back at them, on an open transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    Table,
    bindparam,
    func,
    literal_column,
    select,
    union_all,
)

from holdspace.store.tables import entries, events


def _asked(kept: Table) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return kept.c.kind == literal_column("'model_asked'"), kept.c.time >= bindparam("since")


def _tokens(kept: Table) -> ScalarSelect[int]:
    both = kept.c.payload["tokens_in"].as_integer() + kept.c.payload["tokens_out"].as_integer()
    return select(func.coalesce(func.sum(both), 0)).where(*_asked(kept)).scalar_subquery()


def _faults(kept: Table) -> Select[str | None, int]:
    fault = kept.c.payload["fault"].as_string().label("fault")
    return select(fault, func.count()).where(*_asked(kept)).group_by("fault")


_TOKENS = select(_tokens(events) + _tokens(entries))
"""Of talks, and of looking back at them. The kind stands in the statement itself, or the index over that kind alone
would not be used."""
_FAULTS = union_all(_faults(events), _faults(entries))


def tokens_since(connection: Connection, when: datetime) -> int:
    """Return the tokens of all requests to language models since then, whoever's."""
    return int(connection.execute(_TOKENS, {"since": when}).scalar_one())


def faults_since(connection: Connection, when: datetime) -> dict[str | None, int]:
    """Return how many requests to language models ended in each way since then; None: well."""
    found: dict[str | None, int] = {}
    for fault, number in connection.execute(_FAULTS, {"since": when}):
        found[fault] = found.get(fault, 0) + number
    return found
