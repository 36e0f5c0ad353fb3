/* Shape files of the maps: each is fetched once, whatever number of maps and pages ask for it. */
(function () {
  "use strict";
  const setpoint = (window.setpoint = window.setpoint || {});
  const map = (setpoint.map = setpoint.map || {});

  /** @type {Map<string, Promise<Object>>} documents by address */
  const cache = new Map();

  /** One shape file; a failure is not remembered, so that asking again tries again. */
  function fetchOnce(address) {
    if (!cache.has(address)) {
      const answer = fetch(address).then((response) => {
        if (!response.ok) throw new Error(`${address} answered ${response.status}`);
        return response.json();
      });
      answer.catch(() => cache.delete(address));
      cache.set(address, answer);
    }
    return cache.get(address);
  }

  /**
   * @param {Object<string, string>} addresses of all files by name
   * @param {string[]} names of the files wanted
   * @returns {Promise<Object<string, Object>>} documents by name
   */
  map.load = async function (addresses, names) {
    const documents = await Promise.all(names.map((name) => fetchOnce(addresses[name])));
    return Object.fromEntries(names.map((name, i) => [name, documents[i]]));
  };

  /** Position of each id in a document, made once: the join of values to shapes. */
  map.positions = function (document) {
    if (!document.at) document.at = new Map(document.ids.map((id, i) => [id, i]));
    return document.at;
  };

  /** Which HIDTA each county lies in: position in hidtas, or -1. Made once. */
  map.hidtaOfCounty = function (documents) {
    const { hidtas, counties } = documents;
    if (!hidtas.ofCounty) {
      hidtas.ofCounty = new Int16Array(counties.ids.length).fill(-1);
      hidtas.counties.forEach((members, h) => members.forEach((c) => (hidtas.ofCounty[c] = h)));
    }
    return hidtas.ofCounty;
  };
})();
