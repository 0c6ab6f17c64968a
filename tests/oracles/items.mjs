// Reads PDFs as many consumers of pdf.js do, field parsers of résumés among them, and prints what
// each of them holds.
//
// pdf.js gives the text of a page as items, one for each run of glyphs. Such consumers drop items
// of white space, and join two items of one line that stand closer than an average letter is
// wide without a space. Paths of PDFs come as lines on standard input; VITAE_NODE_MODULES is the
// folder that holds `pdfjs-dist`. One JSON object goes to standard output:
//
//     {"version": VERSION, "documents": {PATH: TEXT}}

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const modules = path.resolve(process.env.VITAE_NODE_MODULES, "..");
const require = createRequire(pathToFileURL(path.join(modules, "index.js")));

// What only painting needs, and browsers have.
globalThis.DOMMatrix ??= class {};
globalThis.ImageData ??= class {};
globalThis.Path2D ??= class {};
// pdf.js says on standard output what it tolerates.
console.log = console.warn = () => {};

const pdfjs = await import(
  pathToFileURL(require.resolve("pdfjs-dist/legacy/build/pdf.mjs")).href
);

// The items of a document that are not white space, or that end a line.
async function items(file) {
  const data = new Uint8Array(readFileSync(file));
  const task = pdfjs.getDocument({ data, verbosity: 0 });
  const document = await task.promise;
  const found = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const content = await (await document.getPage(page)).getTextContent();
    for (const { str, transform, width, hasEOL } of content.items) {
      if (hasEOL || str?.trim()) {
        found.push({ page, str, x: transform[4], y: transform[5], width, hasEOL });
      }
    }
  }
  await task.destroy();
  return found;
}

// The items as one text.
function joined(items) {
  const written = items.filter((item) => item.str.trim());
  const sum = (of) => written.reduce((sum, item) => sum + of(item), 0);
  const letter = sum((item) => item.width) / Math.max(1, sum((item) => item.str.length));
  let text = "";
  let last = null;
  for (const item of items) {
    if (last) {
      const isSameLine =
        !last.hasEOL && last.page === item.page && Math.abs(last.y - item.y) < 1;
      if (!isSameLine || item.x - (last.x + last.width) > letter) text += " ";
    }
    text += item.str;
    last = item;
  }
  return text;
}

const documents = {};
for (const file of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  documents[file] = joined(await items(file));
}
process.stdout.write(JSON.stringify({ version: pdfjs.version, documents }));
