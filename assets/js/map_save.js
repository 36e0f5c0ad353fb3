/* Downloads of a map: SVG and PNG as seen, with title and source; CSV of the places in view. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = (setpoint.map = setpoint.map || {});
  const KEPT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "display", "vector-effect", "fill-opacity",
    "stroke-opacity", "paint-order", "font-size", "font-family", "font-weight", "text-anchor"];
  const PIXELS = 1600;
  const FOOT = 0.15; // of the width, below the map: title, source, legend in two rows
  const LEGEND_COLUMNS = 5;

  /** Save in one of the kinds: svg, png, csv. */
  map.save = async function (view, kind) {
    const name = `${view.config.name}.${kind}`;
    if (kind === "csv") return download(new Blob(["\ufeff" + csv(view)], { type: "text/csv;charset=utf-8" }), name);
    const drawing = standalone(view);
    const blob = new Blob([drawing.text], { type: "image/svg+xml" });
    return download(kind === "svg" ? blob : await picture(blob, drawing.ratio), name);
  };

  /** Save when one of the map's buttons is pressed. */
  map.listenToSaves = function (view) {
    for (const button of view.root.querySelectorAll("[data-map-save]")) {
      button.addEventListener("click", () => (view.payload || view.ports) && map.save(view, button.dataset.mapSave));
    }
  };

  /** Save bytes under a name. */
  map.download = download;
  function download(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /** The places in view: id, place, value (empty where there is none), unit, status, period, source. */
  function csv(view) {
    if (!view.payload) return lines(map.flowCells(view));
    const { unit, measure, period, source } = view.payload;
    const rows = map.rows(view).map((row) => [row.id, row.name, row.value ?? "", row.words, row.status, measure, unit, period, source]);
    const head = ["id", "place", "value", "shown", "status", "measure", "unit", "period", "source"];
    return lines([head, ...rows]);
  }

  const lines = (rows) => rows.map((line) => line.map(cell).join(",")).join("\r\n");

  function cell(content) {
    const text = String(content);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /** The map as an SVG that needs no stylesheet: styles written onto each element, title and source below. */
  function standalone(view) {
    const copy = view.svg.cloneNode(true);
    writeStyles(view.svg, copy);
    const { x, y, w, h } = view.box;
    const foot = w * FOOT;
    copy.removeAttribute("style");
    copy.setAttribute("viewBox", `${x} ${y} ${w} ${h + foot}`);
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", PIXELS);
    copy.setAttribute("height", Math.round((PIXELS * (h + foot)) / w));
    const ground = getComputedStyle(document.documentElement).getPropertyValue("--sp-surface").trim();
    const plate = map.svg(null, "rect", { x, y, width: w, height: h + foot, fill: ground });
    copy.insertBefore(plate, copy.firstChild);
    writeFoot(view, copy, foot, ground);
    return { text: new XMLSerializer().serializeToString(copy), ratio: (h + foot) / w };
  }

  /** Title, source and legend, below the map. */
  function writeFoot(view, copy, foot, ground) {
    const { x, y, w, h } = view.box;
    const shown = view.payload || view.ports;
    const { period, source } = shown;
    map.svg(copy, "rect", { x, y: y + h, width: w, height: foot, fill: ground });
    const left = x + w * 0.01;
    writeText(copy, view.config.title, left, y + h + foot * 0.22, w * 0.018);
    writeText(copy, `${map.measureWords(shown)}. ${period}. ${source}`, left, y + h + foot * 0.42, w * 0.012);
    if (!view.payload) return void writeText(copy, map.flowFoot(view), left, y + h + foot * 0.62, w * 0.011);
    map.legendRows(view).forEach((row, i) => {
      const at = { x: left + ((i % LEGEND_COLUMNS) * w) / LEGEND_COLUMNS, y: y + h + foot * (0.55 + 0.2 * Math.floor(i / LEGEND_COLUMNS)) };
      map.svg(copy, "rect", { ...at, width: w * 0.02, height: w * 0.012, fill: legendFill(view, row.name), stroke: "#888", "stroke-width": w * 0.0004 });
      writeText(copy, `${row.words} (${row.count.toLocaleString("en-US")})`, at.x + w * 0.025, at.y + w * 0.0105, w * 0.011);
    });
  }

  function writeText(copy, text, x, y, size) {
    const fill = getComputedStyle(document.documentElement).getPropertyValue("--sp-ink").trim();
    map.svg(copy, "text", { x, y, fill, "font-family": "system-ui, sans-serif", "font-size": size.toFixed(1) }).textContent = text;
  }

  /** The fill of a legend's sample; a hatch is the drawing's own, since the legend's stays behind. */
  function legendFill(view, name) {
    const [bin, light] = name.split(" ");
    if (light || ["sup", "soz"].includes(name)) return `url(#map-${view.config.id}-${light ? bin.replace("b", "u") : name})`;
    return getComputedStyle(view.root.querySelector(`.map-legend rect[class="${name}"]`)).fill;
  }

  /** Styles are asked for once per kind of element: the thousands of shapes have few kinds. */
  function writeStyles(original, copy) {
    const styles = new Map();
    const from = original.querySelectorAll("*");
    copy.querySelectorAll("*").forEach((element, i) => {
      const source = from[i];
      const kind = [source.tagName, source.getAttribute("class"), source.getAttribute("stroke-width"), source.parentNode.getAttribute("class")].join("|");
      if (!styles.has(kind)) {
        const style = getComputedStyle(source);
        styles.set(kind, KEPT.map((name) => [name, style.getPropertyValue(name)]));
      }
      for (const [name, value] of styles.get(kind)) if (value && value !== "none" || name !== "stroke-dasharray") element.setAttribute(name, value);
    });
  }

  /** Draw an SVG into a PNG. */
  map.picture = picture;
  async function picture(blob, ratio) {
    const image = new Image();
    image.src = URL.createObjectURL(blob);
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = PIXELS;
    canvas.height = Math.round(PIXELS * ratio);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }
})();
