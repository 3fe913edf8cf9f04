"""The preview's server: on this machine only, for one person with the key, kept fresh by a watcher of the files.

It knows HTTP and nothing of records: what to rebuild and what to answer are handed in as a `Desk`.
"""

from __future__ import annotations

import asyncio
import hmac
import mimetypes
import secrets
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

import uvicorn
import watchfiles
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from generator.model.frozen import frozen

LOOPBACK: Final = "127.0.0.1"
LARGEST: Final = 25_000_000
"""Bytes of the largest upload; the desk's own limit for a picture is below it."""
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
_SETTLED: Final = 15
"""Milliseconds without another change after which a save counts as done: programs write, rename and set times at once."""
_LONGEST_WAIT: Final = 300
"""Milliseconds after which the content is read even though changes do not end."""
_STILL_THERE: Final = 15.0
"""Seconds after which a silent stream says that it lives."""


@frozen
class Asked:
    """A request: the path, what stands after `?`, and the body of a POST (None for all others)."""

    path: str
    query: Mapping[str, str]
    body: bytes | None = None


@frozen
class Answer:
    """What goes back; `kind` is the media type."""

    status: int
    kind: str
    body: bytes


class Desk(Protocol):
    """What the server serves. Its methods are called one at a time, from a thread that may wait; but what takes long is
    answered beside the others, so that a bulletin that is being printed holds up nobody.
    """

    def takes_long(self, asked: Asked) -> bool:
        """Whether an answer may take seconds; two such answers are never made at once."""
        ...

    def rebuild(self, written: frozenset[Path] | None = None) -> int:
        """Read the content anew; the number of the state that is shown now. If no file came or went, `written` are those
        that were written to.
        """
        ...

    def answer(self, asked: Asked) -> Answer:
        """The answer to a request of somebody who has the key."""
        ...


@dataclass
class Server:
    """One session of the preview: `port` 0 takes any that is free.

    `folders` are watched; with `polls` by looking again and again, since network drives send no notices.
    """

    desk: Desk
    folders: tuple[Path, ...]
    port: int = 0
    polls: bool = False
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    _running: uvicorn.Server | None = None
    _state: int = 0
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    _one_at_a_press: asyncio.Lock = field(default_factory=asyncio.Lock)
    _stop: asyncio.Event = field(default_factory=asyncio.Event)

    def serve(self, tell: Callable[[str], None]) -> None:
        """Serve until interrupted; `tell` hears the address to be opened. Raises OSError where the port is taken."""
        with socket.socket() as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind((LOOPBACK, self.port))
            door.listen()  # who comes before the first build is done waits for it
            self.port = door.getsockname()[1]
            tell(f"http://{LOOPBACK}:{self.port}/?key={self.key}")
            self._running = _Uvicorn(uvicorn.Config(
                self.app(), log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=1,
            ), self._end_streams)
            self._running.run(sockets=[door])

    def end(self) -> None:
        """End a session that runs in another thread."""
        if self._running is not None:
            self._running.should_exit = True

    async def _end_streams(self) -> None:
        self._stop.set()
        async with self._changed:
            self._changed.notify_all()

    def app(self) -> Starlette:
        """The application; tests call it without a socket."""
        routes = [
            Route("/_/events", self._events, methods=["GET"]),
            Route("/{path:path}", self._any, methods=["GET", "POST"]),
        ]
        return Starlette(routes=routes, lifespan=self._life)

    @asynccontextmanager
    async def _life(self, _app: Starlette) -> AsyncIterator[None]:
        await self._rebuild()
        watching = asyncio.create_task(self._watch())
        yield
        self._stop.set()
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching

    async def _watch(self) -> None:
        there = [folder for folder in self.folders if folder.is_dir()]
        async for changes in watchfiles.awatch(
            *there, force_polling=self.polls, stop_event=self._stop, debounce=_LONGEST_WAIT, step=_SETTLED, poll_delay_ms=300,
            recursive=True,
        ):
            only_written = all(change is watchfiles.Change.modified for change, _ in changes)
            await self._rebuild(frozenset(Path(path) for _, path in changes) if only_written else None)

    async def _rebuild(self, written: frozenset[Path] | None = None) -> None:
        async with self._one_at_a_time:
            state = await asyncio.to_thread(self.desk.rebuild, written)
        async with self._changed:
            self._state = state
            self._changed.notify_all()

    async def _any(self, request: Request) -> Response:
        refused = self._refused(request)
        if refused is not None:
            return refused
        body = await _body(request) if request.method == "POST" else None
        if body is not None and len(body) > LARGEST:
            return self._sent(Answer(413, "text/plain; charset=utf-8", b"too large"))
        asked = Asked(request.path_params["path"], dict(request.query_params), body)
        async with self._one_at_a_press if self.desk.takes_long(asked) else self._one_at_a_time:
            return self._sent(await asyncio.to_thread(self.desk.answer, asked))

    async def _events(self, request: Request) -> Response:
        """A stream that says the number of the state, at once and after each rebuild."""
        refused = self._refused(request)
        return refused or StreamingResponse(self._told(), media_type="text/event-stream", headers=_HEADERS)

    async def _told(self) -> AsyncIterator[str]:
        known = -1
        while not self._stop.is_set():
            if known == self._state:
                yield ": still there\n\n"
            else:
                known = self._state
                yield f"data: {known}\n\n"
            async with self._changed:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._changed.wait(), _STILL_THERE)

    def _refused(self, request: Request) -> Response | None:
        """The answer to whoever is not the one person at this machine; None where the request may pass.

        The host's name is looked at because a stranger's name may be made to point to this machine (DNS rebinding);
        the origin, because a stranger's page may send forms here.
        """
        hosts = {f"{LOOPBACK}:{self.port}", f"localhost:{self.port}"}
        if request.headers.get("host") not in hosts:
            return _plain(403, "wrong host")
        origin = request.headers.get("origin")
        if (request.method == "POST" or origin) and origin not in {f"http://{host}" for host in hosts}:
            return _plain(403, "wrong origin")
        given = request.query_params.get("key")
        if given is not None and request.method == "GET" and hmac.compare_digest(given.encode(), self.key.encode()):
            opened = RedirectResponse("/", 303, headers=_HEADERS)
            opened.set_cookie(self._cookie, self.key, httponly=True, samesite="strict", path="/")
            return opened
        if not hmac.compare_digest(request.cookies.get(self._cookie, "").encode(), self.key.encode()):
            return _plain(401, "Open the address that `rectify serve` printed. 请打开 rectify serve 显示的地址。")
        return None

    @property
    def _cookie(self) -> str:
        """Cookies know no ports, so the name tells sessions apart."""
        return f"rectify-{self.port}"

    def _sent(self, answer: Answer) -> Response:
        headers = dict(_HEADERS)
        if answer.kind.startswith("text/html"):
            headers["Content-Security-Policy"] = _POLICY
        return Response(answer.body, answer.status, headers, media_type=answer.kind)


class _Uvicorn(uvicorn.Server):
    """Tells the open streams when the person at the terminal ends the session: they would hold it up."""

    def __init__(self, config: uvicorn.Config, end_streams: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config)
        self._end_streams = end_streams

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._end_streams()
        await super().shutdown(sockets)


async def _body(request: Request) -> bytes:
    """The body; what goes beyond the limit is not read any more."""
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > LARGEST:
            break
    return bytes(found)


def _plain(status: int, text: str) -> Response:
    return Response(text, status, _HEADERS, media_type="text/plain; charset=utf-8")


def kind_of_file(address: str) -> str:
    """The media type that a file's name tells."""
    guessed = mimetypes.guess_type(address)[0] or "application/octet-stream"
    return f"{guessed}; charset=utf-8" if guessed.startswith("text/") or guessed.endswith(("json", "xml")) else guessed
