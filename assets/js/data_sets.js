/* The data page: the search box and the theme hide cards; an address with #id goes to that card. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};
  let arrivedAt = "";

  /** Show the cards of a theme ("all" for every one) that hold every word of `text`; returns how many, in words. */
  clientside.setpoint.filterDataSets = function (text, theme) {
    const words = (text || "").toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (card) =>
      (theme === "all" || card.dataset.theme === theme) && words.every((word) => card.dataset.words.includes(word));
    const cards = [...document.querySelectorAll(".dataset-card")];
    for (const card of cards) card.hidden = !fits(card);
    for (const shelf of document.querySelectorAll(".data-shelf")) shelf.hidden = !shelf.querySelector(".dataset-card:not([hidden])");
    const shown = cards.filter((card) => !card.hidden).length;
    goToCard();
    if (!shown) return `0 of ${cards.length} data sets: try fewer words or another theme`;
    return shown < cards.length ? `${shown} of ${cards.length} data sets` : `${cards.length} data sets`;
  };

  /** Dash lays the page out after the browser looked for the anchor: go there once, now that it exists. */
  function goToCard() {
    const card = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!card || arrivedAt === location.href) return;
    arrivedAt = location.href;
    requestAnimationFrame(() => card.scrollIntoView());
  }
})();
