"""Find a Chromium to test with: an installed one, or else Playwright's own, which `--install` gets."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def find_chromium() -> str | None:
    """Return the program named by MEDIAWATCH_CHROMIUM, or an installed one; None leaves the choice to Playwright."""
    named = os.environ.get("MEDIAWATCH_CHROMIUM")
    found = (shutil.which(command) for command in COMMANDS)
    places = (place for place in PLACES if Path(place).is_file())
    return named or next((path for path in (*found, *places) if path), None)


def main() -> int:
    if find_chromium() or "--install" not in sys.argv:
        return 0
    result = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if result.returncode:
        print("No Chromium was found, and none could be downloaded: install one (Debian: apt-get install chromium).")
    return result.returncode


if __name__ == "__main__":
    sys.exit(main())
