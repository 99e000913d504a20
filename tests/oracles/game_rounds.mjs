// Print what the games show in many rounds, as JSON lines.
import { operationsOf, signOf, written } from "../../docs/assets/js/games/expressions.js";
import { matchRound } from "../../docs/assets/js/games/match_round.js";
import { sniperRound, structureOf } from "../../docs/assets/js/games/sniper_round.js";

const ROUNDS = 60;
const XS = [-2.7, -1.9, -1.1, -0.4, 0.3, 0.8, 1.7, 2.6];

for (let seed = 1; seed <= ROUNDS; seed += 1) {
  for (const { formula, slope } of matchRound(seed).pairs) {
    const values = XS.map((x) => [formula.at(x), slope.at(x)]);
    console.log(JSON.stringify({ game: "G1", formula: formula.text, slope: slope.text, xs: XS, values }));
  }
  for (const root of sniperRound(seed)) {
    const outermost = { sign: signOf(root), among: operationsOf(root).length };
    console.log(JSON.stringify({ game: "G2", expression: written(root), outermost, says: structureOf(root) }));
  }
}
