/* Panels at the simulator's foot that are filled while their tab is open, once the reader rests: nothing of them runs
   while a slider moves (components/simulator/charge_path.py). */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};
  const TABS = { "simulator-steps-wish": "parts", "simulator-flows-wish": "flows", "simulator-tariffs-wish": "tariffs" };

  /**
   * Clientside callback: the state to show, or nothing where the panel is not in view.
   * @param {Object|null} settled the state at rest, null until the first rest
   * @param {string} tab the open tab
   * @param {...*} rest the panel's own choices, and last the state the page was laid out with
   */
  clientside.setpoint.askAtRest = function (settled, tab, ...rest) {
    const { callback_context, no_update } = window.dash_clientside;
    const initial = rest.pop();
    if (TABS[callback_context.outputs_list.id] !== tab) return no_update;
    return { state: settled || initial, choices: rest };
  };
})();
