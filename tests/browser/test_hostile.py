"""Words that would be markup or code if they could: whoever wrote them, they are shown letter for letter."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest
from hostile_words import HOSTILE
from personas_for_tests import sam
from playwright.sync_api import expect
from practice import Trainee
from servers import PROJECT

from holdspace.content import find_content

pytestmark = pytest.mark.browser

KIND = "voila"
WRITABLE = tuple(text for text in HOSTILE if "\u2028" not in text)
"""What a content file may hold: the loader refuses the invisible separators."""
NAME = "<b>Sam</b><img src=x onerror=window.__pwned=100>"
TITLE = "<i>Title</i><script>window.__pwned=101</script>"
WRONG = """() => {
    const found = [];
    if (window.__pwned !== undefined) found.push('a script ran: ' + window.__pwned);
    for (const node of document.querySelectorAll('*')) {
        for (const { name, value } of node.attributes) {
            const runs = /^on/i.test(name) && /pwned|alert/.test(value);
            const leads = /(href|src|srcdoc|action|data|content)$/i.test(name)
                && /pwned|alert|evil|javascript:/i.test(value);
            // the address of a service is a link to just that address, whatever its query says
            const address = node.localName === 'a' && name === 'href' && value.startsWith('https://example.org/');
            if (runs || (leads && !address)) found.push(`${node.localName} ${name}=${value}`);
        }
        if (node.localName === 'script' && node.type === 'application/json') JSON.parse(node.textContent);
        else if (['script', 'style'].includes(node.localName) && /__pwned|evil\\.invalid/.test(node.textContent))
            found.push(`${node.localName}: ${node.textContent.slice(0, 80)}`);
    }
    const strange = 'script, iframe, object, embed, base, meta, link, img, video, audio, math, marquee, template, '
        + 'form:not(.vega-bindings:empty)'; // the drawing of plots puts an empty one beside each
    for (const node of document.querySelectorAll('.hs-desk, .hs-part'))
        for (const one of node.querySelectorAll(strange)) found.push(one.outerHTML.slice(0, 80));
    return found;
}"""


def hostile_persona() -> dict[str, Any]:
    """Return Sam, in whose every field stands something hostile; what the model checks still holds."""
    numbers = count()

    def taint(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: taint(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [taint(one, key) for one in value]
        if isinstance(value, str) and key in {
            "text",
            "feeling",
            "meaning",
            "ask",
            "beside",
            "touches",
            "wants",
            "about",
        }:
            return f"{value} {WRITABLE[next(numbers) % len(WRITABLE)]}"
        return value

    written: dict[str, Any] = taint(sam().model_dump(mode="json", by_alias=True, exclude_defaults=True))
    return written | {"name": NAME, "reviewed_by": HOSTILE[0]}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for part in ("lessons", "personas", "services"):
        (folder / part).mkdir()
    shutil.copy(PROJECT / "lessons" / "reflections.ipynb", folder / "lessons")
    lesson = {
        "id": "reflections",
        "title": TITLE,
        "minutes": 20,
        "questions": list(HOSTILE[1:6]),
        "objectives": list(HOSTILE[6:12]),
        "touches": list(HOSTILE[12:20]),
        "skill": "giving_back",
        "practice": {"persona": "sam", "goal": HOSTILE[3], "suggestions": "at_once"},
        "card": list(HOSTILE[20:28]),
    }
    service = {
        "id": "hostile",
        "countries": [],
        "name": HOSTILE[3],
        "what": HOSTILE[24],
        "phone": f"116 123 {HOSTILE[5]}",
        "text": f"1 {HOSTILE[0]}",
        "web": "https://example.org/?x=javascript:window.__pwned=60",
        "hours": HOSTILE[16],
        "languages": [HOSTILE[2]],
        "source": "https://example.org/",
        "captured": "2026-11-21",
        "verified_by": HOSTILE[4],
        "note": HOSTILE[8],
    }
    for name, written in (
        ("lessons/curriculum.yaml", {"language": "en", "lessons": [lesson]}),
        ("personas/sam.yaml", hostile_persona()),
        ("services/services.yaml", {"language": "en", "services": [service]}),
    ):
        (folder / name).write_text(json.dumps(written), encoding="utf-8")  # JSON is YAML, and says every letter
    read = find_content(folder, tmp_path_factory.mktemp("cache"))
    assert read.persona("sam").name == NAME
    assert read.curriculum().lesson("reflections").title == TITLE
    assert read.services().services[0].name == HOSTILE[3]
    return folder


@pytest.fixture
def watched(trainee: Trainee) -> Iterator[Trainee]:
    """The shared page; whatever stands on it at the end of a test did nothing."""
    dialogs: list[str] = []
    trainee.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    yield trainee
    assert dialogs == []
    assert trainee.page.evaluate(WRONG) == []


def packs(size: int) -> Iterator[str]:
    several = iter(HOSTILE)
    while pack := list(islice(several, size)):
        yield "\n".join(pack)


def test_there_are_sixty() -> None:
    assert len(set(HOSTILE)) >= 60


def test_what_a_lesson_says_is_only_said(watched: Trainee) -> None:
    body = watched.page.locator("body").inner_text()
    for text in (TITLE, HOSTILE[3], *HOSTILE[1:12], *HOSTILE[20:28]):
        assert squeezed(text) in squeezed(body)
    assert watched.page.evaluate(WRONG) == []
    watched.chat.locator("summary").click()
    expect(watched.chat.locator(".hsw-services")).to_contain_text(HOSTILE[24])
    for touch in sam().touches:
        expect(watched.chat.locator(".hsc-touches")).to_contain_text(f"{touch} <")


def test_the_home_page_says_the_title_and_no_more(watched: Trainee) -> None:
    home = watched.page.context.new_page()
    home.goto(f"{watched.served.origin}/?token={watched.served.token}")
    expect(home.get_by_text(TITLE).first).to_be_visible()
    assert home.evaluate(WRONG) == []
    home.close()


def test_a_talk_of_sixty_hostile_strings_is_shown_kept_and_taken_along(watched: Trainee, tmp_path: Path) -> None:
    watched.begin()
    expect(watched.chat.get_by_role("heading", name=NAME)).to_be_visible()
    said = list(packs(6))
    for text in said:
        watched.say(text)
        expect(watched.mine.last.locator(".hsc-bubble")).to_have_text(text, use_inner_text=False)
        assert watched.page.evaluate(WRONG) == []
    mine = watched.mine.locator(".hsc-bubble").evaluate_all("bubbles => bubbles.map(b => b.textContent)")
    assert mine == said
    assert [event["text"] for event in watched.events("message_sent")] == said
    kept = squeezed(" ".join(event["text"] for event in watched.events("sentence_released")))
    assert kept == squeezed(" ".join(text for text in watched.texts() if text not in said))
    watched.chat.get_by_role("button", name="Save", exact=True).click()
    with watched.page.expect_download() as saved:
        watched.button("Save as data (JSON)").first.click()
    saved.value.save_as(tmp_path / "talk.json")
    turns = json.loads((tmp_path / "talk.json").read_text(encoding="utf-8"))["turns"]
    assert [turn["helper"]["text"] for turn in turns if turn["helper"]] == said
    watched.end()


def test_drafts_suggestions_and_other_tries_are_only_text(watched: Trainee) -> None:
    watched.begin()
    watched.say("\n".join(HOSTILE[:6]))
    expect(watched.suggestions).to_have_count(3)
    watched.suggestions.first.click()
    expect(watched.box).not_to_have_value("")
    assert watched.box.input_value() in watched.suggestions.first.inner_text()
    watched.box.fill("")  # what stands in the box is not overwritten by another try
    watched.chat.locator('[data-act="again"]').first.click()
    expect(watched.box).to_have_value("\n".join(HOSTILE[:6]))
    watched.say("\n".join(HOSTILE[24:30]))
    watched.chat.locator('[data-act="earlier"]').click()
    expect(watched.mine.locator(".hsc-bubble")).to_have_text("\n".join(HOSTILE[:6]))
    draft = "\n".join(HOSTILE[30:])
    watched.box.fill(draft)
    watched.box.blur()
    watched.reload()
    expect(watched.box).to_have_value(draft.replace("\r", "\n"))


ODD = {
    "one word": "Okay",
    "very long": "I hear how tired you are. " * 800,
    "emoji": "\U0001f642\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f",
    "another language": "Das klingt wirklich schwer. Magst du mir mehr davon erz\u00e4hlen?",
    "gibberish": "asdf qwer zxcv lkjh",
    "a NUL": "one\x00two",
    "right to left": "\u202eabc\u202c \u0634\u0643\u0631\u0627 \u200f!",
}


def test_whatever_a_helper_sends_is_answered_and_kept(watched: Trainee) -> None:
    watched.begin()
    answers = 1
    for text in ODD.values():
        watched.box.fill(text)
        watched.box.press("Enter")
        answers += 1
        watched.replies(answers)
    watched.box.press("Enter")
    watched.button("Say nothing and wait").click()
    watched.replies(answers + 1)
    kept = [event["text"] for event in watched.events("message_sent")]
    assert kept == [text.replace("\x00", "\ufffd") for text in (*ODD.values(), "")]
    assert all(text.strip() for text in watched.texts()[::2])


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
