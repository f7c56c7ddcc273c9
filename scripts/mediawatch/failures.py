"""What the system says of files and ports, in Chinese: its own messages are English."""

import errno

_FAILURES = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EEXIST: "已经有同名的文件或文件夹",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EROFS: "只能读，不能写",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "超出了能用的空间",
    errno.EBUSY: "正被别的程序占用",
    errno.EMFILE: "打开的文件太多",
    errno.EIO: "磁盘或网络出了错",
    errno.EINVAL: "名字里有不能用的字",
    errno.ELOOP: "链接绕成了圈",
    errno.ENAMETOOLONG: "名字太长",
    errno.EADDRINUSE: "端口被占用",
}


_HINTS = {
    errno.ENOSPC: "请腾出空间，再试一次",
    errno.EDQUOT: "请腾出空间，再试一次",
    errno.EROFS: "请换一个能写的地方",
    errno.EIO: "请检查磁盘与网络，再试一次",
    errno.EMFILE: "请关掉一些程序，再试一次",
    errno.EADDRINUSE: "请换一个端口",
}


def name_failure(error: OSError) -> str:
    """Return what went wrong, in a few words."""
    return _FAILURES.get(error.errno or 0, error.strerror or str(error))


def explain_failure(error: OSError) -> str:
    """Return what went wrong with a file or a port, which one, and what to look at."""
    said = f"{name_failure(error)}（{_HINTS.get(error.errno or 0, '请检查路径与权限')}）"
    return f"{error.filename}：{said}" if error.filename else said
