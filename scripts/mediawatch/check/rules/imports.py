"""An issue that was imported is settled."""

from collections.abc import Iterator

from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import Draft, Severity

_ORIGIN = f"""number: 12
origin:
  file: 12.docx
  sha256: {"0" * 64}
  read_as: docx"""


@rule(
    "MW111",
    Severity.ERROR,
    Example(f"{_ORIGIN}\n  unplaced:\n    - 编者按：本期起改版。", _ORIGIN, instead_of="number: 12"),
)
def all_is_placed(issue: Draft) -> Iterator[Breach]:
    """导入的一期，原文的每一处都放好了，或由人决定不要。"""
    if issue.origin and (unplaced := issue.origin.unplaced):
        message = f"原文有 {len(unplaced)} 处还没有放进来：{unplaced[0][:30]}"
        hint = "对照原文件，放到该放的地方，或确认不要；再从 unplaced 下面删掉"
        yield Breach(issue.line_of("origin.unplaced"), message, hint)
