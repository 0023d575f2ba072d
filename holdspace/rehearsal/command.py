"""``holdspace model``: trying the model path with no key."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Language models: try them with no key.")


@app.callback()
def _model() -> None:
    """Language models: try them with no key."""


@app.command()
def rehearse(  # noqa: PLR0913  # options of a command
    *,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0: any that is free.")] = 8377,
    host: Annotated[str, typer.Option("--host", help="Who can reach it; by default this machine only.")] = "127.0.0.1",
    pace: Annotated[float, typer.Option("--pace", min=0.0, help="Tokens a second; 0: all at once.")] = 40.0,
    first: Annotated[float, typer.Option("--first", min=0.0, help="Seconds to the first token.")] = 0.3,
    key: Annotated[str | None, typer.Option("--key", help="A key that must be given; any, if none.")] = None,
    fault: Annotated[str | None, typer.Option("--fault", help="What goes wrong; 'list' names all.")] = None,
) -> None:
    """Serve a model that is none: it says the authors' lines, and goes wrong when it is told to."""
    import asyncio  # noqa: PLC0415  # heavy imports wait until the command runs

    from pydantic import ValidationError  # noqa: PLC0415

    from holdspace.rehearsal.faults import MEANING, MODEL, Wrong  # noqa: PLC0415

    if fault == "list":
        for name, meaning in MEANING.items():
            typer.echo(f"{name:<22}{meaning}")
        return
    try:
        wrong = Wrong.model_validate({"fault": fault or None})
    except ValidationError:
        typer.echo(f"--fault {fault}: there is none of that name; --fault list names all.", err=True)
        raise typer.Exit(2) from None

    from holdspace.rehearsal.server import PortTakenError, Rehearsal  # noqa: PLC0415

    try:
        rehearsal = Rehearsal(host=host, port=port, key=key, pace=pace, first=first, fault=wrong.fault)
    except PortTakenError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo("Set these two lines where the lessons are started, then start them:")
    typer.echo(f"export HOLDSPACE_MODEL=openai/{MODEL}")
    typer.echo(f"export HOLDSPACE_MODEL_URL={rehearsal.url}")
    if key is not None:
        typer.echo("And set OPENAI_API_KEY to the key that you chose.", err=True)
    typer.echo("Ctrl-C ends it.", err=True)
    with suppress(KeyboardInterrupt):
        asyncio.run(rehearsal.serve(asyncio.Event()))
