"""The ways to set the project up agree with each other, and a second start installs nothing."""

import os
import re
import shutil
import stat
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import chromium
import pytest
from ruamel.yaml import YAML

PROJECT = Path(__file__).resolve().parent.parent


def read_yaml(name: str) -> Any:
    return YAML(typ="safe").load((PROJECT / name).read_text(encoding="utf-8"))


def requirement(line: str) -> tuple[str, str]:
    """Name and versions of a requirement, names made alike as PyPI does."""
    name, versions = re.fullmatch(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?\s*([<>=!~].*)?", line.strip()).groups()
    return re.sub(r"[-_.]+", "-", name).lower(), (versions or "").replace(" ", "")


def test_conda_and_pip_install_the_same_packages() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: lines for name, lines in project["optional-dependencies"].items() if name != "local"}
    pip = [*project["dependencies"], *(line for lines in extras.values() for line in lines)]
    expected = {requirement(line) for line in pip} | {("python", project["requires-python"])}
    listed = read_yaml("environment.yml")["dependencies"]
    conda = [line for line in listed if isinstance(line, str) and line != "pip"]
    from_pip = [line for entry in listed if isinstance(entry, dict) for line in entry["pip"]]
    assert "-e ." in from_pip
    assert {requirement(line) for line in [*conda, *from_pip] if line != "-e ."} == expected


def test_hooks_run_what_the_tests_installed_and_fetch_nothing() -> None:
    repositories = read_yaml(".pre-commit-config.yaml")["repos"]
    assert [repository["repo"] for repository in repositories] == ["local"]
    hooks = repositories[0]["hooks"]
    assert {"ruff-check", "ruff-format", "nbstripout"} <= {hook["id"] for hook in hooks}
    assert all(hook["entry"].startswith(".venv/bin/") and hook["language"] == "system" for hook in hooks)


def test_ci_runs_what_a_person_runs() -> None:
    script = PROJECT / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    assert script.read_text(encoding="utf-8").rstrip().endswith("\nmake test\nexec make test-models")


# --- make, with stand-ins for the programs that it calls -----------------------------------------------------------


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with a stand-in for python3, which writes down how it and its environment are called."""
    shutil.copy(PROJECT / "Makefile", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    fake = tmp_path / "bin" / "python3"
    fake.parent.mkdir()
    fake.write_text(
        "#!/bin/sh\n"
        f'echo "$*" >> {tmp_path}/calls\n'
        'case "$*" in\n'
        '  "-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python;;\n'
        '  *version_info*) exit "${TOO_OLD:-0}";;\n'
        "  *python_version*) echo 3.9.18;;\n"
        "esac\n",
        encoding="utf-8",
    )
    fake.chmod(0o755)
    return tmp_path


def make(clone: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    path = f"{clone / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["make", *arguments],
        cwd=clone,
        env={**os.environ, "PATH": path, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def calls(clone: Path) -> list[str]:
    return (clone / "calls").read_text(encoding="utf-8").splitlines()


def test_the_first_start_installs_and_the_second_only_serves(clone: Path) -> None:
    assert make(clone, "serve").returncode == 0
    first = calls(clone)
    assert any(call.startswith("-m pip install") for call in first)
    assert first[-1] == "-m serving voila"
    assert make(clone, "serve").returncode == 0
    assert calls(clone)[len(first) :] == ["-m serving voila"]


def test_a_folder_of_weights_is_served_once_what_serves_it_is_installed(clone: Path) -> None:
    (clone / "pyproject.toml").write_text('    "torch==9.8.7", # why\n', encoding="utf-8")
    nowhere = make(clone, "serve", "MODEL=my weights")
    assert nowhere.returncode
    assert "There is no model in my weights" in nowhere.stderr + nowhere.stdout
    assert not (clone / "calls").exists(), "nothing is installed for it"
    (clone / "my weights").mkdir()
    (clone / "my weights" / "config.json").touch()
    assert make(clone, "serve", "MODEL=my weights").returncode == 0
    first = calls(clone)
    assert any(call.endswith("torch==9.8.7+cpu") for call in first), "the build for the processor comes first"
    assert any(call.endswith("-e .[model,local]") for call in first)
    assert first[-1] == "-m serving voila --model my weights"
    make(clone, "lab", "MODEL=my weights")
    assert calls(clone)[len(first) :] == ["-m serving lab --model my weights"]


def test_what_reads_feelings_is_installed_for_jupyterlab_alone(clone: Path) -> None:
    make(clone, "serve", HOLDSPACE_EMOTION="/a/folder")
    assert not any("local" in call for call in calls(clone))
    make(clone, "lab", HOLDSPACE_EMOTION="/a/folder")
    assert any(call.endswith("-e .[model,local]") for call in calls(clone))


def test_without_a_folder_of_weights_torch_is_never_installed(clone: Path) -> None:
    (clone / "pyproject.toml").write_text('    "torch==9.8.7", # why\n', encoding="utf-8")
    for target in ("serve", "lab", "check", "test"):
        make(clone, target)
    assert not any("torch" in call or "local" in call for call in calls(clone))


def test_the_tests_that_need_torch_are_left_out_unless_they_are_asked_for() -> None:
    pytest_options = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]
    assert "models" in pytest_options["ini_options"]["norecursedirs"]
    assert "pytest tests/models" in (PROJECT / "Makefile").read_text(encoding="utf-8")


def test_a_changed_list_of_packages_is_installed_again(clone: Path) -> None:
    make(clone, "serve")
    later = (clone / ".venv" / ".installed").stat().st_mtime + 10
    os.utime(clone / "pyproject.toml", (later, later))
    (clone / "calls").unlink()
    make(clone, "serve")
    assert any(call.startswith("-m pip install") for call in calls(clone))


def test_an_install_that_failed_is_tried_again(clone: Path) -> None:
    fake = clone / "bin" / "python3"
    fake.write_text(
        fake.read_text(encoding="utf-8") + 'case "$*" in *"pip install"*) exit 1;; esac\n', encoding="utf-8"
    )
    assert make(clone, "serve").returncode != 0
    assert "-m serving voila" not in calls(clone)
    assert make(clone, "serve").returncode != 0
    assert sum(call.startswith("-m pip install") for call in calls(clone)) == 2


def test_an_old_python_is_named_in_a_sentence(clone: Path) -> None:
    made = make(clone, "serve", TOO_OLD="1")
    assert made.returncode != 0
    assert "needs Python 3.11 or newer; python3 is 3.9.18" in made.stdout
    assert not (clone / ".venv").exists()


def test_a_missing_python_is_named_in_a_sentence(clone: Path) -> None:
    made = make(clone, "serve", "PYTHON=python-that-is-not-there")
    assert made.returncode != 0
    assert "there is no python-that-is-not-there" in made.stdout


def test_without_arguments_make_says_what_can_be_done(clone: Path) -> None:
    told = make(clone).stdout
    assert all(f"make {target} " in told for target in ("serve", "lab", "check", "test", "bench", "clean"))


def test_a_missing_browser_ends_the_tests_with_the_command_that_mends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chromium, "find_chromium", lambda: None)
    monkeypatch.setattr(chromium.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 1))
    with pytest.raises(SystemExit, match="sudo apt-get install chromium"):
        chromium.main()


def test_the_machines_own_browser_is_taken_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mine = tmp_path / "chromium-browser"
    mine.write_text("#!/bin/sh\n", encoding="utf-8")
    mine.chmod(0o755)
    monkeypatch.delenv("HOLDSPACE_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.find_chromium() == str(mine)
