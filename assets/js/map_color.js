/* Color: from values and statuses to classes; only classes that differ are written. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = (setpoint.map = setpoint.map || {});
  const HATCH = { lines: "sup", dots: "soz" };
  const STEPS = 7;

  /** The bin of a value: how many breaks it has reached. */
  map.bin = function (value, breaks) {
    let bin = 0;
    while (bin < breaks.length && value >= breaks[bin]) bin++;
    return bin;
  };

  /** The class of a place without a number, by its status. */
  map.hiddenClass = (status) => HATCH[status.hatch] || "na";

  /** The class of one place of a payload. */
  map.classOf = function (payload, i) {
    const status = payload.statuses[payload.status[i]];
    const value = payload.values[i];
    if (value === null) return map.hiddenClass(status);
    const bin = "b" + map.bin(value, payload.breaks);
    return status.hatch === "light" ? bin + " u" : bin;
  };

  /** Give each bin its step of the seven-step scale: few bins still span it from end to end. */
  map.setScale = function (view) {
    const { breaks, scale } = view.payload;
    const kind = scale === "diverging" ? "div" : "seq";
    for (let bin = 0; bin <= breaks.length; bin++) {
      const step = Math.round((bin * (STEPS - 1)) / breaks.length);
      view.root.style.setProperty(`--b${bin}`, `var(--sp-map-${kind}-${step})`);
    }
  };

  /**
   * Recolor the drawn shapes from the view's payload.
   * @returns {number} how many shapes changed
   */
  map.recolor = function (view) {
    const { payload, shapes, classes } = view;
    const at = map.positions(view.documents[map.fileOf(payload.level)]);
    const next = new Array(shapes.length).fill("out");
    view.row = new Int32Array(shapes.length).fill(-1);
    for (let i = 0; i < payload.ids.length; i++) {
      const place = at.get(payload.ids[i]);
      if (place === undefined) continue;
      next[place] = map.classOf(payload, i);
      view.row[place] = i;
    }
    let changed = 0;
    for (let place = 0; place < next.length; place++) {
      if (next[place] === classes[place]) continue;
      shapes[place].setAttribute("class", next[place]);
      changed++;
    }
    view.classes = next;
    map.setScale(view);
    return changed;
  };
})();
