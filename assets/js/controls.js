/* A slider and its number field say the same; a number out of range changes nothing and says what is allowed. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  /* Numbers beyond the ends of their slider's track, by key: the thumb stands at the end, the field holds the number. */
  setpoint.beyond = new Map();
  const within = (value, low, high) => Math.min(Math.max(value, low), high);
  const plain = (value) => value.toLocaleString("en-US", { maximumFractionDigits: 6 });

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
   * @param {number} low the track's ends; @param {number} least what the number may be
   */
  clientside.setpoint.keepSliderAndNumberEqual = function (slider, number, low, high, least, most) {
    const { callback_context, set_props } = window.dash_clientside;
    const from = callback_context.triggered_id;
    if (from && from.type === "slider") {
      const beyond = setpoint.beyond.get(from.key);
      if (beyond !== undefined && slider === within(beyond, low, high)) {
        if (following.has(from.key)) following.set(from.key, beyond); // a thumb that moved just now was overtaken
        return "";
      }
      setpoint.beyond.delete(from.key);
      if (slider !== number || following.has(from.key)) follow(from.key, slider);
      return "";
    }
    const value = number === "" || number === null ? NaN : Number(number);
    if (Number.isNaN(value)) return `Write a number from ${plain(least)} to ${plain(most)}.`;
    if (value < least || value > most) return `${plain(value)} cannot be used: ${plain(least)} to ${plain(most)}.`;
    if (!from) return "";
    const end = within(value, low, high);
    const was = setpoint.beyond.delete(from.key);
    if (end !== value) setpoint.beyond.set(from.key, value);
    if (end !== slider) set_props({ ...from, type: "slider" }, { value: end });
    else if (was || end !== value) document.dispatchEvent(new CustomEvent("setpoint:beyond", { detail: from.key }));
    return "";
  };
})();
