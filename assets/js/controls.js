/* A slider and its number field say the same; a number out of range changes nothing and says what is allowed. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  /**
   * One of the two was moved; the other follows. Returns the error text. The other is set by set_props, not as an
   * output: callbacks that listen to the slider then need not wait for this one.
   */
  clientside.setpoint.keepSliderAndNumberEqual = function (slider, number, low, high) {
    const { callback_context, set_props } = window.dash_clientside;
    const from = callback_context.triggered_id;
    if (from && from.type === "slider") {
      if (slider !== number) set_props({ ...from, type: "slider-number" }, { value: slider });
      return "";
    }
    const value = number === "" || number === null ? NaN : Number(number);
    if (Number.isNaN(value)) return `Write a number from ${low} to ${high}.`;
    if (value < low || value > high) return `${value} cannot be used: ${low} to ${high}.`;
    if (value !== slider && from) set_props({ ...from, type: "slider" }, { value });
    return "";
  };
})();
