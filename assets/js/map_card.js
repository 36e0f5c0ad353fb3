/* The card beside the pointer or the place reached by keyboard, and the outlines that mark places. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = (setpoint.map = setpoint.map || {});
  const GAP = 14; // pixels between pointer and card
  const KINDS = ["map-card-name", "map-card-place"];

  /** Show the card's lines near a point of the screen, inside the map. */
  map.showCard = function (view, lines, clientX, clientY) {
    const { card, stage } = view;
    const text = lines.join("\n");
    if (card.dataset.text !== text) {
      card.dataset.text = text;
      card.replaceChildren(...lines.map(cardLine));
    }
    card.hidden = false;
    const around = stage.getBoundingClientRect();
    const x = clientX - around.left + GAP;
    const y = clientY - around.top + GAP;
    const left = x + card.offsetWidth > around.width ? x - card.offsetWidth - 2 * GAP : x;
    const top = y + card.offsetHeight > around.height ? y - card.offsetHeight - 2 * GAP : y;
    card.style.transform = `translate(${Math.max(0, left)}px, ${Math.max(0, top)}px)`;
  };

  map.hideCard = function (view) {
    view.card.hidden = true;
    map.mark(view, "hover", "");
  };

  /** Say the card to a screen reader. */
  map.say = function (view, lines) {
    view.live.textContent = lines.join(". ");
  };

  /** Outline a place as hovered, active or selected; "" takes the mark away. */
  map.mark = function (view, kind, d) {
    const path = view.svg.querySelector(`.map-marks .map-${kind}`);
    if ((path.getAttribute("d") || "") !== d) path.setAttribute("d", d);
  };

  /** The outline of a target of either kind, as path data. */
  map.outline = function (view, target) {
    if (!target) return "";
    if (target.band) return target.band.element.getAttribute("d");
    if (target.circle) return ring(target.circle.element, 2 * map.unitsPerPixel(view));
    return view.shapes[target.place].getAttribute("d");
  };

  /** The lines of a target's card. */
  map.lines = function (view, target) {
    if (target.band) return map.bandLines(view, target.band);
    return target.circle ? map.portLines(view, target.circle) : map.placeLines(view, target.place);
  };

  function cardLine(text, i) {
    const line = document.createElement("div");
    line.className = KINDS[i] || "map-card-line";
    line.textContent = text;
    return line;
  }

  /** A ring around a circle, wider by a margin. */
  function ring(circle, margin) {
    const [x, y, radius] = ["cx", "cy", "r"].map((name) => Number(circle.getAttribute(name)));
    const r = radius + margin;
    return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }
})();
