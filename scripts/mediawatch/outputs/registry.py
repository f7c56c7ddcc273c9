"""All outputs there are, and how they are written. An output is found because its module is in this package."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, cast

from mediawatch import outputs
from mediawatch.declared import find_declared
from mediawatch.kept import Take, make_all
from mediawatch.outputs.output import Output, Publication
from mediawatch.progress import Stage, unwatched

Made = Mapping[str, object]
"""What each file of a site's outputs was made from, by its path."""


def find_outputs() -> tuple[Output[Any], ...]:
    """Return the outputs that the modules of this package declare."""
    return cast(tuple[Output[Any], ...], find_declared(outputs, Output))


def write_outputs(
    publication: Publication,
    site: Path,
    made: Made | None = None,
    *,
    found: Iterable[Output[Any]] | None = None,
    stage: Stage = unwatched,
    take: Take = make_all,
) -> Made:
    """Write all outputs into a rendered site; return what they were made from.

    Given that again, it makes only the files whose input changed, and removes those that are no more. What `take` has
    of another site is not made again either. Raises ValueError where a file would take the place of another.
    """
    before = made or {}
    current: dict[str, object] = {}
    waiting: dict[str, Callable[[], bytes]] = {}
    for output in find_outputs() if found is None else found:
        for path, given in output.inputs(publication).items():
            exists = (site / path).is_file()
            if path in current or (exists and path not in before):
                raise ValueError(f"{path}: there is such a file in the site already")
            current[path] = given
            if not exists or before[path] != given:
                waiting[path] = partial(output.make, given)
    step = stage("写出附带的文件", len(waiting))
    for path, make in waiting.items():
        place = site / path
        place.parent.mkdir(parents=True, exist_ok=True)
        data = take(path, current[path])
        place.write_bytes(make() if data is None else data)
        step()
    for path in before.keys() - current.keys():
        (site / path).unlink(missing_ok=True)
    return current
