/* The simulator in the browser: gathers the knobs into one state, asks once at a time, and fills the page's cells in
   place from the answer. The newest state always wins; while one question is under way the next one waits, so that
   dragging never starves the screen. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  const OF_PRESET = /^(score|adaptation|new_source|share|deaths_current|deaths_baseline|response_exponent)\./;
  const LATE = 4000; // ms after which an answer is no longer waited for
  const REST = 350; // ms without a move before the slower parts are redrawn

  /** @type {{current: Object, base: Object|null, sent: string, waiting: Object|null, asked: number, past: string[],
   *          future: string[], restoring: Object|null, replaying: boolean, timer: number}} */
  const page = {};

  function begin(base) {
    Object.assign(page, {
      current: {}, base, sent: "", waiting: null, asked: 0, past: [], future: [], restoring: null,
      replaying: false, timer: 0,
    });
  }

  /** Every knob's key and value among a callback's inputs. */
  function readInputs(inputs) {
    const found = {};
    inputs.slice(0, 4).flat().forEach((input) => (found[input.id.key] = input.value));
    return found;
  }

  /** The values that are not the base's, in the model's own units. */
  function ownValues() {
    const own = {};
    for (const [key, value] of Object.entries(page.current)) {
      if (value === page.base.values[key] || !usable(key, value)) continue;
      const factor = page.base.factors[key];
      own[key] = factor ? Number((value * factor).toPrecision(12)) : value;
    }
    return own;
  }

  /** Whether a value may be used; a field out of its range says so itself and changes nothing. */
  function usable(key, value) {
    if (typeof value === "boolean" || key === "policy.basis") return value !== null;
    const range = page.base.ranges[key];
    return typeof value === "number" && Number.isFinite(value) && value >= range[0] && value <= range[1];
  }

  function state() {
    const { lens, preset, added, removed } = page.base;
    return { lens, preset, added, removed, values: ownValues() };
  }

  function writeAddress(now) {
    const pairs = [["lens", now.lens === "entry" ? null : now.lens], ["preset", now.preset === "latest_data" ? null : now.preset]];
    pairs.push(["add", now.added.join(",")], ["remove", now.removed.join(",")]);
    for (const [key, value] of Object.entries(now.values)) pairs.push([key, String(value)]);
    setpoint.writeAddress(pairs, false);
  }

  /** Show which knobs hold the reader's value, and which field is out of range. */
  function markKnobs(own) {
    document.querySelectorAll("[data-knob]").forEach((knob) => {
      knob.classList.toggle("changed", knob.dataset.knob in own);
    });
    document.getElementById("simulator").dataset.lens = page.base.lens;
  }

  function sayRange(key, value) {
    const bad = !usable(key, value);
    const [low, high] = page.base.ranges[key] || [];
    const text = bad ? `Not used: ${low} to ${high} is allowed.` : null;
    window.dash_clientside.set_props({ type: "simulator-field", key }, { error: text });
  }

  /** The type of the component that holds a knob. */
  function holder(key) {
    if (key === "policy.basis") return ["simulator-choice", "value"];
    if (key.endsWith(".eligible")) return ["simulator-switch", "checked"];
    return page.base.sliders.includes(key) ? ["slider", "value"] : ["simulator-field", "value"];
  }

  /** Move the knobs to these values on screen. */
  function moveKnobs(values) {
    for (const [key, value] of Object.entries(values)) {
      if (page.current[key] === value) continue;
      page.current[key] = value;
      const [type, prop] = holder(key);
      window.dash_clientside.set_props({ type, key }, { [prop]: value });
    }
  }

  /** Keep the state before this one for "undo"; moves in quick succession count as one. */
  function remember(text) {
    if (page.replaying) page.replaying = false;
    else if (page.sent && performance.now() - (page.moved || 0) > REST) {
      page.past.push(page.snapshot);
      page.future = [];
    }
    page.moved = performance.now();
    page.snapshot = text;
  }

  function snapshot() {
    return JSON.stringify({ lens: page.base.lens, preset: page.base.preset, current: page.current });
  }

  /** Send the state if it is new; hold it back while a question is under way. */
  function ask() {
    const now = state();
    const text = JSON.stringify(now);
    markKnobs(now.values);
    if (text === page.sent) return clientside.no_update;
    remember(snapshot());
    page.sent = text;
    writeAddress(now);
    if (page.asked && performance.now() - page.asked < LATE) {
      page.waiting = now;
      return clientside.no_update;
    }
    page.asked = performance.now();
    return now;
  }

  /** Another preset or lens: the reader's own values stay, but for those a preset speaks of. */
  function takeBase(base) {
    const before = page.base;
    const target = { ...base.values };
    if (page.restoring) {
      Object.assign(target, page.restoring);
      page.restoring = null;
    } else {
      for (const [key, value] of Object.entries(page.current)) {
        const own = value !== before.values[key];
        const kept = before.preset === base.preset || !OF_PRESET.test(key);
        if (own && kept && key in target) target[key] = value;
      }
    }
    page.base = base;
    moveKnobs(target);
  }

  /** Clientside callback: the knobs or the base moved. Returns the state to assess. */
  clientside.setpoint.collectKnobs = function (...args) {
    const context = clientside.callback_context;
    const base = args[4];
    if (!base) return clientside.no_update;
    const moved = context.triggered.map((each) => each.prop_id);
    if (!moved.length || !page.base || !document.body.contains(page.root)) {
      begin(base);
      page.root = document.getElementById("simulator");
      page.current = readInputs(context.inputs_list);
      page.sent = JSON.stringify(state());
      page.snapshot = snapshot();
      markKnobs(ownValues());
      return clientside.no_update;
    }
    if (moved.includes("simulator-base.data")) takeBase(base);
    for (const each of context.triggered) {
      if (!each.prop_id.startsWith("{")) continue;
      const { key, type } = JSON.parse(each.prop_id.slice(0, each.prop_id.lastIndexOf(".")));
      page.current[key] = each.value;
      if (type === "simulator-field") sayRange(key, each.value);
    }
    return ask();
  };

  const text = (node, words) => {
    if (node.textContent !== words) node.textContent = words;
  };

  /** Put the answer's texts into the cells that hold them. */
  function fillCells(answer) {
    const root = document.getElementById("simulator");
    root.querySelectorAll("[data-cell]").forEach((node) => {
      const cell = answer.cells[node.dataset.cell];
      if (!cell) return;
      text(node, cell[0]);
      const td = node.closest("td");
      if (td && cell[1] !== null) td.dataset.value = cell[1];
    });
    root.querySelectorAll("[data-mark]").forEach((node) => text(node, answer.marks[node.dataset.mark] || ""));
    root.querySelectorAll("[data-case]").forEach((node) => {
      const [label, sentence, speaks] = answer.cases[node.dataset.case];
      text(node.children[0], label);
      text(node.children[1], sentence);
      node.hidden = speaks === (node.dataset.quiet === "true");
    });
    text(document.getElementById("simulator-headline"), answer.headline);
  }

  function tellProblems(problems) {
    const box = document.getElementById("simulator-problems");
    text(box, problems.length ? `Not used: ${problems.join("; ")}. The figures below are those before.` : "");
  }

  /** The chart of rates and tolls with the answer's numbers; its layout is kept. */
  function withRates(figure, charts) {
    const [rates, tolls] = [charts.rates, charts.tolls];
    const numbers = [rates.now, rates.before, tolls.now, tolls.before];
    const layout = { ...figure.layout };
    layout.xaxis = { ...layout.xaxis, range: [0, rates.end] };
    layout.xaxis2 = { ...layout.xaxis2, range: [0, tolls.end] };
    return { ...figure, layout, data: figure.data.map((trace, i) => ({ ...trace, x: numbers[i] })) };
  }

  function withDeaths(figure, stacks) {
    const parts = ["explained", "unproven", "traced", "growth", "baseline"];
    return { ...figure, data: figure.data.map((trace, i) => ({ ...trace, x: stacks[parts[i]] })) };
  }

  /** What need not follow the thumb: the second chart, and the reproduce panel. */
  function redrawAtRest(answer, deaths) {
    clearTimeout(page.timer);
    page.timer = setTimeout(() => {
      if (!page.base || !document.body.contains(page.root)) return;
      clientside.set_props("simulator-deaths", { figure: withDeaths(deaths, answer.charts.deaths) });
      clientside.set_props("simulator-settled", { data: state() });
    }, REST);
  }

  /** Clientside callback: an answer came. Fills the cells, returns the chart, and sends what waited. */
  clientside.setpoint.showAnswer = function (answer, rates, deaths) {
    page.asked = 0;
    if (page.waiting) {
      const next = page.waiting;
      page.waiting = null;
      page.asked = performance.now();
      setTimeout(() => clientside.set_props("simulator-state", { data: next }), 0);
    }
    if (!answer) return clientside.no_update;
    tellProblems(answer.problems || []);
    if (answer.problems) return clientside.no_update;
    fillCells(answer);
    redrawAtRest(answer, deaths);
    return withRates(rates, answer.charts);
  };

  /** Lay the page out anew at another set of countries; the back button returns. */
  function visit(added, removed) {
    const query = new URLSearchParams(location.search);
    for (const [name, codes] of [["add", added], ["remove", removed]]) {
      if (codes.length) query.set(name, codes.join(","));
      else query.delete(name);
    }
    for (const key of [...query.keys()]) {
      if (removed.some((code) => key.split(".").includes(code))) query.delete(key);
    }
    const search = query.toString().replaceAll("%2C", ",");
    history.pushState({}, "", location.pathname + (search ? "?" + search : ""));
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  /** Clientside callback: a country was chosen to be added. */
  clientside.setpoint.addCountry = function (code) {
    if (!code) return;
    const { added, removed } = page.base;
    if (removed.includes(code)) visit(added, removed.filter((each) => each !== code));
    else visit([...added, code], removed);
  };

  function remove(code) {
    const { added, removed } = page.base;
    if (added.includes(code)) visit(added.filter((each) => each !== code), removed);
    else visit(added, [...removed, code]);
  }

  /** Go back to, or forward to, a remembered state. */
  function restore(from, to) {
    if (!from.length) return;
    to.push(snapshot());
    const found = JSON.parse(from.pop());
    page.replaying = true;
    if (found.lens === page.base.lens && found.preset === page.base.preset) {
      moveKnobs(found.current);
      return;
    }
    page.restoring = found.current;
    clientside.set_props("simulator-preset", { value: found.preset });
    clientside.set_props("simulator-lens", { value: found.lens });
  }

  function download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(
      new Blob([document.getElementById("simulator-json").textContent], { type: "application/json" }),
    );
    link.download = "scenario.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  const ACTIONS = {
    undo: () => restore(page.past, page.future),
    redo: () => restore(page.future, page.past),
    "reset-all": () => moveKnobs(page.base.values),
    reset: (button) => moveKnobs({ [button.dataset.key]: page.base.values[button.dataset.key] }),
    remove: (button) => remove(button.dataset.code),
    download,
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-simulator]");
    if (button) ACTIONS[button.dataset.simulator](button);
  });

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || !document.getElementById("simulator")) return;
    if (event.target.closest("input, textarea")) return;
    event.preventDefault();
    ACTIONS[event.shiftKey ? "redo" : "undo"]();
  });
})();
