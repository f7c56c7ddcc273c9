"""What portals put around a text: bylines above it, statements and buttons below it, galleries in its middle."""

import pytest

from draft_editor import Editor
from mediawatch.intake.capture.page import CaptureError
from news_page import ALL, FIRST, FOURTH, SECOND, TEXT, THIRD, TITLE, blocks, capture, html, news

CAPTION = "图为医院的信息系统，工作人员正在录入数据。新华社记者 张三 摄"
STATEMENT = "转载此文是为了传递更多信息。若标错来源或侵犯了您的权益，请与本网联系，我们会及时更正、删除，谢谢。"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    ("above", "byline"),
    [
        (["作者：本报记者 张三丰"], ["作者：本报记者 张三丰"]),
        (["本报记者 张三丰 李四光"], ["本报记者 张三丰 李四光"]),
        (["来源：健康时报", "作者：本报记者 张三丰"], ["作者：本报记者 张三丰"]),
        (["责任编辑：王五"], ["责任编辑：王五"]),
        (["作者：张三丰 来源：健康时报 责任编辑：王五"], ["作者：张三丰", "责任编辑：王五"]),
        (["文/张三丰 图/李四"], ["文/张三丰"]),
        (["（本报记者 张三丰 通讯员 李四）"], ["本报记者 张三丰", "通讯员 李四"]),
        (["发布时间：2023-06-14", "来源：健康时报"], []),
    ],
)
def test_a_byline_above_a_text_goes_below_it_and_its_source_is_offered(above: list[str], byline: list[str]) -> None:
    found = capture(news(paragraphs(*above) + TEXT, "2023-06-14 10:30"))
    assert found.body.startswith(FIRST)
    assert list(found.byline) == byline
    assert found.body.endswith(" ".join(byline) or ALL[-1])
    assert found.sources == (("健康时报",) if any("健康时报" in line for line in above) else ())


@pytest.mark.parametrize(
    "first",
    [
        "作者：向编辑请教这两个用词，网上是这样说的，我一直没有想明白。",
        "编辑室里，记者看到，大家正在校对明天的版面。",
        "本报讯（记者张三丰）医院的信息系统今天上线了。",
        "来源是数据治理的第一步，也是最难的一步。",
    ],
)
def test_a_sentence_that_begins_like_a_byline_is_the_text_s(first: str) -> None:
    assert blocks(news(paragraphs(first) + TEXT))[0] == first


@pytest.mark.parametrize(
    "below",
    [
        [f"声明：{STATEMENT}"],
        [f"【版权声明】{STATEMENT * 6}"],
        [
            "返回某网，查看更多",
            "责任编辑：",
            "平台声明：该文观点仅代表作者本人，本平台仅提供信息存储空间服务。",
            "阅读 (1234)",
        ],
        [
            "特别声明：以上内容(如有图片或视频亦包括在内)为自媒体用户上传并发布，本平台仅提供信息存储服务。",
            "Notice: The content above (including the pictures) is uploaded and posted by a user, who is responsible.",
        ],
        ["举报/反馈", "本文为某号作者原创，未经授权不得转载"],
        ["海量资讯、精准解读，尽在某某财经APP"],
        ["- END -", "更多精彩内容，请关注某某公众号", "投稿邮箱：a@b.example"],
        ["本文仅代表作者观点，不代表本站立场。", "联系电话：010-00000000"],
        ["图片来自网络，如有侵权请联系删除。"],
        ["如有侵权，请联系我们，我们会马上删除。", "点击进入专题：智慧医疗"],
        ["来源：健康报"],
    ],
)
def test_what_a_portal_says_below_a_text_is_no_part_of_it(below: list[str]) -> None:
    assert blocks(news(TEXT + paragraphs(*below))) == list(ALL)


@pytest.mark.parametrize(
    "last",
    [
        "会后发表了声明：各方都同意，数据要互联互通。",
        "他提示，来源不明的链接不要点。",
        "文章发表以后，编辑部收到了许多来信，读者都说有用。",
        "图片显示，新的系统已经在门诊大厅投入使用。",
        "（完）",
    ],
)
def test_a_last_sentence_that_reads_like_a_statement_is_the_text_s(last: str) -> None:
    assert blocks(news(TEXT + paragraphs(last)))[-1] == last


def test_a_statement_that_sentences_follow_is_the_text_s() -> None:
    said = f"声明：{STATEMENT}"
    assert blocks(news(paragraphs(FIRST, said, SECOND, THIRD))) == [FIRST, said, SECOND, THIRD]


def test_who_edited_is_kept_though_it_stands_below_a_statement() -> None:
    found = capture(news(TEXT + paragraphs(f"声明：{STATEMENT}", "来源：健康报", "编辑：王五", "审核：赵六")))
    assert found.byline == ("编辑：王五", "审核：赵六")
    assert found.body.endswith(f"{ALL[-1]}\n\n编辑：王五 审核：赵六")


@pytest.mark.parametrize(
    "controls",
    [
        ["上一页", "1/12", "下一页"],
        ["<a href=2.html>上一张</a> <a href=3.html>下一张</a>", "（1 / 12）"],
        ["点击图片进入下一页", "第1张/共12张"],
        ["1/12", "查看大图"],
        ["图集", "共12张", "向左滑动查看更多", "支持键盘← →翻页"],
    ],
)
def test_what_leads_through_a_gallery_is_no_part_of_a_text_and_its_captions_are(controls: list[str]) -> None:
    gallery = f"<div class=gallery><img src=1.jpg>{paragraphs(*controls, CAPTION)}</div>"
    found = capture(news(f"{paragraphs(FIRST, SECOND)}{gallery}{paragraphs(THIRD, FOURTH)}"))
    assert found.body == "\n\n".join((FIRST, SECOND, CAPTION, THIRD, FOURTH))
    assert any("12 张图的图集" in note for note in found.notes)


def test_a_number_of_two_parts_is_the_text_s_where_nothing_turns_pictures() -> None:
    found = capture(news(paragraphs(FIRST, "1/12", SECOND)))
    assert found.body == f"{FIRST}\n\n1/12\n\n{SECOND}"
    assert not any("图集" in note for note in found.notes)


def test_an_address_is_written_without_tracking_and_known_with_it(editor: Editor) -> None:
    url = "http://www.news.cn/20230614/c.html"
    editor.capture("", url=f"{url}?spm=a.1&from=singlemessage")
    assert f"<{url}>" in editor.draft.read_text("utf-8")
    with pytest.raises(CaptureError, match="已经有这一篇"):
        editor.capture(url=f"{url}?utm_source=x#wechat_redirect")
    page = capture(html(f"<h1>{TITLE}</h1>{TEXT}"), f"{url}?utm_source=x&id=3#wechat_redirect")
    assert page.url == f"{url}?id=3"
