"""Write generated/NAME.json for every vocab/NAME.ttl: `python -m phancong.ontology.generate`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rdflib import RDF, SKOS, Graph, Literal, URIRef

HERE = Path(__file__).parent


def local_name(iri: object) -> str:
    return str(iri).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def concepts(turtle: str) -> list[dict[str, Any]]:
    """The SKOS concepts of a Turtle document as plain records."""
    graph = Graph().parse(data=turtle, format="turtle")
    records = []
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        record: dict[str, Any] = {"id": local_name(concept), "pref": {}, "alt": [], "notation": []}
        for predicate, value in graph.predicate_objects(concept):
            if predicate in (RDF.type, SKOS.inScheme, SKOS.topConceptOf):
                continue
            if predicate == SKOS.prefLabel and isinstance(value, Literal):
                record["pref"][value.language or "vi"] = str(value)
            elif predicate == SKOS.altLabel:
                record["alt"].append(str(value))
            elif predicate == SKOS.notation:
                record["notation"].append(str(value))
            else:
                plain = local_name(value) if isinstance(value, URIRef) else str(value)
                record.setdefault(local_name(predicate), []).append(plain)
        records.append(
            {
                k: sorted(v) if isinstance(v, list) else dict(sorted(v.items())) if isinstance(v, dict) else v
                for k, v in record.items()
            }
        )
    return sorted(records, key=lambda r: str(r["id"]))


def generated() -> dict[Path, str]:
    """What each generated file must hold."""
    return {
        HERE / "generated" / f"{path.stem}.json": json.dumps(
            concepts(path.read_text(encoding="utf-8")), ensure_ascii=False, indent=1
        )
        + "\n"
        for path in sorted((HERE / "vocab").glob("*.ttl"))
    }


if __name__ == "__main__":
    for path, text in generated().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
