"""Runs the console: the worker processes, the web server, and a clean end."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from intake.config.settings import Settings
from intake.console.app import create_app
from intake.console.web.context import open_desk
from intake.console.web.http_protocol import PatientProtocol
from intake.office import open_reader
from intake.workers.page_pictures import PagePictures
from intake.workers.readers import Reader


@contextmanager
def web_server(settings: Settings, reader: Reader) -> Iterator[uvicorn.Server]:
    """The server, ready to `run`; it ends on SIGTERM, on Ctrl-C, or when its `should_exit` is set."""
    console = settings.console
    with PagePictures() as pictures:
        app = create_app(open_desk(settings, reader, pictures))
        config = uvicorn.Config(
            app,
            host=console.host,
            port=console.port,
            http=PatientProtocol,
            ws="none",
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips="127.0.0.1",
            timeout_graceful_shutdown=10,
            lifespan="off",
        )
        yield uvicorn.Server(config)


def serve(settings: Settings) -> None:
    """Serves the console until it receives a signal to stop."""
    with open_reader(settings) as reader, web_server(settings, reader) as server:
        server.run()


def why_not_free(host: str, port: int) -> str:
    """Return why nobody can listen there, another program or no such address of ours; "" where one can."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.strerror or str(error)
        except UnicodeError:
            return "it is no host's name"
    return ""


def free_port(host: str, first: int, tries: int = 50) -> int:
    """The first free port from `first` on. Raises OSError where none is."""
    for port in range(first, first + tries):
        if not why_not_free(host, port):
            return port
    raise OSError(f"no port from {first} to {first + tries - 1} of {host} is free")
