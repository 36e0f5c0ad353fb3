/* Drawing: one SVG a map, its layers as groups. Shapes are drawn once; later only their classes change. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = (setpoint.map = setpoint.map || {});
  const SVG = "http://www.w3.org/2000/svg";
  const BINS = [0, 1, 2, 3, 4, 5, 6];
  const FILE_OF_LEVEL = { county: "counties", state: "states", hidta: "hidtas" };

  /** An SVG element with attributes, put into a parent. */
  map.svg = function (parent, tag, attributes) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    if (parent) parent.appendChild(element);
    return element;
  };

  /** The shape file a choropleth's level is drawn from. */
  map.fileOf = (level) => FILE_OF_LEVEL[level];

  /** Paths of a list of outlines as markup; our own files, so nothing in them needs escaping. */
  const paths = (outlines) => outlines.map((d) => `<path d="${d}"/>`).join("");

  /** Hatches: lines for 1–9, dots for 0–9, and per bin a light hatch for numbers in doubt. Sized by --hatch. */
  function hatches(id) {
    const open = (name) => `<pattern id="${id}-${name}" class="hatch" patternUnits="userSpaceOnUse" width="6" height="6">`;
    const unreliable = BINS.map(
      (b) => `${open("u" + b)}<rect width="6" height="6" class="b${b}"/><path d="M0 6L6 0" class="hatch-light"/></pattern>`);
    return `${open("sup")}<rect width="6" height="6" class="hatch-ground"/><path d="M-1 5L1 7M0 0L6 6M5 -1L7 1" class="hatch-line"/></pattern>` +
      `${open("soz")}<rect width="6" height="6" class="hatch-ground"/><circle cx="3" cy="3" r="1" class="hatch-dot"/></pattern>` +
      unreliable.join("");
  }

  /** The hatches' names as custom properties, so that the stylesheet can use them in any drawing of a page. */
  function nameHatches(svg, id) {
    for (const name of ["sup", "soz", ...BINS.map((b) => "u" + b)]) svg.style.setProperty(`--hatch-${name}`, `url("#${id}-${name}")`);
  }

  /** A sample of a class for the legend, with hatches of its own: the map's grow and shrink with its zoom. */
  map.sample = function (config, name) {
    const id = `map-${config.id}-sample-${name.replace(" ", "-")}`;
    const sample = map.svg(null, "svg", { class: "map-swatch", width: 22, height: 14, "aria-hidden": "true" });
    const hatched = name.endsWith(" u") || ["sup", "soz"].includes(name);
    sample.innerHTML = `${hatched ? `<defs>${hatches(id)}</defs>` : ""}<rect width="22" height="14" class="${name}"/>`;
    if (hatched) nameHatches(sample, id);
    return sample;
  };

  /**
   * Draw the map's ground: neighbors, insets, outlines and empty groups for what changes.
   * @returns {SVGSVGElement}
   */
  map.drawGround = function (config, documents) {
    const { context, states, hidtas } = documents;
    const id = `map-${config.id}`;
    const svg = map.svg(null, "svg", {
      class: "map-svg", tabindex: "0", role: "application", "aria-roledescription": "map", "aria-label": config.title,
      "aria-describedby": `${id}-keys`, preserveAspectRatio: "xMidYMid meet",
    });
    const inset = ([left, top, right, bottom]) => `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/>`;
    svg.innerHTML = `<defs>${hatches(id)}</defs>` +
      `<g class="map-context">${paths(context.d)}</g>` +
      `<g class="map-insets">${context.insets.map(inset).join("")}</g>` +
      `<g class="map-land">${paths(states.d)}</g>` +
      `<g class="map-fills"></g>` +
      `<g class="map-states">${paths(states.d)}</g>` +
      `<g class="map-hidtas">${paths(hidtas.d)}</g>` +
      `<g class="map-flows"></g>` +
      `<g class="map-ports"></g>` +
      `<g class="map-marks"><path class="map-selected"/><path class="map-hover"/><path class="map-active"/></g>`;
    nameHatches(svg, id);
    map.markOwn(svg, config, { hidtas });
    return svg;
  };

  /** Mark the outline of the region that a map is fitted to. */
  map.markOwn = function (svg, config, { hidtas }) {
    const outlines = svg.querySelectorAll(".map-hidtas path");
    svg.querySelector(".map-own")?.removeAttribute("class");
    const own = map.positions(hidtas).get(config.fit);
    if (own !== undefined) outlines[own].setAttribute("class", "map-own");
  };

  /** Draw the shapes that carry values. @returns {SVGPathElement[]} in the order of the file's ids */
  map.drawFills = function (view, level) {
    const group = view.svg.querySelector(".map-fills");
    group.innerHTML = paths(view.documents[map.fileOf(level)].d);
    group.setAttribute("data-level", level);
    return [...group.children];
  };

  const LARGEST_RADIUS = 16; // pixels
  const SMALLEST_RADIUS = 2;

  /** Where a circle stands in the frame, and its place in the file of ports, if it is a port; null without a place. */
  function spotOf({ ports, documents }, i) {
    const at = ports.bands && ports.bands.at;
    if (at && typeof at[i] !== "string") return at[i] && { x: at[i][0], y: at[i][1] };
    const place = map.positions(documents.ports).get(at ? at[i] : ports.ids[i]);
    if (place === undefined) return null;
    return { x: documents.ports.x[place], y: documents.ports.y[place], place: at ? undefined : place };
  }

  /** Draw the ports as circles with areas in proportion to their flow; largest first, so that small ones stay on top. */
  map.drawPorts = function (view) {
    const group = view.svg.querySelector(".map-ports");
    group.textContent = "";
    view.circles = [];
    const { ports, documents } = view;
    if (ports && documents.ports) {
      const largest = Math.max(ports.most || Math.max(...ports.values), 1e-12);
      const spots = ports.ids.map((_, i) => spotOf(view, i));
      const order = ports.ids.map((id, i) => i).filter((i) => spots[i]);
      order.sort((a, b) => ports.values[b] - ports.values[a]);
      for (const i of order) {
        const { x, y, place } = spots[i];
        const kind = ports.group && ports.group.length ? `port-group-${ports.group[i]}` : "";
        const circle = map.svg(group, "circle", { class: kind, cx: x, cy: y });
        const radius = Math.max(SMALLEST_RADIUS, LARGEST_RADIUS * Math.sqrt(ports.values[i] / largest));
        view.circles.push({ element: circle, radius, id: ports.ids[i], place, value: ports.values[i], row: i });
      }
    }
    map.drawFlows(view);
    map.sizeMarks(view);
  };
})();
