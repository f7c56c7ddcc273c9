"""What is wrong with a command, in Chinese: click says it in English."""

import re

import click

from mediawatch.commands import name_program


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
    return f"{said}（运行 {' '.join([name_program(), *command.split()[1:]])} --help 看用法）"


def _wanted(error: click.BadParameter) -> str:
    match error.param.type if error.param else None:
        case click.IntRange() as numbers if numbers.max is not None:
            return f"要写 {numbers.min} 到 {numbers.max} 之间的整数"
        case click.IntRange() as numbers:
            return f"要写不小于 {numbers.min} 的整数"
        case click.Path():
            return "没有权限读它"
        case click.Choice() as choice:
            return f"只能是 {'、'.join(map(str, choice.choices))}"
        case _:
            return error.message
