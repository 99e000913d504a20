// The list of all exercises and parts of labs that the build has written into the page.

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {number} stars    from 1 to 4, or 0 for a part of a lab
 * @property {string} section  its page
 * @property {HTMLElement} item  where it stands in the list
 * @property {HTMLAnchorElement} link
 */

/** @param {ParentNode} list @returns {Entry[]} in the order of the book */
export function entriesOf(list) {
  return [...list.querySelectorAll("[data-mf-section]")].flatMap((section) =>
    [...section.querySelectorAll("[data-mf-item]")].flatMap((item) => {
      const link = item.querySelector("a");
      if (!(item instanceof HTMLElement) || !link) return [];
      const { mfItem = "", mfStars = "0" } = item.dataset;
      return [{ id: mfItem, stars: Number(mfStars), section: section.getAttribute("data-mf-section") ?? "", item, link }];
    }),
  );
}
