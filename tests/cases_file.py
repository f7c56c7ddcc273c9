"""Cases that are data: a YAML file under tests/cases, or a folder of such, each named after what it shows."""

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "cases"


def read_cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of one file."""
    return yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))


def read_case_files(name: str) -> dict[str, dict[str, Any]]:
    """Return the cases of a folder by the names of their files, which say what each shows."""
    files = sorted((FOLDER / name).glob("*.yml"))
    return {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files}
