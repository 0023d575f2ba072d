"""The command ``holdspace``: what educators and researchers run."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal, NoReturn, TextIO

import typer

from holdspace.rehearsal.command import app as model_commands

# Everything else is imported by the command that needs it: `holdspace --help` answers at once.

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Check content, play talks without a browser, read transcripts in bulk.",
)

app.add_typer(model_commands, name="model")

ContentOption = Annotated[
    Path | None, typer.Option("--content", help="A folder with personas, exercises or lessons; laid over the shipped.")
]


@app.command()
def check(content: ContentOption = None) -> None:
    """Check every persona, exercise and lesson; print each error as file:line  field: what is wrong."""
    from holdspace.checking import check as check_content  # noqa: PLC0415
    from holdspace.content import find_content  # noqa: PLC0415
    from holdspace.problem import ContentError  # noqa: PLC0415

    try:
        problems = check_content(find_content(_folder(content)))
    except ContentError as error:
        problems = list(error.problems)
    for problem in problems:
        typer.echo(str(problem))
    wrong = sum(not problem.note for problem in problems)
    if wrong:
        _stop(f"{wrong} to mend.")
    _tell("All content is sound.")


@app.command()
def doctor(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    content: ContentOption = None,
) -> None:
    """Tell what is set up and what mends what does not work; asks each configured model a few words."""
    from holdspace.doctor import examine, how_to_switch_on  # noqa: PLC0415

    if as_json:
        found = examine(content, tell=_tell)
        typer.echo(found.model_dump_json(indent=2))
    else:
        found = examine(content, typer.echo, _tell)
        if found.uses and not any(use.model for use in found.uses):
            typer.echo(f"\n{how_to_switch_on()}")
    raise typer.Exit(0 if found.sound else 1)


@app.command()
def schemas(folder: Annotated[Path, typer.Argument(help="Where the JSON Schemas go.")] = Path("schemas")) -> None:
    """Write the JSON Schemas that editors complete from."""
    from holdspace.schemas import write_schemas  # noqa: PLC0415

    for path in write_schemas(folder):
        typer.echo(str(path))


@app.command()
def code(
    source: Annotated[str, typer.Argument(metavar="IN", help="JSON lines, or - for standard input.")] = "-",
    target: Annotated[str, typer.Argument(metavar="OUT", help="Where to write, or - for standard output.")] = "-",
    *,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Report a bad line and go on.")] = False,
    reader: Annotated[
        Literal["built-in", "llm"],
        typer.Option("--reader", help="llm: a language model; OUT is gone on with, and says which model coded it."),
    ] = "built-in",
) -> None:
    """Read transcripts in bulk: what each helper message does, how each client message sounds."""
    from holdspace.coding import code_stream, holds_models_coding, named, overwrites  # noqa: PLC0415

    if why := overwrites(source, target):
        _stop(why)
    if reader == "llm":
        _code_with_model(source, target, keep_going=keep_going)
    if holds_models_coding(target):
        _stop(f"{target} holds what a language model coded; choose another file for OUT.")
    from holdspace.coding_progress import followed  # noqa: PLC0415

    with (
        _sentences(),
        _lines(source) as lines,
        _out(target) as out,
        followed(lines, sys.stderr, _size(source), between=out) as (taken, say),
    ):
        status = code_stream(taken, out, keep_going=keep_going, report=say, source=named(source))
    raise typer.Exit(status)


def _code_with_model(source: str, target: str, *, keep_going: bool) -> NoReturn:
    from holdspace.coding_llm_command import NotPossibleError, code_with_model  # noqa: PLC0415

    try:
        with _sentences(), _lines(source) as lines:
            status = code_with_model(source, target, lines, keep_going=keep_going)
    except NotPossibleError as error:
        _stop(str(error))
    raise typer.Exit(status)


@app.command()
def simulate(  # noqa: PLR0913, PLR0917  # options of a command
    persona: Annotated[str, typer.Option("--persona", help="Who to talk with, by id.")],
    helper: Annotated[str, typer.Option("--helper", help='JSON lines {"speaker": "helper", "text": ...}, or -.')],
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same talk.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,  # noqa: FBT002
    story: Annotated[bool, typer.Option("--story", help="Print the talk with what went on inside (default).")] = False,  # noqa: FBT002
    content: ContentOption = None,
) -> None:
    """Play helper messages against a person, without a browser."""
    from holdspace import simulate as playing  # noqa: PLC0415
    from holdspace.content import find_content  # noqa: PLC0415
    from holdspace.problem import ContentError  # noqa: PLC0415
    from holdspace.session import default_parts  # noqa: PLC0415

    if as_json and story:
        _stop("--json and --story are two ways to print one talk: choose one.", 2)
    try:
        who = find_content(_folder(content)).persona(persona)
    except ContentError as error:
        _stop(str(error))
    try:
        with _sentences(), _lines(helper) as lines:
            turns = list(playing.play(who, default_parts().helper_reader, playing.helper_lines(lines), seed))
    except playing.HelperLineError as error:
        _stop(f"{'standard input' if helper == '-' else helper}, {error}")
    if as_json:
        typer.echo(json.dumps(playing.as_json(who, seed, turns), ensure_ascii=False))
    else:
        typer.echo("\n".join(playing.as_story(who, turns)))


@app.command()
def export(
    out: Annotated[Path, typer.Option("--out", help="The folder to write to; made if it is missing.")],
    what: Annotated[
        list[str] | None, typer.Option("--what", help="sessions, ratings, cues or turns; may be repeated. All if none.")
    ] = None,
    *,
    no_words: Annotated[bool, typer.Option("--no-words", help="Leave out what people wrote and said.")] = False,
) -> None:
    """Write your talks and ratings as CSV, with DICTIONARY.csv to say what each column means."""
    import os  # noqa: PLC0415

    from holdspace.export import export as write  # noqa: PLC0415
    from holdspace.export_columns import WHAT  # noqa: PLC0415
    from holdspace.identity import IdentityError, current_identity  # noqa: PLC0415
    from holdspace.selfview_sessions import open_talks, session_looks  # noqa: PLC0415
    from holdspace.settings import SettingsError, read_settings  # noqa: PLC0415
    from holdspace.store import StoreError, prepare  # noqa: PLC0415

    if unknown := sorted({*(what or ())} - {*WHAT}):
        _stop(f"--what {unknown[0]}: expected one of {', '.join(WHAT)}.", 2)
    if out.exists() and not out.is_dir():
        _stop(f"{out} is a file; name a folder to write to.")
    try:
        settings = read_settings()
        if _nothing_kept(settings.store_address()):
            _stop(f"No talk is kept in {settings.data_dir}, so nothing was written. Set HOLDSPACE_DATA_DIR.")
        with _sentences(), prepare(settings) as store:
            who = store.person(current_identity(settings, os.environ))
            looks, open_ = session_looks(store, who), open_talks(store, who)
            files = write(looks, out, [table for table in WHAT if not what or table in what], words=not no_words)
    except (SettingsError, StoreError, IdentityError) as error:
        _stop(str(error))
    for file in files:
        typer.echo(str(file))
    if open_:
        talks = "One talk has not ended yet and is" if open_ == 1 else f"{open_} talks have not ended yet and are"
        _tell(f"{talks} left out.")


@app.command()
def erase(*, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> None:
    """Erase everything that is kept of you on this machine: talks, drafts, profile."""
    import os  # noqa: PLC0415

    from holdspace.identity import IdentityError, current_identity  # noqa: PLC0415
    from holdspace.settings import SettingsError, read_settings  # noqa: PLC0415
    from holdspace.store import StoreError, prepare  # noqa: PLC0415

    try:
        settings = read_settings()
        if _nothing_kept(settings.store_address()):
            typer.echo(f"Nothing is kept in {settings.data_dir}, so nothing was erased.")
            return
        with prepare(settings) as store:
            who = store.person(current_identity(settings, os.environ))
            number = len(store.sessions(who))
            talks = "one talk" if number == 1 else f"{number} talks"
            if not yes:
                typer.confirm(f"Erase {talks}, with drafts and profile? This cannot be undone.", abort=True)
            store.erase(who)
    except (SettingsError, StoreError, IdentityError) as error:
        _stop(str(error))
    typer.echo(f"{talks[0].upper()}{talks[1:]} {'is' if number == 1 else 'are'} erased.")


def _nothing_kept(address: str | Path) -> bool:
    """Return whether there is no record yet: opening one would make it."""
    try:
        return isinstance(address, Path) and not address.lstat()
    except FileNotFoundError:
        return True
    except OSError:  # opening it says what is wrong
        return False


def _folder(content: Path | None) -> Path | None:
    from holdspace.settings import SettingsError, read_settings  # noqa: PLC0415

    try:
        return content or read_settings().content
    except SettingsError as error:
        _stop(str(error))


def _tell(sentence: str) -> None:
    typer.echo(sentence, err=True)


def _stop(sentence: str, status: int = 1) -> NoReturn:
    _tell(sentence)
    raise typer.Exit(status)


@contextmanager
def _sentences() -> Iterator[None]:
    """Turn what a file system raises into a sentence; a closed pipe is no error."""
    try:
        yield
    except BrokenPipeError:
        sys.stderr.close()  # or Python complains of the pipe again as it ends
        raise typer.Exit(0) from None
    except OSError as error:
        _stop(f"{error.filename or 'A file'}: {error.strerror or error}.")


@contextmanager
def _lines(source: str) -> Iterator[Iterator[bytes]]:
    if source == "-":
        yield iter(sys.stdin.buffer)
    else:
        with Path(source).open("rb") as file:
            yield iter(file)


def _size(source: str) -> int | None:
    """Return the bytes of a file; None for standard input."""
    return None if source == "-" else Path(source).stat().st_size


@contextmanager
def _out(target: str) -> Iterator[TextIO]:
    if target == "-":
        yield sys.stdout
        sys.stdout.flush()
    else:
        with Path(target).open("w", encoding="utf-8") as file:
            yield file


if __name__ == "__main__":
    app()
