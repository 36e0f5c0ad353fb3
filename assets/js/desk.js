/* A desk in the browser (components/desk.py): gathers the controls into one state, asks once at a time while a slider
   moves, and at rest adds a step to the browser's history. The newest state always wins. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};
  const functions = (window.dashMantineFunctions = window.dashMantineFunctions || {});

  const REST = 350; // ms without a move before the slower parts are redrawn
  const FOLLOW = 100; // ms within which a number field follows a moving slider
  const CLOSE = 0.006; // of an exponent: the three digits of a number say no finer
  const LATE = 8000; // ms after which an answer is no longer waited for

  /** One desk for each prefix: what was sent, what waits, and the values that can be used. */
  const desks = new Map();

  functions.setpointPowerOfTen = (exponent) => round(10 ** exponent);

  /** Three digits: finer than a pixel of the slider. */
  const round = (value) => Number(value.toPrecision(3));

  const text = (value) => (Array.isArray(value) ? value.join(",") : String(value));

  /** Whether a value may be used; a field out of its range says so and changes nothing. */
  function usable(entry, value) {
    if (!("low" in entry)) return value !== null && value !== undefined;
    if (value === "" || value === null) return entry.blank;
    return Number.isFinite(Number(value)) && Number(value) >= entry.low && Number(value) <= entry.high;
  }

  function tell(entry, good) {
    if (entry.kind !== "desk-number" && entry.kind !== "desk-log") return;
    const error = good ? null : `Not used: ${entry.low.toLocaleString("en-US")} to ${entry.high.toLocaleString("en-US")} is allowed.`;
    window.dash_clientside.set_props({ type: entry.kind, key: entry.name }, { error });
  }

  /** Clientside callback: the controls' values in order, then the desk's configuration. */
  clientside.setpoint.collectDesk = function (...args) {
    const { no_update } = window.dash_clientside;
    const config = args.pop();
    const root = document.getElementById(`${config.prefix}-stores`);
    const before = desks.get(config.prefix);
    const fresh = !before || before.root !== root;
    const values = fresh ? {} : { ...before.values };
    config.controls.forEach((entry, i) => {
      const good = usable(entry, args[i]);
      if (good) values[entry.name] = args[i];
      if (!fresh && good !== !before.bad.has(entry.name)) tell(entry, good);
      if (!fresh) before.bad[good ? "delete" : "add"](entry.name);
    });
    const now = JSON.stringify(values);
    if (fresh) {
      desks.set(config.prefix, { root, config, values, bad: new Set(), sent: now, turn: 0, asking: 0, waiting: false, timer: 0 });
      return no_update;
    }
    before.values = values;
    if (now !== before.sent) ask(before, now);
    return no_update;
  };

  function ask(desk, now) {
    desk.sent = now;
    clearTimeout(desk.timer);
    if (desk.asking && performance.now() - desk.asking < LATE) desk.waiting = true;
    else send(desk);
  }

  function send(desk) {
    desk.waiting = false;
    desk.asking = performance.now();
    desk.turn += 1;
    window.dash_clientside.set_props(`${desk.config.prefix}-state`, { data: state(desk) });
  }

  const state = (desk) => ({ values: desk.values, carried: desk.config.carried, turn: desk.turn });

  /** Clientside callback: a state was answered. */
  clientside.setpoint.deskAnswered = function (turn, config) {
    const desk = desks.get(config.prefix);
    if (!desk || turn !== desk.turn) return;
    desk.asking = 0;
    if (desk.waiting) send(desk);
    else desk.timer = setTimeout(() => settle(desk), REST);
  };

  function settle(desk) {
    if (!document.body.contains(desk.root)) return;
    const pairs = Object.entries(desk.config.carried);
    for (const { name, default: standard } of desk.config.controls) {
      const value = desk.values[name];
      const written = value === null || value === undefined ? "" : text(value);
      pairs.push([name, written === standard ? null : written]);
    }
    setpoint.writeAddress(pairs, true);
    window.dash_clientside.set_props(`${desk.config.prefix}-settled`, { data: state(desk) });
  }

  /** Numbers that a slider wrote: they need not move it back. By key; what waits to be written, and what was. */
  const waiting = new Map();
  const written = new Map();

  /** The number follows its slider over orders of magnitude, once in a while. */
  clientside.setpoint.moveLogNumber = function (exponent, value) {
    const id = window.dash_clientside.callback_context.triggered_id;
    if (!id) return;
    const underWay = waiting.has(id.key);
    if (!underWay && Math.abs(Math.log10(Number(value)) - exponent) <= CLOSE) return;
    waiting.set(id.key, functions.setpointPowerOfTen(exponent));
    if (underWay) return;
    setTimeout(() => {
      const last = waiting.get(id.key);
      waiting.delete(id.key);
      written.set(id.key, last);
      window.dash_clientside.set_props({ type: "desk-log", key: id.key }, { value: last });
    }, FOLLOW);
  };

  /** The slider follows a number that was typed, if that can be used. */
  clientside.setpoint.moveLogSlider = function (value, exponent, low, high) {
    const id = window.dash_clientside.callback_context.triggered_id;
    const number = value === "" || value === null ? NaN : Number(value);
    if (!id || number === written.get(id.key) || !(number >= low && number <= high)) return;
    written.delete(id.key);
    if (Math.abs(Math.log10(number) - exponent) <= CLOSE) return;
    window.dash_clientside.set_props({ type: "log-slider", key: id.key }, { value: Math.log10(number) });
  };

  /** Clientside callback: save a grid's rows as they stand, sorted and filtered. */
  clientside.setpoint.saveGrid = (clicks) => (clicks ? true : window.dash_clientside.no_update);

  /** Clientside callback: whether what was made on a button is of the settings that stand. */
  clientside.setpoint.tellStale = function (madeOf, state) {
    const same = (a, b) => JSON.stringify(a, blank) === JSON.stringify(b, blank);
    return madeOf && !same(madeOf, state.values) ? "Of earlier settings: make it again." : "";
  };

  /** An empty field is null to the server. */
  const blank = (_, value) => (value === "" ? null : value);

  clientside.setpoint.sayCancelled = () => "Cancelled.";

  /** Map and list of regions say the same; neither answers the other's answer. */
  clientside.setpoint.agreeOnRegion = function (selected, chosen) {
    const { no_update, callback_context } = window.dash_clientside;
    const from = callback_context.triggered_id;
    if ((selected || "") === (chosen || "")) return [no_update, no_update];
    return from && from.type === "map-selected" ? [no_update, selected || ""] : [chosen || null, no_update];
  };

  function save(button) {
    const link = document.createElement("a");
    const content = document.getElementById(button.dataset.deskSave).textContent;
    link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
    link.download = button.dataset.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-desk-save]");
    if (button) save(button);
    const preset = event.target.closest("[data-desk-set]");
    if (preset) window.dash_clientside.set_props(JSON.parse(preset.dataset.deskSet), { value: Number(preset.dataset.value) });
  });

  /* A link that takes the whole address with it: it is written just before it is used. */
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const link = event.target.closest?.("a[data-carry]");
      if (link) link.href = link.dataset.carry + location.search;
    });
  }
})();
