// The two layouts of a derivative. A single number counts as a column of length 1, in both.

/** @typedef {"numerator" | "denominator"} Layout */

/**
 * The matrix of the slopes of some outputs by some inputs.
 * @param {number} outputs @param {number} inputs @param {Layout} layout
 * @returns {{rows: number, columns: number, slope: (row: number, column: number) => {output: number, input: number}}}
 */
export function derivative(outputs, inputs, layout) {
  return layout === "numerator"
    ? { rows: outputs, columns: inputs, slope: (row, column) => ({ output: row, input: column }) }
    : { rows: inputs, columns: outputs, slope: (row, column) => ({ output: column, input: row }) };
}

/** What a matrix of this shape is called. @param {{rows: number, columns: number}} shape */
export function shapeInWords({ rows, columns }) {
  if (rows === 1 && columns === 1) return "one number";
  const name = rows === 1 ? "a row" : columns === 1 ? "a column" : "a matrix";
  return `${name}, ${rows} × ${columns}`;
}

/** What to do with a matrix of the other book. @param {number} outputs @param {number} inputs @param {Layout} other */
export function conversion(outputs, inputs, other) {
  if (outputs === 1 && inputs === 1) return "It is one number, the same in every book.";
  if (other === "numerator") return "Both books write the same. There is nothing to convert.";
  return "Transpose the matrix of the other book, and turn the order of the factors in products round.";
}
