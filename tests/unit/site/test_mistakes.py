"""A mistake in a page or a template is told with its file and, where there is one, its line."""

from pathlib import Path

import jinja2
import pytest

from mediawatch.site.mistakes import explain_mistake

CASES = {
    "{% if ": "inner.html 第 2 行：模板有错误，TemplateSyntaxError: unexpected 'end of template'",
    "{{ 1 / 0 }}": "inner.html 第 2 行：模板有错误，ZeroDivisionError: division by zero",
    "{{ nothing.at.all }}": "inner.html 第 2 行：模板有错误，UndefinedError: 'nothing' is undefined",
    "{{ 1 | nothing }}": "inner.html 第 2 行：模板有错误，TemplateAssertionError: No filter named 'nothing'.",
    '{% include "nothing.html" %}': "inner.html 第 2 行：没有 nothing.html 这个模板",
}


@pytest.mark.parametrize("mistake", CASES)
def test_a_template_is_named_with_the_line(tmp_path: Path, mistake: str) -> None:
    (tmp_path / "outer.html").write_text('{% include "inner.html" %}', encoding="utf-8")
    (tmp_path / "inner.html").write_text(f"<p>\n{mistake}", encoding="utf-8")
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(tmp_path), autoescape=True)
    with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever a template can raise
        environment.get_template("outer.html").render()
    assert explain_mistake(raised.value, "index.md").startswith(f"{tmp_path}/{CASES[mistake]}")


def test_a_page_is_named_by_the_file_that_people_write() -> None:
    error = AssertionError("expected name token\nat '<!['")
    assert explain_mistake(error, "about.md").startswith("docs/about.md 读不懂，AssertionError: expected name token at")
    assert explain_mistake(error, "guide/index.md").startswith("CONTRIBUTING.md 读不懂")
    assert explain_mistake(error) == "网页或模板有错误，AssertionError: expected name token at '<!['"
    assert (
        explain_mistake(jinja2.TemplateNotFound("a.html"), "about.md")
        == "docs/about.md：没有 a.html 这个模板（检查名字）"
    )
    assert len(explain_mistake(ValueError("长" * 5000), "about.md")) < 300
