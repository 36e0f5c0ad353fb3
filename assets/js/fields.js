/* Fields of a page (components/fields.py): what differs from its default is marked, stands in the address and is kept
   for the page's callbacks; a number out of range says so under its field and changes nothing. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};
  let known = new Map(); // key → {id, property, value, default, low, high} of the page in view
  let last = ""; // what was told last, so that a callback hears only changes

  const text = (value) => (Array.isArray(value) ? value.join(",") || "none" : String(value));

  /** Whether a number may be used; says so under its field. */
  function usable(entry, value, holder) {
    const number = value === "" || value === null ? NaN : Number(value);
    const good = !Number.isNaN(number) && number >= entry.low && number <= entry.high;
    const words = Number.isNaN(number) ? `Write a number from ${entry.low} to ${entry.high}.` : `${value} cannot be used: ${entry.low} to ${entry.high}.`;
    const error = holder && holder.querySelector(".field-error");
    if (error) error.textContent = good ? "" : words;
    return good;
  }

  /** Every control's value → what differs from the defaults. The last argument is the page's list of fields. */
  clientside.setpoint.collectFields = function (...args) {
    const { fields, kept } = args.pop();
    const { inputs_list: groups, triggered_id: from } = window.dash_clientside.callback_context;
    const entries = new Map(fields.map((entry) => [entry.key, entry]));
    const values = {};
    const before = known;
    known = new Map();
    for (const each of groups.flat()) {
      const entry = each.id && entries.get(each.id.key);
      if (!entry) continue;
      const holder = document.querySelector(`[data-field="${CSS.escape(entry.key)}"]`);
      let value = each.property === "checked" ? String(each.value) : each.value;
      if (each.id.type !== "slider" && entry.low !== undefined && !usable(entry, value, holder)) {
        const good = before.get(entry.key);
        value = good ? good.value : entry.default; // the others go on
      }
      known.set(entry.key, { ...entry, id: each.id, property: each.property, value });
      const changed = text(value) !== text(entry.default);
      if (changed) values[entry.key] = value;
      if (holder) holder.classList.toggle("changed", changed);
    }
    const pairs = [...Object.entries(kept), ...[...entries.keys()].filter((key) => key in values).map((key) => [key, text(values[key])])];
    const told = location.pathname + JSON.stringify(pairs);
    const news = from && told !== last;
    last = told;
    if (!news) return window.dash_clientside.no_update;
    window.setpoint.writeAddress(pairs, false);
    return values;
  };

  function reset(keys) {
    for (const key of keys) {
      const entry = known.get(key);
      if (!entry) continue;
      const value = entry.property === "checked" ? entry.default === "true" : entry.default;
      window.dash_clientside.set_props(entry.id, { [entry.property]: value });
    }
  }

  document.addEventListener("click", (event) => {
    const one = event.target.closest("[data-reset]");
    if (one) {
      reset([one.dataset.reset]);
      const control = one.closest(".field").querySelector("input");
      if (control) control.focus(); // the button disappears: the keyboard stays at its field
    }
    const all = event.target.closest("[data-reset-all]");
    if (all) reset([...known.keys()].filter((key) => key.startsWith(all.dataset.resetAll)));
  });
})();
