/* Notes of a page (components/workspace/notes_panel.py): which charts it has, and what its buttons ask for. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};

  /** The charts of the page by the name of their files: what a note can be about. */
  function charts() {
    const found = new Map();
    document.querySelectorAll("main .chart-card[data-name]").forEach((card) => {
      const title = card.querySelector("h2");
      if (title) found.set(card.dataset.name, title.textContent.trim());
    });
    return [...found].map(([value, label]) => ({ value, label }));
  }

  const wish = (more) => ({ page: location.pathname, charts: charts(), at: Date.now(), ...more });

  /** Clientside callback: the notes of this page are asked for. */
  clientside.setpoint.openNotes = () => wish({ do: "open" });

  /** Clientside callback: another page has other notes. */
  clientside.setpoint.closeNotes = () => [null, ""];

  /** Take a note's words into the field; saving them changes that note. */
  function edit(button) {
    const words = button.closest("[data-note]").querySelector(".note-text").textContent;
    window.dash_clientside.set_props("notes-editing", { data: button.dataset.id });
    window.dash_clientside.set_props("notes-text", { value: words });
    document.getElementById("notes-text").focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-notes-do]");
    if (!button) return;
    const does = button.dataset.notesDo;
    if (does === "edit") return edit(button);
    const asked = { do: does, id: button.dataset.id };
    if (does === "write") {
      asked.text = document.getElementById("notes-text").value;
      asked.chart = chosen();
    }
    window.dash_clientside.set_props("notes-wish", { data: wish(asked) });
  });

  /** The chart that the note is about: the list shows its title. */
  function chosen() {
    const title = document.getElementById("notes-chart").value;
    const found = charts().find((each) => each.label === title);
    return found ? found.value : "page";
  }
})();
