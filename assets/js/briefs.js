/* The buttons of a brief: what is asked for, with the page's address as it stands now. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  /**
   * What was pressed, for the callback that makes the file.
   * @param {number} pdf presses of the PDF's button
   * @param {number} csv presses of the CSV's button
   * @param {string|null} name what the reader calls the brief
   * @returns {{kind: string, address: string, name: string, press: number}}
   */
  clientside.setpoint.wishBrief = function (pdf, csv, name) {
    const { callback_context, no_update } = window.dash_clientside;
    const pressed = callback_context.triggered[0];
    if (!pressed || !pressed.value) return no_update;
    const kind = pressed.prop_id.endsWith("-csv.n_clicks") ? "csv" : "pdf";
    return { kind, address: location.href, name: name || "", press: (pdf || 0) + (csv || 0) };
  };
})();
