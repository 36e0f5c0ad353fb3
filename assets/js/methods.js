/* Methods: finds parameters by words, status and page; follows a link to a parameter once the page is there. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};
  let followed = "";

  const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));

  /** Scroll to what the address names: the browser looked for it before Dash had laid the page out. */
  function follow() {
    const key = location.pathname + location.hash;
    if (!location.hash || key === followed || !target()) return;
    followed = key;
    requestAnimationFrame(() => target() && target().scrollIntoView());
  }

  function matches(name, words, status, page) {
    const text = name.closest("tr").textContent.toLowerCase();
    return words.every((word) => text.includes(word))
      && (status === "any" || name.dataset.status === status)
      && (page === "any" || name.dataset.pages.split(" ").includes(page));
  }

  /** An equation too long for its line scrolls sideways; then, and only then, the keyboard must reach it. */
  function reachLongEquations() {
    document.querySelectorAll(".equation-formula").forEach((box) => {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
  }
  window.addEventListener("resize", reachLongEquations);

  /** Clientside callback: hides the rows that were not asked for and says how many are left. */
  clientside.setpoint.filterParameters = function (find, status, page) {
    const words = (find || "").toLowerCase().split(/\s+/).filter(Boolean);
    const names = [...document.querySelectorAll(".parameter-name")];
    let shown = 0;
    for (const name of names) {
      const fits = matches(name, words, status || "any", page || "any");
      shown += fits;
      name.closest("tr").hidden = !fits && name !== target();
    }
    document.querySelectorAll(".parameter-card").forEach((card) => {
      card.hidden = !card.querySelector("tbody tr:not([hidden])");
    });
    reachLongEquations();
    follow();
    if (shown === names.length) return `${names.length} parameters.`;
    return shown ? `${shown} of ${names.length} parameters.` : "No parameter has these words. Clear the field to see all.";
  };

  window.addEventListener("hashchange", () => {
    const row = target() && target().closest(".parameter-card tr");
    if (!row) return;
    row.hidden = false;
    row.closest(".parameter-card").hidden = false;
    row.scrollIntoView();
  });
})();
