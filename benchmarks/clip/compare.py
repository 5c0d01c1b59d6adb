"""Checks that two GeoJSON files have the same features, and polygons of the same area; prints differences."""
import json
import sys

TOLERANCE = 1e-6


def ring_area(ring):
    x0, y0 = ring[0][:2]
    return sum((a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0) for a, b in zip(ring, ring[1:])) / 2


def area(geometry):
    if geometry["type"] == "GeometryCollection":
        return sum(area(part) for part in geometry["geometries"])
    polygons = {"Polygon": [geometry.get("coordinates")], "MultiPolygon": geometry.get("coordinates")}
    return sum(
        abs(ring_area(rings[0])) - sum(abs(ring_area(hole)) for hole in rings[1:])
        for rings in polygons.get(geometry["type"], [])
    )


def features(path):
    """Areas by identifier; both programs write one feature per line."""
    found = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.strip().rstrip(",")
            if not line.startswith('{ "type": "Feature"') and not line.startswith('{"type":"Feature",'):
                continue
            feature = json.loads(line)
            properties = feature["properties"]
            names = ("identifiant", "Identifiant", "id_mnhn")
            key = next(properties[name] for name in names if name in properties)
            if key in found:
                sys.exit("%s: twice %s" % (path, key))
            found[key] = area(feature["geometry"])
    return found


def main(ours, theirs):
    mine, peers = features(ours), features(theirs)
    if not mine or mine.keys() != peers.keys():
        sys.exit("%d features, ogr2ogr %d; not in both: %d"
                 % (len(mine), len(peers), len(mine.keys() ^ peers.keys())))
    worst = max(abs(mine[key] - peers[key]) for key in mine)
    total, other = sum(mine.values()), sum(peers.values())
    if abs(total - other) > TOLERANCE * max(total, 1e-12) or worst > TOLERANCE:
        sys.exit("areas differ: in all %.9f and %.9f square degrees, one by %.9f" % (total, other, worst))


main(*sys.argv[1:3])
