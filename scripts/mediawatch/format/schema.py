"""The formats of front matter and source dictionary, as models that check values and give a JSON Schema for editors."""

import re
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from mediawatch.model import Rights, SourceKind, SourceStatus


def _day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("not a day")
    return value


def _text(value: object) -> object:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("not a text")
    return value.strip()


def _number(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[1-9][0-9]{0,5}", value):
        raise ValueError("not a number")
    return value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_day)]
Text = Annotated[str, BeforeValidator(_text)]
Domain = Annotated[
    str, BeforeValidator(_lower), Field(pattern=r"^[^\s/:@?#.A-Z。．｡，、；]+([.。．｡][^\s/:@?#.A-Z。．｡，、；]+)+$")
]
"""A host name in lower case; in letters of any script, and with any dot that IDNA (RFC 3490, 3.1) takes for one."""


class PeriodFormat(BaseModel):
    """监测时间。"""

    model_config = ConfigDict(extra="allow")
    start: Day = Field(description="第一天，如 2023-06-01")
    end: Day = Field(description="最后一天，如 2023-06-30")


class OriginFormat(BaseModel):
    """从旧文件导入的一期：原来的文件。"""

    model_config = ConfigDict(extra="allow")
    file: Text = Field(description="文件名")
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="文件的 SHA-256")]
    read_as: Text = Field(description="怎样读的，如 docx")
    unplaced: tuple[Text, ...] = Field((), description="没有放进这一期的原文，等人处理")


class IssueFormat(BaseModel):
    """一期文件开头两行 --- 之间的资料。"""

    model_config = ConfigDict(extra="allow", title="一期")
    number: Annotated[int, BeforeValidator(_number), Field(ge=1, description="期号，与文件名相同")]
    series: Text = Field(description="刊名")
    publisher: Text | None = Field(None, description="编发单位")
    published: Day = Field(description="发布日期，如 2023-06-30")
    period: PeriodFormat = Field(description="监测时间")
    scope: Text | None = Field(None, description="监测范围")
    origin: OriginFormat | None = Field(None, description="导入自哪个文件；由 mediawatch import 写")


class PartialPeriod(BaseModel):
    """A period of which a day may be missing or wrong."""

    start: Day | None = None
    end: Day | None = None


class PartialOrigin(BaseModel):
    """An origin of which other values may be missing or wrong."""

    unplaced: tuple[Text, ...] = ()


class PartialIssue(BaseModel):
    """The values of an issue's front matter that are well, where others are not."""

    number: Annotated[int, BeforeValidator(_number)] | None = None
    published: Day | None = None
    period: PartialPeriod | None = None
    origin: PartialOrigin | None = None

    @classmethod
    def read(cls, values: object) -> Self:
        """Keep what validates."""
        left: dict[str, Any] = dict(values) if isinstance(values, dict) else {}  # pyright: ignore[reportUnknownArgumentType]
        for name in ("period", "origin"):
            if isinstance(left.get(name), dict):
                left[name] = dict(left[name])
        while True:
            try:
                return cls.model_validate(left)
            except ValidationError as error:
                for problem in error.errors():
                    name, *rest = problem["loc"]
                    if rest and isinstance(left.get(str(name)), dict):
                        left[str(name)].pop(rest[0], None)
                    else:
                        left.pop(str(name), None)


class SourceFormat(BaseModel):
    """来源字典的一条。"""

    model_config = ConfigDict(extra="forbid", title="来源")
    name: Text = Field(description="名字")
    aliases: tuple[Text, ...] = Field((), description="其他写法")
    kind: SourceKind = Field(SourceKind.OTHER, description="种类")
    domains: tuple[Domain, ...] = Field((), description="网站域名，如 xinhuanet.com")
    status: SourceStatus = Field(SourceStatus.ACTIVE, description="启用或停用；不删除")
    successor: Text | None = Field(None, description="停用以后由哪一条接替")
    rights: Rights = Field(Rights.FULL, description="公开多少正文：full、excerpt 或 link")


class SourcesFormat(BaseModel):
    """来源字典。"""

    model_config = ConfigDict(extra="forbid", title="来源字典")
    sources: tuple[SourceFormat, ...]


EXPECTED = {
    "number": "写期号的阿拉伯数字，如 523",
    "published": "写成 2023-06-30 这样的日期",
    "start": "写成 2023-06-01 这样的日期",
    "end": "写成 2023-06-30 这样的日期",
    "period": "下面缩进两格写 start 和 end",
    "origin": "由 mediawatch import 写；不是导入的就删掉它",
    "sha256": "64 位十六进制数，由 mediawatch import 写",
    "unplaced": "写成列表，每项一行，以 - 开头",
    "kind": "从这些里选一个：" + "、".join(SourceKind),
    "status": "写 启用 或 停用",
    "rights": "写 full、excerpt 或 link",
    "domains": "写成列表，只写域名，如 [xinhuanet.com]，不写 http:// 和路径",
    "aliases": "写成列表，如 [HIT专家网, HIT180]",
    "sources": "每一条以 - name: 开头",
}
"""What a value should look like, by field, in words for an editor."""


def issue_schema() -> dict[str, Any]:
    """Return the JSON Schema of an issue's front matter."""
    return IssueFormat.model_json_schema()


def sources_schema() -> dict[str, Any]:
    """Return the JSON Schema of the source dictionary."""
    return SourcesFormat.model_json_schema()
