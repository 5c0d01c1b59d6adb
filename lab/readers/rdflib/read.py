"""Prints what a reader of plain DCAT understands of feeds, page by page, with rdflib.

    read.py ADDRESS…        one line of JSON for each dataset of each feed, then one for the feed, with
                            a digest of its graph without the paging: equal for isomorphic graphs only
"""

import json
import sys
import urllib.request

from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Namespace
from rdflib.compare import to_isomorphic

HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")


def pages(address):
    while address:
        with urllib.request.urlopen(address) as answer:
            media_type = answer.headers.get_content_type()
            page = Graph().parse(data=answer.read(), format=media_type)
        yield page
        address = page.value(None, RDF.type, HYDRA.PartialCollectionView) and page.value(
            page.value(None, RDF.type, HYDRA.PartialCollectionView), HYDRA.next
        )


def facts(graph, dataset):
    def value(node, *path):
        for step in path:
            node = node and graph.value(node, step)
        return None if node is None else str(node)

    def values(node, step):
        return sorted(str(found) for found in graph.objects(node, step))

    def box(place):
        # POLYGON((west south,…)), always in WGS 84
        points = value(place, DCAT.bbox).removeprefix("POLYGON((").removesuffix("))").split(",")
        across, up = zip(*(map(float, point.split()) for point in points))
        return [min(across), min(up), max(across), max(up)]

    def file(node):
        checksum = value(node, SPDX.checksum, SPDX.checksumValue)
        size = value(node, DCAT.byteSize)
        return {
            "title": value(node, DCTERMS.title),
            "url": value(node, DCAT.downloadURL) or value(node, DCAT.accessURL),
            "format": value(node, DCTERMS.format),
            "mediaType": value(node, DCAT.mediaType),
            "bytes": size and int(size),
            "checksum": checksum,
            "licence": value(node, DCTERMS.license),
        }

    return {
        "title": value(dataset, DCTERMS.title),
        "description": value(dataset, DCTERMS.description),
        "keywords": values(dataset, DCAT.keyword),
        "themes": values(dataset, DCAT.theme),
        "licence": value(dataset, DCTERMS.license),
        "publisher": value(dataset, DCTERMS.publisher, FOAF.name),
        "contact": value(dataset, DCAT.contactPoint, VCARD.fn),
        "email": value(dataset, DCAT.contactPoint, VCARD.hasEmail),
        "frequency": value(dataset, DCTERMS.accrualPeriodicity),
        "issued": value(dataset, DCTERMS.issued),
        "modified": value(dataset, DCTERMS.modified),
        "start": value(dataset, DCTERMS.temporal, DCAT.startDate),
        "end": value(dataset, DCTERMS.temporal, DCAT.endDate),
        "boxes": sorted(
            box(place)
            for place in graph.objects(dataset, DCTERMS.spatial)
            if (place, DCAT.bbox, None) in graph
        ),
        "identifier": value(dataset, DCTERMS.identifier),
        "page": value(dataset, DCAT.landingPage),
        "files": sorted(map(file, graph.objects(dataset, DCAT.distribution)), key=lambda file: file["title"]),
    }


def main():
    for address in sys.argv[1:]:
        whole = Graph()
        for page in pages(address):
            for dataset in page.subjects(RDF.type, DCAT.Dataset):
                print(json.dumps({"feed": address} | facts(page, dataset), ensure_ascii=False))
            whole += page
        paging = [
            triple
            for triple in whole
            if triple[1].startswith(str(HYDRA)) or triple[2].startswith(str(HYDRA))
        ]
        for triple in paging:
            whole.remove(triple)
        digest = f"{to_isomorphic(whole).internal_hash():x}"
        print(json.dumps({"feed": address, "digest": digest, "triples": len(whole)}))


if __name__ == "__main__":
    main()
