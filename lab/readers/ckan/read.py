"""Prints what ckanext-dcat understands of feeds, page by page as its harvester reads them, without a site.

    read.py ADDRESS…        one line of JSON for each dataset of each feed
"""

import json
import pathlib
import sys

from ckan.logic.validators import tag_length_validator, tag_name_validator
from ckan.plugins import toolkit
from ckanext.dcat.harvesters.rdf import DCATRDFHarvester
from ckanext.dcat.processors import RDFParser

LICENCES = pathlib.Path(__file__).parents[2] / "ckan" / "licences.json"


class Harvester(DCATRDFHarvester):
    """The original saves errors in a database, which does not exist here."""

    def _save_gather_error(self, message, job):
        raise RuntimeError(message)


def pages(address):
    harvester, media_type = Harvester(), None
    while address:
        content, media_type = harvester._get_content_and_type(address, None, 1, media_type)
        parser = RDFParser()
        parser.parse(content, _format=media_type)
        yield parser
        address = parser.next_page()


def refusal(tags):
    """Why CKAN would reject the dataset, in its own words."""
    for tag in tags:
        try:
            tag_name_validator(tag_length_validator(tag, {}), {})
        except toolkit.Invalid as refused:
            return refused.error
    return None


def facts(dataset):
    extras = {extra["key"]: extra["value"] for extra in dataset["extras"]}
    tags = sorted(tag["name"] for tag in dataset["tags"])
    boxes = [box(extras["spatial_bbox"])] if "spatial_bbox" in extras else []
    return {
        "refused": refusal(tags),
        "title": dataset.get("title"),
        "description": dataset.get("notes"),
        "keywords": tags,
        "themes": sorted(json.loads(extras.get("theme", "[]"))),
        "licence": dataset.get("license_id") or None,
        "publisher": extras.get("publisher_name"),
        "contact": extras.get("contact_name"),
        "email": extras.get("contact_email"),
        "frequency": extras.get("frequency"),
        "issued": extras.get("issued"),
        "modified": extras.get("modified"),
        "start": extras.get("temporal_start"),
        "end": extras.get("temporal_end"),
        "boxes": boxes,
        "identifier": extras.get("identifier"),
        "page": dataset.get("url"),
        "files": sorted((file(resource) for resource in dataset["resources"]), key=lambda file: file["title"]),
    }


def box(geojson):
    points = [point for ring in json.loads(geojson)["coordinates"] for point in ring]
    across, up = zip(*points)
    return [min(across), min(up), max(across), max(up)]


def file(resource):
    return {
        "title": resource.get("name"),
        "url": resource.get("url"),
        "format": resource.get("format"),
        "mediaType": resource.get("mimetype"),
        "bytes": resource.get("size"),
        "checksum": resource.get("hash"),
        "licence": resource.get("license"),
    }


def main():
    toolkit.config["licenses_group_url"] = LICENCES.as_uri()
    for address in sys.argv[1:]:
        for page in pages(address):
            for dataset in page.datasets():
                print(json.dumps({"feed": address} | facts(dataset), ensure_ascii=False))


if __name__ == "__main__":
    main()
