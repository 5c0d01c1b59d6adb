"""Prints what udata's own harvester understands of feeds, page by page, without a server and
without MongoDB.

    read.py ADDRESS…        one line of JSON for each dataset of each feed
"""

import json
import pathlib
import sys

import mongoengine
import mongomock
import mongomock.collection

connect = mongoengine.connect


def in_memory(*words, **settings):
    settings.pop("maxpoolsize", None)
    return connect("udata", host="mongodb://localhost", mongo_client_class=mongomock.MongoClient)


mongoengine.connect = in_memory

from rdflib import RDF  # noqa: E402
from udata.app import create_app, standalone  # noqa: E402
from udata.core.dataset.models import Dataset, License  # noqa: E402
from udata.core.dataset.rdf import dataset_from_rdf  # noqa: E402
from udata.core.organization.models import Organization  # noqa: E402
from udata.harvest.backends.dcat import DcatBackend  # noqa: E402
from udata.harvest.models import HarvestSource  # noqa: E402
from udata.rdf import DCAT  # noqa: E402
from udata.settings import Defaults  # noqa: E402


class Settings(Defaults):
    DEFAULT_LANGUAGE = "fr"
    URLS_ALLOW_LOCAL = True
    CACHE_TYPE = "SimpleCache"
    API_TOKEN_SECRET = SECRET_KEY = SECURITY_PASSWORD_SALT = "only here"


LICENCES = pathlib.Path(__file__).parents[2] / "udata" / "licences.json"


def refusal(dataset):
    """Why udata would reject the dataset, in its own words."""
    try:
        dataset.validate()
    except mongoengine.errors.ValidationError as refused:
        return str(refused)
    return None


def box(polygon):
    points = [point for ring in polygon for point in ring]
    across, up = zip(*points)
    return [min(across), min(up), max(across), max(up)]


def facts(dataset):
    period, harvest = dataset.temporal_coverage, dataset.harvest
    contacts = [point for point in dataset.contact_points if point.role == "contact"]
    publishers = [point for point in dataset.contact_points if point.role == "publisher"]
    return {
        "refused": refusal(dataset),
        "title": dataset.title,
        "description": dataset.description,
        "keywords": sorted(dataset.tags),
        "licence": dataset.license and dataset.license.id,
        "publisher": publishers[0].name if publishers else None,
        "contact": contacts[0].name if contacts else None,
        "email": contacts[0].email if contacts else None,
        "frequency": dataset.frequency and dataset.frequency.value,
        "issued": harvest.issued_at and str(harvest.issued_at),
        "modified": harvest.modified_at and str(harvest.modified_at),
        "start": period and period.start and str(period.start),
        "end": period and period.end and str(period.end),
        "boxes": sorted(map(box, dataset.spatial.geom["coordinates"])) if dataset.spatial else [],
        "identifier": harvest.dct_identifier,
        "page": harvest.remote_url,
        "files": sorted(map(file, dataset.resources), key=lambda file: file["title"]),
    }


def file(resource):
    return {
        "title": resource.title,
        "url": resource.url,
        "format": resource.format,
        "mediaType": resource.mime,
        "bytes": resource.filesize,
        "checksum": resource.checksum and resource.checksum.value,
        "licence": resource.extras.get("dcat", {}).get("license", [None])[0],
    }


def main():
    app = standalone(create_app(Settings))
    with app.app_context():
        for one in json.loads(LICENCES.read_text()):
            License(**one | {"url": one["url"] or None}).save()
        # Contact points belong to the owner of their dataset.
        town = Organization(name="Ville d’essai", description="Une ville.").save()
        for address in sys.argv[1:]:
            backend = DcatBackend(HarvestSource(url=address))
            for page, _ in backend.walk_paginated_graph(address):
                for node in page.subjects(RDF.type, DCAT.Dataset):
                    found = dataset_from_rdf(page, Dataset(organization=town), node)
                    line = {"feed": address} | facts(found)
                    print(json.dumps(line, ensure_ascii=False, default=str))


if __name__ == "__main__":
    main()
