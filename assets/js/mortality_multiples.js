/* Small multiples: one small drawing a region or state, all on the same axes, each a link.
   Drawn from components/mortality/multiples.py; hidden counts are bars from the least to the most they can be. */
(function () {
  "use strict";
  const setpoint = window.setpoint;
  const { map, mortality } = setpoint;
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const WIDTH = 150;
  const HEIGHT = 56;
  const GAP = 2; // periods between final years and provisional windows: the axis is broken there
  let drawn = null;

  /** Draw all; Dash gives the data and hears nothing. */
  clientside.setpoint.drawMultiples = function (data) {
    const block = document.querySelector("[data-multiples]");
    if (!block || !data) return window.dash_clientside.no_update;
    drawn = { ...data, items: data.items.map(decode) };
    drawn.top = Math.max(1, ...drawn.items.flatMap(({ upper, value }) => [...upper, ...value].filter((each) => each !== null)));
    drawn.at = places(drawn.statuses);
    const list = map.html("ul", "multiples", ...drawn.items.map(entry));
    block.replaceChildren(axisWords(), list);
    return window.dash_clientside.no_update;
  };

  const decode = (item) => ({ ...item, ...Object.fromEntries(["value", "lower", "upper"].map((part) => [part, mortality.numbers(item[part])])) });

  /** Where each period stands, from 0 to WIDTH; the axis breaks where the status changes. */
  function places(statuses) {
    let at = 0;
    const steps = statuses.map((status, i) => (at += i === 0 ? 0 : status === statuses[i - 1] ? 1 : GAP));
    const last = steps.at(-1) || 1;
    return steps.map((step) => 2 + (step * (WIDTH - 4)) / last);
  }

  const number = (value) => value.toLocaleString("en-US", { minimumFractionDigits: drawn.decimals, maximumFractionDigits: drawn.decimals });
  const y = (value) => HEIGHT - (value * (HEIGHT - 3)) / drawn.top;

  function axisWords() {
    const { labels, statuses, unit, top, kind } = drawn;
    const first = statuses.findIndex((status, i) => i > 0 && status !== statuses[i - 1]);
    const broken = first > 0 ? `; the axis breaks after ${labels[first - 1]}, provisional from there on` : "";
    const shapes = kind === "hidta" ? "Bands and bars: from the least to the most that hidden counties allow" : "Bars: hidden counts, 1–9";
    return map.html("p", "card-note", `Every drawing: ${labels[0]} to ${labels.at(-1)}${broken}; from 0 to ${number(top)} ${unit}. ${shapes}.`);
  }

  function entry(item) {
    const link = map.html("a", "multiple", map.html("span", "multiple-name", item.name), picture(item), map.html("span", "multiple-latest", item.latest));
    link.href = item.href;
    return map.html("li", "", link);
  }

  function picture(item) {
    const svg = map.svg(null, "svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "multiple-svg", "aria-hidden": "true", preserveAspectRatio: "none" });
    svg.innerHTML = marks(item);
    return svg;
  }

  /** The marks of one drawing as markup: numbers only, nothing from outside. */
  function marks(item) {
    const { at, statuses } = drawn;
    const base = `<path class="multiple-base" d="M0 ${HEIGHT - 0.5}H${WIDTH}"/>`;
    const broken = statuses.findIndex((status, i) => i > 0 && status !== statuses[i - 1]);
    const rule = broken > 0 ? `<path class="multiple-break" d="M${(at[broken - 1] + at[broken]) / 2} 0V${HEIGHT}"/>` : "";
    return base + rule + (drawn.kind === "hidta" ? bands(item) : "") + bars(item) + line(item);
  }

  /** The bounds of final years as a filled band. */
  function bands({ lower, upper }) {
    const { at, statuses } = drawn;
    const known = at.map((x, i) => i).filter((i) => statuses[i] === "final" && lower[i] !== null);
    if (known.length < 2) return "";
    const there = known.map((i) => `${at[i].toFixed(1)} ${y(upper[i]).toFixed(1)}`);
    const back = known.reverse().map((i) => `${at[i].toFixed(1)} ${y(lower[i]).toFixed(1)}`);
    return `<path class="multiple-band" d="M${there.join("L")}L${back.join("L")}z"/>`;
  }

  /** Bounds of provisional windows and of hidden counts as bars. */
  function bars({ lower, upper, value }) {
    const { at, statuses, kind } = drawn;
    return at.map((x, i) => {
      const own = kind === "hidta" ? statuses[i] !== "final" : value[i] === null;
      if (!own || lower[i] === null || upper[i] === null) return "";
      const low = Math.min(y(lower[i]), HEIGHT);
      const high = Math.min(y(upper[i]), low - 1.5);
      return `<path class="multiple-bar" d="M${x.toFixed(1)} ${low.toFixed(1)}V${high.toFixed(1)}"/>`;
    }).join("");
  }

  /** The line of a state's counts, broken where there is none. */
  function line({ value }) {
    if (drawn.kind === "hidta") return "";
    let pen = "M";
    const d = value.map((each, i) => {
      if (each === null) {
        pen = "M";
        return "";
      }
      const part = `${pen}${drawn.at[i].toFixed(1)} ${y(each).toFixed(1)}`;
      pen = "L";
      return part;
    });
    return `<path class="multiple-line" d="${d.join("")}"/>`;
  }

  /** The figures behind the drawings: one row a place and period, hidden counts empty. */
  function csv() {
    const head = ["place", "period", "status", "value", "at_least", "at_most", "unit"];
    const cell = (part) => (part === null || part === undefined ? "" : /[",]/.test(String(part)) ? `"${part}"` : part);
    const rows = drawn.items.flatMap(({ name, value, lower, upper }) => drawn.labels.map((label, i) =>
      [name, label, drawn.statuses[i], value[i], lower[i], upper[i], drawn.unit].map(cell).join(",")));
    return [head.join(","), ...rows].join("\r\n");
  }

  /** All drawings as one SVG that needs no stylesheet. */
  function sheet() {
    const [columns, wide, high] = [4, WIDTH + 40, HEIGHT + 50];
    const style = getComputedStyle(document.documentElement);
    const color = (name) => style.getPropertyValue(name).trim();
    const rows = Math.ceil(drawn.items.length / columns);
    const css = `.multiple-base{stroke:${color("--sp-line-strong")}}.multiple-break{stroke:${color("--sp-line-strong")};stroke-dasharray:2 2}` +
      `.multiple-band{fill:${color("--sp-series-1")};fill-opacity:.45;stroke:${color("--sp-series-1")}}.multiple-bar{stroke:${color("--sp-series-2")};stroke-width:3}` +
      `.multiple-line{fill:none;stroke:${color("--sp-series-1")};stroke-width:1.5}text{font:11px system-ui,sans-serif;fill:${color("--sp-ink")}}`;
    const words = document.querySelector("[data-multiples] .card-note").textContent;
    const svg = map.svg(null, "svg", { xmlns: "http://www.w3.org/2000/svg", width: columns * wide, height: rows * high + 50 });
    const text = (parent, content, x, at) => (map.svg(parent, "text", { x, y: at }).textContent = content);
    map.svg(svg, "style").textContent = css;
    map.svg(svg, "rect", { width: "100%", height: "100%", fill: color("--sp-surface") });
    text(svg, words, 12, 20);
    drawn.items.forEach((item, i) => {
      const group = map.svg(svg, "g", { transform: `translate(${(i % columns) * wide + 12} ${Math.floor(i / columns) * high + 50})` });
      text(group, item.name, 0, -4);
      const inside = map.svg(group, "g");
      inside.innerHTML = marks(item);
      text(group, item.latest, 0, HEIGHT + 14);
    });
    return svg;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-multiples-save]");
    if (!button || !drawn) return;
    const name = `setpoint-deaths-by-${drawn.kind}`;
    const kind = button.dataset.multiplesSave;
    if (kind === "csv") map.download(new Blob(["\ufeff" + csv()], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
    else save(kind, name);
  });

  async function save(kind, name) {
    const svg = sheet();
    const blob = new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
    const ratio = svg.getAttribute("height") / svg.getAttribute("width");
    map.download(kind === "svg" ? blob : await map.picture(blob, ratio), `${name}.${kind}`);
  }
})();
