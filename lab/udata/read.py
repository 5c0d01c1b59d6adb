"""What udata's own DCAT reader understands of a feed, without a server and without MongoDB.

    read.py FEED.rdf        one line of JSON for each dataset
"""

import json
import sys

import mongoengine
import mongomock
import mongomock.collection

connect = mongoengine.connect


def in_memory(*words, **settings):
    settings.pop("maxpoolsize", None)
    return connect("udata", host="mongodb://localhost", mongo_client_class=mongomock.MongoClient)


mongoengine.connect = in_memory

from rdflib import RDF, Graph, Namespace  # noqa: E402
from udata.app import create_app, standalone  # noqa: E402
from udata.core.dataset.models import Dataset, License  # noqa: E402
from udata.core.dataset.rdf import dataset_from_rdf  # noqa: E402
from udata.core.organization.models import Organization  # noqa: E402
from udata.settings import Defaults  # noqa: E402

class Settings(Defaults):
    DEFAULT_LANGUAGE = "fr"
    URLS_ALLOW_LOCAL = True
    API_TOKEN_SECRET = SECRET_KEY = SECURITY_PASSWORD_SALT = "only here"


DCAT = Namespace("http://www.w3.org/ns/dcat#")


def refusal(dataset):
    """Why udata would not store it, in its own words."""
    try:
        dataset.save()
    except mongoengine.errors.ValidationError as refused:
        return str(refused)
    return None


def facts(dataset):
    spatial, period = dataset.spatial, dataset.temporal_coverage
    return {
        "refused": refusal(dataset),
        "title": dataset.title,
        "description": dataset.description,
        "tags": sorted(dataset.tags),
        "licence": dataset.license.id if dataset.license else None,
        "frequency": str(dataset.frequency.value) if dataset.frequency else None,
        "contacts": [point.email for point in dataset.contact_points],
        "start": str(period.start) if period else None,
        "end": str(period.end) if period else None,
        "zones": [zone.id for zone in spatial.zones] if spatial else [],
        "geometry": spatial.geom if spatial else None,
        "identifier": dataset.harvest.dct_identifier if dataset.harvest else None,
        "page": dataset.harvest.remote_url if dataset.harvest else None,
        "modified": str(dataset.harvest.modified_at) if dataset.harvest else None,
        "resources": [
            {
                "title": resource.title,
                "url": resource.url,
                "format": resource.format,
                "mime": resource.mime,
                "bytes": resource.filesize,
                "checksum": resource.checksum.value if resource.checksum else None,
            }
            for resource in dataset.resources
        ],
    }


def main():
    app = standalone(create_app(Settings))
    with app.app_context():
        License(id="notspecified", title="Non précisée").save()
        License(
            id="lov2",
            title="Licence Ouverte / Open Licence version 2.0",
            url="https://www.etalab.gouv.fr/licence-ouverte-open-licence",
            alternate_titles=["Licence Ouverte"],
        ).save()
        # Without an owner, contacts are nobody's.
        town = Organization(name="Ville d’essai", description="Une ville.").save()
        graph = Graph().parse(sys.argv[1])
        for node in sorted(graph.subjects(RDF.type, DCAT.Dataset)):
            found = dataset_from_rdf(graph, Dataset(organization=town), node)
            print(json.dumps(facts(found), ensure_ascii=False, default=str))


if __name__ == "__main__":
    main()
