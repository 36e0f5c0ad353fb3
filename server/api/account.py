"""One's own account and API tokens. A token begets none that may more, or longer, than itself."""

from datetime import UTC, datetime

from flask import Response, jsonify
from pydantic import BaseModel, ConfigDict, Field

from server.api.bodies import body_as
from server.api.errors import FieldError, Refused
from server.api.routes import Parameter, Route
from server.who import current_person, current_scopes, current_token
from workspace import tokens
from workspace.records_accounts import ApiToken
from workspace.tokens import DEFAULT_DAYS, LONGEST_DAYS


class Me(BaseModel):
    """Who asks. regions: ids of the HIDTA regions you work for; scopes: what this token may be used for."""

    id: str
    name: str
    email: str
    role: str
    regions: list[str]
    scopes: list[str]


class TokenAnswer(BaseModel):
    """A token. token: its text, only in the answer that makes it."""

    id: str
    name: str
    scopes: list[str]
    created: datetime
    expires: datetime
    last_used: datetime | None
    token: str | None = None


class TokenList(BaseModel):
    """Your tokens that hold, the newest first."""

    tokens: list[TokenAnswer]


class NewToken(BaseModel):
    """A token to make."""

    model_config = ConfigDict(extra="forbid", strict=True)
    name: str
    scopes: list[str]
    days: int = Field(DEFAULT_DAYS, ge=1, le=LONGEST_DAYS)


class Revoked(BaseModel):
    """It was revoked."""

    revoked: bool = True


def me() -> Response:
    """Your account, and what the token may be used for."""
    person = current_person()
    answer = Me(
        id=person.id,
        name=person.name,
        email=person.email,
        role=person.role or "",
        regions=sorted(person.regions),
        scopes=sorted(current_scopes()),
    )
    return jsonify(answer.model_dump(mode="json"))


def list_tokens() -> Response:
    """Your tokens; their texts are kept nowhere."""
    found = [_answer(token) for token in tokens.list_tokens(current_person())]
    return jsonify(tokens=[each.model_dump(mode="json", exclude={"token"}) for each in found])


def make_token() -> tuple[Response, int]:
    """Make a token; its text is shown this once."""
    wanted = body_as(NewToken)
    if set(wanted.scopes) - current_scopes():
        allowed = ", ".join(sorted(current_scopes()))
        raise Refused(403, FieldError("scopes", "A token cannot give more than it has.", allowed))
    asking = current_token()
    if asking is not None and wanted.days > (asking.expires - datetime.now(UTC)).days:
        until = f"until {asking.expires:%Y-%m-%d}"
        raise Refused(403, FieldError("days", "A token cannot give longer than it holds.", until))
    text, token = tokens.create(current_person(), wanted.name, wanted.scopes, wanted.days)
    return jsonify(_answer(token, text).model_dump(mode="json")), 201


def revoke_token(token_id: str) -> Response:
    """Revoke one of your tokens: itself with any scope, another with `admin`."""
    asking = current_token()
    if "admin" not in current_scopes() and (asking is None or asking.id != token_id):
        raise Refused(403, FieldError("Authorization", "The token was not made for this.", "a token with admin"))
    tokens.revoke(current_person(), token_id)
    return jsonify(revoked=True)


def _answer(token: ApiToken, text: str | None = None) -> TokenAnswer:
    return TokenAnswer(
        id=token.id,
        name=token.name,
        scopes=token.scopes,
        created=token.created,
        expires=token.expires,
        last_used=token.last_used,
        token=text,
    )


_ID = Parameter("token_id", "the token's id", {"type": "string"}, in_path=True)
ROUTES = (
    Route("/me", me, "Your account", Me, scope="read"),
    Route("/tokens", list_tokens, "Your API tokens", TokenList, scope="read"),
    Route(
        "/tokens",
        make_token,
        "Make an API token",
        TokenAnswer,
        errors=(400, 413, 422),
        method="POST",
        body=NewToken,
        scope="admin",
        status=201,
    ),
    Route(
        "/tokens/<token_id>", revoke_token, "Revoke an API token", Revoked, (_ID,), (404,), method="DELETE", scope="any"
    ),
)
