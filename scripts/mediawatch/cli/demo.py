"""The command that shows the made-up archive: demo."""

from pathlib import Path

import click

from mediawatch.archive.profile import Profile
from mediawatch.cli.site import PROFILE, publish
from mediawatch.cli.terminal import PORT, clean_up_when_told, fail, project_folder, say


@click.command()
@PORT
@click.option("--site", type=click.Path(path_type=Path), help="不预览，把演示网站建到这个文件夹。")
@click.option("--archive", type=click.Path(path_type=Path), help="不建站，只把编出来的各期写进这个新文件夹。")
@PROFILE
def demo(port: int, site: Path | None, archive: Path | None, profile: str) -> int:
    """看演示：用编出来的一百多期，看每一种网页是什么样子；真的各期不动。"""
    from mediawatch.demo.archive import write_archive
    from mediawatch.demo.project import archive_of, make_project
    from mediawatch.site.errors import SiteError
    from mediawatch.site.serve import serve_site

    if site is None and profile != Profile.PUBLIC.value:
        fail("--profile 要和 --site 一起用：预览总是公开的样子。", 2)
    if archive is not None:
        if archive.exists() and not (archive.is_dir() and not any(archive.iterdir())):
            fail(f"{archive} 里有别的东西：请换一个新的或空的文件夹（--archive）", 2)
        say(f"已写进 {archive}：{write_archive(archive)} 期，都是编出来的。")
        return 0
    try:
        project = make_project(project_folder(), say)
    except SiteError as error:
        fail(str(error), 1)
    if site is not None:
        publish(project, archive_of(project), site, profile=Profile(profile))
        return 0
    clean_up_when_told()
    return serve_site(project, archive_of(project), port, say=say)
