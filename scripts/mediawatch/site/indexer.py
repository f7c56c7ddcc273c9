"""The search index of a live site, written beside all other work."""

import threading
from pathlib import Path

from mediawatch.analysis.analysis import Analysis
from mediawatch.site.build import Say
from mediawatch.site.search_index import write_search


class Indexer:
    """Indexes in the background. Of the archives that arrive while it works, only the last one is taken."""

    def __init__(self, site: Path, say: Say) -> None:
        self._site, self._say = site, say
        self._waiting: Analysis | None = None
        self._last: frozenset[str] = frozenset()
        self._idle = threading.Event()
        self._idle.set()
        self._lock = threading.Lock()

    def index(self, analysis: Analysis) -> None:
        """Take an archive, with what is known of it, to be indexed."""
        with self._lock:
            self._waiting = analysis
            if self._idle.is_set():
                self._idle.clear()
                threading.Thread(target=self._work).start()

    def finish(self, seconds: float | None) -> bool:
        """Wait until nothing is left to do, or for so long; return whether nothing is."""
        return self._idle.wait(seconds)

    def _work(self) -> None:
        while analysis := self._next():
            try:
                summary = write_search(analysis.archive, self._site, analysis=analysis)
                self._sweep(summary.files)
            except Exception as error:  # else whoever waits for the index would wait for ever
                self._say(f"检索没有更新：{type(error).__name__}：{error}")

    def _sweep(self, files: frozenset[str]) -> None:
        """Remove what is part of neither this index nor the last one, which an open page may have begun to read."""
        folder = self._site / "search"
        for path in folder.rglob("*.bin"):
            if path.relative_to(folder).as_posix() not in files | self._last:
                path.unlink()
        self._last = files

    def _next(self) -> Analysis | None:
        with self._lock:
            analysis, self._waiting = self._waiting, None
            if analysis is None:
                self._idle.set()
            return analysis
