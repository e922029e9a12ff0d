// What changed in the source stands above the texts; this puts each change beside its field in the translation editor.
// The editor draws its rows by itself and marks none of them, so they are told apart by their order, and a row is taken
// only if it shows the very text that is expected there. What finds no row stays above.

const changes = document.querySelector("[data-source-changes]");
const editor = document.querySelector(".js-translation-editor");
const BREAK = /\r?<br\s*\/?>/g;
const ofField = new WeakMap();

// The script of the editor listened before this one, so its rows are drawn by then.
document.addEventListener("DOMContentLoaded", () => {
  const props = JSON.parse(editor.dataset.props);
  sayPlainly(props);
  const rows = rowsByText(props);
  for (const row of rows.values()) sayLanguages(row, props);
  for (const item of changes.querySelectorAll("[data-segment]")) {
    const row = rows.get(Number(item.dataset.segment));
    if (row) placeBeside(row, item);
  }
  editor.addEventListener("focusin", (event) => nameField(event.target));
});

/** The rows of the editor by the number of the text that each of them shows. */
function rowsByText({ segments, tabs }) {
  const filled = tabs.map(({ slug }) => segments.filter((one) => one.location.tab === slug)).filter((own) => own.length);
  const expected = filled.length > 1 ? filled.flatMap(grouped) : grouped(segments);
  const drawn = [...editor.querySelectorAll("li > h3 + ul > li")];
  const pairs = expected.map((one, place) => [one, drawn[place]]);
  const sure = pairs.filter(([one, row]) => one.type === "string" && sourceIn(row, one.source));
  return new Map(sure.map(([one, row]) => [one.id, row]));
}

/** The order in which the editor shows texts: fields and blocks by their first text, all texts of one together. */
function grouped(segments) {
  return Object.values(Object.groupBy(segments, ({ location }) => ` ${location.field}/${location.blockId}`)).flat();
}

/** The line of a row that shows exactly this text. */
function sourceIn(row, text) {
  return [...(row?.children ?? [])].find((part) => part.tagName === "P" && part.textContent === text);
}

/** Source and translation are read aloud, and checked for spelling, in their own languages. */
function sayLanguages(row, { sourceLocale, locale }) {
  row.querySelector(":scope > p").lang = sourceLocale.code;
  row.querySelector(":scope > div").lang = locale.code;
}

/** Moves a change below the source in its row, and leaves a way there in the list. */
function placeBeside(row, item) {
  const change = item.querySelector("[data-change]");
  const label = item.querySelector("[data-field]");
  change.id = `change-${item.dataset.segment}`;
  change.querySelector("[data-new]")?.remove(); // the row says it already
  row.querySelector(":scope > p").after(change);
  const link = document.createElement("a");
  link.href = `#${change.id}`;
  link.dataset.go = "";
  link.append(...label.childNodes);
  link.addEventListener("click", () => openTabOf(row));
  label.append(link);
  const button = change.querySelector("[data-before]");
  if (button) offerStart(row, button);
  new MutationObserver(() => takeOffList(row, item)).observe(row, { childList: true, subtree: true });
}

/** What is saved waits no longer; while somebody writes, the list stays as it is. */
function takeOffList(row, item) {
  if (row.querySelector("textarea")) return;
  item.hidden = row.querySelector(".icon--green") !== null;
  changes.hidden = changes.querySelector("[data-segment]:not([hidden])") === null;
}

/** A link leads to a row that stands behind another tab as well. */
function openTabOf(row) {
  const tab = row.closest("section[hidden]");
  if (tab) editor.querySelector(`[role=tab][href="#${tab.id}"]`).click();
}

/** Who changes one word need not type the whole translation again. */
function offerStart(row, button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    if (!row.querySelector("textarea")) row.querySelector(":scope > ul button")?.click();
    const field = fieldOf(row);
    if (!field) return; // the page is locked
    give(field, button.dataset.before);
    field.focus();
  });
}

/** The field in which one writes has no name in the editor. */
function nameField(field) {
  const row = field.closest("li > h3 + ul > li");
  if (field.tagName !== "TEXTAREA" || !row) return;
  if (!("lines" in field.dataset) && offerLines(row, field)) return; // that field has the focus now, and is named
  const source = row.querySelector(":scope > p");
  field.setAttribute("aria-label", `${changes.dataset.writing} ${source?.textContent ?? ""}`);
  const change = row.querySelector("[data-change]");
  if (change) field.setAttribute("aria-describedby", change.id);
}

/** Words that the editor lacks, or has in English alone. */
function sayPlainly({ sourceLocale, locale }) {
  const english = `${sourceLocale.displayName} to ${locale.displayName} translation`;
  for (const heading of editor.querySelectorAll("h3")) {
    if (heading.textContent === english) heading.textContent = changes.dataset.heading;
  }
  for (const label of editor.querySelectorAll(".w-dropdown__toggle > .w-sr-only")) {
    label.textContent = changes.dataset.more;
  }
  for (const field of editor.querySelectorAll("[type=file]")) field.setAttribute("aria-label", changes.dataset.file);
}

/** The field in which one writes: the editor's own, or that of lines if the source has several. */
function fieldOf(row) {
  const field = row.querySelector("textarea:not([data-lines])");
  return ofField.get(field) ?? field;
}

/**
 * Puts a field of lines in the place of the editor's field where the source has lines. The editor writes in one line: it
 * takes the ends of lines away, and Enter saves. Its own field, which is not shown, gets `<br/>` for each end of a line.
 */
function offerLines(row, field) {
  if (ofField.has(field) || !row.querySelector(":scope > p")?.textContent.includes("\n")) return null;
  const lines = document.createElement("textarea");
  lines.dataset.lines = "";
  lines.value = field.value.replace(BREAK, "\n");
  makeRoom(lines);
  lines.addEventListener("input", () => {
    makeRoom(lines);
    give(field, lines.value.replaceAll("\n", "<br/>"));
  });
  ofField.set(field, lines);
  field.before(lines);
  field.hidden = true;
  new MutationObserver((_changes, watch) => {
    if (field.isConnected) return;
    lines.remove();
    watch.disconnect();
  }).observe(row, { childList: true, subtree: true });
  lines.focus();
  return lines;
}

/** All lines are seen, long ones too, and one more. */
function makeRoom(lines) {
  lines.rows = lines.value.split("\n").reduce((rows, line) => rows + 1 + Math.floor(line.length / 60), 1);
}

/** Writes into a field; the editor listens to what is typed, and takes this for it. */
function give(field, words) {
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
  set.call(field, "lines" in field.dataset ? words.replace(BREAK, "\n") : words);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
