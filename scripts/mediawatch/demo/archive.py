"""The made-up archive as files, in the project's own format."""

from pathlib import Path

from mediawatch.archive.issue_folder import IssueFolder
from mediawatch.demo.issues import make_issues
from mediawatch.demo.material import dictionary_texts
from mediawatch.format.write import write_issue


def write_archive(folder: Path) -> int:
    """Write all issues and the dictionaries into a folder; return how many issues there are. Raises OSError."""
    files = IssueFolder(folder)
    issues = make_issues()
    for issue in issues:
        files.write(files.place(issue.number, issue.published), write_issue(issue))
    for name, text in dictionary_texts().items():
        files.write(files.dictionary.with_name(name), text)
    return len(issues)
