"""Runs a command and ends it, with all that it started, once nobody holds the other end of standard input.

A program of its own, which imports nothing of the package: `python office_guard.py COMMAND…`.
"""

import os
import select
import signal
import subprocess
import sys


def main(command: list[str]) -> int:
    """Run a command until it ends, or until who asked for it is gone. Return its status."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who asked
    own, other = os.pipe()
    # The command holds nothing but `other`, which closes as it ends.
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        pass_fds=(other,),
    ) as process:
        os.close(other)
        ready, _, _ = select.select([own, 0], [], [])
        if 0 in ready:
            os.killpg(process.pid, signal.SIGKILL)
        return process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
