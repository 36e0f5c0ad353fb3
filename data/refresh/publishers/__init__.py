"""How each kind of publisher is asked.

`fetch(source, client, folder, now, known)` gives a Payload, or None where the publisher's version is the one known.
`folder` keeps what was received until the tables are made, so that an interrupted refresh goes on where it stopped.
"""
