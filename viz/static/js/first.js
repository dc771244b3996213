/** Asks for what the page shows first while the drawing library is still on its way; main.js finds the answers kept. */

import * as api from "./api.js";
import { MOST, read } from "./state.js";

const { node, to } = read();
const view = node && to ? [api.path(node, to)] : node ? [api.around(node, MOST), api.around(node)] : [api.start()];
// Who asks again in main.js tells of a failure.
for (const answer of [api.vocabulary(), ...view]) answer.catch(() => {});
