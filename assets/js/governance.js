/* A link marked data-carry-address takes this page's state along: what stands in the address after "?". */
(function () {
  "use strict";
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-carry-address]");
    if (link) link.search = location.search;
  });
})();
