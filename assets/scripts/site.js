// Conveniences only: every page works without this file.

/** After a refused form: put the reader on the error summary. */
function focusErrorSummary() {
  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();
}

/** Shows the copy buttons, which are useless without a script, and says when the text was copied. */
function enableCopyButtons() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const status = document.getElementById(`${button.dataset.copy}-copied`);
    if (!field || !status) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
      else document.execCommand("copy"); // over plain http there is no clipboard object
      status.textContent = button.dataset.done;
    });
  }
}

/** Shows the print buttons. */
function enablePrintButtons() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

/** Shows the play buttons. A click loads the player of the video, and nothing does so before. */
function enableVideos() {
  for (const stage of document.querySelectorAll("[data-video]")) {
    const button = stage.parentElement.querySelector(".cp-video__play");
    button.hidden = false;
    button.addEventListener("click", () => {
      const player = document.createElement("iframe");
      player.src = stage.dataset.video;
      player.title = stage.dataset.title;
      player.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
      player.referrerPolicy = "strict-origin-when-cross-origin"; // YouTube plays nothing without an origin
      stage.replaceChildren(player);
      button.remove();
      player.focus();
    });
  }
}

/** What opens over the page closes by Escape and when the reader goes elsewhere; its field, if one is named, is ready. */
function enablePopups() {
  for (const popup of document.querySelectorAll("details[data-popup]")) {
    const close = (event) => {
      if (popup.open && !popup.contains(event.target)) popup.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("focusin", close);
    popup.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || !popup.open) return;
      popup.open = false;
      popup.querySelector("summary").focus();
    });
    popup.addEventListener("toggle", () => {
      if (popup.open && popup.dataset.popup) document.getElementById(popup.dataset.popup).focus();
    });
  }
}

/** A box of the search suggests titles from its first touch on. */
function enableSuggestions() {
  document.addEventListener("focusin", async ({ target }) => {
    if (!target.matches("input[data-suggest]")) return;
    const { suggest } = await import(target.dataset.script);
    suggest(target);
  });
}

focusErrorSummary();
enableCopyButtons();
enablePrintButtons();
enableVideos();
enableSuggestions();
enablePopups();
