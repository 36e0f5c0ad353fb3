/* A region's panel: the picker shows another region in place, its county links choose a county in place. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  /**
   * Write the region chosen into the address, as a step to go back from; a callback lays out its figures. The measure,
   * the period and a scenario go along, the county and the state do not.
   * @param {string|null} slug the region chosen
   * @param {string} here the region shown
   */
  clientside.setpoint.goToRegion = function (slug, here) {
    if (slug && slug !== here) {
      const query = new URLSearchParams(location.search);
      query.delete("county");
      query.delete("state");
      const text = query.toString();
      history.pushState({}, "", location.pathname.replace(/[^/]*\/?$/, slug) + (text ? "?" + text : ""));
    }
    return window.dash_clientside.no_update;
  };

  const IDLE = 300; // ms after which what is below no longer waits
  const painted = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  const idle = () => new Promise((go) => requestIdleCallback(go, { timeout: IDLE }));

  /**
   * Once the first screen of the next region is painted, its map with it, all else follows.
   * @param {Array} rest values in the order of the callback's outputs (pages/region.py)
   */
  clientside.setpoint.leaveRegion = async function (rest) {
    await painted();
    await painted();
    await idle();
    return rest;
  };

  /** Open the page that shows this region beside another. */
  clientside.setpoint.compareRegions = function (other, here) {
    if (other) {
      const query = new URLSearchParams(location.search);
      const kept = ["measure", "period"].filter((name) => query.has(name)).map((name) => `&${name}=${query.get(name)}`);
      history.pushState({}, "", location.pathname.replace(/\/[^/]*\/?$/, "") + `?compare=${here},${other}` + kept.join(""));
      window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    }
    return window.dash_clientside.no_update;
  };

  /** Map and list of counties say the same; neither answers the other's answer, nor for a county of another region. */
  clientside.setpoint.agreeOnCounty = function (selected, chosen, options) {
    const { no_update, callback_context } = window.dash_clientside;
    const from = callback_context.triggered_id;
    if ((selected || "") === (chosen || "")) return [no_update, no_update];
    if (!from || from.type !== "map-selected") return [chosen || null, no_update];
    return [no_update, options.some((option) => option.value === selected) ? selected : null];
  };

  let followed = "";

  /** Scroll to the part that the address names, once: the browser looked for it before the page was there. */
  clientside.setpoint.followPart = function () {
    const key = location.pathname + location.hash;
    const part = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (part && key !== followed) requestAnimationFrame(() => part.scrollIntoView());
    followed = key;
    return window.dash_clientside.no_update;
  };

  /* A link to a county of the region shown chooses it in place. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href*='county=']");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const place = document.getElementById("county");
    if (!place || new URL(link.href).pathname !== location.pathname) return;
    event.preventDefault();
    event.stopPropagation();
    const fips = new URL(link.href).searchParams.get("county");
    window.dash_clientside.set_props({ type: "map-selected", index: "region" }, { data: fips });
    place.scrollIntoView();
  }, true);
})();
