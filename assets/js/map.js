/* Maps: one view for each map on the page, drawn from the stores of components/map/view.py. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = (setpoint.map = setpoint.map || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  /**
   * @typedef {Object} MapView everything one map on the page knows
   * @property {Object} config id, title, select, fit, layers, name, files
   * @property {HTMLElement} root the component's block
   * @property {SVGSVGElement} svg the drawing, once there is one
   * @property {Object<string, Object>} documents shape files by name
   * @property {Object|null} payload map_data(...) of Python
   * @property {Object|null} ports port_flows(...) of Python
   * @property {string|null} selected id of the selected place
   * @property {string[]} shown layers shown
   * @property {SVGPathElement[]} shapes drawn shapes, in the order of their file
   * @property {string[]} classes class of each shape
   * @property {Int32Array} row row of the payload for each shape, -1 for none
   */

  /** @type {Map<string, MapView>} views by map id */
  const views = (map.views = new Map());

  /** Called by Dash when a store of a map changes, and once when the map comes to the page. */
  clientside.setpoint.drawMap = function (payload, ports, selected, shown, config) {
    const view = viewOf(config);
    if (view) {
      Object.assign(view, { next: payload, nextPorts: ports, selected: selected ?? null, shown: shown || [] });
      draw(view);
    }
    return window.dash_clientside.no_update;
  };

  /** The map's view; a new one when its block is new on the page or it is another map by the same name. */
  function viewOf(config) {
    const root = document.getElementById(`map-${config.id}`);
    const known = views.get(config.id);
    if (!root || (known && known.root === root && sameMap(known.config, config))) return root && known;
    if (known && known.root === root && known.svg && known.config.select === config.select) return refit(known, config);
    if (known && known.observer) known.observer.disconnect();
    const view = {
      config, root, stage: root.querySelector(".map-stage"), svg: null, documents: null, payload: null, ports: null, selected: null,
      shown: [], shapes: [], classes: [], row: [], circles: [], level: null, active: null, pointers: new Map(), sortedBy: "value",
    };
    views.set(config.id, view);
    view.stage.replaceChildren();
    map.listenToTable(view);
    map.listenToSaves(view);
    return view;
  }

  /** The same drawing for another region: its own outline, its own frame. */
  function refit(view, config) {
    view.config = config;
    view.svg.setAttribute("aria-label", config.title);
    map.markOwn(view.svg, config, view.documents);
    view.home = map.homeBox(view);
    map.showBox(view, view.home);
    return view;
  }

  const sameMap = (a, b) => a.fit === b.fit && a.select === b.select && a.title === b.title;

  /** The files a view needs for what it shows. */
  function needed(view) {
    const names = new Set(["context", "states", "hidtas"]);
    const level = view.next ? view.next.level : view.config.select;
    if (level === "county") names.add("counties");
    if (view.config.layers.includes("ports")) names.add("ports");
    return [...names];
  }

  /** Draw what the stores hold; without waiting, when the shapes are there already. */
  function draw(view) {
    const names = needed(view);
    if (view.documents && names.every((name) => view.documents[name])) return update(view);
    return map.load(view.config.files, names).then(
      (documents) => {
        if (views.get(view.config.id) !== view) return;
        view.documents = { ...view.documents, ...documents };
        update(view);
      },
      () => showFailure(view));
  }

  function update(view) {
    if (!view.svg) open(view);
    if (view.next !== view.payload) recolor(view);
    if (view.nextPorts !== view.ports) {
      view.ports = view.nextPorts;
      map.drawPorts(view);
      goHome(view);
      map.drawTable(view);
    }
    map.showLayers(view);
    map.markSelected(view);
    map.drawLegend(view);
  }

  /** What flows from abroad needs more room about the map: who looks at the whole map goes on to do so. */
  function goHome(view) {
    const home = map.homeBox(view);
    const whole = view.box === view.home;
    if (JSON.stringify(home) === JSON.stringify(view.home)) return;
    view.home = home;
    if (whole) map.showBox(view, home);
  }

  function recolor(view) {
    view.payload = view.next;
    if (!view.payload) return;
    const { level } = view.payload;
    if (level !== view.level) {
      Object.assign(view, { shapes: map.drawFills(view, level), classes: [], centers: null, active: null, level });
    }
    view.changed = map.recolor(view);
    map.drawTable(view);
  }

  /** Put a fresh drawing on the stage. */
  function open(view) {
    view.svg = map.drawGround(view.config, view.documents);
    view.card = map.html("div", "map-card");
    view.card.hidden = true;
    view.live = map.html("div", "visually-hidden");
    view.live.setAttribute("aria-live", "polite");
    view.stage.replaceChildren(view.svg, view.card, view.live);
    map.drawBar(view);
    view.home = map.homeBox(view);
    map.showBox(view, view.home);
    map.listen(view);
    view.observer = new ResizeObserver(() => map.sizeMarks(view));
    view.observer.observe(view.svg);
  }

  /** Say that the shapes did not come, and offer to try again. */
  function showFailure(view) {
    const again = map.html("button", "map-button", "Try again");
    again.type = "button";
    again.addEventListener("click", () => {
      view.stage.replaceChildren();
      draw(view);
    });
    const message = map.html("div", "map-failure", map.html("p", "", "The map's shapes could not be loaded."), again);
    message.setAttribute("role", "alert");
    view.stage.replaceChildren(message);
  }
})();
