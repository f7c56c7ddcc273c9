"""The fields of the dictionaries: what an entry of the sources, and one of the topics, says."""

from mediawatch.format.fields import DAY, RECORDS, TEXT, WORDS, Domain, Field, Kind
from mediawatch.model import CitedAs, EntryStatus, Rights, SourceKind

_STATUS = Field(
    "status",
    "status",
    "状态",
    Kind(EntryStatus),
    note="启用或停用；不删除",
    expected="写 启用 或 停用",
    default=EntryStatus.ACTIVE,
)

LISTED_FIELDS = (
    Field("start", "start", "第一天", DAY, required=True, note="列入名单的日子", expected="写成 2021-10-20 这样的日期"),
    Field("end", "end", "最后一天", DAY, note="移出名单的前一天；还在的不写", expected="写成 2021-10-20 这样的日期"),
)

SOURCE_FIELDS = (
    Field("name", "name", "名字", TEXT, required=True, note="名字"),
    Field(
        "aliases",
        "aliases",
        "其他写法",
        WORDS,
        note="其他写法",
        expected="写成列表，如 [HIT专家网, HIT180]",
        default=(),
    ),
    Field(
        "kind",
        "kind",
        "种类",
        Kind(SourceKind),
        note="种类",
        expected="从这些里选一个：" + "、".join(SourceKind),
        default=SourceKind.OTHER,
    ),
    Field(
        "domains",
        "domains",
        "网站域名",
        Kind(tuple[Domain, ...]),
        note="网站域名，如 xinhuanet.com",
        expected="写成列表，只写域名，如 [xinhuanet.com]，不写 http:// 和路径",
        default=(),
    ),
    _STATUS,
    Field("successor", "successor", "接替的来源", TEXT, note="停用以后由哪一条接替"),
    Field(
        "rights",
        "rights",
        "权利",
        Kind(Rights),
        note="公开多少正文：full、excerpt 或 link",
        expected="写 full、excerpt 或 link",
        default=Rights.FULL,
    ),
    Field(
        "listed",
        "listed",
        "稿源名单",
        RECORDS,
        note="在《互联网新闻信息稿源单位名单》里的日子，各写 start，移出的再写 end",
        expected="写成列表，每项一行，如 - start: 2021-10-20",
        default=(),
        fields=LISTED_FIELDS,
        many=True,
    ),
    Field(
        "cited",
        "cited",
        "引用作",
        Kind(CitedAs),
        note="文章引用作报上的新闻（news，[N]）还是网页（web，[EB]）；不写就看种类，主流媒体是新闻",
        expected="写 news 或 web",
    ),
)
"""An entry of the source dictionary."""

TOPIC_FIELDS = (
    Field("name", "name", "名字", TEXT, required=True, note="名字"),
    Field(
        "query",
        "query",
        "检索词",
        TEXT,
        required=True,
        note="检索词，写法与检索页相同",
        expected="照检索页的写法，如 数据治理|数据质量；有冒号或 # 的，整个值加上英文引号",
    ),
    Field("note", "note", "说明", TEXT, note="收什么，不收什么"),
    _STATUS,
)
"""An entry of the dictionary of topics."""

SOURCES = Field("sources", "sources", "来源", RECORDS, required=True, fields=SOURCE_FIELDS, many=True, placed=True)
TOPICS = Field("topics", "topics", "专题", RECORDS, required=True, fields=TOPIC_FIELDS, many=True, placed=True)
"""The dictionaries as a whole: each is a list under its name."""
