"""The invest page: border revenue to regions and interventions."""
