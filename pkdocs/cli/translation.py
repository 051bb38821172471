"""click's own words in Indonesian, whatever the language of the machine.

click asks the standard library's gettext, which answers by the locale of whoever runs it; messages
of pkdocs are Indonesian everywhere. Hence its modules get these words, and nobody else does.
"""

import gettext

from click import core, decorators, exceptions, formatting, parser, types

TRANSLATED = (core, decorators, exceptions, formatting, parser, types)
"""The modules of click whose words reach a user of pkdocs; it prompts and completes nothing."""

_NUMBER = '"{value}" bukan bilangan.'
_TOO_MANY = "terlalu banyak isian: {args}. Nama yang memuat spasi diberi tanda kutip."
_LIST = "Mungkin maksudnya {possibilities}?"
WORDS = {
    # pages of help
    "Usage:": "Pemakaian:",
    "Options": "Opsi",
    "Commands": "Perintah",
    "Positional arguments": "Isian",
    "Show this message and exit.": "Tampilkan bantuan ini.",
    "Show the version and exit.": "Cetak versi.",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "default: {default}": "bawaan: {default}",
    "(dynamic)": "(menurut keadaan)",
    "env var: {var}": "peubah lingkungan: {var}",
    "deprecated": "akan dihapus",
    # what is wrong with a command line
    "Missing command.": "perintah belum disebut.",
    "No such command {name!r}.": 'perintah "{name}" tidak ada.',
    "No such option {name!r}.": "opsi {name} tidak ada.",
    "Did you mean {possibility}?": "Maksudnya {possibility}?",
    "(Did you mean one of: {possibilities}?)": _LIST,
    "Got unexpected extra argument ({args})": _TOO_MANY,
    "Got unexpected extra arguments ({args})": _TOO_MANY,
    "Option {name!r} requires an argument.": "opsi {name} memerlukan nilai.",
    "Option {name!r} requires {nargs} arguments.": "opsi {name} memerlukan {nargs} nilai.",
    "Option {name!r} does not take a value.": "opsi {name} tidak memakai nilai.",
    "Argument {name!r} takes {nargs} values.": "{name} memerlukan {nargs} nilai.",
    "Missing argument": "belum disebut:",
    "Missing option": "opsi belum disebut:",
    "Missing parameter": "belum disebut:",
    "Missing parameter: {param_name}": "belum disebut: {param_name}",
    "Missing {param_type}": "belum disebut: {param_type}",
    "Try '{command} {option}' for help.": 'Bantuan: "{command} {option}".',
    "Error: {message}": "Galat: {message}",
    "Aborted!": "Dihentikan.",
    # what is wrong with a value
    "Invalid value: {message}": "nilai tidak dapat dipakai: {message}",
    "Invalid value for {param_hint}: {message}": (
        "nilai {param_hint} tidak dapat dipakai: {message}"
    ),
    "{value!r} is not {choice}.": '"{value}" bukan {choice}.',
    "{value!r} is not one of {choices}.": '"{value}" bukan salah satu dari {choices}.',
    "Choose from:\n\t{choices}": "Pilihannya:\n\t{choices}",
    "{value!r} is not a valid {number_type}.": _NUMBER,
    "{value} is not in the range {range}.": "{value} di luar batas {range}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        '"{value}" bukan ya atau tidak; yang dikenal: {states}.'
    ),
    "file": "berkas",
    "directory": "folder",
    "path": "berkas atau folder",
    "{name} {filename!r} does not exist.": '{name} "{filename}" tidak ada.',
    "{name} {filename!r} is a file.": '{name} "{filename}" adalah berkas.',
    "{name} {filename!r} is a directory.": '{name} "{filename}" adalah folder.',
    "{name} {filename!r} is not readable.": '{name} "{filename}" tidak dapat dibaca.',
    "{name} {filename!r} is not writable.": '{name} "{filename}" tidak dapat ditulis.',
    "{name} {filename!r} is not executable.": '{name} "{filename}" tidak dapat dijalankan.',
    "Could not open file {filename!r}: {message}": (
        'berkas "{filename}" tidak dapat dibuka: {message}'
    ),
    "unknown error": "galat tidak dikenal",
}
"""click's message: ours. Indonesian has no plural, so both forms of click's may be one of ours."""


class _Indonesian(gettext.NullTranslations):
    """A catalogue that needs no file and no locale."""

    def gettext(self, message: str) -> str:
        """Return the message in Indonesian, or as it is."""
        return WORDS.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the message for so many things."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def speak_indonesian() -> None:
    """Let click speak Indonesian in this process."""
    catalogue = _Indonesian()
    for module in TRANSLATED:
        vars(module).update(_=catalogue.gettext, ngettext=catalogue.ngettext)
