/* Panels of the simulator that start long work: their choices in the address, and whether what stands there is of the
   state the reader is in. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};
  const NEAR = 1e-9; // relative: numbers typed, and the same numbers read back from the address

  /** Clientside callback: write a panel's values into the address; all other names stay. The last argument is names. */
  clientside.setpoint.keepView = function (...args) {
    const names = args.pop();
    const query = new URLSearchParams(location.search);
    names.forEach((entry, i) => {
      const value = Array.isArray(args[i]) ? args[i].join(",") : String(args[i] ?? "");
      if (value === "" || value === entry.default) query.delete(entry.name);
      else query.set(entry.name, value);
    });
    const text = query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
    const address = location.pathname + (text ? "?" + text : "") + location.hash;
    if (address !== location.pathname + location.search + location.hash) history.replaceState({}, "", address);
    return window.dash_clientside.no_update;
  };

  function same(one, other) {
    if (typeof one === "number" && typeof other === "number") {
      return Math.abs(one - other) <= NEAR * Math.max(Math.abs(one), Math.abs(other));
    }
    if (one === null || other === null || typeof one !== "object" || typeof other !== "object") return one === other;
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]));
  }

  /**
   * Clientside callback: whether the note "of an earlier state" stays hidden.
   * @param {Object|null} settled the state at rest, null until the first change
   * @param {Object|null} of the state that the result is of
   * @param {Object} initial the state the page was laid out with
   */
  clientside.setpoint.hideAge = function (settled, of, initial) {
    return !of || same(of.state, settled || initial);
  };

  /** Clientside callback: what the button says it will do. */
  clientside.setpoint.nameDraws = function (draws) {
    return `Run ${Number(draws).toLocaleString("en-US")} draws`;
  };

  clientside.setpoint.tellCancelled = function (presses) {
    return presses ? "Cancelled. What stands below is from before." : window.dash_clientside.no_update;
  };
})();
