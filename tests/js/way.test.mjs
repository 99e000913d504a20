import assert from "node:assert/strict";
import test from "node:test";

/** The way that a first page with this address asks for. @param {string} search */
async function wayOf(search) {
  const textContent = JSON.stringify({ root: ".", needs: {}, hashes: {} });
  const document = { baseURI: "https://book.test/", getElementById: () => ({ textContent }) };
  Object.assign(globalThis, { document, location: { search } });
  const { way } = await import(`../../docs/assets/js/config.js${search || "?"}`); // read anew for each address
  return way;
}

test("the first address of a visit may ask for a way to start Python", async () => {
  for (const way of ["stock", "bundle", "snapshot"]) assert.equal(await wayOf(`?runtime=${way}`), way);
  assert.equal(await wayOf("?h=slope&runtime=bundle"), "bundle");
});

test("anything else is the usual way", async () => {
  for (const search of ["", "?runtime=", "?runtime=Stock", "?runtime=toString", "?prefetch=off"]) {
    assert.equal(await wayOf(search), "", search);
  }
});
