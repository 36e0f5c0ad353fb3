"""Tables made from other tables: pure functions, one module a table."""
