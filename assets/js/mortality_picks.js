/* The mortality page's chosen places: map, search box and table agree; and what the address and the grid are told. */
(function () {
  "use strict";
  const setpoint = window.setpoint;
  const { mortality } = setpoint;
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const MOST = 6;

  /** Entries of the search box, from names sent as one text each. */
  clientside.setpoint.listPlaces = function (places) {
    if (!places) return window.dash_clientside.no_update;
    const names = places.names.split("|");
    return places.ids.split(",").map((value, i) => ({ value, label: names[i] }));
  };

  /** A place clicked joins the chosen, or leaves them when clicked again; the last chosen is outlined on the map. */
  clientside.setpoint.pickPlaces = function (selected, picks, cell) {
    const { no_update: same, callback_context } = window.dash_clientside;
    const chosen = picks || [];
    const from = callback_context.triggered_id;
    if (from === "mortality-picks") return [lastOf(chosen) === selected ? same : lastOf(chosen), same];
    if (from === "mortality-table") return cell && cell.rowId ? withPlace(chosen, cell.rowId) : [same, same];
    if (!from || from.type !== "map-selected") return [same, same];
    if (!selected) return chosen.length ? [lastOf(chosen.slice(0, -1)), chosen.slice(0, -1)] : [same, same];
    return chosen.includes(selected) ? [same, same] : [same, [...chosen, selected].slice(-MOST)];
  };

  function withPlace(chosen, id) {
    const { no_update: same } = window.dash_clientside;
    return chosen.includes(id) ? [same, same] : [id, [...chosen, id].slice(-MOST)];
  }

  // of the nation's own row the map has no shape
  const lastOf = (chosen) => chosen.filter((id) => id !== "US").at(-1) ?? null;

  /** Another kind of place is another page: the drug, the period and the chosen places of this one do not fit it. */
  clientside.setpoint.goToPlaces = function (place, here) {
    if (place && place !== here) {
      const measure = new URLSearchParams(location.search).get("measure");
      const kept = measure && measure !== "predicted" ? `&measure=${measure}` : "";
      history.pushState({}, "", `${location.pathname}?place=${place}${kept}`);
      window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    }
    return window.dash_clientside.no_update;
  };

  /** Rows of the grid from columns sent as texts: numbers between commas, words between bars. */
  clientside.setpoint.fillMortalityTable = function (sent) {
    if (!sent) return [];
    const columns = [
      ...Object.entries(sent.words).map(([name, text]) => [name, text.split("|")]),
      ...Object.entries(sent.numbers).map(([name, text]) => [name, mortality.numbers(text)]),
    ];
    return columns[0][1].map((_, i) => Object.fromEntries(columns.map(([name, list]) => [name, list[i]])));
  };

  /** The grid saves its rows as they stand: filtered and sorted. */
  clientside.setpoint.saveMortalityTable = (clicks) => (clicks ? true : window.dash_clientside.no_update);
})();
