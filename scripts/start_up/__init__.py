"""Files from which Python starts faster in the browser (docs/decisions/start-up.md)."""
