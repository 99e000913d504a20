// Written into the head of every page, before the theme's script. The theme asks for the search index on each
// page, and the index grows with the book. Let the request wait until the reader turns to the search.
{
  const { open, send } = XMLHttpRequest.prototype;
  const wanted = new Promise((resolve) => {
    // An address with `?h=` comes from the search: its words are marked on the page, and the index says how.
    if (new URLSearchParams(location.search).has("h")) resolve(true);
    addEventListener("focusin", ({ target }) => {
      if (target instanceof Element && target.closest(".md-search")) resolve(true);
    });
  });

  /** @type {(this: XMLHttpRequest, ...request: any[]) => void} */
  XMLHttpRequest.prototype.open = function (...request) {
    Reflect.apply(open, this, request);
    if (!`${request[1]}`.endsWith("/search/search_index.json")) return;
    this.send = (body) => void wanted.then(() => send.call(this, body));
  };
}
