"""All rules, over all that was read."""

from collections.abc import Iterable, Iterator, Mapping

from mediawatch.archive.dictionary import Dictionary
from mediawatch.check.registry import Rule, all_rules
from mediawatch.model import Draft, Finding


def check_archive(issues: Iterable[Draft], dictionary: Dictionary | None, path: str) -> Iterator[Finding]:
    """Yield the findings of all rules. `path` is the dictionary's; without a dictionary no source is judged."""
    issues = tuple(issues)
    given = {"issues": issues, "dictionary": dictionary}
    rules = [rule for rule in all_rules() if dictionary is not None or "dictionary" not in rule.asks]
    by_scope = {scope: [rule for rule in rules if rule.scope == scope] for scope in {rule.scope for rule in rules}}
    yield from _judge(by_scope.get("dictionary", ()), given, path)
    yield from _judge(by_scope.get("issues", ()), given, "")
    for issue in issues:
        yield from _judge(by_scope.get("issue", ()), {**given, "issue": issue}, issue.path)
        for article in issue.articles:
            yield from _judge(by_scope.get("article", ()), {**given, "issue": issue, "article": article}, issue.path)


def _judge(rules: Iterable[Rule], given: Mapping[str, object], path: str) -> Iterator[Finding]:
    """Yield what some rules find in what they are given, in the file of that path unless they name another."""
    for rule in rules:
        for breach in rule.find(*(given[name] for name in rule.asks)):
            yield rule.code.at(breach.path or path, breach.line, breach.message, breach.hint, breach.severity)
