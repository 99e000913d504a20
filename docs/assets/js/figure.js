// A figure that a run has drawn: an image (never markup of the page), in the colour of the page's text.
import { button } from "./elements.js";

/** @type {Map<HTMLImageElement, string>} */
const painted = new Map();

/** Pixels of a saved picture for each pixel on the page. */
const SHARPNESS = 3;

/** Show `svg` in `image`, now and whenever the reader switches between light and dark. */
/** @param {HTMLImageElement} image @param {string} svg */
export function paint(image, svg) {
  painted.set(image, svg);
  image.src = address(svg, ink());
  observer.observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
}

/** The buttons that save a figure: black on white, as for paper. @param {string} svg @param {string} name */
export function saveButtons(svg, name) {
  const group = document.createElement("div");
  group.className = "mf-figure__save";
  const asSvg = button("save-svg", "SVG");
  asSvg.setAttribute("aria-label", "Save the figure as SVG");
  asSvg.addEventListener("click", () => download(address(svg, "black"), `${name}.svg`));
  const asPng = button("save-png", "PNG");
  asPng.setAttribute("aria-label", "Save the figure as PNG");
  asPng.addEventListener("click", () => void picture(svg).then((png) => download(png, `${name}.png`)));
  group.append(asSvg, asPng);
  return group;
}

const observer = new MutationObserver(() => {
  for (const [image, svg] of painted) {
    if (image.isConnected) image.src = address(svg, ink());
    else painted.delete(image);
  }
});

function ink() {
  return getComputedStyle(document.body).getPropertyValue("--mf-ink").trim();
}

/** @param {string} svg @param {string} color */
function address(svg, color) {
  return `data:image/svg+xml,${encodeURIComponent(svg.replace("<svg ", `<svg color="${color}" `))}`;
}

/** @param {string} svg */
async function picture(svg) {
  const image = new Image();
  image.src = address(svg, "black");
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * SHARPNESS;
  canvas.height = image.height * SHARPNESS;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser cannot make pictures");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}

/** @param {string} href @param {string} name */
function download(href, name) {
  Object.assign(document.createElement("a"), { href, download: name }).click();
}
