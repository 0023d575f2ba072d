"""The pages of the site: home, a lesson, how one's talks went, and the words when something is not there."""

from __future__ import annotations

from typing import Any

from tornado import web
from tornado.httputil import url_concat
from voila.handler import BaseVoilaHandler, VoilaHandler

from serving.lessons import Lessons
from serving.preheat import keep_ready, only_the_heated

PATIENCE = 6
"""How many times in a row a lesson may say "still running", every ten seconds, before its page is ended."""


class Page(BaseVoilaHandler):  # type: ignore[misc]  # Voila is not typed
    """A page for people: errors in plain words, and no token left in the address."""

    async def prepare(self) -> None:
        """Let in who may come in; a token that has done its work leaves the address, the history and the logs."""
        await super().prepare()
        if self.request.method == "GET" and "token" in self.request.query_arguments:
            kept = [
                (name, value.decode(errors="replace"))
                for name, values in self.request.query_arguments.items()
                if name != "token"
                for value in values
            ]
            self.redirect(url_concat(self.request.path, kept))

    def get_login_url(self) -> str:
        """Say what is missing here, rather than send people to a form that does not exist."""
        raise web.HTTPError(403)

    @property
    def lessons(self) -> Lessons:
        """The curriculum."""
        lessons: Lessons = self.settings["holdspace_lessons"]
        return lessons

    @property
    def template_namespace(self) -> dict[str, Any]:
        """What every template may use."""
        return {**super().template_namespace, "asset": self.settings["holdspace_asset"]}


class NotebookPage(Page, VoilaHandler):  # type: ignore[misc]
    """A notebook, run, without its code."""

    async def show(self, notebook: str) -> None:
        """Run a notebook and send the page as it grows."""
        self.xsrf_token  # noqa: B018  sets the cookie with which the page may end its kernel when it is left
        waits = 0
        async with only_the_heated(self.kernel_manager, notebook):
            async for piece in self.get_generator(path=notebook):
                # Voila goes on waiting for ever for a kernel that could not start. A page that ends early says so.
                waits = waits + 1 if "voila_heartbeat()" in piece else 0
                if waits > PATIENCE:
                    self.log.error("The notebook %s gave nothing for a minute.", notebook)
                    return
                self.write(piece)
                await self.flush()


class HomePage(NotebookPage):
    """The path of lessons and how far someone has come; only a list, at once, where the content has no home page."""

    @web.authenticated
    async def get(self) -> None:
        """Show the home page, and have the lesson to go on with wait ready while it is read."""
        home = self.lessons.home
        if home is None:
            self.set_header("Cache-Control", "no-store")
            self.finish(self.render_template("home.html", lessons=self.lessons.all))
            return
        await self.show(home)
        self.finish()
        await keep_ready(self.kernel_manager, self.settings["holdspace_ahead"](), home)


class LessonPage(NotebookPage):
    """One lesson."""

    @web.authenticated
    async def get(self, slug: str) -> None:
        """Show a lesson of the curriculum."""
        lesson = self.lessons.find(slug)
        if lesson is None:
            raise web.HTTPError(404)
        await self.show(lesson.notebook)


class ProgressPage(NotebookPage):
    """How someone's talks went, and one of them to be read again.

    Which talk, the page reads from its address and asks its kernel, which looks among the reader's own alone: so an
    address says nothing of whether somebody else has such a talk.
    """

    @web.authenticated
    async def get(self, talk: str | None = None) -> None:  # noqa: ARG002  the page reads it
        """Show the progress page."""
        progress = self.lessons.progress
        if progress is None:
            raise web.HTTPError(404)
        await self.show(progress)


class NotFoundPage(Page):
    """Whatever address nothing answers to."""

    def initialize(self) -> None:
        """Take the settings that Voila gives its own handlers."""
        super().initialize(voila_configuration=self.settings["voila_configuration"])

    async def prepare(self) -> None:
        """Answer every method alike."""
        await super().prepare()
        raise web.HTTPError(404)
