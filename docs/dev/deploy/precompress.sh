#!/bin/sh
# Puts a .gz and a .br beside each file of a built site that shrinks, for servers that hand those out as they are.
# Usage: precompress.sh SITE
set -eu
site=${1:?usage: precompress.sh SITE}
[ -f "$site/search/manifest.json" ] || { echo "$site: not a built site" >&2; exit 2; }

find "$site" -type f \( -name '*.gz' -o -name '*.br' \) -delete
find "$site" -type f -size +255c \( -name '*.html' -o -name '*.css' -o -name '*.js' -o -name '*.json' -o -name '*.svg' \
    -o -name '*.xml' -o -name '*.atom' -o -name '*.csv' -o -name '*.md' -o -name '*.txt' -o -name '*.bib' -o -name '*.ris' \
    -o -name '*.bin' \) -print0 > "$site.list"
xargs -0 -r gzip --keep --no-name --best < "$site.list"
if command -v brotli > /dev/null; then
    xargs -0 -r brotli --keep --quality=9 < "$site.list"
fi
rm -f "$site.list"
