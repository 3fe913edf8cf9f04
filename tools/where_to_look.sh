#!/bin/bash
# Says what a build has made and where: tools/where_to_look.sh OUTPUT
set -euo pipefail
output=$(cd "$1" && pwd)
for edition in public internal; do
  [ -f "$output/$edition/index.html" ] || continue
  bulletins=$(find "$output/$edition/bulletins" -name '*.pdf' 2>/dev/null | wc -l)
  pages=$(find "$output/$edition" -name '*.html' | wc -l)
  echo
  echo "The $edition edition: $pages pages, $bulletins PDF bulletins"
  echo "  website    $output/$edition/index.html"
  echo "  bulletins  $output/$edition/bulletins/"
done
echo
echo "Open the first page in a browser; it works from the folder, without a server. While editing: rectify serve"
