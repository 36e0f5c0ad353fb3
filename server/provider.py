"""Signing in through an OpenID provider (OIDC): code flow with PKCE, state and nonce, by Authlib.

OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET switch it on.
"""

import os
from typing import Any
from urllib.parse import urlsplit

import requests
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.flask_client import OAuth
from flask import Flask, current_app, url_for
from joserfc.errors import JoseError
from werkzeug.wrappers import Response

from server.settings import WrongSetting, is_loopback
from workspace.credentials import SignInRefused, sign_in_by_provider
from workspace.people import Person

NOT_NOW = "Your organization's sign-in service does not answer now. Try again in a minute."
NOT_WHOLE = "The sign-in was not completed, or took too long. Begin again."
SECONDS = 10


class ProviderAway(Exception):
    """The provider does not answer, or answers what it should not."""


def add_provider(server: Flask) -> None:
    """Register the provider that the environment names, if any. Raises WrongSetting."""
    issuer = os.environ.get("OIDC_ISSUER", "").strip().rstrip("/")
    client_id, secret = os.environ.get("OIDC_CLIENT_ID", ""), os.environ.get("OIDC_CLIENT_SECRET", "")
    if not issuer:
        return
    address = urlsplit(issuer)
    if address.scheme != "https" and not (address.scheme == "http" and is_loopback(address.hostname or "")):
        raise WrongSetting("OIDC_ISSUER must be an https address: who is let in depends on what it says")
    if not client_id or not secret:
        raise WrongSetting("OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it")
    oauth = OAuth(server)
    oauth.register(
        "provider",
        client_id=client_id,
        client_secret=secret,
        server_metadata_url=f"{issuer}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256", "timeout": SECONDS},
    )


def has_provider() -> bool:
    """Whether people can sign in through a provider."""
    return "authlib.integrations.flask_client" in current_app.extensions


def go_to_provider() -> Response:
    """Send the browser to the provider. Raises ProviderAway."""
    try:
        answer: Response = _client().authorize_redirect(url_for("sign_in.back", _external=True))
    except (requests.RequestException, OAuthError, ValueError, RuntimeError) as error:
        raise ProviderAway(NOT_NOW) from error
    return answer


def come_back() -> Person:
    """The person whom the provider's answer vouches for. Raises ProviderAway, SignInRefused."""
    client = _client()
    try:
        token = client.authorize_access_token()
        claims = {**client.userinfo(token=token), **token["userinfo"]}
    except (OAuthError, JoseError, KeyError) as error:
        raise SignInRefused(NOT_WHOLE) from error
    except (requests.RequestException, ValueError, RuntimeError) as error:
        raise ProviderAway(NOT_NOW) from error
    verified = claims.get("email_verified") is True
    return sign_in_by_provider(claims["iss"], claims["sub"], str(claims.get("email", "")), verified=verified)


def _client() -> Any:
    return current_app.extensions["authlib.integrations.flask_client"].provider
