"""The words that label what a report, a table or a web page says: each stands here once, under the field that it names.

Whoever looks for a label asks here for the words, and adds what stands around them in its kind of document.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from mediawatch.format.fields import ARTICLE_FIELDS
from mediawatch.site_words import APPROVERS, EDITORS, PROOFREADERS

KEYS = {field.name: field.key for field in ARTICLE_FIELDS}
"""The archive's own word for each field that an article's labelled lines have."""
_DAY, _WHEN, _LEAD, _TEXT = "日期 时间", "时间 时段 周期 期间", "导语 导读 导言", "文章 新闻 信息 稿件 报道 消息"


def _compounds(before: str, behind: str) -> str:
    return " ".join(one + two for one in before.split() for two in behind.split())


_WORDS = {
    **KEYS,
    "title": f"标题 {_compounds(_TEXT, '标题')} 题目 信息题目 篇名",
    "source": f"{KEYS['source']} {_compounds(f'{_TEXT} 内容 媒体', '来源')} 稿源 出处"
    f" {_compounds('转载 转贴 转 摘', '自')}"
    f" 媒体 媒体名称 {_compounds('来源 发布 刊发', '媒体')}",
    "date": f"{KEYS['date']} 时间 {_compounds('发布 发表 发稿 报道 刊发', _DAY)}",
    "url": f"{KEYS['url']} {_compounds(f'原文 网页 {_TEXT}', '链接 网址 地址')} 链接地址 网址 URL",
    "section": f"{KEYS['section']} 所属栏目",
    "keywords": f"{KEYS['keywords']} 关键字",
    "body": f"主要内容 主要内容如下 {_compounds('详细 核心 报道 新闻 文章', '内容')}"
    f" 内容 {_compounds('内容', '摘要 提要 简介')} 正文 全文 摘要 提要 要点",
    "author": "作者 记者 通讯员",
    "editor": EDITORS,
    "writer": "撰文 撰稿 撰稿人 采写 编译 整理",
    "proofreader": PROOFREADERS,
    "approver": APPROVERS,
    "picture": "图 图片",
    "photographer": "摄 摄影 供图",
    "released": f"发布 发表 发稿 {_compounds('发布 发表 发稿', _DAY)}",
    "attribute": "作者 记者 通讯员 编辑 责任编辑 版次 版面 类别 类型 分类 地区 地域 频道 媒体类型 媒体级别 级别 字数"
    " 转载 转载量 点击 点击量 阅读 阅读量 评论数 倾向 倾向性 情感 情感倾向",
    "ordinal": "序号 编号 序 号",
    "page": "页码 页 页次 备注",
    "number": "编号 期号 期数 总期 总期数",
    "publisher": "单位 主办 承办 编发 编制 编印 编辑 编写"
    f" {_compounds('主办 承办 编发 编制 编印 编辑 编写 发布', '单位')}",
    "published": f"{_DAY} {_compounds('发布 出版 出刊 刊发 印发 编发 编制 报告', _DAY)}",
    "updated": _compounds("更新 添加 上传 录入 编辑 创建", _DAY),
    "period": f"{_WHEN} {_compounds('监测 报告 统计', _WHEN)}",
    "scope": "监测范围",
    "lead": f"{_LEAD} {_compounds('本期', _LEAD)}",
}
"""Of articles, of the tables that list them, and of issues; the word that is written stands first.

An `attribute` is of an article and of no field; the roles from `author` to `photographer` stand in bylines and at a
report's end. What was `released` says so anywhere in a line, where a mere `date` has to begin one.
"""
_SIMPLE, _TRADITIONAL = "来处发时间题责编辑记关键词链页图摄报转载", "來處發時間題責編輯記關鍵詞鏈頁圖攝報轉載"
_EITHER = str.maketrans({one: f"[{one}{two}]" for one, two in zip(_SIMPLE, _TRADITIONAL, strict=True)})

_OPEN, _SHUT = r"[【\[]?\s*", r"(?:\s*[】\]]\s*:?|\s*:|\s*;(?=\s*$))\s*"
_OF_ARTICLES = ("source", "date", "url", "section", "keywords", "body")
_OWN = tuple(field.name for field in ARTICLE_FIELDS if field.name not in _OF_ARTICLES)
_OF_TABLES = ("ordinal", "title", *_OF_ARTICLES, "page")


@cache
def words(*fields: str) -> str:
    """Return a pattern for the words of fields, the longest first; their characters may stand apart."""
    named = {word for field in fields for word in _WORDS[field].split()}
    ordered = sorted(named, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(word if word.isascii() else _spread(word) for word in ordered)})"


def _spread(word: str) -> str:
    return r"\s*".join(character.translate(_EITHER) for character in word)


def word_of(field: str) -> str:
    """Return the word that is written for a field."""
    return _WORDS[field].split()[0]


def _groups(fields: Iterable[str]) -> str:
    """Return a pattern with a group for the words of each field; addresses may be numbered."""
    return "|".join(f"(?P<{field}>{words(field)}{'[0-9]?' if field == 'url' else ''})" for field in fields)


TITLE = rf"{_OPEN}{words('title')}\s*[0-9]{{0,2}}{_SHUT}"
"""The label of a title; titles may be numbered."""
LABEL = re.compile(f"{_OPEN}(?:{_groups(_OF_ARTICLES)}){_SHUT}", re.IGNORECASE)
"""A label of an article, but for that of its title."""
ATTRIBUTE = re.compile(rf"[【\[]?\s*({words('attribute')}|(?P<own>{words(*_OWN)}))\s*[】\]]?\s*:\s*")
"""Other labels between those; one that none of these follows begins a body."""
_CELL = re.compile(_groups(_OF_TABLES), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label of an article: the field that it names, and where its value begins."""

    field: str
    end: int


@lru_cache(maxsize=100_000)
def read_label(folded: str) -> Label | None:
    """Return the label that a folded text begins with."""
    match = LABEL.match(folded)
    return Label(match.lastgroup, match.end()) if match and match.lastgroup else None


def field_of(word: str) -> str | None:
    """Return the field of which a table's column, or a cell in front of another one, is named; None for other words."""
    match = _CELL.fullmatch(word)
    return match.lastgroup if match else None
