"""The measurements of `run`: measure.py HOME WORK DATASETS."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import urllib.request
import uuid

HOME, WORK, DATASETS = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
SITE = json.loads((WORK / "site.json").read_text())
RUN = uuid.uuid4().hex[:8]
PATIENCE = 4 * 3600


def call(action, **parameters):
    request = urllib.request.Request(
        SITE["url"] + "/api/3/action/" + action,
        json.dumps(parameters).encode(),
        {"Authorization": SITE["sysadmin"]["token"], "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=600) as answer:
        return json.load(answer)["result"]


def organisation(name):
    call("organization_create", name=name, title=name)
    call("organization_member_create", id=name, username=SITE["editor"]["name"], role="editor")
    return name


def held(organisation_name):
    query = "organization:%s +dataset_type:dataset" % organisation_name
    return call("package_search", fq=query, rows=0, include_private=True)["count"]


def configure(with_ckan):
    config = WORK / "config"
    for folder in ("sources", "territories"):
        (config / folder).mkdir(parents=True, exist_ok=True)
    shutil.copy(
        HOME / "routes/src/main/resources/fr/moisson/routes/sandbox/contours.geojson",
        config / "territories")
    (config / "moisson.yaml").write_text(
        "http: { allowPrivateNetworks: true, perHostRequestsPerSecond: 10000 }\n")
    (config / "sources/bench.yaml").write_text(
        """source: udata
title: Banc d'essai
producer: générateur
keep: all
options: { url: "http://127.0.0.1:%s", searches: [ { tag: banc } ] }
""" % (WORK / "port").read_text())
    ckan = """
  ville:
    type: ckan
    perSecond: 100000
    atOnce: 4
    options: { url: "%s", token: "${CKAN_TOKEN}", organisation: %s, namePrefix: %s }
""" % (SITE["url"], "pousse-" + RUN, "b" + RUN)
    (config / "territories/bench.yaml").write_text(
        """territory: { epci: "200041317" }
contour: { file: contours.geojson, name: CA du Niortais, vintage: "2026" }
sources: [ bench ]
portals:
  site: { type: embedded }%s
""" % (ckan if with_ckan else ""))


def moisson(*words):
    return [
        str(HOME / "moisson"), *words, "--config", str(WORK / "config"), "--data", str(WORK / "data")]


ENVIRONMENT = dict(os.environ, CKAN_TOKEN=SITE["editor"]["token"])


def harvest():
    """Runs the program once; returns the report on the portal, wall time and CPU time."""
    start = time.monotonic()
    with open(WORK / "report.json", "wb") as out, open(WORK / "err.log", "wb") as err:
        process = subprocess.Popen(moisson("harvest", "--json"), stdout=out, stderr=err, env=ENVIRONMENT)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status:
        sys.exit((WORK / "err.log").read_text() or "moisson: status %d" % status)
    report = json.loads((WORK / "report.json").read_text())
    portal = [one for one in report["portals"] if one["portal"].endswith("/ville")]
    return portal[0] if portal else None, wall, usage.ru_utime + usage.ru_stime


def pull(target):
    """Imports the same catalogue from our feed with CKAN's gather and fetch consumers.

    Returns the time that it took, and the number of datasets that CKAN rejected.
    """
    server = subprocess.Popen(
        moisson("serve", "--port", "0"), stdout=open(WORK / "address", "wb"),
        stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    consumers = [
        subprocess.Popen(
            # Under nice like CKAN itself, see lab/up.
            ["nice", *SITE["ckan"], "harvester", kind], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for kind in ("gather-consumer", "fetch-consumer")]
    try:
        address = None
        while not address:
            time.sleep(0.2)
            address = re.search(r"http://localhost:\d+/", (WORK / "address").read_text())
        feed = address.group() + "catalog.rdf"
        # The first request renders the feed, which is not CKAN's time; the consumers start meanwhile.
        urllib.request.urlopen(feed, timeout=600).read()
        time.sleep(15)
        source = call(
            "harvest_source_create", name="banc-" + RUN, title="Banc", url=feed,
            source_type="dcat_rdf", owner_org=target, frequency="MANUAL",
            config='{"rdf_format":"xml"}')
        start = time.monotonic()
        call("harvest_job_create", source_id=source["id"], run=True)
        while True:
            time.sleep(0.5)
            done = call("harvest_source_show_status", id=source["id"])["last_job"]["stats"]
            if done["added"] + done["errored"] >= DATASETS:
                return time.monotonic() - start, done["errored"]
            if time.monotonic() - start > PATIENCE:
                sys.exit("CKAN does not come to an end: %s" % done)
    finally:
        for process in [server, *consumers]:
            process.terminate()
            process.wait()


def line(label, wall, portal=None, cpu=None):
    columns = ["%8.1f" % wall, "%8.1f" % (DATASETS / wall)]
    if portal:
        writes = portal["created"] + portal["updated"] + portal["withdrawn"]
        columns += ["%8d" % writes, "%8d" % portal["requests"], "%7.1f" % cpu,
                    "%6.1f %%" % (100 * cpu / wall)]
    print("%-28s" % label, *columns, flush=True)


def main():
    target = organisation("pousse-" + RUN)
    other = organisation("tire-" + RUN)
    configure(with_ckan=False)
    harvest()
    configure(with_ckan=True)
    print("%-28s %8s %8s %8s %8s %7s %8s" % (
        SITE["name"], "wall s", "a second", "writes", "requests", "cpu s", "of wall"))
    first, first_wall, first_cpu = harvest()
    line("first push", first_wall, first, first_cpu)
    same, same_wall, same_cpu = harvest()
    line("unchanged push", same_wall, same, same_cpu)
    port = (WORK / "port").read_text()
    urllib.request.urlopen("http://127.0.0.1:%s/change?every=100" % port, data=b"").read()
    some, some_wall, some_cpu = harvest()
    line("1 % changed", some_wall, some, some_cpu)
    import_wall, refused = pull(other)
    line("import by ckanext-dcat", import_wall)
    if refused:
        print("of which CKAN refused %d" % refused)

    goals = {
        "every dataset is there": held(target) == DATASETS and first["created"] == DATASETS,
        "the first push is 3 times as fast as the import": first_wall * 3 <= import_wall,
        "its CPU time is under 10 % of its wall time": first_cpu < 0.1 * first_wall,
        "an unchanged push makes no writes": same["unchanged"] == DATASETS
        and same["created"] + same["updated"] + same["withdrawn"] == 0,
        "and at most one request for 100 datasets": same["requests"] <= -(-DATASETS // 100),
        "1 % changed are so many writes": some["updated"] == -(-DATASETS // 100),
    }
    for goal, met in goals.items():
        if not met:
            print("MISSED:", goal)
    print(
        "ratios: import/push %.2f, cpu/wall %.3f, unchanged requests/100 %.2f"
        % (import_wall / first_wall, first_cpu / first_wall, same["requests"] * 100 / DATASETS))
    sys.exit(0 if all(goals.values()) else 1)


main()
