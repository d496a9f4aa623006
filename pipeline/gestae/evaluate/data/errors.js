// Opens what a link points into, for browsers that do not; without scripts everything can be opened by hand.
"use strict";
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
  target.scrollIntoView();
  // The text beside an event turns to where the event begins.
  const begin = document.getElementById(target.id.replace(/e(\d+)$/, "t$1"));
  const pane = begin && begin !== target && begin.closest(".text");
  if (pane) pane.scrollTop += begin.getBoundingClientRect().top - pane.getBoundingClientRect().top - 12;
}
addEventListener("hashchange", reveal);
addEventListener("DOMContentLoaded", () => {
  reveal();
  const button = document.getElementById("open");
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = button.textContent === "Open all";
    for (const part of document.querySelectorAll("details")) part.open = open;
    button.textContent = open ? "Close all" : "Open all";
  });
});
