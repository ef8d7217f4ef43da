// The console's few gestures; every page works without them.
"use strict";

// A tick in the head of a list ticks its rows.
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-select-all]")) return;
  for (const box of event.target.form.querySelectorAll("tbody input[type=checkbox]")) box.checked = event.target.checked;
});

// What cannot be undone is asked once more.
document.addEventListener("submit", (event) => {
  const words = event.submitter?.dataset.confirm;
  if (words && !window.confirm(words)) event.preventDefault();
});

// A fault's line is shown in the text.
document.addEventListener("click", (event) => {
  const line = Number(event.target.closest("[data-line]")?.dataset.line);
  const text = document.querySelector("textarea[data-lines]");
  if (!line || !text) return;
  event.preventDefault();
  text.closest("details").open = true;
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  text.scrollTop = ((line - 4) * text.scrollHeight) / lines.length;
  text.scrollIntoView({ block: "center" });
});

// Reading files takes a while: the button says that it was heard, and is not pressed twice.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (event.defaultPrevented || !button || event.target.enctype !== "multipart/form-data") return;
  setTimeout(() => { button.disabled = true; button.textContent += "…"; });
});
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("form[enctype] button:disabled")) {
    button.disabled = false;
    button.textContent = button.textContent.replace(/…$/, "");
  }
});

// Keys: a link or button that names one in data-key is pressed by it, unless somebody is writing.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector("#q, #find")?.focus();
    return;
  }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("details")) {
    target.open = true;
    target.querySelector("textarea, input:not([type=hidden]), select")?.focus();
  } else if (target.hash && document.querySelector(target.hash)) {
    document.querySelector(target.hash).focus();
  } else {
    target.click();
  }
});
