"""The frame of the command line in Indonesian: help pages and messages about wrong usage."""

import difflib
import sys

import click


class Command(click.Command):
    """A command whose help page has Indonesian headings; it tells what a use case refuses."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; leave with exit code 1, or as wrong usage, where it is refused."""
        from pkdocs.app.terms import Refused

        try:
            return super().invoke(ctx)
        except Refused as refused:
            for problem in refused.problems:
                click.echo(str(problem), err=True)
            if refused.usage:
                raise click.UsageError(refused.words, ctx) from refused
            click.echo(f"Gagal: {refused.words}", err=True)
            sys.exit(1)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option with Indonesian words."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Tampilkan bantuan ini."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = [
            "[OPSI]" if piece == "[OPTIONS]" else piece for piece in self.collect_usage_pieces(ctx)
        ]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Pemakaian: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [r for p in options if (r := p.get_help_record(ctx)) is not None]
        if records:
            with formatter.section("Opsi"):
                formatter.write_dl(records)


class Group(Command, click.Group):
    """The group of all commands, in Indonesian as well."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands."""
        Command.format_options(self, ctx, formatter)
        commands = [
            (name, self.commands[name].get_short_help_str(200)) for name in self.list_commands(ctx)
        ]
        with formatter.section("Perintah"):
            formatter.write_dl(commands)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the work, not of the alphabet."""
        del ctx
        return list(self.commands)


def report_usage(error: click.ClickException) -> None:
    """Tell what is wrong with the command, and where help is."""
    click.echo(f"Salah pakai: {_words(error)}", err=True)
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "pkdocs"
    click.echo(f'Bantuan: "{path} --help".', err=True)


def _words(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f" Maksudnya {error.possibilities[0]}?" if error.possibilities else ""
        return f"opsi {error.option_name} tidak ada.{near}"
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        return f"{name} belum disebut."
    if isinstance(error, click.BadParameter):
        name = error.param.human_readable_name if error.param else ""
        return f"nilai {name} tidak dapat dipakai."
    if isinstance(error, click.BadOptionUsage):
        return f"opsi {error.option_name} memerlukan nilai."
    return _unknown_command(error) or _extra_arguments(error) or error.message


def _unknown_command(error: click.ClickException) -> str:
    if not error.message.startswith("No such command"):
        return ""
    word = error.message.split("'")[1]
    context = error.ctx if isinstance(error, click.UsageError) else None
    group = context.command if context else None
    known = list(group.commands) if isinstance(group, click.Group) else []
    near = difflib.get_close_matches(word, known, n=1)
    return f'perintah "{word}" tidak ada.' + (f' Maksudnya "{near[0]}"?' if near else "")


def _extra_arguments(error: click.ClickException) -> str:
    if not error.message.startswith("Got unexpected extra argument"):
        return ""
    return f"terlalu banyak isian: {error.message.split('(', 2)[-1].rstrip(')')}."
