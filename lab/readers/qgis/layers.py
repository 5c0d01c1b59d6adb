"""Opens the layers of an OGC API – Features in QGIS: layers.py ADDRESS BOX

BOX is west,south,east,north in degrees. Prints one JSON object, with the findings by layer name.
Needs PyQGIS (python3-qgis and qgis-providers in Debian); opens no window.
"""

import json
import os
import sys
import urllib.request

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QGIS_PREFIX_PATH", "/usr")

from qgis.core import (  # noqa: E402  the platform must be set first
    QgsApplication,
    QgsFeatureRequest,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)


def layer(address, name, box):
    opened = QgsVectorLayer("url='%s' typename='%s'" % (address, name), name, "OAPIF")
    if not opened.isValid():
        return {"valid": False}
    features = [
        feature.attributes() + [feature.geometry().asWkt(5)] for feature in opened.getFeatures()]
    return {
        "valid": True,
        "geometry": QgsWkbTypes.displayString(opened.wkbType()),
        "crs": opened.crs().authid(),
        "fields": {field.name(): field.typeName() for field in opened.fields()},
        "features": features,
        "inBox": sum(1 for _ in opened.getFeatures(QgsFeatureRequest(box))),
    }


def main(address, box):
    application = QgsApplication([], False)
    application.initQgis()
    with urllib.request.urlopen(address + "/collections") as answer:
        collections = json.load(answer)["collections"]
    found = {
        one["id"]: layer(address, one["id"], box)
        for one in collections
        if one["itemType"] == "feature"}
    json.dump(found, sys.stdout, default=str)
    sys.stdout.flush()
    # QGIS's clean-up at the exit of Python sometimes crashes.
    os._exit(0)


main(sys.argv[1], QgsRectangle(*map(float, sys.argv[2].split(","))))
