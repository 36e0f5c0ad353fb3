/* The port picker opens another port's page, as a link would; the port chosen on the map is the page's. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  /** Go to the port chosen; what the address says of drugs goes along. */
  clientside.setpoint.goToPort = function (code, here) {
    if (code && code !== here) {
      history.pushState({}, "", location.pathname.replace(/[^/]*\/?$/, code) + location.search);
      window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    }
    return window.dash_clientside.no_update;
  };

  /** The port chosen on the map, where it is another one than the page has. */
  clientside.setpoint.choosePort = function (chosen, known) {
    return (chosen || "") === (known || "") ? window.dash_clientside.no_update : chosen || "";
  };
})();
