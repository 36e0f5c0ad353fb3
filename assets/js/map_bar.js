/* The bar above a map: which layers are shown, and the buttons that zoom. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = (setpoint.map = setpoint.map || {});
  const LAYERS = { hidtas: "HIDTA outlines", states: "State lines", counties: "County lines", ports: "Ports by flow", flows: "Bands from origins" };
  const KEYS = "Arrow keys move from place to place, Enter selects, Escape clears, plus and minus zoom, 0 shows the whole map.";

  /** Fill the bar; called once for each drawing. */
  map.drawBar = function (view) {
    const { config, root } = view;
    const layers = map.html("fieldset", "map-layers", map.html("legend", "visually-hidden", "Layers"));
    layers.append(...config.layers.map((name) => layerSwitch(view, name)));
    const zoom = map.html("div", "map-zoom",
      zoomButton("−", "Zoom out", () => map.zoomOut(view)),
      zoomButton("+", "Zoom in", () => map.zoomIn(view)),
      zoomButton("Reset", "Show the whole map", () => map.reset(view)));
    const keys = map.html("span", "visually-hidden", KEYS);
    keys.id = `map-${config.id}-keys`;
    root.querySelector(".map-bar").replaceChildren(layers, zoom, keys);
  };

  /** Show the layers that are on, in the drawing and in the switches. */
  map.showLayers = function (view) {
    for (const name of Object.keys(LAYERS)) view.svg.classList.toggle(`map-no-${name}`, !view.shown.includes(name));
    for (const box of view.root.querySelectorAll(".map-layers input")) box.checked = view.shown.includes(box.value);
  };

  function layerSwitch(view, name) {
    const box = map.html("input");
    Object.assign(box, { type: "checkbox", value: name, checked: view.shown.includes(name) });
    box.addEventListener("change", () => {
      const shown = view.config.layers.filter((layer) => (layer === name ? box.checked : view.shown.includes(layer)));
      window.dash_clientside.set_props({ type: "map-layers", index: view.config.id }, { data: shown });
    });
    return map.html("label", "map-layer", box, LAYERS[name]);
  }

  function zoomButton(text, spoken, act) {
    const button = map.html("button", "map-button", text);
    button.type = "button";
    button.setAttribute("aria-label", spoken);
    button.addEventListener("click", act);
    return button;
  }
})();
