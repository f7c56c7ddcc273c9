"""Asks at a terminal. A question is answered by what is typed after it was asked, and a pasted text is one answer."""

import sys

import click

from mediawatch.visible import make_visible

_PAUSE = 0.05
"""Seconds without a key after which a paste is over."""
_ENDS = ("\r", "\n", "\x04")
"""What ends a line, or the input (Ctrl-D)."""


def ask(question: str, default: str) -> str:
    """Return a person's answer to a question, `default` where it is empty. Raises click.Abort at the end of input."""
    _read_waiting(finish=False)
    shown = make_visible(f"{question} [{default}]" if default else question)
    first = click.prompt(shown, default="", show_default=False, err=True)
    lines = (first, *_read_waiting(finish=True).splitlines())
    words = ("".join(filter(str.isprintable, line)).strip() for line in lines)
    return " ".join(filter(None, words)) or default


if sys.platform == "win32":
    import msvcrt
    from time import sleep

    def _read_waiting(*, finish: bool) -> str:
        """Return the keys that wait at the terminal; `finish` also reads the rest of a line that these begin."""
        keys = ""
        while msvcrt.kbhit():
            while msvcrt.kbhit():
                keys += msvcrt.getwch()
            sleep(_PAUSE)
        return keys + sys.stdin.readline() if finish and keys and not keys.endswith(_ENDS) else keys

else:
    import os
    import select
    import termios
    import tty

    def _read_waiting(*, finish: bool) -> str:
        """Return the keys that wait at the terminal; `finish` also reads the rest of a line that these begin."""
        terminal, keys = sys.stdin.fileno(), b""
        settings = termios.tcgetattr(terminal)
        tty.setcbreak(terminal, termios.TCSANOW)  # a line without its end is not readable before
        try:
            while select.select([terminal], [], [], _PAUSE)[0] and (read := os.read(terminal, 4096)):
                keys += read
        finally:
            termios.tcsetattr(terminal, termios.TCSANOW, settings)
        if finish and keys and not keys.endswith(tuple(end.encode() for end in _ENDS)):
            keys += os.read(terminal, 4096)
        return keys.decode(errors="replace")
