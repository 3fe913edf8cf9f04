"""`serve`: the preview of both editions on this machine, with forms to edit the records in."""

from __future__ import annotations

import datetime
import gc
import webbrowser
from pathlib import Path

import click

from generator.build import Order
from generator.commands.speaking import FINE, WRONG_USAGE, Day, Session
from generator.desk.desk import Desk
from generator.shell.preview import Server

PORT = 8765


@click.command(epilog="Example:  rectify serve --open")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True,
              help="Port on this machine; 0 takes any that is free.")
@click.option("--as-of", type=Day(), default=None, help="Reckon as of this day; else as site.yaml says.")
@click.option("--poll", is_flag=True, help="Look at the files again and again: network drives send no notices.")
@click.option("--open", "opens", is_flag=True, help="Open the browser.")
@click.pass_obj
def serve(session: Session, port: int, as_of: datetime.date | None, *, poll: bool, opens: bool) -> int:
    """Show both editions in the browser, rebuilt at every save, with a form for every record.

    Only this machine can see it, and only with the key in the address that is printed.
    """
    gc.enable()  # `main` turned it off, for commands that end
    site = Path(session.folder)
    if not (site / "content").is_dir():
        session.say(f"There is no folder content/ in {site}.", f"{site} 中没有 content/ 文件夹。", err=True)
        return WRONG_USAGE
    desk = Desk(Order(site, site / "output", as_of=as_of), session.language)
    server = Server(desk, (site / "content", site / "templates"), port, poll)

    def tell(address: str) -> None:
        session.say(f"Preview: {address}\nIt ends with Ctrl+C.", f"预览地址：{address}\n按 Ctrl+C 结束。")
        if opens:
            webbrowser.open(address)

    try:
        server.serve(tell)
    except KeyboardInterrupt:
        session.say("The preview has ended.", "预览已结束。")
    except OSError as error:
        session.say(f"Port {port} cannot be used ({error.strerror}). Try --port 0.",
                    f"端口 {port} 无法使用（{error.strerror}），请改用 --port 0。", err=True)
        return WRONG_USAGE
    return FINE
