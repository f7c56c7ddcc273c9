"""What is wrong with a command or a file, in Chinese: click and the system say it in English."""

import errno
import re

import click

_FAILURES = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EROFS: "只能读，不能写",
    errno.ENOSPC: "磁盘满了",
    errno.ENAMETOOLONG: "名字太长",
    errno.EADDRINUSE: "端口被占用",
}


def explain_failure(error: OSError) -> str:
    """Return what went wrong with a file or a port."""
    what = _FAILURES.get(error.errno or 0, error.strerror or str(error))
    return f"{error.filename or '文件'}：{what}（请检查路径与权限）"


def explain_usage(error: click.UsageError) -> str:
    """Return how a command was written wrongly, and where to read how it is written."""
    command = error.ctx.command_path if error.ctx else "mediawatch"
    said = f"命令写得不对：{error.message}"
    match error:
        case click.NoSuchOption():
            said = f"没有 {error.option_name} 这个选项"
        case click.BadOptionUsage():
            said = f"{error.option_name} 后面要写值"
        case click.MissingParameter():
            said = "缺少参数"
        case click.BadParameter():
            said = f"{error.param.opts[0] if error.param else '参数'} 的值不对：{_wanted(error)}"
        case _ if extra := re.search(r"unexpected extra arguments? \((.*)\)", error.message):
            said = f"参数太多：{extra[1]} 不知道是什么，有空格的要加引号"
        case _ if unknown := re.search("No such command '(.*)'", error.message):
            said = f"没有 {unknown[1]} 这个命令"
        case _:
            pass
    return f"{said}（运行 {command} --help 看用法）"


def _wanted(error: click.BadParameter) -> str:
    match error.param.type if error.param else None:
        case click.IntRange() as numbers if numbers.max is not None:
            return f"要写 {numbers.min} 到 {numbers.max} 之间的整数"
        case click.IntRange() as numbers:
            return f"要写不小于 {numbers.min} 的整数"
        case click.Choice() as choice:
            return f"只能是 {'、'.join(map(str, choice.choices))}"
        case _:
            return error.message
