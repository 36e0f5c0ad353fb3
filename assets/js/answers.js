/* When the server does not answer a callback: say so, once, above the page; and go on asking after work that it does
   beside the page, so that a restart of the server does not leave a page waiting for ever. */
(function () {
  "use strict";
  const CALLBACKS = "_dash-update-component";
  const WAITS = [1, 2, 4, 8, 15]; // seconds before work beside the page is asked after again
  const LATER = new Set([429, 502, 503, 504]);
  const AWAY = "The server does not answer. What you see is from before; go on when it is back.";
  const GIVEN_UP = "The server did not come back in time. If something was being worked out, run it again.";
  const ask = window.fetch.bind(window);

  window.fetch = async function (resource, options) {
    const address = String(resource && resource.url ? resource.url : resource);
    if (!address.includes(CALLBACKS)) return ask(resource, options);
    return address.includes("cacheKey=") ? followed(resource, options) : once(resource, options);
  };

  /** One question; a failure is told and passed on. */
  async function once(resource, options) {
    try {
      const answer = await ask(resource, options);
      if (answer.ok) tell("");
      else tell(await wordsOf(answer));
      return answer;
    } catch (error) {
      if (error.name !== "AbortError") tell(AWAY);
      throw error;
    }
  }

  /** A look at work beside the page: asked again for a while; then the page is told that it is over. */
  async function followed(resource, options) {
    for (const wait of [...WAITS, 0]) {
      let seconds = wait;
      try {
        const answer = await ask(resource, options);
        if (answer.ok) tell("");
        if (!LATER.has(answer.status)) return answer;
        seconds = Math.min(30, Math.max(wait, Number(answer.headers.get("Retry-After")) || 0));
        tell(await wordsOf(answer));
      } catch {
        tell(AWAY);
      }
      if (wait) await new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
    }
    tell(GIVEN_UP);
    return new Response(null, { status: 204 });
  }

  /** What the server says of its failure, in its own words. */
  async function wordsOf(answer) {
    try {
      return (await answer.clone().json()).error || AWAY;
    } catch {
      return answer.status === 403 ? "This page is out of date. Load it again." : AWAY;
    }
  }

  /** Say it above the page; nothing takes it away. */
  function tell(words) {
    let place = document.getElementById("unanswered");
    if (!place && !words) return;
    if (!place) {
      place = document.createElement("p");
      place.id = "unanswered";
      place.setAttribute("role", "status");
      document.body.append(place);
    }
    place.hidden = !words;
    if (place.textContent !== words) place.textContent = words;
  }
})();
