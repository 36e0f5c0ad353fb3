/* The data page: the search box hides cards that do not hold its words; an address with #id goes to that card. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};
  let arrivedAt = "";

  /** Show the cards that hold every word of `text`; returns how many there are, in words. */
  clientside.setpoint.filterDataSets = function (text) {
    const words = (text || "").toLowerCase().split(/\s+/).filter(Boolean);
    const cards = [...document.querySelectorAll(".dataset-card")];
    for (const card of cards) card.hidden = !words.every((word) => card.dataset.words.includes(word));
    const shown = cards.filter((card) => !card.hidden).length;
    goToCard();
    return words.length ? `${shown} of ${cards.length} data sets` : `${cards.length} data sets`;
  };

  /** Dash lays the page out after the browser looked for the anchor: go there once, now that it exists. */
  function goToCard() {
    const card = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!card || arrivedAt === location.href) return;
    arrivedAt = location.href;
    requestAnimationFrame(() => card.scrollIntoView());
  }
})();
