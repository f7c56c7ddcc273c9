"""A build that is killed, wherever it is, leaves a whole site; what else it leaves is gone after the next start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from frozen_archive import ROOT

KILL_EVERYWHERE = '''
import os, signal, sys
from pathlib import Path
from mediawatch.site import exchange
from mediawatch.site.publisher import BUILT, publishing, site_folder

site, one_step = Path(sys.argv[1]), sys.argv[2] == "one step"
if not one_step:
    exchange._find_call = lambda: None

def publish(text):
    with publishing(site_folder(site)) as fresh:
        for place in (fresh / BUILT, fresh / "index.html"):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text)

def read():
    texts = {(site / BUILT).read_text(), (site / "index.html").read_text()}
    assert len(texts) == 1, texts
    return texts.pop()

def publish_until(step):
    """Publish in a process that is killed before it does anything for the nth time; tell whether it was."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    left = step
    def count(event, arguments):
        nonlocal left
        if event.split(".")[0] in ("open", "os", "shutil", "tempfile", "fcntl", "ctypes"):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
    publish("new")
    os._exit(0)

step, found, missing = 0, set(), 0
publish("old")
while True:
    step += 1
    killed = publish_until(step)
    if one_step or site.exists():
        found.add(read())
    else:
        missing += 1
    site_folder(site)
    found.add(read())
    left = sorted(path.name for path in site.parent.iterdir())
    assert left == [site.name], left
    if not killed:
        break
    publish("old")
print(step, *sorted(found), missing)
'''


@pytest.mark.skipif(not hasattr(os, "fork"), reason="killed processes are forked")
@pytest.mark.parametrize(("how", "missing"), [("one step", range(1)), ("two steps", range(1, 9))])
def test_a_build_may_be_killed_before_any_of_its_steps(tmp_path: Path, how: str, missing: range) -> None:
    tried = subprocess.run(
        [sys.executable, "-c", KILL_EVERYWHERE, str(tmp_path / "site"), how],
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert tried.returncode == 0, tried.stderr
    steps, *found, times = tried.stdout.split()
    assert found == ["new", "old"]
    assert int(steps) > 30
    assert int(times) in missing, "only in two steps there is a moment without a site"
