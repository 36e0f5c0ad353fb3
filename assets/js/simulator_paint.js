/* What the simulator shows of an answer: texts put into the cells that hold them, numbers into the charts. Nothing is
   laid out anew, so that figures change in place while a slider moves. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});

  const text = (node, words) => {
    if (node.textContent !== words) node.textContent = words;
  };

  /** Put the answer's texts into the cells that hold them. */
  function fillCells(answer) {
    const root = document.getElementById("simulator");
    root.querySelectorAll("[data-cell]").forEach((node) => {
      const cell = answer.cells[node.dataset.cell];
      if (!cell) return;
      text(node, cell[0]);
      const td = node.closest("td");
      if (td && cell[1] !== null) td.dataset.value = cell[1];
    });
    root.querySelectorAll("[data-mark]").forEach((node) => text(node, answer.marks[node.dataset.mark] || ""));
    root.querySelectorAll("[data-cases]").forEach((list) => {
      const groups = answer.cases[list.dataset.cases] || [];
      [...list.children].forEach((line, i) => {
        line.hidden = i >= groups.length;
        if (line.hidden) return;
        groups[i].slice(0, 3).forEach((words, part) => text(line.children[part], words));
        line.className = groups[i][3] ? "quiet" : "";
      });
    });
    text(document.getElementById("simulator-headline"), answer.headline);
  }

  function tellProblems(problems) {
    const box = document.getElementById("simulator-problems");
    text(box, problems.length ? `Not used: ${problems.join("; ")}. The figures below are those before.` : "");
  }

  /** Redraw the chart of rates and tolls. */
  function drawRates(charts) {
    const block = document.getElementById("simulator-rates");
    if (block) setpoint.simulatorChart.draw(block, charts);
  }

  function withDeaths(figure, stacks) {
    const parts = ["explained", "unproven", "traced", "growth", "baseline"];
    return { ...figure, data: figure.data.map((trace, i) => ({ ...trace, x: stacks[parts[i]] })) };
  }

  setpoint.simulatorPaint = { fillCells, tellProblems, drawRates, withDeaths };
})();
