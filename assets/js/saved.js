/* Saved scenarios in the browser: what the buttons of their lists ask for, saving from the simulator, and the saved
   scenario's name in its address. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  /** Tell a store what a button asks for; `at` makes each press new. */
  const ask = (store, wish) => window.dash_clientside.set_props(store, { data: { ...wish, at: Date.now() } });

  document.addEventListener("click", (event) => {
    const ofList = event.target.closest("[data-saved-do]");
    if (ofList) ask("saved-wish", { do: ofList.dataset.savedDo, id: ofList.dataset.id });
    const ofOne = event.target.closest("[data-scenario-do]");
    if (ofOne) {
      const field = ofOne.dataset.text && document.getElementById(ofOne.dataset.text);
      ask("scenario-wish", { do: ofOne.dataset.scenarioDo, id: ofOne.dataset.id, text: field ? field.value : "" });
    }
    const copy = event.target.closest("[data-copy-link]");
    if (copy) copyLink(copy);
  });

  /** Put the whole address of a link on the clipboard; where that is not allowed, select it for the reader. */
  async function copyLink(button) {
    const field = document.getElementById(button.dataset.copyLink);
    try {
      await navigator.clipboard.writeText(location.origin + field.value);
      button.textContent = "Copied";
    } catch {
      field.focus();
      field.select();
    }
  }

  /** The simulator's own state in the address: what names the saved scenario, and its key, stay out. */
  function ownAddress() {
    const query = new URLSearchParams(location.search);
    for (const name of ["saved", "key"]) query.delete(name);
    return query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  }

  /** Clientside callback: "Save as new" or "Save version n" was pressed. */
  clientside.setpoint.wishSave = function (_new, _next, title, note) {
    const { callback_context, no_update } = window.dash_clientside;
    const pressed = callback_context.triggered[0];
    if (!pressed || !pressed.value) return no_update;
    const kind = pressed.prop_id.startsWith("save-next") ? "next" : "new";
    return { kind, title: title || "", note: note || "", address: ownAddress(), at: Date.now() };
  };

  /** Clientside callback: the address names the scenario that was saved last. */
  clientside.setpoint.keepSavedInAddress = function (held) {
    if (!held || location.pathname !== "/simulator") return window.dash_clientside.no_update;
    const query = new URLSearchParams(location.search);
    query.set("saved", held.id);
    if (held.key) query.set("key", held.key);
    else query.delete("key");
    const text = query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
    history.replaceState({}, "", `${location.pathname}?${text}${location.hash}`);
    return window.dash_clientside.no_update;
  };
})();
