/* A slider and its number field say the same; a number out of range changes nothing and says what is allowed. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  const FOLLOW = 100; // ms: the number field follows a moving slider within this, and does not hold up its effect
  const following = new Map();

  /** Let a slider's number field say what the slider last said, once in a while. */
  function follow(key, value) {
    const underWay = following.has(key);
    following.set(key, value);
    if (underWay) return;
    setTimeout(() => {
      const last = following.get(key);
      following.delete(key);
      window.dash_clientside.set_props({ type: "slider-number", key }, { value: last });
    }, FOLLOW);
  }

  /**
   * One of the two was moved; the other follows. Returns the error text. The other is set by set_props, not as an
   * output: callbacks that listen to the slider then need not wait for this one.
   */
  clientside.setpoint.keepSliderAndNumberEqual = function (slider, number, low, high) {
    const { callback_context, set_props } = window.dash_clientside;
    const from = callback_context.triggered_id;
    if (from && from.type === "slider") {
      if (slider !== number || following.has(from.key)) follow(from.key, slider);
      return "";
    }
    const value = number === "" || number === null ? NaN : Number(number);
    if (Number.isNaN(value)) return `Write a number from ${low} to ${high}.`;
    if (value < low || value > high) return `${value} cannot be used: ${low} to ${high}.`;
    if (value !== slider && from) set_props({ ...from, type: "slider" }, { value });
    return "";
  };
})();
