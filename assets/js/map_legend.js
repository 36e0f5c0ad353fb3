/* The legend in words: each color's range with its unit, each hatch's meaning, and how many places have it. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = (setpoint.map = setpoint.map || {});
  const PLURAL = { county: "counties", state: "states", hidta: "regions" };
  const SINGULAR = { county: "county", state: "state", hidta: "region" };
  const ORDER = ["sup", "soz", "na"];

  /** An HTML element with a class and content. */
  map.html = function (tag, className, ...content) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...content);
    return element;
  };

  /** The range of a bin in words: "under 10", "10 to 19.9", "70 or more". */
  map.binWords = function (payload, bin) {
    const { breaks, decimals } = payload;
    const words = (value) => map.number(payload, value);
    if (bin === 0) return `under ${words(breaks[0])}`;
    if (bin === breaks.length) return `${words(breaks[bin - 1])} or more`;
    const last = breaks[bin] - 10 ** -decimals;
    return last > breaks[bin - 1] ? `${words(breaks[bin - 1])} to ${words(last)}` : words(breaks[bin - 1]);
  };

  /**
   * Rows of the legend: class, words, count of places. The bins come first, then the light hatches of places already
   * counted in them (apart: true), then the hidden. Hatches that no place has, and bins of a map without numbers, are
   * left out.
   */
  map.legendRows = function (view) {
    const { payload, classes } = view;
    const counts = new Map();
    for (const name of classes) counts.set(name, (counts.get(name) || 0) + 1);
    const known = payload.values.some((value) => value !== null);
    const bins = !known ? [] : payload.breaks.concat(0).map((_, bin) => {
      const light = counts.get(`b${bin} u`) || 0;
      return { name: `b${bin}`, words: map.binWords(payload, bin), count: (counts.get(`b${bin}`) || 0) + light };
    });
    const rowOf = (name, status, apart) => ({ name, words: status.legend || status.label, count: drawn(view, status), apart });
    const doubt = payload.statuses.filter(({ hatch }) => hatch === "light").map((status) => rowOf("b2 u", status, true));
    const hidden = payload.statuses.filter((status) => status.hidden).map((status) => rowOf(map.hiddenClass(status), status, false));
    hidden.sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
    return bins.concat(doubt.concat(hidden).filter(({ count }) => count > 0));
  };

  /** How many drawn places have one status. */
  function drawn({ payload, row }, status) {
    const wanted = payload.statuses.indexOf(status);
    return row.filter((i) => i >= 0 && payload.status[i] === wanted).length;
  }

  /** Whether the source has something to say here: a number or a hidden count. */
  const hasFigures = (payload) => payload.status.some((place) => payload.statuses[place].key !== "not_available");

  /** Write the legend below the map. */
  map.drawLegend = function (view) {
    const block = view.root.querySelector(".map-legend");
    block.replaceChildren(...legendOfPlaces(view), ...legendOfPorts(view));
  };

  function legendOfPlaces(view) {
    const { payload } = view;
    if (!payload) return [];
    const title = map.html("p", "map-legend-title", map.html("strong", "", map.measureWords(payload)), `. ${payload.period}.`);
    const list = map.html("ul", "map-legend-list", ...map.legendRows(view).map((row) => legendItem(view, row)));
    return hasFigures(payload) ? [title, list, map.html("p", "map-legend-source", payload.source)] : [title, list];
  }

  function legendItem(view, { name, words, count, apart }) {
    const { level } = view.payload;
    const noun = count === 1 ? SINGULAR[level] : PLURAL[level];
    return map.html("li", apart ? "map-legend-apart" : "", map.sample(view.config, name), map.html("span", "", words),
      map.html("span", "map-legend-count", `${count.toLocaleString("en-US")} ${noun}`));
  }

  /** What the circles' colors mean, with the number of ports of each; nothing where they have one color. */
  function groupsOfPorts({ group, groups, bands }) {
    const places = bands && bands.at ? "offices" : "ports";
    if (!groups || groups.length < 2) return [];
    const count = (number) => group.filter((each) => each === number).length;
    const items = groups.map((words, number) => map.html("span", "map-port-group", map.html("span", `map-port-key port-group-${number}`),
      `${words}: ${count(number)} ${places}`)).filter((_, number) => count(number));
    return [map.html("p", "map-port-groups", ...items)];
  }

  function legendOfPorts(view) {
    const { ports, shown } = view;
    if (!ports || !ports.values.length || !shown.includes("ports")) return [];
    const largest = view.circles[0];
    if (!largest) return [];
    const where = map.portLines(view, largest);
    return [map.html("p", "map-legend-title", map.html("strong", "", map.measureWords(ports)), `. ${ports.period}. `,
      `A circle's area is in proportion; the largest is ${where[0]} with ${where[1]}.`), ...groupsOfPorts(ports), ...map.legendOfBands(view),
      map.html("p", "map-legend-source", ports.source)];
  }
})();
