// Suggestions while somebody types into a box of the search; site.js gets this file with the first touch of a box.
// The pattern: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ (a list that opens below, the focus stays in the field).

const PAUSE = 150; // milliseconds without a key before the site is asked
const FEWEST = 2; // letters

/** Titles that begin so: [{title, kind, url}]; none where the site does not answer. */
async function suggested(field, signal) {
  const response = await fetch(`${field.dataset.suggest}?${new URLSearchParams({ q: field.value })}`, { signal });
  return response.ok ? (await response.json()).suggestions : [];
}

function optionOf({ title, kind, url }, id) {
  const option = document.createElement("li");
  const words = document.createElement("span");
  words.textContent = title;
  const about = document.createElement("span");
  about.className = "cp-meta";
  about.textContent = kind;
  option.append(words, " ", about);
  Object.assign(option, { id, role: "option", className: "cp-suggest__option" });
  option.dataset.url = url;
  return option;
}

/** Gives a field its list. A second call for the same field does nothing. */
export function suggest(field) {
  if (field.role === "combobox") return;
  const list = document.createElement("ul");
  Object.assign(list, { id: `${field.id}-suggestions`, role: "listbox", className: "cp-suggest", hidden: true });
  list.ariaLabel = field.dataset.label;
  field.after(list);
  Object.assign(field, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });
  field.setAttribute("aria-controls", list.id);
  let waiting = null;
  let asking = null;

  function mark(option) {
    for (const each of list.children) each.ariaSelected = String(each === option);
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    clearTimeout(waiting);
    asking?.abort();
    list.hidden = true;
    field.ariaExpanded = "false";
    mark(null);
  }

  async function show() {
    asking?.abort();
    asking = new AbortController();
    try {
      const found = await suggested(field, asking.signal);
      list.replaceChildren(...found.map((each, place) => optionOf(each, `${list.id}-${place}`)));
    } catch {
      return; // a later key came between, or the line is down: the box works without suggestions
    }
    list.hidden = !list.children.length || document.activeElement !== field;
    field.ariaExpanded = String(!list.hidden);
    mark(null);
  }

  function move(step) {
    const options = [null, ...list.children];
    const now = options.findIndex((each) => each?.ariaSelected === "true");
    mark(options.at((Math.max(now, 0) + step) % options.length));
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    if (field.value.trim().length < FEWEST) close();
    else waiting = setTimeout(show, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const chosen = list.querySelector("[aria-selected=true]");
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen) location.assign(chosen.dataset.url);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  if (field.value !== field.defaultValue) field.dispatchEvent(new Event("input")); // typed while this file was coming
}
