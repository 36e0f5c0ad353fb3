/* Downloads of a chart card: PNG or SVG from Plotly, CSV from the card's own table. Buttons say what in `data-save`. */
(function () {
  "use strict";

  /** Save bytes under a name. */
  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /** One table cell as CSV; cells that a spreadsheet would run as a formula are defused. */
  function cell(text) {
    const plain = /^[=+@\t\r]|^-(?!\d[\d,]*(\.\d+)?%?$)/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(plain) ? '"' + plain.replaceAll('"', '""') + '"' : plain;
  }

  function csv(table) {
    const rows = [...table.querySelectorAll("tr")];
    return rows.map((row) => [...row.cells].map((c) => cell(c.dataset.value ?? c.textContent.trim())).join(",")).join("\r\n");
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-save]");
    if (!button) return;
    const card = button.closest(".chart-card");
    const name = card.dataset.name || "setpoint";
    const kind = button.dataset.save;
    if (kind === "csv") {
      save(new Blob(["\ufeff" + csv(card.querySelector("table"))], { type: "text/csv;charset=utf-8" }), name + ".csv");
      return;
    }
    const plot = card.querySelector(".js-plotly-plot");
    if (plot && window.Plotly) window.Plotly.downloadImage(plot, { format: kind, filename: name, width: 1000, height: 560, scale: 2 });
  });
})();
