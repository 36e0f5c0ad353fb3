/* Pointer, wheel and keyboard on a map. The page keeps its own scroll unless the reader asks the map for it. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = (setpoint.map = setpoint.map || {});
  const DRAG = 4; // pixels a pointer may tremble and still click
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  /** Listen on a map's SVG; called once for each drawing. */
  map.listen = function (view) {
    const { svg } = view;
    svg.addEventListener("pointerdown", (event) => pointerDown(view, event));
    svg.addEventListener("pointermove", (event) => pointerMove(view, event));
    for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, (event) => pointerEnd(view, event));
    svg.addEventListener("pointerleave", () => map.hideCard(view));
    svg.addEventListener("click", (event) => click(view, event));
    svg.addEventListener("dblclick", (event) => map.zoomIn(view, map.framePoint(view, event.clientX, event.clientY)));
    svg.addEventListener("wheel", (event) => wheel(view, event), { passive: false });
    svg.addEventListener("keydown", (event) => key(view, event));
    svg.addEventListener("focus", () => svg.matches(":focus-visible") && !view.active && activate(view, start(view)));
    svg.addEventListener("blur", () => activate(view, null));
  };

  function pointerDown(view, event) {
    view.dragged = false;
    view.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY, startX: event.clientX, startY: event.clientY });
  }

  function pointerMove(view, event) {
    const pointer = view.pointers.get(event.pointerId);
    if (!pointer) return hover(view, event);
    if (view.pointers.size === 2) return pinch(view, event, pointer);
    const far = Math.hypot(event.clientX - pointer.startX, event.clientY - pointer.startY) > DRAG;
    if (!view.dragged && !far) return undefined;
    if (!view.dragged) {
      view.dragged = true;
      view.svg.setPointerCapture(event.pointerId);
      map.hideCard(view);
    }
    const units = map.unitsPerPixel(view);
    map.panBy(view, (pointer.x - event.clientX) * units, (pointer.y - event.clientY) * units);
    Object.assign(pointer, { x: event.clientX, y: event.clientY });
    return undefined;
  }

  /** Two fingers: their distance zooms around the middle between them. */
  function pinch(view, event, pointer) {
    const other = [...view.pointers.values()].find((candidate) => candidate !== pointer);
    const before = Math.hypot(pointer.x - other.x, pointer.y - other.y);
    Object.assign(pointer, { x: event.clientX, y: event.clientY });
    const after = Math.hypot(pointer.x - other.x, pointer.y - other.y);
    view.dragged = true;
    const middle = map.framePoint(view, (pointer.x + other.x) / 2, (pointer.y + other.y) / 2);
    if (before > 0) map.zoomBy(view, after / before, middle);
  }

  const pointerEnd = (view, event) => view.pointers.delete(event.pointerId);

  function hover(view, event) {
    const target = map.targetOf(view, event.target);
    if (!target) return map.hideCard(view);
    map.mark(view, "hover", map.outline(view, target));
    return map.showCard(view, map.lines(view, target), event.clientX, event.clientY);
  }

  function click(view, event) {
    if (view.dragged) return;
    const target = map.targetOf(view, event.target);
    if (!target) return;
    hover(view, event);
    map.choose(view, target);
  }

  /** The wheel zooms when the map has the focus or Ctrl is held; else the page scrolls. */
  function wheel(view, event) {
    if (!event.ctrlKey && document.activeElement !== view.svg) return;
    event.preventDefault();
    map.zoomBy(view, Math.exp(-event.deltaY * 0.002), map.framePoint(view, event.clientX, event.clientY));
  }

  function key(view, event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keyAction(view, event.key);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** What a key does, or null for one that is not the map's. */
  function keyAction(view, name) {
    if (ARROWS[name]) return () => step(view, ...ARROWS[name]);
    if (name === "+" || name === "=") return () => map.zoomIn(view);
    if (name === "-") return () => map.zoomOut(view);
    if (name === "0") return () => map.reset(view);
    if (name === "Escape" && (view.active || view.selected)) return () => clear(view);
    if ((name === "Enter" || name === " ") && view.active) return () => map.choose(view, view.active);
    return null;
  }

  const start = (view) => (view.payload || view.circles.length ? map.firstTarget(view) : null);

  function step(view, dx, dy) {
    const next = view.active ? map.nextTarget(view, view.active, dx, dy) : start(view);
    if (next) activate(view, next);
  }

  function clear(view) {
    activate(view, null);
    if (view.selected) map.answer(view, null);
  }

  /** Make a target the one the keyboard is at: outlined, shown in the card, said aloud. */
  function activate(view, target) {
    view.active = target;
    map.mark(view, "active", map.outline(view, target));
    if (!target) return map.hideCard(view);
    map.reveal(view, target);
    const lines = map.lines(view, target);
    map.say(view, lines);
    const shape = target.circle ? target.circle.element : view.shapes[target.place];
    const box = shape.getBoundingClientRect();
    return map.showCard(view, lines, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
  }
})();
