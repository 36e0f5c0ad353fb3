/* The region picker opens another region's page, as a link would. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  /**
   * Go to the region chosen; the measure and period in the address go along, the county and state do not.
   * @param {string|null} slug the region chosen
   * @param {string} here the region of this page
   */
  clientside.setpoint.goToRegion = function (slug, here) {
    if (slug && slug !== here) {
      const query = new URLSearchParams(location.search);
      query.delete("county");
      query.delete("state");
      const text = query.toString();
      history.pushState({}, "", location.pathname.replace(/[^/]*\/?$/, slug) + (text ? "?" + text : ""));
      window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    }
    return window.dash_clientside.no_update;
  };
})();
