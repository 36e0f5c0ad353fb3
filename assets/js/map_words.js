/* Words: numbers with their unit, statuses, the name of a place. Card, legend, table and live region share them. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = (setpoint.map = setpoint.map || {});

  const BILLION = 1e9;

  /** A number as shown: grouped, with the payload's decimals and prefix; from a billion on, in billions. */
  map.number = function (payload, value) {
    const size = Math.abs(value);
    const large = size >= BILLION;
    const digits = large ? 1 : payload.decimals;
    const text = (large ? size / BILLION : size).toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
    return (value < 0 ? "−" : "") + payload.prefix + text + (large ? " billion" : "");
  };

  /** A number with its unit, if it has one beside the prefix. */
  map.quantity = (payload, value) => [map.number(payload, value), payload.unit].filter(Boolean).join(" ");

  /** What is measured, with its unit. */
  map.measureWords = (payload) => [payload.measure, payload.unit].filter(Boolean).join(", ");

  /** What is known of row i, in words: its label, its number with the unit, or its status. */
  map.valueWords = function (payload, i) {
    const status = payload.statuses[payload.status[i]];
    const label = payload.labels[payload.ids[i]];
    if (label) return label;
    if (payload.values[i] === null) return status.label;
    return map.quantity(payload, payload.values[i]);
  };

  /** What the status adds to the value, or "" for a plain final figure. */
  map.statusWords = function (payload, i) {
    const status = payload.statuses[payload.status[i]];
    return ["final", "published"].includes(status.key) ? "" : status.meaning;
  };

  /** Name of a shape, with its state for a county. */
  map.placeName = function (view, place, level) {
    const { documents } = view;
    const name = documents[map.fileOf(level)].names[place];
    if (level !== "county") return level === "hidta" ? `${name} HIDTA` : name;
    return `${name}, ${stateOf(view, documents.counties.ids[place])}`;
  };

  /** Name of a county's HIDTA, or "". */
  map.hidtaName = function (view, county) {
    const hidta = map.hidtaOfCounty(view.documents)[county];
    return hidta < 0 ? "" : view.documents.hidtas.names[hidta];
  };

  /** The state's name by the first two digits of a county code. */
  function stateOf(view, fips) {
    const { states } = view.documents;
    return states.names[map.positions(states).get(fips.slice(0, 2))];
  }

  /** The lines of a place's card: title, then whatever is known; a page may write its own (map.cardWriters by map id). */
  map.placeLines = function (view, place) {
    const { payload } = view;
    const lines = [map.placeName(view, place, payload.level)];
    if (payload.level === "county") {
      const hidta = map.hidtaName(view, place);
      lines.push(hidta ? `${hidta} HIDTA` : "in no HIDTA");
    }
    const i = view.row[place];
    if (i < 0) return [...lines, "not part of this view"];
    const own = map.cardWriters && map.cardWriters[view.config.id];
    lines.push(...(own ? own(payload, i) : [map.valueWords(payload, i), map.statusWords(payload, i), payload.period]));
    return lines.filter(Boolean);
  };

  /** Name of a circle's place: a port with its state and code, or what stands in place of a port. */
  map.circleName = function (view, { id, place }) {
    const { names, states } = view.documents.ports;
    return place === undefined ? id : `${names[place]}, ${states[place]} (port ${id})`;
  };

  /** The lines of a port's card: its name, its flow, where that comes from, the period. */
  map.portLines = function (view, circle) {
    const { ports } = view;
    return [map.circleName(view, circle), map.quantity(ports, circle.value), ...map.originLines(view, circle), ports.period];
  };
})();
