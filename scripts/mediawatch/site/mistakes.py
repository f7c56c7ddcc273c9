"""What is wrong with a hand-written page or a template that broke a program of others: which file, which line."""

import traceback

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from mediawatch.pages.kinds.guide import FILE as GUIDE

_WRITTEN = {"guide/index.md": GUIDE}
"""Pages of `docs/` that are made from what people write elsewhere in the project."""
_MOST = 200
"""How many characters of another program's message are shown."""


def explain_mistake(error: Exception, page: str = "") -> str:
    """Return in a line what stopped the making of a page of `docs/`, where it is known which, and where to look."""
    said = name_mistake(error)
    file = _WRITTEN.get(page, f"docs/{page}")
    place = _place_in_templates(error)
    if isinstance(error, TemplateNotFound):
        return f"{place or file}：没有 {error.name} 这个模板（检查名字）"
    if place:
        return f"{place}：模板有错误，{said}（改好这一行）"
    if isinstance(error, TemplateError) or not page:
        return f"网页或模板有错误，{said}"
    return f"{file} 读不懂，{said}（看看里面的 HTML 和特别的记号，例如“<!”要写成“&lt;!”）"


def name_mistake(error: Exception) -> str:
    """Return the words of another program, in a line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:_MOST]}".removesuffix(": ")


def _place_in_templates(error: Exception) -> str:
    """Return the file and the line of a template where an error was made; an empty text where it was none."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name} 第 {error.lineno} 行"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.endswith(".py")]
    templates = [frame for frame in frames if not frame.filename.startswith("<")]
    return f"{templates[-1].filename} 第 {templates[-1].lineno} 行" if templates else ""
