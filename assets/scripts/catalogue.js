// The catalogue: filters and lists change in place, and tools to compare are remembered in this window of the browser.
// Everything works without this file: filters are a form, each step is a link, and the tray stands in the address.

const TRAY = "civicport-tray"; // in the storage of the session; never sent anywhere but in the address of a page
const AREA = "[data-in-place]";
let shown = location.pathname + location.search;
let asking = null;

function remembered() {
  try {
    const keys = JSON.parse(sessionStorage.getItem(TRAY) ?? "[]");
    return Array.isArray(keys) ? keys.map(String) : [];
  } catch {
    return []; // storage is switched off, or holds something else
  }
}

function remember(keys) {
  try {
    if (keys.length) sessionStorage.setItem(TRAY, JSON.stringify(keys));
    else sessionStorage.removeItem(TRAY);
  } catch {
    // storage is switched off: the tray stays in the address
  }
}

function trayKeys() {
  const tray = document.querySelector("[data-tray]");
  return tray ? tray.dataset.tray.split(" ").filter(Boolean) : [];
}

/** Gets the page of an address; nothing if it cannot be had or if a later wish came between. */
async function fetched(url) {
  asking?.abort();
  asking = new AbortController();
  const response = await fetch(url, { signal: asking.signal });
  if (!response.ok) throw new Error(`${response.status}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** Takes the changing parts over from another page, and the language links, which keep the query. */
function takeOver(page) {
  const open = [...document.querySelectorAll(`${AREA} details[data-keep-open][open]`)].map((part) => part.dataset.keepOpen);
  for (const parts of [AREA, ".cp-language"]) {
    const fresh = page.querySelectorAll(parts);
    document.querySelectorAll(parts).forEach((part, place) => fresh[place] && part.replaceWith(fresh[place]));
  }
  for (const part of document.querySelectorAll(`${AREA} details[data-keep-open]`)) {
    if (open.includes(part.dataset.keepOpen)) part.open = true;
  }
}

/** Keeps the reader where they were; what is gone gives its place to the list. */
function restoreFocus(id, toList) {
  const same = id && !toList && document.getElementById(id);
  const list = document.getElementById("results") ?? document.querySelector(AREA);
  if (same) same.focus({ preventScroll: true });
  else if (toList) {
    list.tabIndex = -1;
    list.focus();
    // Of a long list a browser shows the part that it has.
    if (list.getBoundingClientRect().top < 0) list.scrollIntoView();
  }
}

function announce(trayChanged) {
  const count = document.querySelector("[data-count]")?.textContent ?? "";
  const tray = document.querySelector("[data-tray] summary")?.textContent ?? "";
  const place = document.querySelector("[data-announcements]");
  if (place) place.textContent = (trayChanged && tray ? tray : count).trim();
}

/** Shows an address in place. `how`: "push" a step of the history, "replace" it, or "keep" it (it was a step back). */
async function show(url, how = "push", { toList = false } = {}) {
  const focused = document.activeElement?.id;
  const before = trayKeys().join(" ");
  const area = document.querySelector(AREA);
  area.setAttribute("aria-busy", "true");
  try {
    const page = await fetched(url);
    takeOver(page);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
    return;
  }
  if (how === "push") history.pushState(null, "", url);
  if (how === "replace") history.replaceState(null, "", url);
  shown = location.pathname + location.search;
  remember(trayKeys());
  restoreFocus(focused, toList);
  announce(before !== trayKeys().join(" "));
}

function addressOf(form) {
  const wishes = [...new FormData(form)].filter(([, value]) => value !== "");
  return `${location.pathname}?${new URLSearchParams(wishes)}`;
}

function isPlainClick(event) {
  return event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-filters]")) return;
  event.preventDefault();
  show(addressOf(event.target), "push", { toList: true });
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-filters]");
  if (form && event.target.type === "checkbox") show(addressOf(form));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest(`${AREA} a[href^="?"]`);
  if (!link || !isPlainClick(event)) return;
  event.preventDefault();
  const stays = link.id && link.matches("[data-tray-link]");
  show(location.pathname + link.getAttribute("href"), "push", { toList: !stays });
});

addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) show(location.href, "keep");
});

/** A page whose address says nothing of the tray gets what this window remembers. */
function restoreTray() {
  const keys = remembered();
  const asked = new URLSearchParams(location.search);
  if (asked.has("t") || !keys.length) return remember(trayKeys().length ? trayKeys() : keys);
  keys.forEach((key) => asked.append("t", key));
  show(`${location.pathname}?${asked}${location.hash}`, "replace");
}

if (document.querySelector(`${AREA} [data-tray]`)) restoreTray();
