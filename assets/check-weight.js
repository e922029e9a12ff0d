// Fails when the styles or the fonts of a page weigh more than promised (gzip; fonts are compressed already).
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const LIMITS = { css: 40_000, woff2: 60_000 }; // bytes
const build = join(dirname(dirname(fileURLToPath(import.meta.url))), "static", "build");

for (const [kind, limit] of Object.entries(LIMITS)) {
  const files = readdirSync(build).filter((name) => name.endsWith(`.${kind}`));
  const weigh = (name) =>
    kind === "css" ? gzipSync(readFileSync(join(build, name))).length : statSync(join(build, name)).size;
  const total = files.reduce((sum, name) => sum + weigh(name), 0);
  const verdict = files.length > 0 && total <= limit ? "fine" : "TOO HEAVY or missing";
  console.log(`${kind}: ${total} of at most ${limit} bytes in ${files.join(", ")}: ${verdict}`);
  if (verdict !== "fine") process.exitCode = 1;
}
