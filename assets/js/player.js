/* A player (components/player.py): slider, list and play button keep one period. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  /**
   * Whatever moved, the others follow. Returns slider step, period, whether the clock stands, the button's word.
   * @param {number} step @param {string} period @param {number} clicks @param {number} ticks
   * @param {boolean} standing whether the clock stands @param {string[]} periods in order of time
   */
  clientside.setpoint.stepThroughPeriods = function (step, period, clicks, ticks, standing, periods) {
    const { no_update, callback_context } = window.dash_clientside;
    const last = periods.length - 1;
    const at = periods.indexOf(period);
    const moved = String(callback_context.triggered_id || "").split("-").pop();
    if (moved === "step") return [no_update, step === at ? no_update : periods[step], no_update, no_update];
    if (moved === "period") return [step === at ? no_update : at, no_update, no_update, no_update];
    if (moved === "play") {
      if (!standing) return [no_update, no_update, true, "Play"];
      const start = at === last ? 0 : at + 1;
      return [start, periods[start], false, "Pause"];
    }
    if (moved !== "clock") return [no_update, no_update, no_update, no_update];
    if (standing || at >= last) return [no_update, no_update, true, "Play"];
    return [at + 1, periods[at + 1], at + 1 === last, at + 1 === last ? "Play" : "Pause"];
  };
})();
