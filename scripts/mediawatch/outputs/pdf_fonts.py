"""The fonts that a report on paper is set in: by their part in it, of those that are installed."""

from collections.abc import Iterable, Mapping

WANTED: Mapping[str, tuple[str, ...]] = {
    "latin": ("Times New Roman", "Liberation Serif", "Libertinus Serif"),
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
    "song": (
        *("SimSun", "NSimSun", "STSong", "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC"),
        *("Source Han Serif CN", "AR PL UMing CN"),
    ),
    "fang": ("FangSong", "FangSong_GB2312", "STFangsong", "FZFangSong-Z02S", "FZFangSong-Z02"),
    "hei": (
        *("SimHei", "STHeiti", "Heiti SC", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC"),
        *("Source Han Sans CN", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"),
    ),
    "kai": ("KaiTi", "KaiTi_GB2312", "STKaiti", "Kaiti SC", "FZKai-Z03S", "FZKai-Z03", "AR PL UKai CN"),
    "mono": ("DejaVu Sans Mono",),
}
"""The families that do for each part, the best first. Where there is no 仿宋 or 楷体, 宋体 stands in."""
_NEEDED = {"song": "宋体", "hei": "黑体"}


class FontsMissingError(Exception):
    """There is no font for what must be there; the message says which, and how one is installed."""


def choose_fonts(families: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the first installed family for each part, none where there is none. Raises FontsMissingError."""
    installed = {family.casefold() for family in families}
    chosen = {part: tuple(name for name in names if name.casefold() in installed)[:1] for part, names in WANTED.items()}
    missing = [name for part, name in _NEEDED.items() if not chosen[part]]
    if missing:
        raise FontsMissingError(
            f"没有找到中文字体（{'、'.join(missing)}）：请装上再试一次，例如思源宋体和思源黑体"
            "（Debian、Ubuntu 里是 fonts-noto-cjk）"
        )
    return chosen
