"""Voila as this project runs it: its own pages, its own door, and only the routes listed here."""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jupyter_core.utils import run_sync
from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from traitlets.config import Config
from voila.app import Voila
from voila.request_info_handler import RequestInfoSocketHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import MultiStaticFileHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.utils import get_voila_labextensions_path

from holdspace.settings import Settings
from serving.address import LOCAL, announce, listen_locally, open_in_browser
from serving.ahead import lesson_ahead
from serving.door import LinkIdentityProvider
from serving.environment import cookie_secret
from serving.guard import GuardedApplication
from serving.lessons import Lesson, Lessons
from serving.options import Options
from serving.pages import HomePage, LessonPage, NotFoundPage, ProgressPage
from serving.preheat import REFILL_AFTER, pools

TEMPLATES = Path(__file__).parent / "templates" / "holdspace"
"""The project's own templates, looked at before Voila's."""

KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
TALK = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
"""How a conversation is named in an address."""


def asset(name: str) -> str:
    """Return the address of one of our static files; it changes with the file, so browsers never keep an old one."""
    content = (TEMPLATES / "static" / name).read_bytes()
    return f"/voila/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


def page_config_hook(lessons: Lessons) -> Callable[..., dict[str, Any]]:
    """Return the hook that tells the template which lesson it shows, or which page beside the lessons."""

    def describe(page_config: dict[str, Any], *, notebook_path: str, **_: Any) -> dict[str, Any]:
        lesson = lessons.of_notebook(notebook_path)
        titles = {lessons.home: "Home", lessons.progress: "Your progress"}
        page_config["holdspace"] = {
            "home": notebook_path == lessons.home,
            "progress": notebook_path == lessons.progress,
            "beside": lesson is None and notebook_path in titles,
            "has_progress": lessons.progress is not None,
            # What the home page falls back to when its kernel fails.
            "lessons": [{"id": one.id, "title": one.title} for one in lessons.all if one.ready],
            "parts": lessons.parts(notebook_path) if lesson else [],
            "title": lesson.title if lesson else titles.get(notebook_path, "Lesson"),
            "number": lesson.number if lesson else 0,
            "count": len(lessons.all),
            "assets": {file.name: asset(file.name) for file in (TEMPLATES / "static").iterdir()},
        }
        return page_config

    return describe


def configuration(options: Options, lessons: Lessons, following: Lesson | None) -> Config:
    """Return what differs from Voila's defaults, and why."""
    config = Config()
    voila = config.VoilaConfiguration
    # A query string may set these otherwise.
    voila.allow_template_override = "NO"
    voila.allow_theme_override = "NO"
    # The template follows the reader's own light or dark; Voila's dark theme would fix it.
    voila.theme = "light"
    voila.template = "lab"
    voila.show_tracebacks = False
    voila.strip_sources = True
    voila.file_allowlist = []
    voila.preheat_kernel = options.preheat
    voila.page_config_hook = page_config_hook(lessons)
    config.VoilaExecutor.cell_error_instruction = ""
    config.VoilaKernelManager.kernel_pools_config = pools(following, lessons.home)
    config.VoilaKernelManager.fill_delay = REFILL_AFTER
    # A kernel whose page has gone ends after three minutes: time for a page to reconnect after a lost network. One
    # whose page is still open stays however long its reader pauses (cull_connected).
    config.MappingKernelManager.cull_idle_timeout = 180
    config.MappingKernelManager.cull_interval = 30
    config.MappingKernelManager.cull_connected = False
    # Messages for a reader who is briefly away are not kept in memory: the page asks for its state again.
    config.MappingKernelManager.buffer_offline_messages = False
    # An ended kernel would be replaced by an empty one, which can do nothing for the lesson.
    config.KernelManager.autorestart = False
    if sys.platform == "linux" and len(tempfile.gettempdir()) < 30:
        # A kernel's ports on 127.0.0.1 can be listened to by everyone on the machine; sockets in our own folder cannot.
        # The length of their paths is limited to about 100 characters.
        config.KernelManager.transport = "ipc"
    return config


class HoldingSpace(Voila):  # type: ignore[misc]  # Voila is not typed
    """The Voila server with this project's pages."""

    name = "voila"  # Voila's handlers look the application up under this name

    options: Options
    lessons: Lessons
    ahead: Callable[[], Lesson | None]
    """Which lesson to keep ready now."""

    @classmethod
    def create(cls, options: Options, lessons: Lessons, settings: Settings) -> HoldingSpace:
        """Return a server ready to start. Settings files in the working folder or in Jupyter's are not read."""
        ahead = partial(lesson_ahead, settings, lessons)
        app = cls(config=configuration(options, lessons, ahead()), config_file_paths=[])
        app.options, app.lessons, app.ahead = options, lessons, ahead
        app.ip, app.root_dir, app.token = LOCAL, str(lessons.folder), options.token
        app.identity_provider_class = LinkIdentityProvider
        app.cookie_secret = cookie_secret(settings.data_dir)
        app.log_level = "INFO" if options.verbose else "WARN"
        # Jupyter's trust decides whether saved outputs are shown; here every notebook runs afresh.
        app.log.addFilter(lambda record: "is not trusted" not in record.getMessage())
        # Tornado takes Jupyter's milliseconds for seconds of its own and corrects them aloud; it never comes to count.
        logging.getLogger("tornado.general").addFilter(lambda record: "ping_timeout" not in record.getMessage())
        app.initialize([])
        return app

    def setup_template_dirs(self) -> None:
        """Put our templates before Voila's."""
        super().setup_template_dirs()
        self.template_paths.insert(0, str(TEMPLATES))
        self.static_paths.insert(0, str(TEMPLATES / "static"))

    def init_settings(self) -> dict[str, Any]:
        """Add what our pages need to Voila's settings."""
        settings: dict[str, Any] = super().init_settings()
        settings |= {
            "default_handler_class": NotFoundPage,
            # Milliseconds. Jupyter asks every 30 s, and looks at its last answer before it asks again: with as short a
            # time to answer it closed every healthy socket each 30 s, and what was on its way then was lost.
            "ws_ping_timeout": 90_000,
            "holdspace_lessons": self.lessons,
            "holdspace_ahead": self.ahead,
            "holdspace_asset": asset,
            "voila_configuration": self.voila_configuration,
        }
        return settings

    def init_handlers(self) -> list[tuple[Any, ...]]:
        """List everything that can be reached. No file of the project is among it."""
        page = {"voila_configuration": self.voila_configuration}
        notebook = {**page, "template_paths": self.template_paths, "config": self.config}
        labextensions = get_voila_labextensions_path(self.voila_configuration.extra_labextensions_path)
        themes = {
            "themes_url": "/voila/api/themes",
            "path": self.themes_dir,
            "labextensions_path": labextensions,
            "no_cache_paths": ["/"],
        }
        return [
            (r"/", HomePage, notebook),
            (r"/lessons/([a-z][a-z0-9_-]{0,59})", LessonPage, notebook),
            (rf"/progress(?:/({TALK}))?", ProgressPage, notebook),
            (rf"/api/kernels/{KERNEL}", KernelHandler),
            (rf"/api/kernels/{KERNEL}/channels", VoilaKernelWebsocketHandler),
            (r"/voila/api/shutdown/(.*)", VoilaShutdownKernelHandler),
            (r"/voila/static/(.*)", MultiStaticFileHandler, {"paths": self.static_paths}),
            (r"/voila/labextensions/(.*)", FileFindHandler, {"path": labextensions, "no_cache_paths": ["/"]}),
            (r"/voila/api/themes/(.*)", ThemesHandler, themes),
            # A heated kernel asks here who its visitor is. The handler has no check of its own and a kernel no cookie,
            # so the way to it is a secret that only kernels are told (voila.utils.wait_for_request reads it).
            (rf"{os.environ['VOILA_WS_BASE_URL']}voila/query/{KERNEL}", RequestInfoSocketHandler),
        ]

    def start(self) -> None:
        """Listen, say where, and serve until interrupted."""
        sockets, self.port = listen_locally(self.options.port)
        os.environ["VOILA_WS_BASE_URL"] = f"/{secrets.token_hex(24)}/"
        self.connection_dir = tempfile.mkdtemp(prefix="holdspace_", dir=self.connection_dir_root)
        settings = self.init_settings()
        # Voila's kernel manager reads the settings through `app` when it heats its first kernel.
        self.app = GuardedApplication(self.options.hosts, **settings)
        self.app.add_handlers(".*$", self.init_handlers())
        self._serve(sockets)

    def _serve(self, sockets: list[socket.socket]) -> None:
        server = HTTPServer(self.app)
        server.add_sockets(sockets)
        home = f"http://{LOCAL}:{self.port}/?token="
        announce(home + self.options.token, self.options.port, self.port)
        if self.options.open_browser:
            open_in_browser(home + self.identity_provider.ticket())
        self.ioloop = IOLoop.current()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            self.log.info("Stopping.")
        finally:
            server.stop()
            self.stop()

    def stop(self) -> None:
        """End every kernel and remove what connects to them."""
        run_sync(self.kernel_manager.shutdown_all)(now=True)
        shutil.rmtree(self.connection_dir, ignore_errors=True)
