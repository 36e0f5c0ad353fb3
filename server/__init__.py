"""What serves the app: settings, headers, health, API."""
