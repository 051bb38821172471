"""The frame of the command line: help pages and messages about wrong usage."""

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import click

from pkdocs.base.problem import near_words
from pkdocs.base.text import join_words
from pkdocs.cli.frame import print_problems, say


class Command(click.Command):
    """A command: works in the folder named before it, and tells what a use case refuses."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, options_metavar="[OPSI]", **settings)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line; what is wrong with it is wrong with this command."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; leave with exit code 1, or as wrong usage, where it is refused."""
        from pkdocs.app.terms import Refused

        self._refuse_folder(ctx)
        try:
            return super().invoke(ctx)
        except Refused as refused:
            print_problems(refused.problems)
            if refused.usage:
                raise click.UsageError(refused.words, ctx) from refused
            say(f"Gagal: {refused.words}", err=True)
            sys.exit(1)

    def _refuse_folder(self, ctx: click.Context) -> None:
        """A folder named before a command that works in none is wrong usage."""
        if ctx.obj is not None and not any("-C" in param.opts for param in self.params):
            pesan = f'"{ctx.command_path}" tidak bekerja di folder proyek; tulis tanpa -C.'
            raise click.UsageError(pesan, ctx)


class Commands(Mapping[str, click.Command]):
    """Commands by name; the module of one, in `pkdocs.cli`, is loaded when it is asked for."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        self._modules = dict(modules)

    def __getitem__(self, name: str) -> click.Command:
        module = import_module(f"pkdocs.cli.{self._modules[name]}")
        command: click.Command = getattr(module, "_".join(name.split("-")))
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


class Group(click.Group):
    """The group of all commands."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with the whole of its first sentence."""
        del ctx
        rows = [(name, self.commands[name].get_short_help_str(200)) for name in self.commands]
        with formatter.section("Perintah"):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the work, not of the alphabet."""
        del ctx
        return list(self.commands)


def report_usage(error: click.ClickException) -> None:
    """Tell what is wrong with the command, and where help is."""
    say(f"Salah pakai: {_words(error)}", err=True)
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "pkdocs"
    say(f'Bantuan: "{path} --help".', err=True)


def _words(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption(option_name=name, ctx=click.Context() as ctx):
            return f"{error.message}{_other_option(name, ctx)}"
        case click.NoSuchCommand(possibilities=[near, *_]):
            return f'{error.message} Maksudnya "{near}"?'
        case click.MissingParameter(param=click.Parameter() as param, ctx=click.Context() as ctx):
            return f"{param.make_metavar(ctx)} belum disebut."
        case click.BadParameter(param=click.Parameter() as param):
            return f"nilai {_name(param)} {_wanted(param.type) or _unfit(error)}"
        case _:
            return error.message


def _other_option(name: str, ctx: click.Context) -> str:
    """Which commands have the option, else which option of this command is spelled alike."""
    group = ctx.find_root().command
    commands = group.commands if isinstance(group, click.Group) else {}
    having = [key for key, command in commands.items() if name in _options(command)]
    if having:
        return f" Opsi itu dipakai oleh {join_words(having)}."
    near = near_words(name.strip("-"), [own.strip("-") for own in _options(ctx.command)])
    return f" Maksudnya --{near[0]}?" if near else ""


def _options(command: click.Command) -> list[str]:
    return [own for param in command.params for own in param.opts if own.startswith("-")]


def _name(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name


def _unfit(error: click.ClickException) -> str:
    return f"tidak dapat dipakai: {error.message}"


def _wanted(kind: click.ParamType[Any]) -> str:
    """Which values can be used, where that can be said in a few words."""
    if isinstance(kind, click.IntRange):
        low = "" if kind.min is None else f" paling kecil {kind.min}"
        high = "" if kind.max is None else f" paling besar {kind.max}"
        return f"harus bilangan bulat{low}{' dan' if low and high else ''}{high}."
    if isinstance(kind, click.Choice):
        return f"harus salah satu dari {', '.join(kind.choices)}."
    return ""
