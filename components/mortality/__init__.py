"""The mortality page's parts: what may be asked, the frames of its map, its chart, table and small multiples."""
