"""`/api/v1`: the tables and the assessment as JSON, CSV and Parquet."""

from flask import Blueprint

api = Blueprint("api", __name__)
