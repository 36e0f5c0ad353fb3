/* Scenarios pinned beside the simulator's: the address holds them (components/simulator/compare_link.py says how); every
   gesture changes the address, and the panel, where it was built, follows it. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  const MOST = 4; // as in compare_link.py
  const LONGEST_NAME = 40;
  const LONGEST_LINK = 2000; // characters that every program takes
  const NOW = ".";

  /** The page whose panel was built; it hears of every change. */
  let built = null;

  /** Where the focus is in the list, as a selector; "" where it is elsewhere. */
  let held = "";

  const root = () => document.getElementById("simulator");

  /** Names of the address that say what is looked at, not what is assessed. */
  const viewNames = () => root().dataset.view.split(" ");

  /** @returns {string[]} the entries of the address, each as it stands there; the page's own among them */
  function entries() {
    const text = new URLSearchParams(location.search).get("compare") || "";
    const found = text.split("**").filter(Boolean);
    return found.includes(NOW) ? found : [NOW, ...found];
  }

  function keep(found) {
    const query = new URLSearchParams(location.search);
    const text = (found[0] === NOW ? found.slice(1) : found).join("**");
    if (text) query.set("compare", text);
    else query.delete("compare");
    const search = query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
    history.replaceState({}, "", location.pathname + (search ? "?" + search : "") + location.hash);
    if (built === root()) clientside.set_props("compare-changed", { data: text });
  }

  /** One entry: its name and its pairs of key and value. */
  function entry(name, pairs) {
    const plain = name.replaceAll("*", " ").trim().slice(0, LONGEST_NAME) || "Scenario";
    return [plain, ...pairs.flat()].map((word) => (word === NOW ? "Scenario" : word)).join("*");
  }

  function scenarioPairs(query) {
    const left = new Set(viewNames());
    return [...query].filter(([key, value]) => !left.has(key) && value !== "" && !/\*/.test(key + value));
  }

  function tell(words) {
    for (const id of ["compare-told", "compare-pinned"]) {
      const place = document.getElementById(id);
      if (place) place.textContent = words;
    }
  }

  /** Add an entry at the end, if there is room. */
  function add(name, pairs) {
    const found = entries();
    if (found.length >= MOST) {
      tell(`${MOST} are compared already: remove one first, in the Compare tab.`);
      return;
    }
    keep([...found, entry(name, pairs)]);
    tell(`“${name}” is pinned: see the Compare tab.`);
  }

  /** What a pinned scenario is called at first: its preset and lens, as the page's own fields say them. */
  function nameOfNow() {
    const told = ["simulator-preset", "simulator-lens"].map((id) => document.getElementById(id).value);
    const count = document.querySelectorAll("#simulator [data-knob].changed").length;
    return `${told[0].split(":")[0]}, ${told[1]}${count ? ", changed" : ""}`;
  }

  function pin() {
    add(nameOfNow(), scenarioPairs(new URLSearchParams(location.search)));
  }

  function move(at, by) {
    const found = entries();
    [found[at], found[at + by]] = [found[at + by], found[at]];
    keep(found);
    tell(`“${found[at + by] === NOW ? "This scenario" : found[at + by].split("*")[0]}” is now number ${at + by + 1}.`);
    follow(at + by, by < 0 ? "earlier" : "later");
  }

  /** Put the focus on an entry's button, or on its other one where this one has come to an end. */
  function follow(at, act) {
    const last = Math.min(entries().length, MOST) - 1;
    const other = { earlier: "later", later: "earlier" }[act];
    const reached = (act === "earlier" && at === 0) || (act === "later" && at === last);
    document.querySelector(`[data-compare=${reached ? other : act}][data-at="${at}"]`)?.focus();
  }

  /** How to find an element of the list again once it is laid out anew. */
  function placeOf(element) {
    if (element.dataset.compare) return `[data-compare=${element.dataset.compare}][data-at="${element.dataset.at}"]`;
    const item = element.closest("#compare-list > li");
    return `#compare-list > li:nth-child(${[...item.parentNode.children].indexOf(item) + 1}) ${element.localName}`;
  }

  /* The list is laid out anew at every change and drops the focus then: it goes back to where it was. */
  const watch = new MutationObserver(() => {
    if (held && document.activeElement === document.body) document.querySelector(held)?.focus();
  });

  document.addEventListener("focusin", ({ target }) => {
    const list = target.closest("#compare-list");
    held = list ? placeOf(target) : "";
    if (list) watch.observe(list, { childList: true, subtree: true });
  });

  document.addEventListener("pointerdown", ({ target }) => {
    if (!target.closest("#compare-list")) held = "";
  });

  function remove(at) {
    const found = entries();
    const [gone] = found.splice(at, 1);
    keep(found);
    tell(`“${gone.split("*")[0]}” was removed.`);
    document.querySelector("[data-compare=pin].run-button")?.focus();
  }

  /** The query of a link to a scenario, or null: of this page or the invest page, or what follows its "?". */
  function queryOf(text) {
    if (text.startsWith("?")) return new URLSearchParams(text);
    try {
      const link = new URL(text, location.origin);
      return /\/(simulator|invest)\/?$/.test(link.pathname) ? link.searchParams : null;
    } catch {
      return null;
    }
  }

  /** Add the link that stands in the field; one of another page says so and stays there. */
  function paste() {
    const text = document.getElementById("compare-link").value.trim();
    const query = text && queryOf(text);
    if (query) add("From a link", scenarioPairs(query));
    const error = query ? null : "Not used: the link of a simulator page is needed, such as /simulator?preset=scenario_1";
    clientside.set_props("compare-link", query ? { value: "", error } : { error });
  }

  const ACTIONS = {
    pin,
    paste,
    earlier: (button) => move(Number(button.dataset.at), -1),
    later: (button) => move(Number(button.dataset.at), 1),
    remove: (button) => remove(Number(button.dataset.at)),
  };

  /** Clientside callback: Enter was pressed in the field of the link. */
  clientside.setpoint.pasteCompared = function (presses) {
    if (presses) paste();
    return window.dash_clientside.no_update;
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-compare]");
    if (button && !button.disabled) ACTIONS[button.dataset.compare](button);
  });

  /** Clientside callback: names were written; one that is empty keeps the one before. */
  clientside.setpoint.renameCompared = function () {
    const found = entries();
    for (const { id, value } of window.dash_clientside.callback_context.inputs_list[0]) {
      const parts = (found[id.key] || NOW).split("*");
      if (found[id.key] && found[id.key] !== NOW && value && value.trim()) {
        found[id.key] = [entry(value, []), ...parts.slice(1)].join("*");
      }
    }
    if (found.join("**") !== entries().join("**")) keep(found);
    return window.dash_clientside.no_update;
  };

  /** Clientside callback: a preset or a lens was chosen to be added. */
  clientside.setpoint.addCompared = function (key, offers) {
    if (!key || !offers[key]) return window.dash_clientside.no_update;
    add(offers[key].name, offers[key].query);
    clientside.set_props("compare-add", { value: null });
    return window.dash_clientside.no_update;
  };

  /** Clientside callback: the panel came, or changed; whether the link is longer than every program takes. */
  clientside.setpoint.measureLink = function () {
    built = root();
    const length = location.href.length;
    const words = `This link has ${length.toLocaleString("en-US")} characters. Some programs cut links after `
      + `${LONGEST_LINK.toLocaleString("en-US")}: remove a scenario, or reset values, before you send it.`;
    return length > LONGEST_LINK ? [words, false] : ["", true];
  };
})();
