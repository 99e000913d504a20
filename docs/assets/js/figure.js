// A figure that a run has drawn: an image (never markup of the page), in the colour of the page's text.

/** @type {Map<HTMLImageElement, string>} */
const painted = new Map();

/** Show `svg` in `image`, now and whenever the reader switches between light and dark. */
/** @param {HTMLImageElement} image @param {string} svg */
export function paint(image, svg) {
  painted.set(image, svg);
  image.src = address(svg);
  observer.observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
}

const observer = new MutationObserver(() => {
  for (const [image, svg] of painted) {
    if (image.isConnected) image.src = address(svg);
    else painted.delete(image);
  }
});

/** @param {string} svg */
function address(svg) {
  const color = getComputedStyle(document.body).getPropertyValue("--mf-ink").trim();
  const coloured = svg.replace("<svg ", `<svg color="${color}" `);
  return `data:image/svg+xml,${encodeURIComponent(coloured)}`;
}
