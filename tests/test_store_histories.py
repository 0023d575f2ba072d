"""Whatever several kernels do, in whatever order: one log without gaps, nothing twice, nothing lost."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from store_cases import Someone, begin, said

from holdspace.store import AlreadyKept, Lease, LeaseLost, NewRecord, Store, prepare

KERNELS = st.integers(0, 2)
CLIENT_IDS = st.none() | st.sampled_from(["m-1", "m-2", "m-3"])


@pytest.fixture(scope="module")
def trial() -> Any:
    with prepare("sqlite://") as store:
        yield store, store.person(Someone())


class Kernels(RuleBasedStateMachine):
    """Three kernels over one session, beside a list that says what must be kept."""

    template: Path

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        file = self.folder / "kept.db"
        shutil.copy(self.template, file)
        self.stores: list[Store] = [prepare(file) for _ in range(3)]
        self.leases: dict[int, Lease] = {}
        self.session = begin(self.stores[0], self.stores[0].person(Someone()))
        self.writer: int | None = None
        self.expected: list[tuple[str, str | None]] = []

    @rule(kernel=KERNELS)
    def take_lease(self, kernel: int) -> None:
        self.leases[kernel] = self.stores[kernel].take_lease(self.session, f"kernel {kernel}")
        self.writer = kernel

    @precondition(lambda self: self.leases)
    @rule(kernel=KERNELS, client_ids=st.lists(CLIENT_IDS, max_size=3))
    def append(self, kernel: int, client_ids: list[str | None]) -> None:
        if kernel not in self.leases:
            return
        batch = [said(f"{len(self.expected)}-{n}", client_id) for n, client_id in enumerate(client_ids)]
        named = [client_id for client_id in client_ids if client_id]
        known = [client_id for _, client_id in self.expected if client_id in named]
        store, lease = self.stores[kernel], self.leases[kernel]
        if kernel != self.writer and batch:
            with pytest.raises(LeaseLost):
                store.append(lease, batch)
        elif len(set(named)) < len(named) or (known and named[0] not in known):
            with pytest.raises(AlreadyKept):
                store.append(lease, batch)
        elif known:
            assert [record.client_id for record in store.append(lease, batch)] == known
        else:
            kept = store.append(lease, batch)
            self.expected += [(record.payload["text"], record.client_id) for record in kept]

    @rule(kernel=KERNELS)
    def die_and_come_back(self, kernel: int) -> None:
        self.stores[kernel].close()

    @invariant()
    def every_kernel_sees_the_same_log(self) -> None:
        for store in getattr(self, "stores", []):
            records = store.records(self.session)
            assert [(record.payload["text"], record.client_id) for record in records] == self.expected
            assert [record.seq for record in records] == list(range(1, len(records) + 1))

    def teardown(self) -> None:
        for store in getattr(self, "stores", []):
            store.close()
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.fixture(scope="module", autouse=True)
def _template(tmp_path_factory: pytest.TempPathFactory) -> None:
    Kernels.template = tmp_path_factory.mktemp("template") / "kept.db"
    prepare(Kernels.template).close()


TestKernels = Kernels.TestCase
TestKernels.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(payload=st.dictionaries(st.text(), JSON, max_size=4), draft=st.text(st.characters(), max_size=200))
def test_every_payload_and_every_draft_comes_back_as_it_was(trial: Any, payload: dict[str, Any], draft: str) -> None:
    store, person = trial
    lease = store.take_lease(begin(store, person), "a kernel")
    (kept,) = store.append(lease, [NewRecord(kind="k", payload=payload)])
    (found,) = store.records(lease.session)
    assert found.payload == kept.payload == payload
    store.keep_draft(person, "here", draft)
    assert store.draft(person, "here") == draft
    assert store.snapshot(store.keep_snapshot("text", draft)) == draft
