/* Terms that explain themselves (components/glossary.py). CSS shows the meaning while the term is hovered or holds the
   focus; here: Escape closes it until the next visit, Enter and Space toggle it, and it stays inside the window. */
(function () {
  "use strict";
  const MARGIN = 8; // px between the meaning and the window's edge

  const termOf = (event) => (event.target instanceof Element ? event.target.closest(".term") : null);

  /** Move the meaning sideways so that it stays in view, and above the term where there is no room below. */
  function place(term) {
    const meaning = term.querySelector(".term-meaning");
    meaning.style.removeProperty("--term-shift");
    term.classList.remove("above");
    const box = meaning.getBoundingClientRect();
    const over = Math.max(box.right + MARGIN - document.documentElement.clientWidth, 0);
    meaning.style.setProperty("--term-shift", `${-Math.min(over, Math.max(box.left - MARGIN, 0))}px`);
    term.classList.toggle("above", box.bottom > innerHeight && term.getBoundingClientRect().top > box.height + MARGIN);
  }

  function show(event) {
    const term = termOf(event);
    if (!term || term.contains(event.relatedTarget)) return;
    term.classList.remove("closed");
    place(term);
  }

  document.addEventListener("pointerover", show);
  document.addEventListener("focusin", show);
  document.addEventListener("click", (event) => {
    if (termOf(event)) termOf(event).classList.remove("closed");
  });
  document.addEventListener("keydown", (event) => {
    const term = termOf(event);
    if (event.key === "Escape") {
      document.querySelectorAll(".term:hover, .term:focus-within").forEach((each) => each.classList.add("closed"));
    } else if (term && event.target.matches(".term-word") && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      term.classList.toggle("closed");
    }
  });
})();
