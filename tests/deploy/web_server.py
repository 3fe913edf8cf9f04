"""The real nginx with the configuration that we ship, in a folder and on ports of its own."""

from __future__ import annotations

import gzip
import http.client
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.mailbox import certificate, free_port
from tests.sites import REPOSITORY

SHIPPED = REPOSITORY / "deploy" / "nginx"
NAME, PASSWORD = "leader", "a long secret"

MAIN = """\
{user}
daemon off;
worker_processes 2;
pid nginx.pid;
error_log error.log warn;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
    gzip on;                       # as Debian's own nginx.conf has it: ours may stand beside it
    default_type text/plain;
    include rectify/http.conf;
    include public.conf;
    include internal.conf;
}}
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return (gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body).decode()


@dataclass(frozen=True)
class WebServer:
    folder: Path
    plain: int
    public: int
    internal: int
    trust: ssl.SSLContext

    def ask(self, path: str, *, port: int = 0, method: str = "GET", **headers: str) -> Answer:
        """An answer of the public edition over TLS, unless another port is named; redirects are not followed."""
        chosen = port or self.public
        if chosen == self.plain:
            line: http.client.HTTPConnection = http.client.HTTPConnection("localhost", chosen, timeout=20)
        else:
            line = http.client.HTTPSConnection("localhost", chosen, timeout=20, context=self.trust)
        try:
            line.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = line.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            line.close()

    @property
    def complaints(self) -> str:
        return (self.folder / "error.log").read_text()


def configured(text: str, changes: dict[str, str]) -> str:
    """A shipped file with an office's own values; each has to be there, so that the test tests what is shipped."""
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


@contextmanager
def web_server(
    folder: Path, public: Path, internal: Path, nginx: str, openssl: str, office: str = "127.0.0.1"
) -> Iterator[WebServer]:
    """Nginx with both editions, as an office would install it; `office` is the address that the internal one trusts."""
    shutil.copytree(SHIPPED / "rectify", folder / "rectify")
    made, key = certificate(folder, openssl)
    ports = plain, tls, inner = free_port(), free_port(), free_port()
    names = {"server_name zhenggai.dl.example;": "server_name localhost;", "/etc/nginx/tls/public.crt": str(made),
             "/etc/nginx/tls/public.key": str(key), "/srv/www/current": str(public),
             "listen 80;": f"listen 127.0.0.1:{plain};", "listen [::]:80;": "",
             "listen 443 ssl": f"listen 127.0.0.1:{tls} ssl", "listen [::]:443 ssl http2;": ""}  # fmt: skip
    (folder / "public.conf").write_text(configured((SHIPPED / "public.conf").read_text(), names))
    names = {"server_name zhenggai.office.example;": "server_name localhost;", "/etc/nginx/tls/internal.crt": str(made),
             "/etc/nginx/tls/internal.key": str(key), "/srv/office/internal": str(internal),
             "listen 8443 ssl": f"listen 127.0.0.1:{inner} ssl", "listen [::]:8443 ssl http2;": "",
             "/etc/nginx/rectify/people": str(folder / "people"), "allow 127.0.0.1;": f"allow {office};"}  # fmt: skip
    (folder / "internal.conf").write_text(configured((SHIPPED / "internal.conf").read_text(), names))
    hashed = subprocess.run([openssl, "passwd", "-6", PASSWORD], check=True, capture_output=True, text=True).stdout
    (folder / "people").write_text(f"{NAME}:{hashed}")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(user=user))
    (folder / "error.log").touch()
    command = [nginx, "-p", str(folder), "-c", "nginx.conf", "-e", str(folder / "error.log")]
    subprocess.run([*command, "-t"], check=True, capture_output=True, text=True)
    with subprocess.Popen(command) as running:
        try:
            _wait(ports)
            yield WebServer(folder, plain, tls, inner, ssl.create_default_context(cafile=made))
        finally:
            running.terminate()


def _wait(ports: tuple[int, ...]) -> None:
    for port in ports:
        for _ in range(200):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
