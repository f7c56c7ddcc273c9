"""The list of issues, and a page for each, also for a draft that an editor looks over."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.issue_folder import place_in_folder
from mediawatch.archive.profile import Profile, show_issue
from mediawatch.check.proofs import Proof
from mediawatch.citations.cited import Imprint
from mediawatch.format.fields import ISSUE_FIELDS, Field, attribute_texts, field_texts
from mediawatch.format.lead import compose_lead
from mediawatch.format.render import render_body
from mediawatch.model import Draft, DraftArticle, Issue, Rights, is_complete
from mediawatch.pages import markup
from mediawatch.pages import proofs as marking
from mediawatch.pages.catalogue import UNFOLDED, SourceShelf, neighbours, sections
from mediawatch.pages.citing import cite_page
from mediawatch.pages.edition import Edition
from mediawatch.pages.kind import PageKind
from mediawatch.pages.page import Page, make_page
from mediawatch.pages.reading import further_reading
from mediawatch.pages.repository import Repository


def issue_page(
    name: str,
    issue: Draft,
    printed: Mapping[str, SourceShelf],
    repository: Repository | None,
    proof: Proof | None,
    *,
    imprint: Imprint | None = None,
    analysis: Analysis | None = None,
    newer: Issue | None = None,
    older: Issue | None = None,
    pdf: bool = False,
    profile: Profile = Profile.PUBLIC,
) -> Page:
    """Make the page of an issue, or of a draft; `printed` are the sources by the names that it prints.

    With an `imprint` it says how to cite the issue and its articles: nobody cites a draft.
    With the `analysis` of its archive it says what to read beside each article.
    """
    places = marking.place_findings(issue, proof.findings[: marking.MOST] if proof else ())
    composed = issue.lead or (compose_lead(issue) if is_complete(issue) else "")
    lead, unmarked = marking.annotate_body(composed, issue.line_of("lead"), places.lead)
    articles: list[dict[str, object]] = []
    for article in issue.articles:
        heads, bodies = (part.get(article.ordinal, {}) for part in (places.heads, places.bodies))
        report = repository and repository.report(article.ref, article.title)
        about = _article(article, printed.get(article.source), profile, heads, bodies)
        articles.append({**about, "report": report, "reading": analysis and further_reading(analysis, article)})
    sources = [shelf and shelf.source for shelf in map(printed.get, (article.source for article in issue.articles))]
    return make_page(
        f"issues/{name}.md",
        "issue",
        "../../",
        issue=issue,
        newer=newer,
        older=older,
        pdf=pdf,
        proof=proof and marking.describe_proof(proof),
        front_notes=marking.notes(places.front),
        lead=markup.raw_html(markup.mark_bare_links(lead)),
        lead_notes=marking.notes(unmarked),
        sections=sections(issue.articles),
        further=_further(field_texts(issue, ISSUE_FIELDS)),
        file=place_in_folder(issue.path),
        mend=repository and repository.edit(place_in_folder(issue.path)),
        articles=articles,
        citing=cite_page(issue, sources, imprint) if imprint and is_complete(issue) else None,
    )


def number_draft(draft: Draft) -> Draft:
    """Return a draft that has a number, if need be the one that its file is called by."""
    stem = draft.path.rsplit("/", 1)[-1].removesuffix(".md")
    number = draft.number or (int(stem) if stem.isdecimal() else 0)
    return replace(draft, number=number, articles=tuple(replace(one, issue_number=number) for one in draft.articles))


def _article(
    article: DraftArticle,
    shelf: SourceShelf | None,
    profile: Profile,
    about_head: marking.Lines,
    about_body: marking.Lines,
) -> dict[str, object]:
    """Return what the template of an issue needs of an article, and of what is found in it."""
    rights = profile.rights(shelf and shelf.source)
    body = render_body(article.body).html
    if about_body and rights is Rights.FULL and article.body:
        body, about_body = marking.annotate_body(article.body, article.line_of("body"), about_body)
    return {
        "article": article,
        "shelf": shelf,
        "rights": rights.value,
        "further": _further(attribute_texts(article)),
        "notes": marking.notes({**about_head, **about_body}),
        "body": markup.raw_html(markup.wide_tables(markup.mark_bare_links(body))),
    }


def _further(texts: list[tuple[Field, str]]) -> list[tuple[str, str]]:
    """Return label and text of the fields that a page has no place of their own for."""
    return [(field.label, text) for field, text in texts if not field.placed]


def published_page(
    edition: Edition, issue: Issue, newer: Issue | None, older: Issue | None, proof: Proof | None, reading: Analysis
) -> Page:
    """Make the page of an issue of an edition; what to read beside its articles is told by `reading`."""
    return issue_page(
        str(issue.number),
        issue,
        edition.shelves.by_printed_name,
        edition.repository,
        proof,
        imprint=edition.imprint,
        analysis=reading,
        newer=newer,
        older=older,
        pdf=edition.pdf,
        profile=edition.analysis.profile,
    )


def early_pages(edition: Edition, numbers: Collection[int], reading: Analysis) -> Iterator[Page]:
    """Make the pages of some issues before the whole edition, with what an earlier one had to read beside them."""
    for newer, issue, older in neighbours(edition.shelves.issues):
        if issue.number in numbers:
            yield published_page(edition, issue, newer, older, None, reading)


def _compose(edition: Edition) -> Iterator[Page]:
    shelves = edition.shelves
    desk = marking.describe_desk(edition.unready, edition.others)
    yield make_page("issues/index.md", "issues", "../", shelves=shelves, grid=edition.grid, unfolded=UNFOLDED, **desk)
    ready = {proof.draft.path: proof for proof in edition.proofs if not proof.is_draft}
    for newer, issue, older in neighbours(shelves.issues):
        yield published_page(edition, issue, newer, older, ready.get(issue.path), edition.analysis)
    entries = {shelf.source.name: shelf for shelf in shelves.sources} if edition.unready else {}
    for name, proof in edition.unready:
        resolve = edition.archive.dictionary.resolve
        draft = show_issue(number_draft(proof.draft), resolve, edition.analysis.profile)
        printed = {one.source: entries[entry.name] for one in draft.articles if (entry := resolve(one.source))}
        yield issue_page(name, draft, printed, None, proof)  # no public repository has it yet


ISSUES = PageKind("issues", _compose)
