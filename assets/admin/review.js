// The review sheet by keyboard, and rows for more evidence. Without this file it is a plain form.
// Keys work only while the focus is in a criterion (WCAG 2.1.4) and never in a field in which one writes.

const sheet = document.querySelector("[data-review-sheet]");
const MOVES = { j: 1, n: 1, k: -1, p: -1 };
const CHOICES = { 0: "0", 1: "1", 2: "2", 3: "3", 4: "4", u: "unknown", x: "not_applicable" };
const WRITING = "input:not([type=radio], [type=checkbox]), select, textarea";

document.querySelector("[data-focus]")?.focus();
if (sheet) {
  sheet.addEventListener("keydown", onKey);
  sheet.addEventListener("focusin", (event) => markCurrent(event.target.closest("[data-cell]")));
  markCurrent(cells()[0]);
  if (!document.querySelector("[data-focus]")) focusSaved();
  for (const rows of sheet.querySelectorAll("[data-rows]")) offerRows(rows);
  for (const cell of cells()) offerFloor(cell);
  sheet.addEventListener("change", (event) => offerFloor(event.target.closest("[data-cell]")));
}

for (const form of document.querySelectorAll("#review form[method=post]")) keepWork(form);

/** Nobody leaves what they typed without being asked, and nothing is sent while the login is over: it would be lost. */
function keepWork(form) {
  let touched = form.hasAttribute("data-unsaved");
  let checked = false;
  form.addEventListener("input", () => (touched = true));
  addEventListener("beforeunload", (event) => touched && event.preventDefault());
  form.addEventListener("submit", async (event) => {
    if (checked) return;
    event.preventDefault();
    const button = event.submitter;
    if (await loggedIn(form)) {
      checked = true;
      touched = false;
      form.requestSubmit(button);
      checked = false;
    } else {
      const notice = document.querySelector("[data-logged-out]");
      notice.hidden = false;
      notice.focus();
    }
  });
}

/** The page of the login sends on whoever is logged in. After a new login the form needs its new token. */
async function loggedIn(form) {
  const login = document.querySelector("[data-login]").dataset.login;
  const answer = await fetch(login, { redirect: "manual", cache: "no-store" }).catch(() => null);
  if (answer && answer.type !== "opaqueredirect") return false;
  const token = document.cookie.match(/(?:^|; )(?:__Host-csrf|csrftoken)=([^;]+)/);
  if (token) form.elements.csrfmiddlewaretoken.value = token[1];
  return true;
}

/** After a save the address names the criterion that was saved. */
function focusSaved() {
  const saved = document.getElementById(location.hash.slice(1));
  if (saved?.matches("[data-cell]")) saved.focus();
}

function cells() {
  return [...sheet.querySelectorAll("[data-cell]")];
}

/** The criterion with the focus can be reached by the Tab key; the others only by moving on. */
function markCurrent(current) {
  if (!current) return;
  for (const cell of cells()) cell.tabIndex = cell === current ? 0 : -1;
}

function onKey(event) {
  const cell = event.target.closest("[data-cell]");
  if (!cell || event.ctrlKey || event.metaKey || event.altKey || event.target.matches(WRITING)) return;
  const key = event.key.toLowerCase();
  if (key in MOVES) move(cell, MOVES[key]);
  else if (key === "v") nextOpen(cell)?.focus();
  else if (key in CHOICES) choose(cell, CHOICES[key]);
  else if (key === "e") lastRow(cell)?.querySelector("input")?.focus();
  else if (key === "s") cell.querySelector("button[name=save]")?.click();
  else return;
  event.preventDefault();
}

function move(cell, step) {
  const all = cells();
  all[all.indexOf(cell) + step]?.focus();
}

/** The next criterion whose level is unknown; after the last one it goes on from the top. */
function nextOpen(cell) {
  const all = cells();
  const place = all.indexOf(cell) + 1;
  return [...all.slice(place), ...all.slice(0, place - 1)].find((other) => chosen(other) === "unknown");
}

/** What is chosen there; where one may not write, what is saved. */
function chosen(cell) {
  return cell.querySelector("input[type=radio]:checked")?.value ?? cell.dataset.choice;
}

/** The row for new evidence; the saved ones before it are folded. */
function lastRow(part) {
  return [...part.querySelectorAll("[data-row]")].at(-1);
}

function choose(cell, value) {
  const option = cell.querySelector(`input[type=radio][value="${value}"]`);
  if (!option) return;
  option.checked = true;
  option.dispatchEvent(new Event("change", { bubbles: true }));
}

/** "At least" says something only of a level between the lowest and the highest one. */
function offerFloor(cell) {
  const floor = cell?.querySelector("input[name$='-floor']");
  if (!floor) return;
  floor.disabled = !["1", "2", "3"].includes(cell.querySelector("input[type=radio]:checked")?.value);
  if (floor.disabled) floor.checked = false;
}

/** A button that adds an empty row of evidence, made of the last one. */
function offerRows(rows) {
  const button = rows.querySelector("[data-add-row]");
  const total = rows.querySelector("input[name$='-TOTAL_FORMS']");
  const empty = lastRow(rows)?.cloneNode(true);
  if (!button || !total || !empty) return;
  const number = total.value - 1;
  button.hidden = false;
  button.addEventListener("click", () => {
    const row = empty.cloneNode(true);
    for (const part of row.querySelectorAll("[name], [id], [for]")) {
      for (const name of ["name", "id", "for"]) {
        const value = part.getAttribute(name);
        if (value) part.setAttribute(name, value.replace(`-${number}-`, `-${total.value}-`));
      }
    }
    button.before(row);
    total.value = Number(total.value) + 1;
    row.querySelector("input")?.focus();
  });
}
