#!/bin/sh
# Copies a built site to a web server's folder in an order in which no reader meets a page without what it loads.
# Usage: publish.sh SITE TARGET, where TARGET is what rsync takes: /srv/mediawatch/site or host:/srv/mediawatch/site
set -eu
site=${1:?usage: publish.sh SITE TARGET}
target=${2:?usage: publish.sh SITE TARGET}
[ -f "$site/search/manifest.json" ] || { echo "$site: not a built site" >&2; exit 2; }

copy() { rsync --archive --checksum --delay-updates "$@" "${site%/}/" "${target%/}/"; }

# 1. What is new under a new name: nothing asks for it yet.
copy --ignore-existing --include='*/' --include='/assets/***' --include='/search/**.bin*' --exclude='*' --prune-empty-dirs
# 2. All that pages lead to and load, then the pages, and the index's first file with them.
copy --exclude='*.html' --exclude='*.html.*' --exclude='/search/manifest.json*'
copy
# 3. What no page of this build needs goes; but what a page that is still open may yet ask for stays a while: KEEP=1
#    leaves it all, to be removed by the next run without it.
[ -n "${KEEP:-}" ] || copy --delete-after
