/* Selecting: which place is under the pointer or next in a direction, and the answer to Dash. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = (setpoint.map = setpoint.map || {});

  /** @typedef {{place: number}|{circle: Object}} Target a shape by its position in its file, or a port's circle;
   * a band that comes to it is a target of the pointer only */

  /** The target an element belongs to, or null. @returns {Target|null} */
  map.targetOf = function (view, element) {
    const group = element.parentNode;
    if (!group || !group.classList) return null;
    if (view.payload && group.classList.contains("map-fills")) return { place: view.shapes.indexOf(element) };
    if (group.classList.contains("map-flows")) return map.bandOf(view, element);
    if (!group.classList.contains("map-ports")) return null;
    return { circle: view.circles.find((circle) => circle.element === element) };
  };

  /** The id that selecting a target answers with, or null where it selects nothing. */
  map.answerOf = function (view, target) {
    const { select } = view.config;
    if (target.circle || target.band) return select === "port" && !map.isOffice(view) ? (target.circle || target.band.circle).id : null;
    const { level } = view.payload;
    const id = view.documents[map.fileOf(level)].ids[target.place];
    if (select === "hidta" && level === "county") {
      const hidta = map.hidtaOfCounty(view.documents)[target.place];
      return hidta < 0 ? null : view.documents.hidtas.ids[hidta];
    }
    if (view.row[target.place] < 0) return null;
    if (select === "state" && level === "county") return id.slice(0, 2);
    return select === level ? id : null;
  };

  /** Select a target's place, or clear the selection when it is selected already; Dash hears of it. */
  map.choose = function (view, target) {
    const answer = map.answerOf(view, target);
    if (answer !== null) map.answer(view, answer === view.selected ? null : answer);
  };

  /** Tell Dash what is selected. */
  map.answer = function (view, id) {
    view.selected = id;
    map.markSelected(view);
    window.dash_clientside.set_props({ type: "map-selected", index: view.config.id }, { data: id });
  };

  /** Outline what is selected. */
  map.markSelected = function (view) {
    map.mark(view, "selected", selectedOutline(view));
    map.markBands(view);
  };

  function selectedOutline(view) {
    const { selected, config, documents } = view;
    if (!selected) return "";
    if (config.select === "port") return map.outline(view, portTarget(view, selected));
    const file = documents[map.fileOf(config.select)];
    const place = file && map.positions(file).get(selected);
    return place === undefined ? "" : file.d[place];
  }

  function portTarget(view, id) {
    const circle = view.circles.find((candidate) => candidate.id === id);
    return circle ? { circle } : null;
  }

  /** Every target that can be reached, each with its center in the frame. */
  function targets(view) {
    if (view.config.select === "port") return view.circles.map((circle) => ({ circle, ...centerOfCircle(circle) }));
    if (!view.centers) view.centers = view.shapes.map(centerOfShape);
    return view.centers.map((center, place) => ({ place, ...center })).filter(({ place }) => view.row[place] >= 0);
  }

  function centerOfShape(shape) {
    const box = shape.getBBox();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  const centerOfCircle = ({ element }) => ({ x: Number(element.getAttribute("cx")), y: Number(element.getAttribute("cy")) });

  const same = (a, b) => (a.circle ? a.circle === b.circle : a.place === b.place);

  /** The nearest target in a direction (dx, dy of length 1): close counts, and sideways counts double. */
  map.nextTarget = function (view, from, dx, dy) {
    let best = null;
    let least = Infinity;
    for (const target of targets(view)) {
      if (same(target, from)) continue;
      const along = (target.x - from.x) * dx + (target.y - from.y) * dy;
      const aside = Math.abs((target.x - from.x) * dy - (target.y - from.y) * dx);
      const cost = along + 2 * aside;
      if (along > 0 && aside <= 2 * along && cost < least) [best, least] = [target, cost];
    }
    return best;
  };

  /** Where the keyboard starts: at the selected place, else in the middle of the view. */
  map.firstTarget = function (view) {
    const all = targets(view);
    const { box } = view;
    const middle = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
    const distance = (target) => Math.hypot(target.x - middle.x, target.y - middle.y);
    return all.find((target) => view.selected && map.answerOf(view, target) === view.selected) ||
      all.reduce((best, target) => (best && distance(best) <= distance(target) ? best : target), null);
  };
})();
