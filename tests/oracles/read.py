#!/usr/bin/env python3
"""Reads PDFs with programs that know nothing of vitae, and prints what each of them read.

Paths of PDFs come as arguments or, without any, as lines on standard input. One JSON object
goes to standard output:

    {"oracles": {NAME: VERSION or null if it is not installed},
     "documents": {PATH: {NAME: TEXT}},
     "errors": {PATH: {NAME: MESSAGE}}}

Every oracle is used as its documentation says for getting "the text", with no option that
changes the reading. `setup` of an oracle imports what it needs and returns its
version and a function from path to text.
"""

import json
import logging
import re
import subprocess
import sys


def poppler(*mode):
    def setup():
        # pdftotext prints its version to standard error.
        banner = subprocess.run(["pdftotext", "-v"], capture_output=True, text=True).stderr
        version = re.search(r"\d+(\.\d+)+", banner)

        def read(path):
            command = ["pdftotext", "-enc", "UTF-8", *mode, path, "-"]
            return subprocess.run(command, capture_output=True, check=True).stdout.decode()

        return version.group() if version else "unknown", read

    return setup


def pdfminer():
    import pdfminer
    from pdfminer.high_level import extract_text

    return pdfminer.__version__, extract_text


def pdfplumber():
    import pdfplumber

    def read(path):
        with pdfplumber.open(path) as pdf:
            return "\n".join(page.extract_text() for page in pdf.pages)

    return pdfplumber.__version__, read


def pypdf():
    import pypdf

    def read(path):
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)

    return pypdf.__version__, read


def pdfium():
    import pypdfium2

    def read(path):
        pdf = pypdfium2.PdfDocument(path)
        try:
            return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
        finally:
            pdf.close()

    return str(pypdfium2.PYPDFIUM_INFO), read


def pymupdf(**options):
    def setup():
        import pymupdf

        def read(path):
            with pymupdf.open(path) as pdf:
                return "\n".join(page.get_text(**options) for page in pdf)

        return pymupdf.__version__, read

    return setup


# By name, in the order of the table.
ORACLES = {
    "pdftotext": poppler(),
    "pdftotext -layout": poppler("-layout"),
    "pdftotext -raw": poppler("-raw"),
    "pdfminer.six": pdfminer,
    "pdfplumber": pdfplumber,
    "pypdf": pypdf,
    "pypdfium2": pdfium,
    "PyMuPDF": pymupdf(),
    "PyMuPDF sorted": pymupdf(sort=True),
}


def main():
    # Libraries log what they tolerate; only their text counts here.
    logging.disable(logging.CRITICAL)
    paths = sys.argv[1:] or sys.stdin.read().splitlines()
    versions, documents, errors = {}, {path: {} for path in paths}, {}
    for name, setup in ORACLES.items():
        try:
            versions[name], read = setup()
        except (ImportError, FileNotFoundError):
            versions[name] = None
            continue
        for path in paths:
            try:
                documents[path][name] = read(path)
            except Exception as error:  # What a library raises on a PDF is its answer.
                errors.setdefault(path, {})[name] = f"{type(error).__name__}: {error}"
    json.dump(
        {"oracles": versions, "documents": documents, "errors": errors}, sys.stdout
    )


if __name__ == "__main__":
    main()
