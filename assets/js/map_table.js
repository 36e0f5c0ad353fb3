/* The table behind a map: the same values, made when it is opened or saved, sorted by any column. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = (setpoint.map = setpoint.map || {});

  /** Rows of the places in view: name, value as a number or null, value in words, status in words. */
  map.rows = function (view) {
    const { payload } = view;
    const rows = [];
    view.row.forEach((i, place) => {
      if (i < 0) return;
      const status = payload.statuses[payload.status[i]];
      const shown = payload.labels[payload.ids[i]];
      const value = payload.values[i];
      const words = shown || (value === null ? status.label : map.number(payload, value));
      rows.push({ id: payload.ids[i], name: map.placeName(view, place, payload.level), value, words, status: status.label });
    });
    return rows;
  };

  const BY = {
    place: (a, b) => a.name.localeCompare(b.name, "en"),
    value: (a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || 0,
    status: (a, b) => a.status.localeCompare(b.status, "en"),
  };

  /** Fill the table when it is open; leave it alone while it is closed. */
  map.drawTable = function (view) {
    const details = view.root.querySelector(".map-table");
    const block = details.querySelector(".map-rows");
    if (!details.open || !(view.payload || view.ports)) return;
    const shown = view.payload ? table(view, map.rows(view).sort(BY[view.sortedBy])) : map.flowTable(view);
    const scroll = map.html("div", "table-scroll", shown);
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", `Table: ${view.config.title}`);
    block.replaceChildren(scroll);
  };

  /** Make the table when it is opened. */
  map.listenToTable = function (view) {
    view.root.querySelector(".map-table").addEventListener("toggle", () => map.drawTable(view));
  };

  function table(view, rows) {
    const { payload } = view;
    const heads = [["place", "Place"], ["value", map.measureWords(payload)], ["status", "Status"]];
    const head = map.html("thead", "", map.html("tr", "", ...heads.map(([key, words]) => headCell(view, key, words))));
    const body = map.html("tbody", "", ...rows.map(bodyRow));
    return map.html("table", "table", map.html("caption", "visually-hidden", `${view.config.title}. ${payload.period}`), head, body);
  }

  function headCell(view, key, words) {
    const button = map.html("button", "map-sort", words);
    button.type = "button";
    button.addEventListener("click", () => {
      view.sortedBy = key;
      map.drawTable(view);
      view.root.querySelector(`.map-rows th[data-key="${key}"] button`).focus();
    });
    const cell = map.html("th", key === "value" ? "numeric" : "", button);
    cell.scope = "col";
    cell.dataset.key = key;
    if (view.sortedBy === key) cell.setAttribute("aria-sort", key === "value" ? "descending" : "ascending");
    return cell;
  }

  function bodyRow(row) {
    const name = map.html("th", "", row.name);
    name.scope = "row";
    return map.html("tr", "", name, map.html("td", "numeric", row.words), map.html("td", "", row.status));
  }
})();
