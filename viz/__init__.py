"""The network: pyvis snapshots and the explorer. Draws what `graph` answers; knows nothing of how facts are found."""
