/* A slider and its number field say the same; a number out of range changes nothing and says what is allowed. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  clientside.setpoint.keepSliderAndNumberEqual = function (slider, number) {
    const { no_update, callback_context } = window.dash_clientside;
    const from = callback_context.triggered_id;
    if (from && from.type === "slider") return [no_update, slider === number ? no_update : slider, ""];
    const element = document.querySelector(`[id*='"key":"${from.key}"'][id*="slider-number"]`);
    const input = element && (element.matches("input") ? element : element.querySelector("input"));
    const low = Number(input?.min || input?.getAttribute("min") || NaN);
    const high = Number(input?.max || input?.getAttribute("max") || NaN);
    if (number === "" || number === null || Number.isNaN(Number(number))) {
      return [no_update, no_update, "Write a number" + allowed(low, high)];
    }
    if (Number(number) < low || Number(number) > high) {
      return [no_update, no_update, `${number} is outside the range` + allowed(low, high)];
    }
    return [Number(number) === slider ? no_update : Number(number), no_update, ""];
  };

  function allowed(low, high) {
    return Number.isNaN(low) || Number.isNaN(high) ? "." : `: ${low} to ${high}.`;
  }
})();
