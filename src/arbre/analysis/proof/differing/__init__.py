"""Two protocols before one solver: of which patients they decide otherwise, aspect by aspect."""
