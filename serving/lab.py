"""JupyterLab as this project runs it: on this machine only, nothing fetched from outside."""

from __future__ import annotations

import os
from pathlib import Path

from jupyterlab.labapp import LabApp  # type: ignore[import-untyped]
from tornado.ioloop import IOLoop
from traitlets.config import Config

from serving.address import LOCAL, announce
from serving.guard import content_security_policy
from serving.lessons import Lessons
from serving.options import PROJECT, Options


def configuration(options: Options, lessons: Lessons) -> Config:
    """Return what differs from JupyterLab's defaults, and why."""
    config = Config()
    server, lab = config.ServerApp, config.LabApp
    server.ip = LOCAL
    server.port = options.port
    server.open_browser = options.open_browser
    server.root_dir = str(PROJECT if options.project else lessons.folder)
    server.local_hostnames = ["localhost", *options.hosts]
    server.allow_remote_access = False  # checks the Host header
    server.tornado_settings = {"headers": {"Content-Security-Policy": content_security_policy("127.0.0.1:*")}}
    server.allow_root = hasattr(os, "geteuid") and os.geteuid() == 0  # JupyterLab refuses root unless told
    server.log_level = "INFO" if options.verbose else "WARN"
    server.jpserver_extensions = {"voila.server_extension": False}  # lessons are shown by our own Voila alone
    config.IdentityProvider.token = options.token
    config.PasswordIdentityProvider.allow_password_change = False
    # JupyterLab otherwise asks the project's site for news and the package index for newer versions.
    lab.news_url = None
    lab.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
    lab.extension_manager = "readonly"
    # The rest of "no news, no catalogue", which JupyterLab decides in the browser; and it follows light and dark.
    lab.app_settings_dir = str(Path(__file__).parent / "lab_settings")
    lab.default_url = first_page(options, lessons)
    return config


def first_page(options: Options, lessons: Lessons) -> str:
    """Return the address of the home page, else of the first lesson, or of the list of files where there is none."""
    lesson = lessons.next_for()
    notebook = lessons.home or (lesson.notebook if lesson else None)
    root = PROJECT if options.project else lessons.folder
    if notebook is None or not lessons.folder.is_relative_to(root):
        return "/lab"
    return f"/lab/tree/{(lessons.folder / notebook).relative_to(root).as_posix()}"


def serve_lab(options: Options, lessons: Lessons) -> None:
    """Listen, say where, and serve until interrupted."""
    server = LabApp.initialize_server(argv=[], config=configuration(options, lessons))
    address = f"http://{LOCAL}:{server.port}{first_page(options, lessons)}?token={options.token}"
    # It listens from the first turn of its loop on, not before.
    IOLoop.current().add_callback(announce, address, options.port, server.port)
    server.start()
