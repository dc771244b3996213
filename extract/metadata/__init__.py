"""What a document says of itself: its metadata, and the context in which its sentences are to be read."""

from .context import collect, read_context

__all__ = ["collect", "read_context"]
