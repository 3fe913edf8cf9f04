"""`rectify`: finds the command that was asked for, and turns what goes wrong into words and an exit status.

0 fine · 1 mistakes in the content · 2 wrong usage or our own fault. A command is imported only when it is asked for.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any, Final

import click

from generator import __version__
from generator.commands.speaking import Session, language_of_environment
from generator.model.likeness import alike
from generator.shell.stat_index import Call

COMMANDS: Final = {
    "build": "generator.commands.building:build",
    "verify-public": "generator.commands.proving:verify_public",
    "disclose": "generator.commands.proving:disclose",
    "publish": "generator.commands.publishing:publish",
    "rollback": "generator.commands.publishing:rollback",
    "verify": "generator.commands.publishing:verify",
    "new": "generator.commands.editing:new",
    "bulletin": "generator.commands.printing:bulletin",
    "print": "generator.commands.printing:print_document",
    "mail": "generator.commands.mailing:mail",
    "schedule": "generator.commands.scheduling:schedule",
    "schema": "generator.commands.scheduling:schema",
    "serve": "generator.commands.serving:serve",
    "export": "generator.commands.exchanging:export",
    "import": "generator.commands.exchanging:import_",
    "check": "generator.commands.checking:check",
    "explain": "generator.commands.checking:explain",
    "fix": "generator.commands.fixing:fix",
}
"""Command → where it lives."""


class _Commands(click.Group):
    """A group whose commands are imported on demand: `rectify explain` should not pay for the PDF printer."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        where = COMMANDS.get(cmd_name)
        if where is None:
            return None
        module, _, name = where.partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)  # noqa: S101 - a slip in the table above is ours
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = alike(args[0], COMMANDS)
            if not near:
                raise
            raise click.UsageError(f"{error.message} Did you mean `{near[0]}`?", ctx) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--site", "folder", type=click.Path(file_okay=False), default=".", metavar="DIR",
              help="Folder of the site, the one that holds content/.")
@click.option("--language", type=click.Choice(["en", "zh"]), default=None,
              help="Language of messages; else that of your system.")
@click.version_option(__version__, prog_name="rectify")
@click.pass_context
def rectify(context: click.Context, folder: str, language: str | None) -> None:
    r"""Publish what was promised to the inspectors, who answers for it, until when, what is done, what proves it.

    \b
    Example:
      rectify --site my-city build --edition both
    """
    call = context.obj or Call(sys.argv[1:])
    context.obj = Session(folder=folder, language=language or language_of_environment(os.environ), call=call)


def main(call: Call | None = None) -> None:
    """Run the command that was called for; never lets a traceback out unless RECTIFY_DEBUG is set."""
    try:
        status = rectify.main(standalone_mode=False, obj=call)
        sys.exit(status if isinstance(status, int) else 0)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as error:
        if os.environ.get("RECTIFY_DEBUG"):
            raise
        click.echo(
            f"rectify met a fault of its own ({type(error).__name__}: {error}).\n"
            "Your content and the last good output are as they were. Set RECTIFY_DEBUG=1 to see where it happened.",
            err=True,
        )
        sys.exit(2)
