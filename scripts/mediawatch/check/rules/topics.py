"""Each topic stands once, and its query can be read and finds something."""

from collections.abc import Iterator

from mediawatch.archive.dictionary import Dictionary, fold_name
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import Draft, EntryStatus, Severity, Topic, is_complete
from mediawatch.samples import TOPICS

_READ = "照检索页的写法写几个字词，如 数据治理|数据质量"


@rule(
    "MW421",
    Severity.ERROR,
    Example(
        "  - name: 社区卫生\n    query: 信息系统",
        "  - name: 信息系统\n    query: 信息系统",
        TOPICS,
    ),
    also=Severity.WARNING,
)
def topics_have_names_of_their_own(topics: tuple[Topic, ...]) -> Iterator[Breach]:
    """一个专题只有一条，名字不重复。"""
    first: dict[str, Topic] = {}
    for topic in topics:
        other = first.setdefault(fold_name(topic.name), topic)
        line = topic.line_of("name")
        if other is not topic and other.name == topic.name:
            hint = f"合成一条，检索词用 | 连起来；不是一回事就换个名字（另一条在第 {other.line} 行）"
            yield Breach(line, f"专题“{topic.name}”写了两条", hint, quoted=topic.name)
        elif other is not topic:
            hint = f"一回事就合成一条；不是就不用改（另一条在第 {other.line} 行）"
            message = f"“{topic.name}”与“{other.name}”的名字几乎一样"
            yield Breach(line, message, hint, Severity.WARNING, quoted=topic.name)


@rule("MW422", Severity.WARNING, Example('    query: "？！"', "    query: 信息系统", TOPICS))
def queries_can_be_read(topics: tuple[Topic, ...]) -> Iterator[Breach]:
    """专题的检索词，检索读得懂。"""
    for topic, problem in _problems(topics):
        if problem:
            line = topic.line_of("query")
            yield Breach(line, f"专题“{topic.name}”的检索词{problem}", _READ, quoted=topic.query[:40])


@rule("MW423", Severity.WARNING, Example("    query: 区块链", "    query: 信息系统", TOPICS))
def topics_find_something(
    topics: tuple[Topic, ...], issues: tuple[Draft, ...], dictionary: Dictionary
) -> Iterator[Breach]:
    """启用的专题，检索词找得到文章。"""
    from mediawatch.analysis.topics import fruitless

    asked = [topic for topic, problem in _problems(topics) if not problem and topic.status is EntryStatus.ACTIVE]
    published = [issue for issue in issues if is_complete(issue)]
    nothing = fruitless((topic.query for topic in asked), published, dictionary) if asked and published else ()
    for topic in asked:
        if topic.query in nothing:
            message = f"专题“{topic.name}”一篇也没有找到"
            hint = "在检索页试一试，换成文章里真有的字词；以后才会有的，先不加；不再用的写 status: 停用"
            yield Breach(topic.line_of("query"), message, hint, quoted=topic.query)


def _problems(topics: tuple[Topic, ...]) -> Iterator[tuple[Topic, str]]:
    """Yield each topic with what is wrong with its query, or nothing."""
    if not topics:
        return
    from mediawatch.search.query import TOO_LONG, QueryError, parse_query

    for topic in topics:
        try:
            parse_query(topic.query)
        except QueryError as error:
            yield topic, "太长了，最多 500 个字" if str(error) == TOO_LONG else "里没有可以检索的字"
        else:
            yield topic, ""
