/**
 * Places for nodes and labels so that none covers another; the same way as viz/layout.py.
 * Every node lies as near to its parent as the boxes allow, nodes of one kind side by side.
 */

/** @typedef {{left: number, right: number, above: number, below: number}} Box */
/** @typedef {{x: number, y: number}} Point */
/** @typedef {{places: Map<string, Point>, room: Box}} Family */

const ANGLES = 60;
const STRAY = 0.45;
const RING = 14;

/** @param {number[][]} taken @param {Point} at @param {Box} room */
function free(taken, at, room) {
  const left = at.x - room.left, right = at.x + room.right, top = at.y - room.above, bottom = at.y + room.below;
  for (const [a, b, c, d] of taken) if (left < b && right > a && top < d && bottom > c) return false;
  return true;
}

/** The angle each child would like: kinds share the circle by their number. @param {string[]} kinds */
function sectors(kinds) {
  const counts = new Map();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const order = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const starts = new Map();
  let angle = -Math.PI / 2;
  for (const kind of order) {
    starts.set(kind, angle);
    angle += (2 * Math.PI * counts.get(kind)) / kinds.length;
  }
  const seen = new Map();
  return kinds.map((kind) => {
    const number = seen.get(kind) ?? 0;
    seen.set(kind, number + 1);
    return starts.get(kind) + (2 * Math.PI * (number + 0.5)) / kinds.length;
  });
}

/**
 * Place families about a point, each as near as it goes.
 * @param {Point} origin @param {number[][]} taken boxes that stand already; grows
 * @param {{family: Family, kind: string}[]} children
 * @param {number} aspect width by height of the room to fill
 * @returns {Map<string, Point>}
 */
export function placeAround(origin, taken, children, aspect) {
  /** @type {Map<string, Point>} */
  const places = new Map();
  const stretch = Math.sqrt(aspect);
  const wanted = sectors(children.map((child) => child.kind));
  children.forEach(({ family: { places: members, room } }, index) => {
    const shiftX = (room.left - room.right) / 2, shiftY = (room.above - room.below) / 2;
    let best = null, cost = Infinity;
    for (let radius = 20; radius < cost; radius += RING) {
      for (let turn = 0; turn < ANGLES; turn++) {
        const angle = (2 * Math.PI * turn) / ANGLES;
        const away = Math.abs(((angle - wanted[index] + 5 * Math.PI) % (2 * Math.PI)) - Math.PI) / Math.PI;
        const price = radius * (1 + STRAY * away);
        if (price >= cost) continue;
        const at = {
          x: origin.x + radius * Math.cos(angle) * stretch + shiftX,
          y: origin.y + (radius * Math.sin(angle)) / stretch + shiftY,
        };
        if (free(taken, at, room)) [best, cost] = [at, price];
      }
    }
    taken.push([best.x - room.left, best.x + room.right, best.y - room.above, best.y + room.below]);
    for (const [id, { x, y }] of members) places.set(id, { x: best.x + x, y: best.y + y });
  });
  return places;
}

/** @param {string} id @param {Box} box @returns {Family} */
export const alone = (id, box) => ({ places: new Map([[id, { x: 0, y: 0 }]]), room: box });

/**
 * @param {string[]} ids @param {Map<string, Box>} boxes @param {[string, string][]} edges
 * @param {string | null} centre @param {(id: string) => string} kindOf @param {number} aspect
 * @returns {Map<string, Point>}
 */
export function spread(ids, boxes, edges, centre, kindOf, aspect) {
  /** @type {Map<string, Set<string>>} */
  const near = new Map(ids.map((id) => [id, new Set()]));
  for (const [a, b] of edges) if (a !== b) near.get(a)?.add(b), near.get(b)?.add(a);
  const byDegree = [...ids].sort((a, b) => near.get(b).size - near.get(a).size || (a < b ? -1 : 1));
  const root = centre ?? byDegree[0];
  /** @type {Map<string, string[]>} */
  const children = new Map();
  for (const id of ids) children.set(id, []);
  const seen = new Set([root]);
  const order = [root];
  const walk = (/** @type {number} */ from) => {
    for (let at = from; at < order.length; at++)
      for (const next of near.get(order[at]))
        if (!seen.has(next)) seen.add(next), children.get(order[at]).push(next), order.push(next);
  };
  walk(0);
  for (const head of byDegree)
    if (!seen.has(head)) seen.add(head), children.get(root).push(head), order.push(head), walk(order.length - 1);
  /** @type {Map<string, Family>} */
  const families = new Map();
  for (const id of order.reverse()) families.set(id, gather(id, boxes.get(id), children.get(id), families, kindOf, aspect));
  return families.get(root).places;
}

/** A node with its children placed about it.
 * @param {string} id @param {Box} own @param {string[]} children @param {Map<string, Family>} families
 * @param {(id: string) => string} kindOf @param {number} aspect @returns {Family} */
function gather(id, own, children, families, kindOf, aspect) {
  const size = (/** @type {Family} */ { places, room }) => (places.size === 1 ? 0 : (room.left + room.right) * (room.above + room.below));
  const sorted = children
    .map((child) => ({ family: families.get(child), kind: kindOf(child), id: child }))
    .sort((a, b) => size(b.family) - size(a.family) || a.kind.localeCompare(b.kind) || (a.id < b.id ? -1 : 1));
  const taken = [[-own.left, own.right, -own.above, own.below]];
  const places = placeAround({ x: 0, y: 0 }, taken, sorted, aspect);
  places.set(id, { x: 0, y: 0 });
  const room = {
    left: -Math.min(...taken.map((t) => t[0])),
    right: Math.max(...taken.map((t) => t[1])),
    above: -Math.min(...taken.map((t) => t[2])),
    below: Math.max(...taken.map((t) => t[3])),
  };
  return { places, room };
}
