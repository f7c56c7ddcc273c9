"""`mediawatch capture`: from an address or a saved page to an article in an issue's file."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from mediawatch.archive.issue_folder import shown
from mediawatch.commands import name_command
from mediawatch.intake.capture.address import web_address
from mediawatch.intake.capture.apart import extract_apart
from mediawatch.intake.capture.append import append_article
from mediawatch.intake.capture.dialogue import Talk
from mediawatch.intake.capture.draft import find_draft, read_draft, refuse_locked, write_draft
from mediawatch.intake.capture.extract import CapturedArticle
from mediawatch.intake.capture.fetch import fetch_page
from mediawatch.intake.capture.issue_text import refuse_broken, refuse_twin
from mediawatch.intake.capture.offer import make_offer
from mediawatch.intake.capture.page import CaptureError, PageBytes, name_saved, read_page


def capture_page(
    url: str | None,
    talk: Talk,
    *,
    issue: int | None = None,
    from_file: Path | None = None,
    given: Mapping[str, str] | None = None,
    agreed: bool = False,
    inside: bool = False,
    fetch: Callable[..., PageBytes] = fetch_page,
    extract: Callable[[PageBytes, date], CapturedArticle] = extract_apart,
) -> Path | None:
    """Append a page's article to an issue. Raises CaptureError.

    Returns the file, or None where the person does not want the article. `given` are fields by the options that give
    them (`--title`), `agreed` writes without asking, `inside` fetches from machines of the house too.
    """
    desk = talk.desk
    path = find_draft(desk.folder, issue, desk.today)
    address = web_address(url) if url and url.strip() else None
    refuse_locked(path)
    refuse_broken(read_draft(path), str(path))
    refuse_twin(read_draft(path), str(path), address)
    if from_file is not None:
        page = read_page(from_file, address)
    elif address is not None:
        page = fetch(address, inside=True) if inside else fetch(address)
    else:
        raise CaptureError(
            f"没有写网址（写上网址：{name_command('capture', '网址')}，或用 {name_saved()} 读存下的网页）"
        )
    found = extract(page, desk.today)
    refuse_twin(read_draft(path), str(path), found.url)
    offer = talk.settle(make_offer(desk, found, path, named=issue is not None), given or {}, agreed=agreed)
    if offer is None:
        talk.say("没有写。")
        return None
    # The file is read again: the person may have worked on it while the questions waited.
    written = append_article(read_draft(offer.path), str(offer.path), offer.article())
    write_draft(offer.path, written)
    written_to = shown(offer.path)
    talk.say(f"已写进 {written_to}。运行 {name_command('check', written_to)} 看看有没有问题。")
    return offer.path
