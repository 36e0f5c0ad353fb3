/* Bands: from where things come to the ports of entry, as wide as the flow, and on to the field offices about them. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = (setpoint.map = setpoint.map || {});

  const WIDEST = 18; // pixels on a map of full width
  const THINNEST = 0.7;
  const MIDDLE = 9750; // of the frame
  // where origins stand, in units of the frame: bars at the land borders, columns of names at the edges
  const NORTH = { y: -600, left: 3200, right: 16300, spread: 0.75 };
  const SOUTH = { y: 10080, left: 5000, right: 6600 };
  const PORTS_SOUTH = { left: 1975, right: 9400 }; // San Ysidro to Brownsville
  const EDGE = { west: -250, east: 19750, latin: 12250 };
  const ALASKA = 9400; // the insets begin here
  const ROWS = { top: 1300, bottom: 9600 };
  const ROOM = { side: 3100, top: 1500, bottom: 700 };
  const LABEL = 11.5; // pixels
  const NAMED = 4;
  const NARROW = 560; // pixels: names become codes

  const centerOf = ({ element }) => ({ x: Number(element.getAttribute("cx")), y: Number(element.getAttribute("cy")) });

  const bandsOf = (view) => (view.ports && view.ports.bands) || null;

  /** Whether the circles are field offices, which are no ports and cannot be chosen as one. */
  map.isOffice = (view) => Boolean(bandsOf(view) && bandsOf(view).at);

  /** The box that shows the origins too, or null where there are no bands. */
  map.flowBox = function (view) {
    const ports = view.nextPorts || view.ports;
    if (!ports || !ports.bands) return null;
    const { width, height } = view.documents.context;
    const sides = ports.bands.origins.map(([, , side]) => side);
    const across = sides.some((side) => side === "west" || side === "east") ? ROOM.side : 0;
    return { x: -across, y: -ROOM.top, w: width + 2 * across, h: height + ROOM.top + ROOM.bottom };
  };

  /** Draw the bands and the names of their origins; the drawing is emptied where the ports bring none. */
  map.drawFlows = function (view) {
    const group = view.svg.querySelector(".map-flows");
    group.textContent = "";
    view.bands = [];
    view.labels = [];
    const bands = bandsOf(view);
    if (!bands) return;
    const spots = placeOrigins(bands.origins);
    const at = new Map(view.circles.map((circle) => [circle.row, circle]));
    const widthOf = (value) => Math.max(THINNEST, (WIDEST * value) / Math.max(bands.most, 1e-12));
    drawLegs(view, group, at, widthOf);
    for (const [origin, row, value] of bands.links) {
      const circle = at.get(row);
      const spot = spots[origin];
      if (!circle || !spot || outOfTheWay(spot, circle)) continue;
      const element = map.svg(group, "path", { class: `map-band port-group-${bands.origins[origin][3]}`, d: curve(spot, centerOf(circle)) });
      view.bands.push({ element, width: widthOf(value), origin: bands.origins[origin], circle, value });
    }
    if (bands.at) nameOffices(view, group);
    bands.origins.forEach((origin, i) => spots[i] && drawOrigin(view, group, origin, spots[i]));
    view.svg.classList.toggle("map-has-flows", view.bands.length > 0);
  };

  /** A band from Canada to the inset of Alaska would cross the country: its ports have circles only. */
  const outOfTheWay = (spot, circle) => spot.side === "north" && centerOf(circle).y > ALASKA;

  /** From a port to the square of its field office, thin and gray: about which district it is, not a flow of its own. */
  function drawLegs(view, group, at, widthOf) {
    const { legs, offices } = bandsOf(view);
    const led = new Set();
    for (const [row, office, value] of legs) {
      const circle = at.get(row);
      if (!circle) continue;
      const [name, x, y] = offices[office];
      const from = centerOf(circle);
      const element = map.svg(group, "path", { class: "map-leg", d: `M${from.x} ${from.y}Q${(from.x + x) / 2} ${from.y} ${x} ${y}` });
      view.bands.push({ element, width: widthOf(value), office: name, circle, value });
      led.add(office);
    }
    for (const office of led) drawOffice(view, group, offices[office]);
  }

  function drawOffice(view, group, [name, x, y]) {
    const element = map.svg(group, "rect", { class: "map-office", x: x - 90, y: y - 90, width: 180, height: 180 });
    map.svg(element, "title").textContent = name;
    label(view, group, name.replace(" Field Office", ""), name.replace(" Field Office", ""), { x, y: y - 190, anchor: "middle" }, "map-office-name");
  }

  /** The names of the offices with the largest circles; the others say theirs in the card. */
  function nameOffices(view, group) {
    for (const circle of view.circles.slice(0, NAMED)) {
      const { x, y } = centerOf(circle);
      const name = circle.id.replace(" Field Office", "");
      label(view, group, name, name, { x: x + 330, y: y - 120, anchor: "start" }, "map-office-name");
    }
  }

  /** Where each origin stands: a bar for a neighbor, else a place in its edge's column, the largest uppermost. */
  function placeOrigins(origins) {
    const count = {};
    for (const [, , side] of origins) count[side] = (count[side] || 0) + 1;
    const seen = {};
    return origins.map(([, , side]) => {
      const n = (seen[side] = (seen[side] || 0) + 1);
      if (side === "north" || side === "south") return { side };
      if (side === "latin") return { side, x: 11200 + n * 1700, y: EDGE.latin };
      if (!side) return null;
      const step = (ROWS.bottom - ROWS.top) / Math.max(count[side], 5);
      return { side, x: EDGE[side], y: ROWS.top + (n - 0.5) * step };
    });
  }

  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

  /** The path of a band: out of the border's bar or of the edge, and into the port. */
  function curve(spot, { x, y }) {
    if (spot.side === "north") {
      const from = clamp(MIDDLE + (x - MIDDLE) * NORTH.spread, NORTH.left, NORTH.right);
      const half = (y - NORTH.y) / 2;
      return `M${from} ${NORTH.y}C${from} ${NORTH.y + half} ${x} ${y - half} ${x} ${y}`;
    }
    if (spot.side === "south") return fromSouth(x, y);
    if (spot.side === "latin") return `M${spot.x} ${spot.y}C${spot.x} ${spot.y - 900} ${x} ${y + (spot.y - y) / 2} ${x} ${y}`;
    const dx = x - spot.x;
    return `M${spot.x} ${spot.y}C${spot.x + 0.45 * dx} ${spot.y} ${x - 0.3 * dx} ${y} ${x} ${y}`;
  }

  /** From Mexico's bar, around the insets, into a port from its own side of the border. */
  function fromSouth(x, y) {
    const part = clamp((x - PORTS_SOUTH.left) / (PORTS_SOUTH.right - PORTS_SOUTH.left), 0, 1);
    const from = SOUTH.left + part * (SOUTH.right - SOUTH.left);
    const east = clamp((x - 5900) / 2600, 0, 1); // along the Rio Grande Mexico lies to the southwest
    const beside = { x: x - 800 * east, y: y + 850 - 500 * east };
    return `M${from} ${SOUTH.y}C${from + 0.35 * (beside.x - from)} ${SOUTH.y - 300 + 500 * east} ${beside.x} ${beside.y} ${x} ${y}`;
  }

  function drawOrigin(view, group, [name, code], spot) {
    if (spot.side === "north") {
      map.svg(group, "path", { class: "map-bar-abroad", d: `M${NORTH.left} ${NORTH.y}H${NORTH.right}` });
      return label(view, group, name, name, { x: MIDDLE, y: NORTH.y - 200, anchor: "middle" }, "map-origin");
    }
    if (spot.side === "south") {
      map.svg(group, "path", { class: "map-bar-abroad", d: `M${SOUTH.left} ${SOUTH.y}H${SOUTH.right}` });
      return label(view, group, name, name, { x: (SOUTH.left + SOUTH.right) / 2, y: SOUTH.y + 60, anchor: "middle", below: true }, "map-origin");
    }
    if (spot.side === "latin") return label(view, group, name, code, { ...spot, anchor: "middle", below: true }, "map-origin");
    const anchor = spot.side === "west" ? "end" : "start";
    const x = spot.x + (spot.side === "west" ? -120 : 120);
    return label(view, group, name, code === "others" ? "Others" : code, { x, y: spot.y, anchor, beside: true }, "map-origin");
  }

  function label(view, group, name, code, { x, y, anchor, below, beside }, kind) {
    const element = map.svg(group, "text", { class: kind, x, y, "text-anchor": anchor });
    view.labels.push({ element, name, code, y, shift: below ? 1 : beside ? 0.35 : 0 });
  }

  /** Give bands and names their size on the screen. */
  map.sizeFlows = function (view, units, small) {
    for (const { element, width } of view.bands || []) element.setAttribute("stroke-width", (width * small).toFixed(2));
    const narrow = view.svg.clientWidth < NARROW;
    const size = LABEL * (narrow ? 0.85 : 1) * units;
    for (const { element, name, code, y, shift } of view.labels || []) {
      element.setAttribute("font-size", size.toFixed(0));
      element.setAttribute("y", (y + shift * size).toFixed(0));
      element.textContent = narrow ? code : name;
    }
  };

  /** The bands of the selected port stand out from all others. */
  map.markBands = function (view) {
    const chosen = (view.bands || []).some(({ circle }) => circle.id === view.selected);
    view.svg.querySelector(".map-flows").classList.toggle("map-flows-dim", chosen);
    for (const { element, circle } of view.bands || []) element.classList.toggle("on", chosen && circle.id === view.selected);
  };

  /** The band an element draws, as a target, or null. */
  map.bandOf = function (view, element) {
    const band = view.bands.find((each) => each.element === element);
    return band ? { band } : null;
  };

  const share = (part, whole) => `${(100 * part / Math.max(whole, 1e-12)).toLocaleString("en-US", { maximumFractionDigits: 1 })}%`;

  /** The lines of a band's card. */
  map.bandLines = function (view, { origin, office, circle, value }) {
    const { ports } = view;
    const name = map.circleName(view, circle);
    if (office) return [`${name} to the ${office}`, "Its customs district is about this office's area.", map.quantity(ports, value), ports.period];
    return [`${origin[0]} to ${name}`, map.quantity(ports, value), `${share(value, ports.bands.total)} of all`, ports.period];
  };

  /** Where a circle's flow comes from, the most first: for the reader at the keyboard. */
  map.originLines = function (view, circle) {
    const coming = (view.bands || []).filter((band) => band.circle === circle && band.origin);
    return coming.slice(0, 4).map(({ origin, value }) => `from ${origin[0]}: ${map.quantity(view.ports, value)}`);
  };

  /** What a band's width says, and what is not drawn. */
  map.legendOfBands = function (view) {
    const bands = bandsOf(view);
    if (!bands || !view.shown.includes("flows")) return [];
    const widest = (view.bands || []).filter(({ origin }) => origin).sort((a, b) => b.value - a.value)[0];
    const north = bands.origins.some(([, , side]) => side === "north");
    const alaska = north && !bands.at ? "Ports in Alaska have circles only. " : "";
    const words = widest ? `A band's width is in proportion, the same in every period; the widest is from ${map.bandLines(view, widest).slice(0, 2).join(", ")}. ` : "";
    const legs = bands.legs.length && widest ? "Gray: on to the field office that its customs district is about, on the southwest border only. " : "";
    return [map.html("p", "", words + legs + alaska + bands.notes.join(" "))];
  };

  /** The line below a saved picture. */
  map.flowFoot = (view) => (bandsOf(view) ? bandsOf(view).notes.join(" ") : "");

  /** The rows behind the circles and bands: from, to, number, number in words, share of all, status. */
  function rowsOf(view) {
    const { ports } = view;
    const bands = bandsOf(view);
    const row = (from, to, value, total, status) => ({ from, to, value, words: map.number(ports, value), share: share(value, total), status });
    const byRow = new Map(view.circles.map((circle) => [circle.row, map.circleName(view, circle)]));
    if (!bands) {
      const total = ports.values.reduce((sum, value) => sum + value, 0);
      return ports.ids.map((id, i) => row("", byRow.get(i) || `port ${id}`, ports.values[i], total, "final"));
    }
    const rows = bands.links.map(([origin, i, value]) => row(bands.origins[origin][0], byRow.get(i) || ports.ids[i], value, bands.total, bands.status));
    if (bands.rest) rows.push(row("all others", `${bands.rest.pairs.toLocaleString("en-US")} other pairs, drawn as no band`, bands.rest.value, bands.total, bands.status));
    return rows;
  }

  /** The same as cells of a CSV, the heads first. */
  map.flowCells = function (view) {
    const { measure, unit, prefix, period, source } = view.ports;
    const head = ["from", "to", "value", "share", "status", "measure", "unit", "period", "source"];
    return [head, ...rowsOf(view).map((row) => [row.from, row.to, row.value, row.share, row.status, measure, unit || prefix, period, source])];
  };

  /** The table behind a map of ports. */
  map.flowTable = function (view) {
    const heads = ["From", "To", map.measureWords(view.ports), "Share", "Status"];
    const numeric = (i) => (i === 2 || i === 3 ? "numeric" : "");
    const cell = (tag, scope) => (text, i) => {
      const element = map.html(tag, numeric(i), text);
      if (scope) element.scope = scope;
      return element;
    };
    const head = map.html("thead", "", map.html("tr", "", ...heads.map(cell("th", "col"))));
    const body = rowsOf(view).map((row) => map.html("tr", "", ...[row.from, row.to, row.words, row.share, row.status].map(cell("td"))));
    const caption = map.html("caption", "visually-hidden", `${view.config.title}. ${view.ports.period}`);
    return map.html("table", "table", caption, head, map.html("tbody", "", ...body));
  };
})();
