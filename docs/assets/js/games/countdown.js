// A clock that runs down, second by second; it stands still while the page is out of sight.

/**
 * @param {number} seconds @param {{shown: (left: number) => void, over: () => void}} told
 * @returns {() => void} stops it
 */
export function countdown(seconds, { shown, over }) {
  let left = seconds;
  shown(left);
  const ticking = setInterval(() => {
    if (document.hidden) return;
    left -= 1;
    shown(left);
    if (left > 0) return;
    clearInterval(ticking);
    over();
  }, 1000);
  return () => clearInterval(ticking);
}
