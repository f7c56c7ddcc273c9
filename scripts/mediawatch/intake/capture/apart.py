"""Extracts an article in a process of its own: a page that takes too long, or too much memory, takes nothing along."""

from datetime import date

from mediawatch.intake.capture.extract import CapturedArticle, extract_article
from mediawatch.intake.capture.page import CaptureError, PageBytes, save_it
from mediawatch.intake.workers import Lost, work_in_processes

LONGEST, PROCESSOR = 60.0, 9.0
"""Seconds that the article of a page may take, by the clock and of the processor."""
_INSTEAD = "把正文抄进稿子，或换一个转载它的网页"
_LOST = {
    Lost.SLOW: f"网页读了 {PROCESSOR:.0f} 秒还没有读完，没有收（{_INSTEAD}）",
    Lost.FULL: f"读网页要的内存太多，没有收（{_INSTEAD}）",
    Lost.CRASHED: f"读网页的程序垮了，没有收（{_INSTEAD}）",
}


def extract_apart(page: PageBytes, today: date) -> CapturedArticle:
    """Return the article of a page. Raises CaptureError where it has none, or the page is more than can be read."""
    jobs = [(page, today)]
    ((_, found),) = work_in_processes(
        answer, jobs, seconds=LONGEST, processor=PROCESSOR, size=lambda job: len(job[0].data)
    )
    if isinstance(found, Lost):
        raise CaptureError(f"{page.url or '网页'}：{_LOST[found]}")
    if isinstance(found, str):
        raise CaptureError(found)
    return found


def answer(job: tuple[PageBytes, date]) -> CapturedArticle | str:
    """Return the article of a page, or why there is none."""
    try:
        return extract_article(*job)
    except CaptureError as error:
        return str(error)
    except MemoryError:
        raise
    except Exception as error:  # a page that nobody foresaw is said in a line too
        said = " ".join(f"{type(error).__name__}：{error}".split())
        return f"程序出错，没有收（{said}）：请把网址报告给维护者（{save_it()}）"
