"""Creates what tests need in a new udata: an administrator, an editor, their tokens.

    UDATA_SETTINGS=… python people.py SITE.json KEY=VALUE…

Writes them to SITE.json with the given pairs, among which udata is the command line of udata. Existing
users are kept.
"""

import json
import os
import secrets
import sys
from datetime import UTC, datetime
from importlib.metadata import version

from flask_security.utils import hash_password
from udata.app import create_app, standalone
from udata.core.api_token.models import ApiToken
from udata.core.user.models import datastore


def person(name, *roles):
    email = name + "@exemple.fr"
    user = datastore.find_user(email=email) or datastore.create_user(
        first_name=name.capitalize(),
        last_name="Essai",
        email=email,
        password=hash_password(secrets.token_urlsafe(24)),
        confirmed_at=datetime.now(UTC),
    )
    for role in roles:
        datastore.add_role_to_user(user, datastore.find_or_create_role(role))
    return {"name": str(user.id), "token": ApiToken.generate(user, name="lab")[1]}


def main():
    target, *given = sys.argv[1:]
    with standalone(create_app()).app_context():
        record = dict(pair.split("=", 1) for pair in given)
        record["version"] = version("udata")
        record["udata"] = record["udata"].split(" ")
        record["sysadmin"] = person("administratrice", "admin")
        record["editor"] = person("editeur")
    with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        json.dump(record, out, indent=2)
        out.write("\n")


if __name__ == "__main__":
    main()
