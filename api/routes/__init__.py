"""The HTTP paths, one module an idea."""
