"""The doors: command line and HTTP. Asks `graph`; knows nothing of how facts were found."""
