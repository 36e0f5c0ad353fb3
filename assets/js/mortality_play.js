/* The mortality page's time: slider, list and play button keep one period. The map recolors in the browser; the rest of
   the page hears of a period (store mortality-settled) once it has stood still. */
(function () {
  "use strict";
  const mortality = (window.setpoint.mortality = window.setpoint.mortality || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};
  const SETTLE = 250; // ms a period must stand before the rest of the page follows
  const LONG = 900; // ms a frame of a series of years
  const SHORT = 180; // ms a frame of a series of months
  const MANY = 40; // periods: a longer series is one of months

  let timer = 0;
  let settling = 0;
  let step = 0;
  let told = "";

  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const set = (id, props) => window.dash_clientside.set_props(id, props);
  const word = () => (calm() ? "Next" : timer ? "Pause" : "Play");

  /**
   * Draw a period when the bundle, the slider or the list says so.
   * Returns map data, slider value, slider end, slider marks, list value, list entries, the period in words.
   */
  clientside.setpoint.showMortality = function (bundle, slider, period, settled) {
    const { no_update: same, callback_context } = window.dash_clientside;
    const from = callback_context.triggered_id;
    if (!bundle) return Array(7).fill(same);
    const fresh = !from || from === "mortality-bundle";
    if (fresh) {
      mortality.take(bundle);
      told = settled;
    }
    const keys = bundle.periods.map(({ key }) => key);
    if (fresh) step = keys.includes(settled) ? keys.indexOf(settled) : keys.length - 1;
    else step = from === "mortality-step" ? slider : keys.indexOf(period);
    settle();
    const now = bundle.periods[step];
    const words = `${now.label}: ${now.status}`;
    const data = mortality.payload(step);
    if (!fresh) return [data, slider === step ? same : step, same, same, period === now.key ? same : now.key, same, words];
    set("mortality-play", { children: word() });
    const entries = bundle.periods.map(({ key, label, status }) => ({ value: key, label: `${label}, ${status}` })).reverse();
    return [data, step, keys.length - 1, marks(keys), now.key, entries, words];
  };

  /** Labels of the slider: about five, each at the first period of its year. */
  function marks(keys) {
    const years = [...new Set(keys.map((key) => key.slice(0, 4)))];
    const every = Math.ceil(years.length / 6);
    const chosen = years.filter((_, i) => i % every === 0);
    return chosen.map((year) => ({ value: keys.findIndex((key) => key.startsWith(year)), label: year }));
  }

  /** Tell the rest of the page, when time stands still. */
  function settle() {
    clearTimeout(settling);
    settling = setTimeout(() => {
      if (timer || !document.getElementById("mortality-step")) return;
      const { key } = mortality.bundle().periods[step];
      if (key !== told) set("mortality-settled", { data: (told = key) });
    }, SETTLE);
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    if (!document.getElementById("mortality-play")) return;
    set("mortality-play", { children: word() });
    settle();
  }

  function advance() {
    const bundle = mortality.bundle();
    if (!bundle || !document.getElementById("mortality-step")) return stop();
    const last = bundle.periods.length - 1;
    if (step >= last) return stop();
    return set("mortality-step", { value: step + 1 });
  }

  /** Play from the period shown, or from the first after the last; one period at a time where motion is not wanted. */
  function toggle() {
    const bundle = mortality.bundle();
    if (!bundle) return;
    if (timer) return stop();
    const last = bundle.periods.length - 1;
    const next = step >= last ? 0 : step + 1;
    if (!calm()) timer = setInterval(advance, last > MANY ? SHORT : LONG);
    set("mortality-step", { value: next });
    set("mortality-play", { children: word() });
  }

  clientside.setpoint.playMortality = function (clicks) {
    if (clicks) toggle();
    return window.dash_clientside.no_update;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.closest || !event.target.closest("#mortality-step")) return;
    event.preventDefault();
    toggle();
  });
  document.addEventListener("visibilitychange", () => document.hidden && timer && stop());
})();
