/**
 * A view in rows, read from top to bottom: what a node comes from, the node, what carries it out, who has tasks.
 * Groups of one relation stand together under a title; no box covers another.
 */

/** @typedef {import("./layout.js").Box} Box */
/** @typedef {import("./layout.js").Point} Point */
/** @typedef {{title: string, ids: string[], beside?: boolean}} Group */
/** @typedef {{places: Map<string, Point>, titles: {text: string, x: number, y: number}[], width: number, height: number}} Sheet */

const TITLE = 26;
const BETWEEN = 18;
const SHEETS = 36;
/** Width of a letter of a title, about. */
const LETTER = 7.6;

/** Groups below one another, each on as many lines as it needs. @param {Group[]} groups @param {Map<string, Box>} boxes @param {number} width @returns {Sheet} */
export function sheet(groups, boxes, width) {
  const made = empty();
  for (const { title, ids } of groups) {
    if (!ids.length) continue;
    const lines = broken(ids, boxes, width);
    const wide = Math.max(...lines.map((line) => line.reduce((sum, id) => sum + span(boxes.get(id)), 0)));
    made.width = Math.max(made.width, wide);
    if (title) {
      // A title wider than its group stands about the same middle, so that no edge of the view cuts it.
      made.titles.push({ text: title, x: -Math.max(wide, Math.min(width, LETTER * title.length)) / 2, y: made.height + TITLE / 2 });
      made.height += TITLE;
    }
    for (const line of lines) {
      const above = Math.max(...line.map((id) => boxes.get(id).above));
      let x = -line.reduce((sum, id) => sum + span(boxes.get(id)), 0) / 2;
      for (const id of line) {
        made.places.set(id, { x: x + boxes.get(id).left, y: made.height + above });
        x += span(boxes.get(id));
      }
      made.height += above + Math.max(...line.map((id) => boxes.get(id).below));
    }
    made.height += BETWEEN;
  }
  return made;
}

/** @param {Box} box */
const span = (box) => box.left + box.right;

/** Lines of about equal length, none wider than the sheet. @param {string[]} ids @param {Map<string, Box>} boxes @param {number} width */
function broken(ids, boxes, width) {
  const total = ids.reduce((sum, id) => sum + span(boxes.get(id)), 0);
  const even = total / Math.ceil(total / width);
  /** @type {string[][]} */
  const lines = [[]];
  let used = 0;
  for (const id of ids) {
    const wide = span(boxes.get(id));
    const full = used + wide > width || (used + wide / 2 > even && lines.length < Math.ceil(total / width));
    if (used && full) lines.push([]), (used = 0);
    lines[lines.length - 1].push(id);
    used += wide;
  }
  return lines;
}

/** Sheets beside and below one another, in their order, every shelf about x = 0. @param {Sheet[]} sheets @param {number} width @returns {Sheet} */
export function shelves(sheets, width) {
  /** @type {Sheet[][]} */
  const rows = [];
  let used = Infinity;
  for (const one of sheets) {
    if (used + one.width > width) rows.push([]), (used = 0);
    rows[rows.length - 1].push(one);
    used += one.width + SHEETS;
  }
  return stack(rows.map((row) => {
    const made = empty();
    made.width = row.reduce((sum, one) => sum + one.width + SHEETS, -SHEETS);
    made.height = Math.max(...row.map((one) => one.height));
    let x = -made.width / 2;
    for (const one of row) {
      move(one, made, x + one.width / 2, 0);
      x += one.width + SHEETS;
    }
    return made;
  }));
}

/** Sheets below one another. @param {Sheet[]} sheets @returns {Sheet} */
export function stack(sheets) {
  const made = empty();
  for (const one of sheets) {
    move(one, made, 0, made.height);
    made.width = Math.max(made.width, one.width);
    made.height += one.height;
  }
  return made;
}

/** @returns {Sheet} */
const empty = () => ({ places: new Map(), titles: [], width: 0, height: 0 });

/** @param {Sheet} from @param {Sheet} to @param {number} x @param {number} y */
function move(from, to, x, y) {
  for (const [id, place] of from.places) to.places.set(id, { x: place.x + x, y: place.y + y });
  for (const title of from.titles) to.titles.push({ ...title, x: title.x + x, y: title.y + y });
}
