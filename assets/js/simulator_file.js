/* A scenario file opened on the simulator: chosen or dropped, read here, checked by the server
   (components/simulator/scenario_file.py). What cannot be shown is told with its field; the page stays as it is. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};
  let number = 0; // of the files read, so that the same one may be opened again

  const place = (id) => document.getElementById(id);

  /** What was opened, in a line; no words take it away. */
  function tell(words) {
    place("simulator-file-told").textContent = words;
    place("simulator-file-problems").replaceChildren();
  }

  function tellProblems(name, problems) {
    const head = document.createElement("p");
    head.textContent = `${name} was not opened; nothing has changed.`;
    const list = document.createElement("ul");
    for (const problem of problems) list.appendChild(document.createElement("li")).textContent = problem;
    place("simulator-file-told").textContent = "";
    place("simulator-file-problems").replaceChildren(head, list);
  }

  async function read(file) {
    if (!file) return;
    tell(`Reading ${file.name}…`);
    try {
      const text = await file.text();
      clientside.set_props("simulator-file", { data: { name: file.name, text, number: ++number } });
    } catch (error) {
      tellProblems(file.name, [error.message]);
    }
  }

  /** Clientside callback: the server's word on the file. */
  clientside.setpoint.openScenario = function (answer) {
    if (answer.problems) tellProblems(answer.name, answer.problems);
    else setpoint.simulator.open(answer.search, [`Opened: ${answer.name}.`, ...answer.told].join(" "));
  };

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-simulator=open]")) return;
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".json,application/json";
    input.addEventListener("change", () => read(input.files[0]));
    input.click();
  });

  const zone = (event) => (event.target instanceof Element ? event.target.closest("#simulator") : null);
  const mark = (over) => document.querySelectorAll("#simulator").forEach((root) => root.classList.toggle("file-over", over));

  document.addEventListener("dragover", (event) => {
    if (!zone(event) || ![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    mark(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) mark(false);
  });
  document.addEventListener("drop", (event) => {
    if (!zone(event) || !event.dataTransfer.files.length) return;
    event.preventDefault();
    mark(false);
    read(event.dataTransfer.files[0]);
  });

  setpoint.simulatorFile = { tell };
})();
