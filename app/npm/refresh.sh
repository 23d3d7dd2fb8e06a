#!/usr/bin/env bash
# Copies the libraries of package.json, as npm has them, among the resources of the page: the build then needs a JDK
# alone. Without an argument it writes, with --check it only compares.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
target=../src/main/resources/org/rsmi/report
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
npm ci --ignore-scripts --silent

plain() { sed '/^\/\/# sourceMappingURL=/d' "$1"; }
plain node_modules/vega/build/vega.min.js >"$new/vega.min.js"
plain node_modules/vega-lite/build/vega-lite.min.js >"$new/vega-lite.min.js"

# An ES module that imports from vega-util becomes a script that takes the same names from vega.
{
  echo 'var vegaInterpreter = (function () {'
  plain node_modules/vega-interpreter/build/vega-interpreter.js |
    sed -e "s/^import \(.*\) from 'vega-util';/const \1 = vega;/" \
      -e 's/^export { expression as expressionInterpreter };/return { expressionInterpreter: expression };/'
  echo '})();'
} >"$new/vega-interpreter.js"

# The licences of all that the bundles hold, each text once.
{
  echo "The charts are drawn by Vega and Vega-Lite. Their bundles hold these packages:"
  for package in node_modules/{vega,vega-lite,vega-interpreter,vega-*,d3-*,topojson-client,delaunator,robust-predicates,internmap}; do
    case $package in *-typings | *-embed) continue ;; esac
    [ -f "$package/LICENSE" ] && printf '%s %s\n' "$(sha256sum <"$package/LICENSE" | cut -c1-64)" "$package"
  done | awk '!seen[$2]++ { names[$1] = names[$1] " " $2; if (!($1 in order)) { order[$1] = ++n; key[n] = $1 } }
      END { for (i = 1; i <= n; i++) print substr(names[key[i]], 2) }' |
    while read -r first rest; do
      printf '\n'
      for package in $first $rest; do
        node -p "const p = require('./$package/package.json'); p.name + ' ' + p.version + ', ' + p.license"
      done
      printf '\n%s\n' "$(cat "$first/LICENSE")"
    done
} >"$new/vega-licences.txt"

for file in "$new"/*; do
  if [ "${1-}" = --check ]; then
    cmp "$file" "$target/$(basename "$file")"
  else
    cp "$file" "$target"
  fi
done
