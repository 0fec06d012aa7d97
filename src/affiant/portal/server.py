"""The server: waitress, on the loopback address alone."""

import socket
from collections.abc import Callable

from django.core.handlers.wsgi import WSGIHandler
from waitress.server import TcpWSGIServer, create_server

from affiant.portal.logs import speak_little
from affiant.portal.loopback import LOOPBACK
from affiant.portal.running import Running, start

THREADS = 6  # browsers open six connections to one host
BODY = 1024 * 1024  # bytes of a request: forms only
HEADER = 32 * 1024


class NotLoopback(ValueError):
    """A host that others could reach was asked for."""


def serve(running: Running, port: int, host: str, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; `ready` is told the address that opens the portal, token and all.

    Port 0 takes any that is free. Raises NotLoopback; OSError where the port is taken.
    """
    if host not in LOOPBACK:
        raise NotLoopback(host)
    start(running)
    speak_little()
    server = _server(port, host)
    shown = f"[{host}]" if ":" in host else host
    ready(f"http://{shown}:{_port(server)}/enter?token={running.launch.token}")
    try:
        server.run()
    finally:
        server.close()


def _server(port: int, host: str) -> TcpWSGIServer:
    return create_server(
        WSGIHandler(),
        host=host,
        port=port,
        threads=THREADS,
        ident="",
        max_request_body_size=BODY,
        max_request_header_size=HEADER,
        clear_untrusted_proxy_headers=True,
    )


def _port(server: TcpWSGIServer) -> int:
    found: socket.socket = server.socket
    return int(found.getsockname()[1])
