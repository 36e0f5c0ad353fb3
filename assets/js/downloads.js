/* Downloads of a chart card or a saved table: PNG or SVG from Plotly, CSV from its own table, or from the grid that
   `data-grid` names. Buttons say what in `data-save`. */
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

  /** A grid's rows as they are sorted and filtered: words as they stand there, numbers plain, links by their words. */
  function gridCsv(api) {
    const columns = api.getAllDisplayedColumns();
    const lines = [columns.map((c) => cell(c.getColDef().headerName ?? c.getColId())).join(",")];
    api.forEachNodeAfterFilterAndSort((node) => {
      lines.push(columns.map((c) => cell(String(node.data[c.getColDef().field] ?? "").replace(/^\[(.*)\]\(.*\)$/, "$1"))).join(","));
    });
    return lines.join("\r\n");
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-save]");
    if (!button) return;
    const card = button.closest(".saved-table, .chart-card");
    const name = card.dataset.name || "setpoint";
    const kind = button.dataset.save;
    if (kind === "csv") {
      const grid = button.dataset.grid;
      const text = grid ? gridCsv(window.dash_ag_grid.getApi(grid)) : csv(card.querySelector("table"));
      save(new Blob(["\ufeff" + text], { type: "text/csv;charset=utf-8" }), name + ".csv");
      return;
    }
    const plot = card.querySelector(".js-plotly-plot");
    if (plot && window.Plotly) window.Plotly.downloadImage(plot, { format: kind, filename: name, width: 1000, height: 560, scale: 2 });
  });
})();
