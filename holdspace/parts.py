"""What talks are made with here: the parts that every laptop has, and a language model's where one is configured."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module

from holdspace.client.voices import ScriptedVoice
from holdspace.llm.endpoint import model_for
from holdspace.llm.limits import Counts, Ledger
from holdspace.persona import Persona
from holdspace.reading.readings import HelperReader
from holdspace.session import Parts, default_parts
from holdspace.settings import Settings
from holdspace.suggesting import Suggester


class Opened:
    """The day's count over a record that is opened later, when somebody is there."""

    def __init__(self) -> None:
        self.record: Counts | None = None

    def tokens_since(self, when: datetime) -> int:
        """Return the tokens of all requests on record since then; 0 before there is one."""
        return self.record.tokens_since(when) if self.record is not None else 0


def parts_for(settings: Settings, record: Counts) -> Parts:
    """Return the parts of a talk by the settings; ``record`` counts what models used today. Nothing is sent yet."""
    parts = default_parts()
    if settings.emotion is not None:
        from holdspace.reading.emotion_model import client_reader  # noqa: PLC0415  # only where one is configured

        parts = parts._replace(client_reader=client_reader(settings))
    ledger = Ledger(record)
    if (model := model_for(settings, "voice", ledger)) is not None:
        from holdspace.client.voices.llm import ModelVoice  # noqa: PLC0415  # only where a model is configured

        parts = parts._replace(voice=ModelVoice(model))
    return parts._replace(suggester=_suggester(settings, ledger, parts.helper_reader))


def warm(parts: Parts, persona: Persona) -> None:
    """Load what a first turn with that person would wait for, before anyone is here. Nothing is sent."""
    parts.helper_reader.read("How are you?", ())
    parts.client_reader.read("Not so good.", ())
    if parts.suggester is not None or not isinstance(parts.voice, ScriptedVoice):
        import_module("holdspace.llm.asking")  # brings the SDK
    if (prepare := getattr(parts.voice, "warm", None)) is not None:
        prepare(persona)


def _suggester(settings: Settings, ledger: Ledger, reader: HelperReader) -> Suggester | None:
    if (model := model_for(settings, "suggestions", ledger)) is None:
        return None
    from holdspace.suggest_llm import ModelSuggester  # noqa: PLC0415  # only where a model is configured

    return ModelSuggester(model, reader)
