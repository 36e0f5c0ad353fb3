"""An attacker on hidden counts: reads what the app shows and serves, and bounds every hidden cell by what it finds."""
