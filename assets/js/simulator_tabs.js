/* The tabs at the simulator's foot: the open one stands in the address, and those built late are asked for when they
   are first opened (components/simulator/late_panels.py). */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  /**
   * Clientside callback: a tab was opened.
   * @param {string} tab
   * @param {{opened: string[], late: string[]}} before
   * @returns {{tab: string, first: boolean, opened: string[], late: string[], query: Object<string, string>}}
   */
  clientside.setpoint.openTab = function (tab, before) {
    clientside.setpoint.keepView(tab, [{ name: "tab", default: "cases" }]);
    if (!before.late.includes(tab)) return window.dash_clientside.no_update;
    const first = !before.opened.includes(tab);
    const opened = first ? [...before.opened, tab] : before.opened;
    return { tab, first, opened, late: before.late, query: Object.fromEntries(new URLSearchParams(location.search)) };
  };

  /**
   * Clientside callback: hand the state at rest to the panel whose tab is open; the others get it when they are opened,
   * and one that has just been built, of what may be an earlier state by now, gets it at once.
   * @param {Object|null} settled the state at rest, null until the first change
   */
  clientside.setpoint.restPanels = function (settled) {
    const { callback_context, no_update } = window.dash_clientside;
    const [{ value: tab }, stores] = callback_context.states_list;
    return stores.map(({ id, value }) => {
      const news = settled && id.key === tab && JSON.stringify(settled) !== JSON.stringify(value);
      return news ? settled : no_update;
    });
  };
})();
