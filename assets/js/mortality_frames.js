/* The mortality page's map: from the bundle of components/mortality/frames.py to what the map draws for one period. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = (setpoint.map = setpoint.map || {});
  const mortality = (setpoint.mortality = setpoint.mortality || {});
  const FEW = 20; // deaths: a rate from fewer is unreliable
  const ON_CARDS = { deaths: "deaths", predicted: "predicted" };

  /** The bundle on the page, its texts turned to arrays as they are asked for. */
  let current = null;

  /** Numbers of "12.4,,3"; null where there is none. */
  mortality.numbers = (text) => text.split(",").map((part) => (part === "" ? null : Number(part)));

  /** Take a new bundle. */
  mortality.take = function (bundle) {
    current = bundle && { ...bundle, ids: bundle.ids.split(","), made: new Map() };
    map.cardWriters = { ...map.cardWriters, mortality: cardLines };
    return current;
  };

  mortality.bundle = () => current;

  /** The arrays of one period, made once. */
  function frameAt(step) {
    if (!current.made.has(step)) current.made.set(step, decode(current.frames[step]));
    return current.made.get(step);
  }

  function decode(frame) {
    const arrays = Object.entries(frame).map(([name, text]) => [name, typeof text === "string" && name !== "marks" ? mortality.numbers(text) : text]);
    const decoded = Object.fromEntries(arrays);
    decoded.status = [...frame.marks].map((letter) => letter.charCodeAt(0) - 97);
    if (!decoded.values) decoded.values = ownValues(decoded);
    decoded.labels = labels(decoded);
    return decoded;
  }

  /** The measure's values, where they are among those of the cards: a rate only where there is a count. */
  function ownValues(frame) {
    const name = ON_CARDS[current.kind];
    return name ? frame[name] : frame.rates.map((rate, i) => (frame.deaths[i] === null ? null : rate));
  }

  /** Words in place of a number: bounds of a region, the highest rate of a hidden count. */
  function labels(frame) {
    const words = {};
    current.ids.forEach((id, i) => {
      if (frame.labels) {
        if (frame.labels[i]) words[id] = frame.labels[i];
      } else if (current.kind === "rate" && frame.deaths[i] === null && frame.rates[i] !== null) {
        words[id] = `at most ${frame.rates[i].toFixed(1)}`;
      }
    });
    return words;
  }

  /** What the map's store takes for one period. */
  mortality.payload = function (step) {
    const { values, status, labels: words } = frameAt(step);
    const period = current.periods[step];
    return {
      level: current.place, scale: current.scale, measure: current.measure, unit: current.unit, prefix: "",
      decimals: current.decimals, period: `${period.label}, ${period.status}`, source: period.source,
      breaks: current.breaks, ids: current.ids, values, status, statuses: current.statuses, labels: words, step,
    };
  };

  /** Lines of a place's card below its name. */
  function cardLines(payload, i) {
    const frame = frameAt(payload.step);
    if (frame.lines) return [...frame.lines[i], payload.period];
    const said = [countWords(frame, i), rateWords(frame, i), changeWords(payload, i), ...completeness(frame, i), payload.period];
    return said.filter(Boolean);
  }

  function countWords(frame, i) {
    const count = frame.deaths[i];
    if (count !== null) return `${count.toLocaleString("en-US")} ${count === 1 ? "death" : "deaths"}`;
    const status = current.statuses[frame.status[i]];
    return status.low === null ? status.label : `${status.low}–${status.high} deaths: ${status.meaning}`;
  }

  function rateWords(frame, i) {
    const rate = frame.rates[i];
    if (rate === null) return "";
    const words = `${rate.toFixed(1)} per 100,000 people`;
    if (frame.deaths[i] === null) return `at most ${words}`;
    return frame.deaths[i] < FEW ? `${words}: unreliable, from fewer than ${FEW} deaths` : words;
  }

  function changeWords(payload, i) {
    if (current.scale !== "diverging") return "";
    const value = payload.values[i];
    if (value === null) return "change from a year before: not available, or hidden with one of its counts";
    return `${value > 0 ? "+" : ""}${map.quantity(payload, value)} from a year before`;
  }

  function completeness(frame, i) {
    if (!frame.complete || frame.deaths[i] === null) return [];
    const predicted = frame.predicted[i];
    return [
      predicted === null ? "" : `${predicted.toLocaleString("en-US")} predicted by NCHS`,
      `${frame.complete[i].toFixed(1)}% of records complete, ${frame.pending[i].toFixed(2)}% pending`,
    ];
  }
})();
