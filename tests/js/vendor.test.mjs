import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

for (const bundle of ["vendor.mjs", "vendor_katex.mjs"]) {
  test(`${bundle} exports no name that our scripts leave unused`, async () => {
    const folder = "docs/assets/js";
    const files = readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".js"));
    const source = files.map((name) => readFileSync(`${folder}/${name}`, "utf-8")).join("\n");
    const vendor = await import(`../../scripts/${bundle}`);
    const unused = Object.keys(vendor).filter((name) => !new RegExp(`\\b${name}\\b`).test(source));
    assert.deepEqual(unused, []);
  });
}
