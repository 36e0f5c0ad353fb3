"""Two-page briefs for a meeting: typeset PDF, and the CSV of every figure in them. Nothing here knows of Dash."""
