"""YAML as people write it: all is text, each value knows its line, and what is odd is told where it stands."""

import pytest

from mediawatch.format.frontmatter import Tree, read_yaml

PATH = "12.md"


def problem(text: str, line: int) -> tuple[int, str, Tree]:
    """Return where the only fault of a text is, what it is, and what was read all the same."""
    [finding] = (read := read_yaml(text, PATH, line)).findings
    assert (finding.code, finding.path) == ("MW102", PATH)
    return finding.line, finding.message, read.values


@pytest.mark.parametrize("value", ["012", "1.5", "yes", "null", "~", "2023-06-30", "1_000", "0x1F", "甲 乙", "a:b"])
def test_nothing_is_guessed(value: str) -> None:
    assert read_yaml(f"k: {value}\n", PATH).values == {"k": value}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", {}),
        ("# 说明\n", {}),
        ("k:\n", {"k": ""}),
        ("一句话", "一句话"),
        ("- 甲\n- [乙, {丙: 丁}]\n", ["甲", ["乙", {"丙": "丁"}]]),
        ("a: {b: c, d: []}\ne: f\n", {"a": {"b": "c", "d": []}, "e": "f"}),
        ("'k': \"a\\tb\"\n", {"k": "a\tb"}),
        ("k: |\n  甲\n  乙\n", {"k": "甲\n乙\n"}),
        ("---\nk: v\n", {"k": "v"}),
    ],
)
def test_texts_lists_and_mappings_are_read(text: str, values: Tree) -> None:
    read = read_yaml(text, PATH)
    assert (read.values, read.findings) == (values, ())


def test_every_value_knows_its_line_counted_in_the_file() -> None:
    text = "number: 12\nperiod:\n  start: a\n\n  end: b\nsources:\n  - name: 甲\n    aliases:\n      - 乙\n"
    assert read_yaml(text, PATH, 2).lines == {
        "": 2,
        "number": 2,
        "period": 3,
        "period.start": 4,
        "period.end": 6,
        "sources": 7,
        "sources.0": 8,
        "sources.0.name": 8,
        "sources.0.aliases": 9,
        "sources.0.aliases.0": 10,
    }


def test_of_a_key_that_is_written_twice_the_first_value_is_taken() -> None:
    read = read_yaml("a: 1\nb:\n  c: 2\n  c: 3\na: 4\n", PATH, 5)
    assert read.values == {"a": "1", "b": {"c": "2"}}
    assert [(one.code, one.line, one.message, one.path) for one in read.findings] == [
        ("MW103", 8, "“c”写了两次", PATH),
        ("MW103", 9, "“a”写了两次", PATH),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: *x\n", 4),
        ("a: 1\nb: &x 2\n", 4),
        ("a: 1\nb: !int 2\n", 4),
        ("a: 1\nb:\n  - !!str 2\n", 5),
        ("a: !x [1]\n", 3),
        ("a: &x\n  b: 1\n", 3),
    ],
)
def test_anchors_aliases_and_tags_are_refused(text: str, line: int) -> None:
    where, message, _ = problem(text, 3)
    assert (where, message) == (line, "这里用了 &、* 或 ! 开头的特殊写法")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\n---\nb: 2\n", 3, "资料里有多余的 --- 行"),
        ("a: 1\n...\nb: 2\n", 3, "这一行不是资料"),
        ("%YAML 1.1\na: 1\nb: 2\n", 2, "这一行不是资料"),
    ],
)
def test_a_second_document_is_refused_where_it_begins_and_read(text: str, line: int, message: str) -> None:
    assert problem(text, 2) == (line, message, {"a": "1", "b": "2"})


@pytest.mark.parametrize("key", ["? [b]\n", "&x b: c\n", "*x : c\n", "!x b: c\n"])
def test_a_key_is_a_name(key: str) -> None:
    assert problem(f"a: 1\n{key}", 2) == (3, "冒号前面不是一个名字", {"a": "1"})


def test_nesting_is_read_to_a_depth_of_twenty() -> None:
    assert read_yaml("[" * 20 + "甲" + "]" * 20, PATH).findings == ()
    assert problem("[" * 21 + "甲" + "]" * 21, 7) == (7, "资料套得太深", {})


@pytest.mark.parametrize(
    ("text", "line", "message", "values"),
    [
        ("a: 1\n\tb: 2\n", 3, "行首用了制表符（Tab 键）", {"a": "1"}),
        ("a:\n\tb: 2\n", 3, "行首用了制表符（Tab 键）", {"a": ""}),
        ("a: 1\n b: 2\n", 3, "“b”这一行读不懂", {"a": "1"}),
        ('a: "\\q"\nb: 1\n', 2, "英文双引号里有反斜杠", {"a": "\\q", "b": "1"}),
    ],
)
def test_what_is_no_yaml_is_told_where_it_is_and_hides_no_other_line(
    text: str, line: int, message: str, values: Tree
) -> None:
    assert problem(text, 2) == (line, message, values)


@pytest.mark.parametrize("character", ["\x07", "\ufffe"])
def test_a_character_that_yaml_refuses_is_told_at_its_line(character: str) -> None:
    text = f"甲: 一\nb: 二\nc: 甲乙丙{character}丁\nd: 四\n"
    values = {"甲": "一", "b": "二", "c": "甲乙丙 丁", "d": "四"}
    assert problem(text, 2) == (4, "这一行有不能用的字符", values)


def test_what_is_written_twice_is_told_beside_what_cannot_be_read() -> None:
    found = read_yaml("a: 1\na: 2\nb: *x\n", PATH, 2).findings
    assert {(one.code, one.line) for one in found} == {("MW103", 3), ("MW102", 4)}
