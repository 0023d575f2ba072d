"""The pages in a real browser, from the real Voila and the real JupyterLab."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from servers import OpenPage, Served, Start, starter, write_content

pytestmark = pytest.mark.browser

BUTTON = """
import anywidget, traitlets

class Counter(anywidget.AnyWidget):
    _esm = '''
    export default {render({model, el}) {
      const button = document.createElement("button");
      const show = () => { button.textContent = "pressed " + model.get("n"); };
      button.onclick = () => model.send({});
      model.on("change:n", show);
      show();
      el.append(button);
    }}
    '''
    n = traitlets.Int(0).tag(sync=True)

    def __init__(self):
        super().__init__()
        self.on_msg(lambda *_: setattr(self, "n", self.n + 1))

Counter()
"""
PLOT = """
import altair, ipywidgets
altair.renderers.enable("mimetype")

def bundle(points):
    data = altair.Data(values=[{"turn": turn, "mood": mood} for turn, mood in enumerate(points)])
    chart = altair.Chart(data).mark_point().encode(x="turn:Q", y="mood:Q")
    how = {"application/vnd.vegalite.v5+json": {"embed_options": {"renderer": "svg", "actions": False}}}
    return ({"output_type": "display_data", "data": chart._repr_mimebundle_(None, None)[0], "metadata": how},)

plot = ipywidgets.Output()
plot.outputs = bundle([0.1, -0.4])
more = ipywidgets.Button(description="More")
more.on_click(lambda _: setattr(plot, "outputs", bundle([0.1, -0.4, -0.6])))
ipywidgets.VBox([more, plot])
"""
TEXT = """md:# Reflections

Give back what you heard. Call [116 123](tel:116123).

## Why

It shows that you listened.
"""
POINTS = ".vega-embed svg .mark-symbol path"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("pages")
    lessons = {
        "reflections": (TEXT, BUTTON, PLOT),
        "failing": ("md:# Failing", "print('said before'); 1 / 0", "print('said after')"),
        "dying": ("md:# Dying", "import os\nos._exit(1)"),
        "later": (),
    }
    with starter("voila", folder / "served") as begin:
        yield begin(write_content(folder / "content", lessons), "--no-preheat")


def enter(page: Page, served: Served, path: str = "/") -> Page:
    page.goto(served.address)
    if path != "/":
        page.goto(served.origin + path)
    return page


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found if rule["impact"] in {"serious", "critical"}]


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_home_lists_the_lessons_and_opens_one(served: Served, open_page: OpenPage, *, width: int, dark: bool) -> None:
    page = enter(open_page(width=width, dark=dark), served)
    assert "token" not in page.url
    expect(page.get_by_role("heading", level=2)).to_have_text(["Reflections", "Failing", "Dying", "Later"])
    expect(page.get_by_role("listitem").filter(has_text="Later")).to_contain_text("About 20 minutes · not written yet")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page) == []
    page.get_by_role("link", name="Open Reflections").click()
    expect(page).to_have_title("Reflections · Holding Space")


@pytest.mark.parametrize(("width", "dark"), [(1280, True), (390, False)])
def test_a_lesson_stands_between_landmarks_and_its_widgets_work(
    served: Served, open_page: OpenPage, *, width: int, dark: bool
) -> None:
    page = enter(open_page(width=width, dark=dark), served, "/lessons/reflections")
    expect(page.get_by_role("button", name="pressed 0")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the lesson")).to_be_focused()
    page.get_by_role("button", name="pressed 0").click()
    expect(page.get_by_role("button", name="pressed 1")).to_be_visible()
    main = page.get_by_role("main")
    expect(main).to_have_count(1)
    expect(main.get_by_role("heading", name="Reflections", exact=True, level=1)).to_be_visible()
    expect(main.get_by_text("It shows that you listened.")).to_be_visible()
    expect(main.get_by_role("button", name="pressed 1")).to_be_visible()
    expect(page.locator("main nav")).to_have_count(0)  # the way on is a part of the lesson, not of the page
    expect(page.locator("#hs-opening")).to_have_count(0)
    expect(page.locator("#hs-trouble")).to_be_hidden()
    assert page.locator("html").get_attribute("lang") == "en"
    assert "import anywidget" not in page.content()
    assert serious(page) == []


def test_a_plot_is_drawn_and_drawn_again_by_the_renderer_that_the_page_has(served: Served, page: Page) -> None:
    enter(page, served, "/lessons/reflections")
    expect(page.locator(POINTS)).to_have_count(2)
    page.get_by_role("button", name="More").click()
    expect(page.locator(POINTS)).to_have_count(3)


def test_a_page_follows_light_and_dark_at_once(served: Served, page: Page) -> None:
    enter(page, served, "/lessons/reflections")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(paper) != light


@pytest.mark.parametrize("slug", ["failing", "dying"])
def test_a_lesson_that_fails_says_so_and_leads_on(served: Served, page: Page, slug: str) -> None:
    enter(page, served, f"/lessons/{slug}")
    alert = page.get_by_role("alert").first
    expect(alert).to_contain_text("Something went wrong on our side.")
    text = page.locator("body").inner_text()
    for leak in ("said before", "said after", "Traceback", "ZeroDivisionError", "show_tracebacks", "Kernel"):
        assert leak not in text
    alert.get_by_role("link", name="Back to the lessons").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lessons")


def test_opening_is_told_in_words_until_the_lesson_is_there(served: Served, page: Page) -> None:
    enter(page, served)
    page.goto(f"{served.origin}/lessons/reflections", wait_until="commit")
    expect(page.get_by_role("status")).to_contain_text("Opening Reflections. This takes a few seconds.")
    expect(page.get_by_role("button", name="pressed 0")).to_be_visible()
    expect(page.locator("#hs-opening")).to_have_count(0)


def test_dialling_a_support_line_leaves_the_lesson_alive(served: Served, page: Page) -> None:
    enter(page, served, "/lessons/reflections")
    expect(page.get_by_role("button", name="pressed 0")).to_be_visible()
    ended: list[str] = []
    page.on("request", lambda request: ended.append(request.url) if "shutdown" in request.url else None)
    # What browsers do on a click on a tel: link, without the dialogue that would cover the page.
    page.evaluate(
        """() => {
          const link = document.querySelector("a[href^='tel:']");
          link.addEventListener("click", (event) => event.preventDefault());
          link.click();
          window.dispatchEvent(new Event("beforeunload"));
        }"""
    )
    page.get_by_role("button", name="pressed 0").click()
    expect(page.get_by_role("button", name="pressed 1")).to_be_visible()
    assert ended == []


def test_leaving_a_lesson_ends_its_kernel(voila: Start, tmp_path: Path, page: Page) -> None:
    served = voila(write_content(tmp_path, {"reflections": (TEXT, BUTTON)}), "--no-preheat")
    enter(page, served, "/lessons/reflections")
    expect(page.get_by_role("button", name="pressed 0")).to_be_visible()
    (kernel,) = served.kernels()
    page.goto(served.origin)
    kernel.wait(timeout=30)


def test_a_stranger_is_told_what_is_missing(served: Served, page: Page) -> None:
    answer = page.goto(served.origin + "/lessons/reflections")
    assert answer is not None
    assert answer.status == 403
    expect(page.get_by_role("heading", level=1)).to_have_text("This page needs its key")


def test_jupyterlab_opens_the_lesson_and_draws_it_without_the_network(lab: Start, tmp_path: Path, page: Page) -> None:
    served = lab(write_content(tmp_path, {"reflections": (TEXT, BUTTON, PLOT)}))
    page.goto(served.address)
    expect(page.get_by_role("tab", name="reflections.ipynb")).to_be_visible()
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
    expect(page.get_by_text("Jupyter news")).to_have_count(0)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.get_by_role("button", name="pressed 0").click()
    expect(page.get_by_role("button", name="pressed 1")).to_be_visible()
    expect(page.locator(POINTS)).to_have_count(2)
