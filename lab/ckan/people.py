"""Creates what tests need in a new CKAN: a sysadmin, an editor, their tokens, an organisation.

    CKAN_INI=… python people.py SITE.json KEY=VALUE…

Writes them to SITE.json with the given pairs, among which ckan is the command line of CKAN. Existing
users and organisations are kept.
"""

import json
import os
import secrets
import sys

from ckan.cli import CKANConfigLoader
from ckan.config.middleware import make_app
from ckan.plugins import toolkit

ORGANISATION = "moisson"


def call(action, **parameters):
    site = toolkit.get_action("get_site_user")({"ignore_auth": True}, {})
    return toolkit.get_action(action)({"ignore_auth": True, "user": site["name"]}, parameters)


def is_there(action, name):
    try:
        call(action, id=name)
    except toolkit.ObjectNotFound:
        return False
    return True


def person(name, **more):
    if not is_there("user_show", name):
        call(
            "user_create",
            name=name,
            email=name + "@example.org",
            password=secrets.token_urlsafe(24),
        )
    if more:
        call("user_patch", id=name, **more)
    return {"name": name, "token": call("api_token_create", user=name, name="lab")["token"]}


def main():
    target, *given = sys.argv[1:]
    flask = make_app(CKANConfigLoader(os.environ["CKAN_INI"]).get_config())._wsgi_app
    with flask.test_request_context():
        record = dict(pair.split("=", 1) for pair in given)
        record["ckan"] = record["ckan"].split(" ")
        record["organisation"] = ORGANISATION
        record["sysadmin"] = person("administratrice", sysadmin=True)
        record["editor"] = person("editeur")
        if not is_there("organization_show", ORGANISATION):
            call("organization_create", name=ORGANISATION, title="Moisson (banc d’essai)")
        call(
            "organization_member_create",
            id=ORGANISATION,
            username=record["editor"]["name"],
            role="editor",
        )
    with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        json.dump(record, out, indent=2)
        out.write("\n")


if __name__ == "__main__":
    main()
