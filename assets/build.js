// Builds static/build/ from assets/ and the pinned packages: site.css, fonts, icon sprite, script, licences.
// The names are plain; Django adds the hash when it collects static files.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";
import { ICONS } from "./icons/icons.js";

const assets = dirname(fileURLToPath(import.meta.url));
const root = dirname(assets);
const packages = join(root, "node_modules");
const target = join(root, "static", "build");

function buildStyles() {
  const { css } = sass.compile(join(assets, "styles", "site.scss"), {
    style: "compressed",
    loadPaths: [packages],
    quietDeps: true, // KERN still uses a few deprecated Sass functions
  });
  writeFileSync(join(target, "site.css"), css);
}

/** One SVG file with a <symbol> per icon, used as <use href="icons.svg#name">. */
function buildSprite() {
  const symbols = ICONS.map((name) => {
    const svg = readFileSync(join(packages, "lucide-static", "icons", `${name}.svg`), "utf8");
    const drawing = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
    return `<symbol id="${name}" viewBox="0 0 24 24">${drawing.replace(/\s*\n\s*/g, "")}</symbol>`;
  });
  writeFileSync(
    join(target, "icons.svg"),
    `<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide, ISC licence: licence-lucide.txt -->${symbols.join("")}</svg>\n`,
  );
}

function copy(from, name) {
  copyFileSync(from, join(target, name));
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
buildStyles();
buildSprite();
const fonts = join(packages, "@fontsource-variable", "figtree");
copy(join(fonts, "files", "figtree-latin-wght-normal.woff2"), "figtree-latin.woff2");
copy(join(fonts, "files", "figtree-latin-ext-wght-normal.woff2"), "figtree-latin-ext.woff2");
copy(join(fonts, "LICENSE"), "licence-figtree.txt");
copy(join(packages, "lucide-static", "LICENSE"), "licence-lucide.txt");
copy(join(packages, "@kern-ux", "native", "LICENSE.md"), "licence-kern.md");
copy(join(assets, "scripts", "site.js"), "site.js");
copy(join(assets, "scripts", "catalogue.js"), "catalogue.js");
copy(join(assets, "scripts", "search.js"), "search.js");
copy(join(assets, "images", "mark.svg"), "mark.svg");
copy(join(assets, "admin", "everywhere.css"), "everywhere.css"); // all of the admin
copy(join(assets, "admin", "review.css"), "review.css"); // the review desk has the look of the admin
copy(join(assets, "admin", "review.js"), "review.js");
copy(join(assets, "admin", "desk.css"), "desk.css"); // the desk of the assistants of events
copy(join(assets, "admin", "door.css"), "door.css"); // the list at the door, on paper
copy(join(assets, "admin", "translation.css"), "translation.css"); // beside the texts of the translation editor
copy(join(assets, "admin", "translation.js"), "translation.js");
