"""What pages share: data in, Dash components out."""
