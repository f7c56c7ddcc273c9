"""Topics are judged by what they find."""

import pytest

from mediawatch.archive.dictionary import parse_dictionary
from mediawatch.archive.topics import parse_topics
from mediawatch.check.run import apply_rules
from mediawatch.format.parse import parse_issue
from mediawatch.model import Draft, Severity
from mediawatch.samples import ISSUE, PATH, SOURCES

ISSUES = (parse_issue(ISSUE.text, PATH.text).draft,)
PATHS = ("sources.yml", "topics.yml")


def judge(entries: str, issues: tuple[Draft, ...] = ISSUES) -> list[tuple[int, str, Severity]]:
    topics, found = parse_topics(f"topics:\n{entries}", PATHS[1])
    assert found == ()
    dictionary, _ = parse_dictionary(SOURCES.text, PATHS[0])
    findings = sorted(apply_rules(issues, dictionary, PATHS[0], topics=topics, topics_path=PATHS[1]))
    return [(one.line, one.code, one.severity) for one in findings if one.path == PATHS[1]]


def topic(query: str, name: str = "甲", more: str = "") -> str:
    return f"  - name: {name}\n    query: '{query}'\n{more}"


@pytest.mark.parametrize("query", ["社区", "正文 社区", "标题:信息|没有的词", "来源:新华社", "-没有的词", "期:12"])
def test_a_topic_may_ask_all_that_a_reader_may(query: str) -> None:
    assert judge(topic(query)) == []


@pytest.mark.parametrize("query", ["没有的词", "社区 没有的词", "-社区", "标题:正文", "来源:北京日报", "期:13"])
def test_a_topic_that_finds_nothing_is_a_warning(query: str) -> None:
    assert judge(topic(query)) == [(3, "MW423", Severity.WARNING)]


def test_what_is_withdrawn_is_found_by_no_topic() -> None:
    text = ISSUE.text.replace("- 日期：2023-06-14", "- 日期：2023-06-14\n- 撤回：应要求")
    assert judge(topic("社区"), (parse_issue(text, PATH.text).draft,)) == [(3, "MW423", Severity.WARNING)]


def test_one_that_is_retired_or_waits_for_the_first_issue_need_find_nothing() -> None:
    assert judge(topic("没有的词", more="    status: 停用\n")) == []
    assert judge(topic("没有的词"), ()) == []


@pytest.mark.parametrize("query", ["？！", "-", "。 。", "长" * 501])
def test_a_query_that_search_refuses_is_a_warning(query: str) -> None:
    assert judge(topic(query)) == [(3, "MW422", Severity.WARNING)]
    assert judge(topic(query, more="    status: 停用\n")) == [(3, "MW422", Severity.WARNING)]


def test_a_name_stands_once_and_one_that_is_nearly_the_same_is_a_warning() -> None:
    assert judge(topic("社区") + topic("正文")) == [(4, "MW421", Severity.ERROR)]
    assert judge(topic("社区", "AI 医疗") + topic("正文", "ai医疗")) == [(4, "MW421", Severity.WARNING)]
    assert judge(topic("社区") + topic("社区", "乙")) == []
