"""The portal: the casefile in a browser, on this machine alone. `affiant serve` starts it."""
