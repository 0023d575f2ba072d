"""Who is asking: a pseudonym on this machine, or the Hub's user."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from store_cases import ROOT

from holdspace.identity import HubUser, Identity, IdentityError, LocalProfile, current_identity

SUBJECT = r"local:[0-9a-f]{32}"


def test_a_local_profile_is_a_random_pseudonym_that_stays(tmp_path: Path) -> None:
    first = LocalProfile(tmp_path / "data")
    assert first.subject == LocalProfile(tmp_path / "data").subject
    assert first.subject != LocalProfile(tmp_path / "other").subject
    assert first.name is None
    kind, _, pseudonym = first.subject.partition(":")
    assert (kind, len(pseudonym), int(pseudonym, 16) > 0) == ("local", 32, True)


def test_the_profile_is_made_when_first_asked_for_and_is_the_owners_alone(tmp_path: Path) -> None:
    identity = current_identity(SimpleNamespace(data_dir=tmp_path / "data"), {})
    assert list(tmp_path.iterdir()) == []
    assert identity.subject
    assert [file.name for file in (tmp_path / "data").iterdir()] == ["profile"]
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data" / "profile").stat().st_mode) == 0o600


def test_a_profile_that_others_could_read_is_taken_from_them(tmp_path: Path) -> None:
    first = LocalProfile(tmp_path).subject
    (tmp_path / "profile").chmod(0o644)
    assert LocalProfile(tmp_path).subject == first
    assert stat.S_IMODE((tmp_path / "profile").stat().st_mode) == 0o600


def test_where_there_is_a_hub_its_user_is_asking(tmp_path: Path) -> None:
    settings = SimpleNamespace(data_dir=tmp_path)
    identity: Identity = current_identity(settings, {"JUPYTERHUB_USER": "sam"})
    assert (identity.subject, identity.name) == ("hub:sam", "sam")
    assert identity == HubUser("sam")
    assert isinstance(current_identity(settings, {"JUPYTERHUB_USER": " "}), LocalProfile)
    assert list(tmp_path.iterdir()) == []


def test_the_process_environment_is_asked_when_none_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTERHUB_USER", "robin")
    assert current_identity(SimpleNamespace(data_dir=tmp_path)).subject == "hub:robin"


def test_many_processes_that_begin_at_once_are_one_person(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; from holdspace.identity import LocalProfile; sys.stdin.read(1); "
        "print(LocalProfile(pathlib.Path(sys.argv[1])).subject)"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "data")]
    started = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(8)
    ]
    for process in started:
        process.stdin.write(".")
        process.stdin.close()
    assert len({process.stdout.read() for process in started}) == 1
    assert [process.wait() for process in started] == [0] * 8
    assert [file.name for file in (tmp_path / "data").iterdir()] == ["profile"]


def test_a_file_system_without_links_serves_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert LocalProfile(tmp_path).subject == LocalProfile(tmp_path).subject
    assert [file.name for file in tmp_path.iterdir()] == ["profile"]


@pytest.mark.parametrize("content", [b"", b"someone", b"\xff\xfe", b"0" * 33])
def test_a_damaged_profile_is_never_replaced_in_silence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "profile").write_bytes(content)
    with pytest.raises(IdentityError, match="Your local profile"):
        _ = LocalProfile(tmp_path).subject
    assert (tmp_path / "profile").read_bytes() == content


def test_a_folder_that_cannot_be_made_is_named() -> None:
    with pytest.raises(IdentityError, match="/proc/holdspace/profile cannot be used"):
        _ = LocalProfile(Path("/proc/holdspace")).subject


def test_importing_makes_nothing_and_asks_no_one(tmp_path: Path) -> None:
    program = "import holdspace.identity, holdspace.settings, holdspace.store"
    environment = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "PATH": ""}
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, check=True)
    assert list(tmp_path.iterdir()) == []
