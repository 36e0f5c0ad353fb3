/* Zoom and pan, by moving the SVG's viewBox. Strokes, circles and hatches keep their size on the screen. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = (setpoint.map = setpoint.map || {});
  const STEP = 1.6;
  const DEEPEST = 60; // times the whole frame
  const MARGIN = 0.08; // of a fitted region's size
  const LEAST_FIT = 400; // units: the smallest region still shows its surroundings

  const FULL_WIDTH = 975; // pixels
  const UNITS_AT_FULL_WIDTH = 20; // to a pixel

  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

  /** @typedef {{x: number, y: number, w: number, h: number}} Box */

  /** The box a map opens with: the region it is fitted to, else the whole frame. @returns {Box} */
  map.homeBox = function (view) {
    const { config, documents } = view;
    const { context, hidtas, states } = documents;
    const abroad = map.flowBox(view);
    if (abroad) return abroad;
    const file = [hidtas, states].find((document) => map.positions(document).has(config.fit));
    if (!file) return { x: 0, y: 0, w: context.width, h: context.height };
    const [left, top, right, bottom] = file.box[map.positions(file).get(config.fit)];
    const w = Math.max((right - left) * (1 + 2 * MARGIN), LEAST_FIT);
    const h = Math.max((bottom - top) * (1 + 2 * MARGIN), LEAST_FIT * 0.75);
    return { x: (left + right - w) / 2, y: (top + bottom - h) / 2, w, h };
  };

  /** Show a box, now. */
  map.showBox = function (view, box) {
    view.box = box;
    view.svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.w} ${box.h}`);
    view.svg.classList.toggle("map-zoomed", box.w < view.home.w * 0.99);
    map.sizeMarks(view);
  };

  /** Show a box with the next frame; of several asked for in between, the last. */
  map.moveTo = function (view, box) {
    view.box = box;
    if (view.moving) return;
    view.moving = requestAnimationFrame(() => {
      view.moving = 0;
      map.showBox(view, view.box);
    });
  };

  /** Units of the frame to a pixel of the screen. */
  map.unitsPerPixel = function (view) {
    const { clientWidth, clientHeight } = view.svg;
    if (!clientWidth || !clientHeight) return 20;
    return Math.max(view.box.w / clientWidth, view.box.h / clientHeight);
  };

  /** Give circles, hatches and lines their size on the screen; a small map has smaller circles and thinner lines. */
  map.sizeMarks = function (view) {
    const units = map.unitsPerPixel(view);
    const small = clamp(view.svg.clientWidth / FULL_WIDTH, 0.5, 1);
    view.svg.style.setProperty("--map-line", clamp(UNITS_AT_FULL_WIDTH / units, 0.45, 1.3).toFixed(2));
    for (const circle of view.circles) circle.element.setAttribute("r", (circle.radius * units * small).toFixed(1));
    map.sizeFlows(view, units, small);
    for (const hatch of view.svg.querySelectorAll(".hatch")) hatch.setAttribute("patternTransform", `scale(${units.toFixed(3)})`);
  };

  /** Where a point of the screen lies in the frame. */
  map.framePoint = function (view, clientX, clientY) {
    return new DOMPoint(clientX, clientY).matrixTransform(view.svg.getScreenCTM().inverse());
  };

  /** Zoom by a factor (above 1: closer), keeping a point of the frame where it is; the center if none is given. */
  map.zoomBy = function (view, factor, point) {
    const { box } = view;
    const { width, height } = view.documents.context;
    const widest = Math.max(width, view.home.w);
    const w = clamp(box.w / factor, width / DEEPEST, widest);
    const kept = point || { x: box.x + box.w / 2, y: box.y + box.h / 2 };
    const ratio = w / box.w;
    const next = { x: kept.x - (kept.x - box.x) * ratio, y: kept.y - (kept.y - box.y) * ratio, w, h: box.h * ratio };
    map.moveTo(view, keepInside(next, width, height));
  };

  map.zoomIn = (view, point) => map.zoomBy(view, STEP, point);
  map.zoomOut = (view, point) => map.zoomBy(view, 1 / STEP, point);
  map.reset = (view) => map.moveTo(view, view.home);

  /** Move the view by units of the frame. */
  map.panBy = function (view, dx, dy) {
    const { width, height } = view.documents.context;
    map.moveTo(view, keepInside({ ...view.box, x: view.box.x + dx, y: view.box.y + dy }, width, height));
  };

  /** Bring a point of the frame into view, if it is not. */
  map.reveal = function (view, { x, y }) {
    const { box } = view;
    if (x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h) return;
    map.moveTo(view, { ...box, x: x - box.w / 2, y: y - box.h / 2 });
  };

  /** The view's center never leaves the frame. */
  function keepInside(box, width, height) {
    const x = clamp(box.x, -box.w / 2, width - box.w / 2);
    const y = clamp(box.y, -box.h / 2, height - box.h / 2);
    return { ...box, x, y };
  }
})();
