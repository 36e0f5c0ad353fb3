"""Screens of the workspace: what people save, upload, watch, and their accounts."""
