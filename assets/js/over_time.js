/* The simulator's over-time panel: who does what as one value of the address, and what its button says. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  /** Clientside callback: what all do, then the countries that do other than that ("reform,MEX:paper"). */
  clientside.setpoint.composeBehavior = function (every) {
    const { callback_context } = window.dash_clientside;
    const other = callback_context.inputs_list[1].filter((each) => each.value !== "same");
    return [every, ...other.map((each) => `${each.id.key}:${each.value}`)].join(",");
  };

  /** Clientside callback: the button's words, and whether it is hidden. */
  clientside.setpoint.nameBands = function (bands) {
    if (bands === "off") return [window.dash_clientside.no_update, true];
    return [`Run ${Number(bands).toLocaleString("en-US")} draws`, false];
  };
})();
