"""The server: waitress, on the loopback address alone."""

from collections.abc import Callable

from django.core.handlers.wsgi import WSGIHandler
from waitress.server import TcpWSGIServer, create_server

from affiant.portal.logs import speak_little
from affiant.portal.loopback import LOOPBACK
from affiant.portal.running import Running, scribe, start

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
    server = _server(port, "127.0.0.1" if host == "localhost" else host)  # one address, one socket
    shown = f"[{host}]" if ":" in host else host
    port = server.effective_port  # type: ignore[attr-defined] # waitress's stubs leave it out
    ready(f"http://{shown}:{port}/enter?token={running.launch.token}")
    try:
        with scribe().behind():
            server.run()
    finally:
        server.close()


def _server(port: int, host: str) -> TcpWSGIServer:
    server = create_server(
        WSGIHandler(),
        host=host,
        port=port,
        threads=THREADS,
        ident="",
        max_request_body_size=BODY,
        max_request_header_size=HEADER,
        clear_untrusted_proxy_headers=True,
    )
    if not isinstance(server, TcpWSGIServer):
        raise TypeError("several addresses were asked for")
    return server
