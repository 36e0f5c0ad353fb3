/* The simulator's live chart: adjustment and toll by country as bars, the set point as a tick. Drawn once as SVG; at each
   answer only the ends of bars and the places of ticks change, so that it keeps up with a thumb. Colors come from the
   stylesheet. Drawn from answer.charts (components/simulator/answer.py). */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = setpoint.map;
  const ROW = 36; // pixels a country
  const BAR = 18;
  const FOOT = 46; // pixels of the axes
  const BETWEEN = 28; // pixels between the two panels
  const END = 18; // pixels kept free at the right, for half a number
  const PANELS = [
    { key: "rates", title: "Adjustment, %", words: (value) => `${value.toFixed(2)}%` },
    { key: "tolls", title: "Toll, USD", words: (value) => `$${value.toFixed(2)}` },
  ];

  /** The steps of an axis from 0 to `end`: about five, at round numbers. */
  function steps(end) {
    const rough = end / 5;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough);
    return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(6)));
  }

  /** Show an answer in the block; builds the drawing where there is none, or where its room or its axes are other. */
  function draw(block, charts) {
    const width = Math.max(280, Math.round(block.clientWidth));
    const ends = PANELS.map(({ key }) => charts[key].end);
    const known = block.chart;
    if (!known || known.width !== width || !known.svg.isConnected) block.chart = build(block, width);
    const chart = block.chart;
    PANELS.forEach((panel, i) => {
      if (chart.ends[i] !== ends[i]) axis(chart, i, ends[i]);
      place(chart, i, charts[panel.key], panel);
    });
    chart.charts = charts;
  }

  function build(block, width) {
    const names = JSON.parse(block.dataset.names);
    const height = names.length * ROW + FOOT;
    const svg = map.svg(null, "svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "live-chart", "aria-hidden": "true" });
    block.replaceChildren(svg);
    const labels = names.map((name, i) => {
      const label = map.svg(svg, "text", { y: i * ROW + ROW / 2 + 4, class: "live-name" });
      label.textContent = name;
      return label;
    });
    const left = Math.ceil(Math.max(...labels.map((label) => label.getComputedTextLength()))) + 8;
    labels.forEach((label) => label.setAttribute("x", left - 8));
    const wide = (width - left - BETWEEN - END) / 2;
    const panels = PANELS.map((panel, i) => frame(svg, names, left + i * (wide + BETWEEN), panel));
    return { svg, width, height, wide, panels, names, ends: [null, null] };
  }

  function frame(svg, names, x, { key, title }) {
    const root = map.svg(svg, "g", { transform: `translate(${x} 0)`, class: `live-${key}` });
    const grid = map.svg(root, "g", { class: "live-axis" });
    const head = map.svg(root, "text", { y: names.length * ROW + 38, class: "live-title" });
    head.textContent = title;
    const rows = names.map((_, i) => {
      const row = map.svg(root, "g", { transform: `translate(0 ${i * ROW + ROW / 2})` });
      const told = map.svg(row, "title");
      const bar = map.svg(row, "rect", { y: -BAR / 2, height: BAR, class: "live-bar" });
      const tick = map.svg(row, "rect", { y: -BAR / 2 - 3, width: 2.5, height: BAR + 6, class: "live-tick" });
      return { told, bar, tick };
    });
    return { grid, head, rows };
  }

  /** Lines and numbers of one axis. */
  function axis(chart, i, end) {
    const { grid, head } = chart.panels[i];
    const bottom = chart.names.length * ROW;
    chart.ends[i] = end;
    head.setAttribute("x", chart.wide / 2);
    grid.replaceChildren();
    for (const step of steps(end)) {
      const x = (step / end) * chart.wide;
      map.svg(grid, "path", { d: `M${x.toFixed(1)} 0V${bottom}` });
      map.svg(grid, "text", { x: x.toFixed(1), y: bottom + 17 }).textContent = String(step);
    }
  }

  function place(chart, i, { now, before, end }, { words }) {
    chart.panels[i].rows.forEach(({ told, bar, tick }, at) => {
      bar.setAttribute("width", ((now[at] / end) * chart.wide).toFixed(2));
      tick.setAttribute("x", ((before[at] / end) * chart.wide - 1.25).toFixed(2));
      const text = `${chart.names[at]}: now ${words(now[at])}, set point ${words(before[at])}`;
      if (told.textContent !== text) told.textContent = text;
    });
  }

  /** A copy that needs no stylesheet. */
  function alone(svg) {
    const copy = svg.cloneNode(true);
    const own = [svg, ...svg.querySelectorAll("*")];
    [copy, ...copy.querySelectorAll("*")].forEach((node, i) => {
      const style = getComputedStyle(own[i]);
      for (const name of ["fill", "stroke", "stroke-width", "font-family", "font-size", "text-anchor"]) {
        node.setAttribute(name, style.getPropertyValue(name));
      }
    });
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    const ground = map.svg(null, "rect", { width: "100%", height: "100%" });
    ground.setAttribute("fill", getComputedStyle(svg.closest(".card")).backgroundColor);
    copy.prepend(ground);
    return copy;
  }

  async function save(svg, kind, name) {
    const blob = new Blob([new XMLSerializer().serializeToString(alone(svg))], { type: "image/svg+xml" });
    const ratio = svg.getAttribute("height") / svg.getAttribute("width");
    map.download(kind === "svg" ? blob : await map.picture(blob, ratio), `${name}.${kind}`);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-save]");
    const card = button && button.closest(".chart-card"); // tables have such buttons too
    const svg = card && card.querySelector(".live-chart");
    if (svg && button.dataset.save !== "csv") save(svg, button.dataset.save, card.dataset.name);
  });

  window.addEventListener("resize", () => {
    const block = document.getElementById("simulator-rates");
    if (block && block.chart) draw(block, block.chart.charts);
  });

  setpoint.simulatorChart = { draw };
})();
