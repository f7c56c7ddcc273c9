"""Reprints are found among many articles, and what only looks like one is not."""

import random
from collections.abc import Sequence

import pytest

from mediawatch.archive.reprints import find_reprints, is_reprint, plain_text
from mediawatch.model import Article, DraftArticle

CHARACTERS = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 1500))


def article(body: str, title: str = "标题") -> DraftArticle:
    return Article(1, 1, title, "新华网", None, body)


def write(rng: random.Random, paragraphs: int = 4) -> str:
    """Return a made-up text of some paragraphs, with marks and numbers."""
    sentences = ("".join(rng.choices(CHARACTERS, k=rng.randint(8, 20))) for _ in range(paragraphs * 6))
    lines = [f"{sentence}，{rng.randint(1, 999)}{rng.choice(CHARACTERS)}。" for sentence in sentences]
    return "\n\n".join("".join(lines[place::paragraphs]) for place in range(paragraphs))


def reprint(text: str, rng: random.Random) -> str:
    """Return a text as another paper has it: without its first paragraph, with other marks and some slips."""
    text = text.partition("\n\n")[2].replace("，", "、").replace("。", "．")
    for _ in range(3):
        place = rng.randrange(len(text))
        text = text[:place] + rng.choice(CHARACTERS) + text[place + rng.randint(0, 1) :]
    return text


def places(bodies: Sequence[str]) -> dict[int, int]:
    return find_reprints([article(body, f"标题{place}") for place, body in enumerate(bodies)])


def test_every_reprint_is_found_and_nothing_else() -> None:
    rng = random.Random(1)
    texts = [write(rng) for _ in range(400)]
    originals = rng.sample(range(400), 60)
    again = [reprint(texts[place], rng) for place in originals]
    assert places([*texts, *again]) == {400 + place: original for place, original in enumerate(originals)}


def test_the_first_of_several_is_named() -> None:
    rng = random.Random(2)
    text = write(rng)
    assert places([write(rng), text, write(rng), text, reprint(text, rng), f"**{text}**"]) == {3: 1, 4: 1, 5: 1}


def test_what_is_said_of_some_articles_is_what_is_said_of_them_among_all() -> None:
    rng = random.Random(4)
    texts = [write(rng) for _ in range(30)]
    for _ in range(30):  # reprints of reprints too, until a text is far from the first
        texts.append(reprint(rng.choice(texts), rng))
    articles = [article(body, f"标题{place}") for place, body in enumerate([*texts, "全文见附件。", "", texts[31]])]
    whole = find_reprints(articles)
    assert len(whole) > 20
    for asked in [*([place] for place in range(len(articles))), [3, 40, 62], range(len(articles)), []]:
        assert find_reprints(articles, asked) == {place: whole[place] for place in asked if place in whole}


BULLETIN = (
    "市卫生健康委今天（{0}日）通报，{0}日零时至二十四时，全市新增门诊{1}人次，新增住院{2}人次，"
    "新增互联网问诊{3}人次；累计上传电子病历{4}份，互认检查结果{5}项，节省费用{6}万元。"
)


def test_the_bulletin_of_another_day_is_no_reprint() -> None:
    first = BULLETIN.format(5, 120, 31, 14, 2045, 88, 7)
    assert places([first, BULLETIN.format(6, 131, 29, 17, 2176, 95, 8)]) == {}
    assert places([first, first.replace("2045", "2046")]) == {}
    assert places([first, first.replace("今天（5日）通报，", "5日消息：")]) == {1: 0}


def test_a_text_that_goes_on_where_another_stopped_is_no_reprint() -> None:
    rng = random.Random(3)
    text = write(rng)
    assert places([text, f"{text}\n\n{write(rng, 6)}"]) == {}
    assert places([text, f"{write(rng, 3)}\n\n{text}"]) == {}
    assert places([text, f"{write(rng, 1)}\n\n{text}"]) == {1: 0}
    assert places([f"{write(rng, 3)}\n\n{text}", text]) == {1: 0}
    assert places([text, f"{write(rng, 1)}\n\n{text[:40]}\n\n{write(rng, 3)}"]) == {}


@pytest.mark.parametrize(("changed", "same"), [((), True), ((3, 39), True), ((4,), True), ((4, 39), False)])
def test_of_a_short_text_so_much_is_the_same(changed: tuple[int, ...], *, same: bool) -> None:
    """It has 36 runs of five; a changed character is in up to five of them, the last one in one."""
    text = CHARACTERS[:40]
    other = "".join("某" if place in changed else character for place, character in enumerate(text))
    assert is_reprint(text, other) is same


def test_short_texts_are_the_same_only_with_the_same_title() -> None:
    assert find_reprints(
        [article("全文见附件。", "甲"), article("全文见附件。", "乙"), article("全文见附件", "甲")]
    ) == {2: 0}
    assert find_reprints([article("", "甲"), article("", "甲"), article("***", "甲")]) == {}


def test_width_case_and_script_make_no_difference() -> None:
    text = "国家卫生健康委２０２３年发布ＨＩＴ标准，要求各地三年内做到检查检验结果互认共享，涉及医院一万余家。"
    assert places([text, text.replace("２０２３", "2023").replace("ＨＩＴ", "hit").replace("发", "發")]) == {1: 0}


@pytest.mark.parametrize("text", ["a" * 100, "字" * 100, "\ud800" * 50, "1" * 60, "的" * 300_000], ids=range(5))
def test_odd_texts_are_compared_too(text: str) -> None:
    assert places([text, text, f"{text}字"]).get(1) == (0 if plain_text(text) else None)


def test_a_thousand_near_copies_are_reprints_of_the_first() -> None:
    rng = random.Random(5)
    text = write(rng)
    copies = [text[:place] + "某" + text[place + 1 :] for place in range(len(text)) if text[place] >= "\u4e00"]
    assert places([text, *(copies * 5)[:1000]]) == dict.fromkeys(range(1, 1001), 0)
