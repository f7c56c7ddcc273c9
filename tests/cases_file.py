"""Cases that are data: each a YAML file under tests/cases."""

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "cases"


def read_cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of one file."""
    return yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
