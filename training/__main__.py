"""The command: ``python -m training train|evaluate [--data FOLDER]``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help=__doc__, add_completion=False, no_args_is_help=True)
Data = Annotated[
    Path | None,
    typer.Option(
        help="The folder of public sets: goemotions/, emobank/, advice/, and dev/ to measure on.",
        exists=True,
        file_okay=False,
        envvar="HOLDSPACE_TRAINING_DATA",
    ),
]


@app.command()
def train(data: Data = None, only: Annotated[list[str] | None, typer.Option(help="A model by name.")] = None) -> None:
    """Train the models and write their weights."""
    from training.train import train as run  # noqa: PLC0415  # heavy: scikit-learn

    for line in run(data, frozenset(only or ())):
        typer.echo(line)


@app.command()
def evaluate(data: Data = None) -> None:
    """Print every figure beside its baselines."""
    from training.evaluate import evaluate as run  # noqa: PLC0415  # heavy

    for line in run(data):
        typer.echo(line)


if __name__ == "__main__":
    app()
