/* The simulator in the browser: gathers the knobs into one state, asks once at a time, and fills the page's cells in
   place from the answer. The newest state always wins; while one question is under way the next one waits, so that
   dragging never starves the screen. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  const OF_PRESET = /^(score|adaptation|new_source|share|deaths_current|deaths_baseline|response_exponent)\./;
  const OF_COMPARATOR = /^policy\.(toll_)?internalized_share$/;
  const COMPARATOR = "ieepa_2025"; // the preset that is read beside the tariffs: their tab opens with it
  const LATE = 8000; // ms after which an answer is no longer waited for
  const REST = 350; // ms without a move before the slower parts are redrawn

  /** @type {{current: Object, base: Object|null, sent: string, waiting: Object|null, asking: boolean, past: string[],
   *          future: string[], restoring: Object|null, replaying: boolean, timer: number,
   *          own: Object<string, {shown: number, value: number}>}} */
  const page = {};
  let carried = null; // what undo and redo hold while the page is laid out anew, and what is to be said then

  function begin(base) {
    const { past = [], future = [] } = carried || {};
    Object.assign(page, {
      current: {}, answer: null, base, sent: "", waiting: null, asking: false, past, future, restoring: null,
      replaying: false, timer: 0, own: base.own,
    });
  }

  /** Every knob's key and value among a callback's inputs and states. */
  function readKnobs(context) {
    const found = {};
    const groups = [...context.inputs_list.slice(0, 3), context.states_list[0]];
    groups.flat().forEach((each) => (found[each.id.key] = each.value));
    return found;
  }

  /* Sliders are heard by the value that their thumb tells assistive technology: it is written at once, while a
     callback of Dash would come only after its own work on the layout. */
  function hearSliders(root) {
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const key = target.closest("[data-knob]").dataset.knob;
        page.current[key] = beyondTrack(key, Number(target.getAttribute("aria-valuenow")));
      }
      ask();
    }).observe(root, { subtree: true, attributeFilter: ["aria-valuenow"] });
  }

  /** A value as the slider can hold it: its track ends before the number's range does. */
  function onTrack(key, value) {
    const [low, high] = page.base.tracks[key] || [-Infinity, Infinity];
    return Math.min(Math.max(value, low), high);
  }

  /** What a thumb stands for: at the end of its track, maybe a number beyond. */
  function beyondTrack(key, thumb) {
    const beyond = setpoint.beyond.get(key);
    return beyond !== undefined && onTrack(key, beyond) === thumb ? beyond : thumb;
  }

  document.addEventListener("setpoint:beyond", ({ detail: key }) => {
    if (!page.base || !(key in page.base.tracks)) return;
    const [low, high] = page.base.tracks[key];
    const value = setpoint.beyond.get(key);
    page.current[key] = value === undefined ? (page.current[key] < low ? low : high) : value;
    ask();
  });

  /** The values that are not the base's, in the model's own units. */
  function ownValues() {
    const own = {};
    for (const [key, value] of Object.entries(page.current)) {
      const exact = page.own[key]; // the address or a file may say more digits than a field shows
      if (exact && exact.shown === value) {
        own[key] = exact.value;
        continue;
      }
      if (value === page.base.values[key] || !usable(key, value)) continue;
      const factor = page.base.factors[key];
      own[key] = factor ? Number((value * factor).toPrecision(12)) : value;
    }
    return own;
  }

  /** Whether a value may be used; a field out of its range says so itself and changes nothing. */
  function usable(key, value) {
    if (typeof value === "boolean" || page.base.picks.includes(key)) return value !== null;
    const range = page.base.ranges[key];
    return typeof value === "number" && Number.isFinite(value) && value >= range[0] && value <= range[1];
  }

  function state() {
    const { lens, preset, added, removed, extras } = page.base;
    return { lens, preset, added, removed, extras, values: ownValues() };
  }

  function writeAddress(now) {
    const pairs = ["lens", "preset"].map((name) => [name, now[name] === page.base.defaults[name] ? null : now[name]]);
    pairs.push(["add", now.added.join(",")], ["remove", now.removed.join(",")]);
    for (const [path, value] of Object.entries(now.extras)) pairs.push(["set." + path, value === null ? "none" : String(value)]);
    for (const [key, value] of Object.entries(now.values)) pairs.push([key, String(value)]);
    const kept = new URLSearchParams(location.search); // what is looked at stays
    for (const name of page.root.dataset.view.split(" ")) pairs.push([name, kept.get(name)]);
    setpoint.writeAddress(pairs, false);
  }

  /** Show which knobs hold the reader's value, and which field is out of range. */
  function markKnobs(own) {
    document.querySelectorAll("[data-knob]").forEach((knob) => {
      const key = knob.dataset.knob;
      knob.classList.toggle("changed", key in own);
      if (key in page.base.tracks) knob.classList.toggle("beyond", onTrack(key, page.current[key]) !== page.current[key]);
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
    if (page.base.picks.includes(key)) return ["simulator-choice", "value"];
    if (key.endsWith(".eligible")) return ["simulator-switch", "checked"];
    return page.base.sliders.includes(key) ? ["slider", "value"] : ["simulator-field", "value"];
  }

  /** Move the knobs to these values on screen. */
  function moveKnobs(values) {
    for (const [key, value] of Object.entries(values)) {
      if (page.current[key] === value) continue;
      page.current[key] = value;
      const [type, prop] = holder(key);
      const shown = type === "slider" ? onTrack(key, value) : value;
      if (shown !== value) setpoint.beyond.set(key, value);
      else setpoint.beyond.delete(key);
      window.dash_clientside.set_props({ type, key }, { [prop]: shown });
      if (key in page.base.tracks) window.dash_clientside.set_props({ type: "slider-number", key }, { value });
    }
    ask();
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
    const { lens, preset } = page.base;
    return JSON.stringify({ lens, preset, parts: parts(), search: location.search, current: page.current, own: page.own });
  }

  /** What the page must be laid out anew for. */
  function parts() {
    const { added, removed, extras } = page.base;
    return JSON.stringify([added, removed, extras]);
  }

  /** Ask for the state's answer if it is new; hold it back while a question is under way. */
  function ask() {
    const now = state();
    const text = JSON.stringify(now);
    markKnobs(now.values);
    if (text === page.sent) return;
    writeAddress(now);
    remember(snapshot());
    page.sent = text;
    if (page.asking) page.waiting = now;
    else send(now);
  }

  /** Ask the page's own callback (pages/simulator.py, assess_state), then for what waited meanwhile. */
  async function send(now) {
    const root = page.root;
    page.asking = true;
    const answer = await question(now);
    if (page.root !== root) return;
    page.asking = false;
    const next = page.waiting;
    page.waiting = null;
    if (next) send(next);
    show(answer);
  }

  /** The answer to a state; what kept it away is told as a problem. */
  async function question(now) {
    const token = document.cookie.match(/(?:^|; )_csrf_token=([^;]*)/);
    const body = {
      output: "simulator-answer.data",
      outputs: { id: "simulator-answer", property: "data" },
      inputs: [{ id: "simulator-state", property: "data", value: now }],
      changedPropIds: ["simulator-state.data"],
      parsedChangedPropsIds: ["simulator-state.data"],
    };
    try {
      const response = await fetch("/_dash-update-component", {
        method: "POST",
        headers: { "Content-Type": "application/json", ...(token && { "X-CSRFToken": token[1] }) },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(LATE),
      });
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      return (await response.json()).response["simulator-answer"].data;
    } catch (error) {
      return { problems: [`no answer came (${error.message})`] };
    }
  }

  /** Another preset or lens: the reader's own values stay, but for those that it speaks of. */
  function takeBase(base) {
    const before = page.base;
    const target = { ...base.values };
    if (page.restoring) {
      Object.assign(target, page.restoring);
      page.restoring = null;
    } else {
      for (const [key, value] of Object.entries(page.current)) {
        const own = value !== before.values[key];
        const compared = [before.preset, base.preset].includes(COMPARATOR) && OF_COMPARATOR.test(key);
        const samePreset = before.preset === base.preset || !(OF_PRESET.test(key) || compared);
        const sameLens = before.lens === base.lens || !key.startsWith("share.");
        const kept = samePreset && sameLens;
        if ((own || key in page.own) && kept && key in target) target[key] = value;
        else delete page.own[key];
      }
    }
    page.base = base;
    if (base.preset === COMPARATOR && before.preset !== COMPARATOR) clientside.set_props("simulator-details", { value: "tariffs" });
    moveKnobs(target);
  }

  /** The page was laid out: take its knobs, its answer and its second chart as they are. */
  function start(context, base, answer, deaths) {
    begin(base);
    page.root = document.getElementById("simulator");
    page.deaths = deaths;
    page.current = { ...readKnobs(context), ...base.beyond };
    setpoint.beyond = new Map(Object.entries(base.beyond));
    page.sent = JSON.stringify(state());
    page.snapshot = snapshot();
    setpoint.simulatorFile.tell((carried && carried.words) || "");
    carried = null;
    keepFilled(page.root);
    hearSliders(page.root);
    markKnobs(ownValues());
    show(answer);
  }

  /** Clientside callback: the page was laid out, or a field or the base changed. */
  clientside.setpoint.collectKnobs = function (...args) {
    const { callback_context, no_update } = window.dash_clientside;
    const [base, , answer, deaths] = args.slice(3);
    const moved = callback_context.triggered;
    if (!page.base || !document.body.contains(page.root)) {
      start(callback_context, base, answer, deaths);
      return no_update;
    }
    if (moved.some((each) => each.prop_id === "simulator-base.data")) takeBase(base);
    for (const each of moved) {
      if (!each.prop_id.startsWith("{")) continue;
      const { key, type } = JSON.parse(each.prop_id.slice(0, each.prop_id.lastIndexOf(".")));
      page.current[key] = each.value;
      if (type === "simulator-field") sayRange(key, each.value);
    }
    ask();
    return no_update;
  };

  /** What need not follow the thumb: the second chart, and the reproduce panel. */
  function redrawAtRest(answer) {
    clearTimeout(page.timer);
    page.timer = setTimeout(() => {
      if (!page.base || !document.body.contains(page.root)) return;
      clientside.set_props("simulator-deaths", { figure: setpoint.simulatorPaint.withDeaths(page.deaths, answer.charts.deaths) });
      clientside.set_props("simulator-settled", { data: state() });
    }, REST);
  }

  /** Fill the page from an answer; one that only tells problems leaves the figures as they are. */
  function show(answer) {
    setpoint.simulatorPaint.tellProblems(answer.problems || []);
    if (answer.problems) return;
    page.answer = answer;
    setpoint.simulatorPaint.fillCells(answer);
    setpoint.simulatorPaint.drawRates(answer.charts);
    redrawAtRest(answer);
  }

  /** A tab's content comes to the page as it was laid out: bring it up to date. */
  function keepFilled(root) {
    new MutationObserver((changes) => {
      const came = changes.some((change) => [...change.addedNodes].some((node) => node.nodeType === 1));
      if (!came || !page.answer) return;
      setpoint.simulatorPaint.fillCells(page.answer);
      markKnobs(ownValues());
    }).observe(root, { childList: true, subtree: true });
  }

  /**
   * Lay the page out anew at another address; the back button and undo both return.
   * @param {string} search the address's query; @param {{past: string[], future: string[], words: string}} keep
   */
  function travel(search, keep) {
    carried = keep;
    history.pushState({}, "", location.pathname + search);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  /** Another set of countries. */
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
    travel(search ? "?" + search : "", { past: [...page.past, page.snapshot], future: [] });
  }

  /** Open the scenario at an address, and say so once it is there (assets/js/simulator_file.js). */
  function open(search, words) {
    if (search === location.search) setpoint.simulatorFile.tell(words);
    else travel(search, { past: [...page.past, page.snapshot], future: [], words });
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
    if (found.parts !== parts()) {
      travel(found.search, { past: page.past, future: page.future });
      return;
    }
    page.replaying = true;
    page.own = found.own;
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

  /** Back to what the preset says. */
  function reset(keys) {
    page.own = Object.fromEntries(Object.entries(page.own).filter(([key]) => !keys.includes(key)));
    moveKnobs(Object.fromEntries(keys.map((key) => [key, page.base.values[key]])));
  }

  /** Take a measured value as the reader's own, to its last digit. */
  function use(key, shown, value) {
    page.own = { ...page.own, [key]: { shown, value } };
    moveKnobs({ [key]: shown });
  }

  const ACTIONS = {
    undo: () => restore(page.past, page.future),
    redo: () => restore(page.future, page.past),
    "reset-all": () => reset(Object.keys(page.base.values)),
    reset: (button) => reset([button.dataset.key]),
    use: ({ dataset }) => use(dataset.key, Number(dataset.shown), Number(dataset.value)),
    remove: (button) => remove(button.dataset.code),
    download,
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-simulator]");
    if (button && ACTIONS[button.dataset.simulator]) ACTIONS[button.dataset.simulator](button);
  });

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || !document.getElementById("simulator")) return;
    if (event.target.closest("input, textarea")) return;
    event.preventDefault();
    ACTIONS[event.shiftKey ? "redo" : "undo"]();
  });

  setpoint.simulator = { open };
})();
