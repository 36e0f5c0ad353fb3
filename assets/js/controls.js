/* A slider and its number field say the same; a number out of range changes nothing and says what is allowed. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  /** One of the two was moved; the other follows. Returns slider value, number value, error text. */
  clientside.setpoint.keepSliderAndNumberEqual = function (slider, number, low, high) {
    const { no_update, callback_context } = window.dash_clientside;
    const from = callback_context.triggered_id;
    if (from && from.type === "slider") return [no_update, slider === number ? no_update : slider, ""];
    const value = number === "" || number === null ? NaN : Number(number);
    if (Number.isNaN(value)) return [no_update, no_update, `Write a number from ${low} to ${high}.`];
    if (value < low || value > high) return [no_update, no_update, `${value} cannot be used: ${low} to ${high}.`];
    return [value === slider ? no_update : value, no_update, ""];
  };
})();
