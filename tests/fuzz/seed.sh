#!/bin/sh
# Copies the small fixtures into the corpora.
set -eu
cd "$(dirname "$0")"
for target in extract check; do
    mkdir -p "corpus/$target"
    find ../fixtures -name '*.pdf' -size -60k -exec cp {} "corpus/$target/" \;
done
