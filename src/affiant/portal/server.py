"""The server: waitress, on the loopback address alone, but for a team behind its proxy."""

import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.urls import get_resolver
from waitress.server import TcpWSGIServer, create_server

from affiant.portal import known, lineages, work
from affiant.portal.beside.maker import MAKER
from affiant.portal.bodies import Channel
from affiant.portal.logs import speak_little
from affiant.portal.loopback import LOOPBACK
from affiant.portal.running import Running, scribe, start

THREADS = 6  # browsers open six connections to one host
BODY = 1024 * 1024 + 64 * 1024  # bytes of a request: forms, and pieces of files
HEADER = 32 * 1024


class NotLoopback(ValueError):
    """A host that others could reach was asked for."""


def serve(
    running: Running, port: int, host: str, ready: Callable[[str], None], proxy: str = ""
) -> None:
    """Serve until interrupted; `ready` is told the address that opens the portal, token and all.

    Port 0 takes any that is free. `proxy` is the address of the one proxy that is believed when
    it says from where and how a browser came; without one, only this machine is served. Raises
    NotLoopback; OSError where the port is taken.
    """
    if host not in LOOPBACK and not (running.team and proxy):
        raise NotLoopback(host)
    start(running)
    speak_little()
    _stop_when_told()
    address = "127.0.0.1" if host == "localhost" else host  # one address, one socket
    server = _server(WSGIHandler(), port, address, proxy)
    shown = f"[{host}]" if ":" in host else host
    port = server.effective_port  # type: ignore[attr-defined] # waitress's stubs leave it out
    door = "login" if running.team else f"enter?token={running.launch.token}"
    threading.Thread(target=_warm, daemon=True).start()  # while the browser is on its way
    ready(f"http://{shown}:{port}/{door}")
    try:
        with scribe().behind(), work.seen_to():
            server.run()
    finally:
        MAKER.stop()
        server.close()


def _stop_when_told() -> None:
    """Take SIGTERM, as a machine that goes down sends it, as Ctrl and C: the log is written out."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))


def _warm() -> None:
    """What every page needs first: all addresses load all pages. Then what some need."""
    get_resolver().url_patterns  # noqa: B018 - loads them
    known.warm()
    lineages.warm()


def _server(application: Any, port: int, host: str, proxy: str) -> TcpWSGIServer:
    """`clear_untrusted_proxy_headers`: what anybody else says of proxies counts for nothing."""
    trusted: dict[str, Any] = {}
    if proxy:
        told = {"x-forwarded-for", "x-forwarded-proto"}
        trusted = {"trusted_proxy": proxy, "trusted_proxy_headers": told}
    server = create_server(
        application,
        host=host,
        port=port,
        threads=THREADS,
        ident="",
        max_request_body_size=BODY,
        max_request_header_size=HEADER,
        clear_untrusted_proxy_headers=True,
        inbuf_overflow=BODY,  # a piece is not written to the disk twice
        **trusted,
    )
    if not isinstance(server, TcpWSGIServer):
        raise TypeError("several addresses were asked for")
    server.channel_class = Channel
    return server
