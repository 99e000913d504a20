// Print the derivative of m outputs by n inputs in both layouts, as JSON lines.
import { conversion, derivative, shapeInWords } from "../../docs/assets/js/layouts.js";

for (const outputs of [1, 2, 3, 5]) {
  for (const inputs of [1, 2, 4, 5]) {
    for (const layout of /** @type {const} */ (["numerator", "denominator"])) {
      const matrix = derivative(outputs, inputs, layout);
      const slopes = Array.from({ length: matrix.rows }, (_, row) =>
        Array.from({ length: matrix.columns }, (_, column) => matrix.slope(row + 1, column + 1)),
      );
      const words = [shapeInWords(matrix), conversion(outputs, inputs, layout)];
      console.log(JSON.stringify({ outputs, inputs, layout, rows: matrix.rows, columns: matrix.columns, slopes, words }));
    }
  }
}
