"""The tree of a document as text, for people."""

from __future__ import annotations

from ..document import Document

_SHOWN = 100


def outline(document: Document) -> str:
    """One line a heading, indented by level, with what stands under it counted; parts and tables named."""
    lines: list[str] = []
    for part in document.parts:
        metadata = part.context.metadata
        label = " ".join(x for x in (metadata.type, metadata.number, metadata.date) if x)
        lines.append(f"[{part.number}] {label}".rstrip() + f"  ({part.span[0]}-{part.span[1]})")
        counts: dict[str, int] = {}
        for block in part.blocks:
            if block.kind == "heading":
                lines += _counted(counts)
                title = " ".join(x for x in (block.marker, block.text.text) if x)
                if len(title) > _SHOWN:
                    title = title[: _SHOWN - 1] + "…"
                lines.append("  " * (len(block.path) + 1) + title)
            else:
                counts[block.kind] = counts.get(block.kind, 0) + 1
        lines += _counted(counts)
    return "\n".join(lines) + "\n"


def _counted(counts: dict[str, int]) -> list[str]:
    """'      · 3 item, 2 paragraph' for what was counted since the last heading."""
    if not counts:
        return []
    text = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
    counts.clear()
    return [f"      · {text}"]
