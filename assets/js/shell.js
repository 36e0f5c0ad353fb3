/* What the frame needs in the browser: the current page in the navigation, focus after a page change, and the address
   as the page's state (see components/url_state.py). */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  /** The address that Dash last laid a page out for. */
  let laidOut = location.pathname + location.search;
  let lastPath = location.pathname;

  /** Mark the navigation's link of this page, and move focus to the content after a change of page. */
  clientside.setpoint.markCurrentPage = function (pathname) {
    const here = pathname || location.pathname;
    document.querySelectorAll(".nav-link").forEach((link) => {
      const path = new URL(link.href).pathname;
      const current = path === "/" ? here === "/" : here === path || here.startsWith(path + "/");
      if (current) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    if (here !== lastPath) {
      lastPath = here;
      const main = document.getElementById("main");
      if (main) main.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    return window.dash_clientside.no_update;
  };

  /**
   * Write a page's values into the address without laying the page out again.
   * @param {Array<[string, string|null]>} pairs name and value; a null value (the default) leaves the name out
   * @param {boolean} [step] true: the back button returns to the values before
   */
  setpoint.writeAddress = function (pairs, step) {
    const query = new URLSearchParams();
    for (const [name, value] of pairs) if (value !== null && value !== "") query.append(name, value);
    const text = query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
    const address = location.pathname + (text ? "?" + text : "") + location.hash;
    if (address === location.pathname + location.search + location.hash) return;
    history[step ? "pushState" : "replaceState"]({}, "", address);
  };

  /** Clientside callback: every argument but the last is a control's value, the last is the page's list of names. */
  clientside.setpoint.writeAddress = function (...args) {
    const names = args.pop();
    const pairs = names.map((entry, i) => {
      const given = "value" in entry ? entry.value : args[i]; // what is carried along has no control
      const value = Array.isArray(given) ? given.join(",") : given;
      const text = value === null || value === undefined ? "" : String(value);
      return [entry.name, text === entry.default ? null : text];
    });
    setpoint.writeAddress(pairs, false);
    return window.dash_clientside.no_update;
  };

  /* Dash lays a page out when the address it knows changes. After writeAddress it knows an older one: going back to
     exactly that one, or a link to it, would do nothing. Then ask for the layout through the store "revisit". */
  function revisit() {
    setTimeout(() => {
      const address = location.pathname + location.search;
      if (address === laidOut && window.dash_clientside.set_props) {
        window.dash_clientside.set_props("revisit", { data: Date.now() });
      }
      laidOut = address;
    }, 0);
  }
  window.addEventListener("popstate", revisit);
  window.addEventListener("_dashprivate_pushstate", revisit);
})();
