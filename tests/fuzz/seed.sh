#!/bin/sh
# Copies the small fixtures into the corpus.
set -eu
cd "$(dirname "$0")"
mkdir -p corpus/extract
find ../fixtures -name '*.pdf' -size -60k -exec cp {} corpus/extract/ \;
