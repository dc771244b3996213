/** /docs: the API description for people, made of /openapi.json; every GET can be tried on the spot. */

import { byId, element } from "./dom.js";

/** @param {string} path @param {HTMLFormElement} form */
function address(path, form) {
  const query = new URLSearchParams();
  for (const input of form.querySelectorAll("input")) {
    if (!input.value) continue;
    if (input.dataset.in === "path") path = path.replace(`{${input.name}}`, input.value.split("/").map(encodeURIComponent).join("/"));
    else query.append(input.name, input.value);
  }
  return query.size ? `${path}?${query}` : path;
}

/** @param {string} path @param {any[]} parameters */
function tryOut(path, parameters) {
  const result = element("pre", { hidden: true, tabindex: "0" });
  const form = /** @type {HTMLFormElement} */ (
    element(
      "form",
      {},
      ...parameters.map((one) =>
        element(
          "label",
          {},
          element("span", {}, `${one.name}${one.required ? " *" : ""}`),
          element("input", {
            name: one.name,
            "data-in": one.in,
            required: one.required ?? false,
            title: one.description,
            placeholder: one.description,
            value: one.example ?? one.schema?.examples?.[0] ?? (one.name === "directive" ? "29-NQ/TW" : undefined),
          }),
        ),
      ),
      element("button", { type: "submit" }, "GET"),
      result,
    )
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const response = await fetch(address(path, form));
    const text = await response.text();
    const json = response.headers.get("content-type")?.includes("json");
    result.hidden = false;
    result.textContent = `${response.status} ${decodeURIComponent(response.url)}\n\n${json ? JSON.stringify(JSON.parse(text), null, 1) : text}`;
  });
  return form;
}

/** @param {string} path @param {string} method @param {any} operation */
function operationBox(path, method, operation) {
  const example = operation.responses?.["200"]?.content?.["application/json"]?.example;
  return element(
    "details",
    {},
    element("summary", {}, element("span", { class: "method" }, method.toUpperCase()), element("code", {}, path), ` — ${operation.summary ?? ""}`),
    element(
      "div",
      {},
      ...(operation.description ?? "").split("\n\n").map((/** @type {string} */ text) => element("p", {}, text)),
      method === "get" ? tryOut(path, operation.parameters ?? []) : null,
      example ? element("details", {}, element("summary", {}, "200"), element("div", {}, element("pre", { tabindex: "0" }, JSON.stringify(example, null, 1)))) : null,
    ),
  );
}

const place = byId("api");
const description = await (await fetch("/openapi.json")).json();
place.append(element("p", {}, description.info.description));
const groups = new Map();
for (const [path, methods] of Object.entries(description.paths))
  for (const [method, operation] of Object.entries(methods)) {
    const tag = operation.tags?.[0] ?? "Other";
    if (!groups.has(tag)) groups.set(tag, []);
    groups.get(tag).push(operationBox(path, method, operation));
  }
for (const [tag, boxes] of groups) place.append(element("h2", {}, tag), ...boxes);
