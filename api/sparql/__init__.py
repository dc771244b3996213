"""The SPARQL 1.1 Protocol, query half, with limits that hold. Imports nothing: the worker process starts from here."""
