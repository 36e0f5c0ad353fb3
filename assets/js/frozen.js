/* Parts of a page that never change (components/frozen.py): markup becomes elements through React, so that nothing is
   written into the page as HTML. Only known names pass; links within the app open as its own links do. */
(function () {
  "use strict";
  const HTML = "div span p a h1 h2 h3 h4 ul ol li dl dt dd strong em b i code pre sub sup small br hr table caption thead "
    + "tbody tr th td section article header footer nav aside figure figcaption details summary dfn abbr label button";
  const MATHML = "math mrow mi mn mo mtext mspace mfrac msqrt msub msup msubsup munder mover munderover";
  const ELEMENTS = new Set(`${HTML} ${MATHML}`.split(" "));
  const ATTRIBUTES = { class: "className", id: "id", href: "href", role: "role", title: "title", tabindex: "tabIndex",
    scope: "scope", type: "type", target: "target", rel: "rel", colspan: "colSpan", rowspan: "rowSpan",
    hidden: "hidden", open: "open", for: "htmlFor", download: "download", display: "display", accent: "accent",
    stretchy: "stretchy", width: "width", movablelimits: "movablelimits" };
  const cache = new Map();
  const MOST = 400; // pieces kept: more than a page has

  /** Follow a link within the app without loading it anew, as Dash's own links do. */
  function follow(event) {
    const link = event.currentTarget;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    window.scrollTo(0, 0);
  }

  function properties(node, key) {
    const props = { key };
    for (const { name, value } of node.attributes) {
      if (name === "href" && !/^(#|\/(?!\/)|https:\/\/)/.test(value)) continue;
      if (ATTRIBUTES[name]) props[ATTRIBUTES[name]] = value;
      else if (/^(data|aria)-/.test(name)) props[name] = value;
    }
    if (props.href && "data-within" in props) props.onClick = follow;
    return props;
  }

  /** @param {Node} node @param {number} key */
  function element(node, key) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.localName === "fragment") return window.React.createElement(window.React.Fragment, { key }, ...parts(node));
    if (!ELEMENTS.has(node.localName)) return null;
    return window.React.createElement(node.localName, properties(node, key), ...parts(node));
  }

  const parts = (node) => [...node.childNodes].map(element);

  function parsed(markup) {
    if (!cache.has(markup)) {
      if (cache.size >= MOST) cache.delete(cache.keys().next().value);
      cache.set(markup, element(new DOMParser().parseFromString(markup, "application/xml").documentElement, 0));
    }
    return cache.get(markup);
  }

  window.setpoint_frozen = { Frozen: (props) => parsed(props.markup) };
})();
