/* The guided tour of the simulator (components/guide.py): offered once, started when asked, remembered when dismissed.
   It moves the preset, lights up what a step speaks of, and copies the step's figures from the page's own cells. */
(function () {
  "use strict";
  const KEY = "setpoint-guide";
  const SLOW = 1500; // ms after which figures are no longer marked as on their way

  /** @type {{panel: HTMLElement|null, step: number, before: string, lit: Element[], watch: MutationObserver|null,
   *          timer: number, waiting: Function|null}} */
  const tour = { panel: null, step: -1, before: "", lit: [], watch: null, timer: 0, waiting: null };

  function seen() {
    try {
      return localStorage.getItem(KEY) !== null;
    } catch {
      return true; // a browser that keeps nothing would be asked at every visit
    }
  }

  function remember() {
    try {
      localStorage.setItem(KEY, "seen");
    } catch {
      /* nothing is kept */
    }
  }

  const steps = () => [...tour.panel.querySelectorAll("li[data-preset]")];
  const part = (name) => tour.panel.querySelector(name);

  /** Copy the figures of the step from the cells that the simulator fills. */
  function copyFigures() {
    tour.panel.querySelectorAll("[data-guide-cell]").forEach((place) => {
      const cell = document.querySelector(`#simulator [data-cell="${place.dataset.guideCell}"]`);
      if (cell && place.textContent !== cell.textContent) place.textContent = cell.textContent;
    });
  }

  /** The simulator has answered: show its figures, and do what had to wait for them. */
  function arrived() {
    clearTimeout(tour.timer);
    tour.timer = 0;
    tour.panel.classList.remove("guide-waiting");
    copyFigures();
    const waiting = tour.waiting;
    tour.waiting = null;
    if (waiting) waiting();
  }

  function light(selector) {
    tour.lit.forEach((element) => element.classList.remove("guide-lit"));
    tour.lit = selector ? [...document.querySelectorAll(selector)] : [];
    tour.lit.forEach((element) => element.classList.add("guide-lit"));
    const [first] = tour.lit;
    if (!first) return;
    const box = first.getBoundingClientRect();
    if (box.bottom < 0 || box.top > innerHeight) first.scrollIntoView({ block: "nearest" });
  }

  function draw() {
    const going = tour.step >= 0;
    part(".guide-offer").hidden = going;
    part(".guide-path").hidden = !going;
    if (!going) return;
    steps().forEach((item, place) => (item.hidden = place !== tour.step));
    part("[data-guide=back]").disabled = tour.step === 0;
    part("[data-guide=next]").textContent = tour.step === steps().length - 1 ? "Done" : "Next";
    light(steps()[tour.step].dataset.light);
    copyFigures();
  }

  /** Move the simulator to the step's preset; its answer fills the cells, and those the step. */
  function go(step) {
    tour.step = step;
    const { preset } = steps()[step].dataset;
    const shown = new URLSearchParams(location.search).get("preset") || "latest_data";
    if (preset !== shown) {
      tour.panel.classList.add("guide-waiting");
      clearTimeout(tour.timer);
      tour.timer = setTimeout(arrived, SLOW);
      window.dash_clientside.set_props("simulator-preset", { value: preset });
    }
    draw();
  }

  /** Lay the simulator out at an address. */
  function visit(search) {
    history.pushState({}, "", location.pathname + search);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  function start() {
    remember();
    if (tour.step < 0) tour.before = location.search;
    tour.panel.hidden = false;
    const asked = location.hash === "#tour"; // the simulator's own script may not have started yet
    if (asked) history.replaceState({}, "", location.pathname + location.search);
    if (location.search || asked) {
      tour.step = 0; // the panel of the new layout goes on from here
      visit("?preset=" + steps()[0].dataset.preset);
    } else {
      go(0);
    }
    tour.panel.focus({ preventScroll: true });
    if (tour.panel.getBoundingClientRect().top < 0) tour.panel.scrollIntoView();
  }

  /** Close the panel; what the visitor had before the tour comes back. */
  function dismiss() {
    remember();
    const going = tour.step >= 0;
    tour.step = -1;
    light("");
    tour.panel.hidden = true;
    const restore = () => going && location.search !== tour.before && visit(tour.before);
    if (tour.timer) tour.waiting = restore; // an answer under way would land on the page that comes back
    else restore();
    const button = document.querySelector(".guide-again");
    if (button) button.focus({ preventScroll: true });
  }

  function next() {
    if (tour.step === steps().length - 1) dismiss();
    else go(tour.step + 1);
  }

  const ACTIONS = { start, dismiss, next, back: () => tour.step > 0 && go(tour.step - 1) };

  /** A panel came to the page: offer the tour to a first visitor, go on with one that is under way. */
  function meet(panel) {
    tour.panel = panel;
    if (tour.watch) tour.watch.disconnect();
    tour.watch = new MutationObserver(() => (tour.step >= 0 || tour.timer) && arrived());
    const simulator = document.querySelector("#simulator .simulator-results");
    if (simulator) tour.watch.observe(simulator, { subtree: true, childList: true, characterData: true });
    if (tour.step >= 0) {
      panel.hidden = false;
      draw();
      panel.focus({ preventScroll: true });
    } else if (location.hash === "#tour") {
      requestAnimationFrame(() => start());
    } else if (!seen()) {
      panel.hidden = false;
      draw();
    }
  }

  function look() {
    const panel = document.getElementById("guide");
    if (panel && panel !== tour.panel) meet(panel);
    if (!panel && tour.panel) {
      clearTimeout(tour.timer);
      Object.assign(tour, { panel: null, step: -1, lit: [], timer: 0, waiting: null });
    }
    const line = document.querySelector(".guide-invitation[hidden]");
    if (line && !seen()) line.hidden = false;
  }

  // text that changes, as figures do while a slider moves, is nothing to look at
  const cameOrWent = (change) => [...change.addedNodes, ...change.removedNodes].some((node) => node.nodeType === 1);
  new MutationObserver((changes) => {
    if (changes.some(cameOrWent)) look();
  }).observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-guide]");
    if (button && tour.panel) ACTIONS[button.dataset.guide]();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !tour.panel || tour.panel.hidden) return;
    if (tour.panel.contains(document.activeElement) || document.activeElement === document.body) dismiss();
  });
})();
