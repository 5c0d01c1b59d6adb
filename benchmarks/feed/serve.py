"""Measures how Serving serves a catalogue: see run. Prints a table, and the goals that were missed."""

import os
import shutil
import subprocess
import sys
import urllib.request

home, work, memory = sys.argv[1], sys.argv[2], sys.argv[3]
sizes = [int(size) for size in sys.argv[4:]]
classpath = f"{work}/classes:{home}/routes/target/classes:{home}/routes/target/lib/*"
missed = []


def java(*args, **kwargs):
    command = ["/usr/bin/time", "-f", "%e %M", "java", memory, "-cp", classpath, "Serving", *args]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True, **kwargs)


def curl(address, *options):
    wanted = "%{http_code} %{time_starttransfer} %{time_total} %{size_download}"
    said = subprocess.run(
        ["curl", "-s", "-o", "/dev/null", "-w", wanted, *options, address],
        capture_output=True, text=True, check=True).stdout.split()
    return int(said[0]), float(said[1]), float(said[2]), int(said[3])


def median(values):
    return sorted(values)[len(values) // 2]


def tag(address):
    with urllib.request.urlopen(urllib.request.Request(address, method="HEAD")) as answer:
        return answer.headers["ETag"]


def goal(met, text):
    if not met:
        missed.append(text)
    return "" if met else ", missed"


for size in sizes:
    folder = f"{work}/{size}"
    if not os.path.exists(folder):
        fill = java("fill", folder, str(size))
        _, told = fill.communicate()
        if fill.returncode:
            sys.exit(told)
        print(f"| {size:,}: put on the shelf | {told.split()[-2]} s |", flush=True)
    shutil.rmtree(f"{folder}/feeds", ignore_errors=True)
    server = java("serve", folder)
    ports = next(line for line in server.stdout if line.startswith("ports ")).split()[1:]
    site, copier = (f"http://127.0.0.1:{port}" for port in ports)
    curl(f"{site}/")
    feed = f"{site}/catalog.ttl"
    _, cold_first, cold, size_bytes = curl(feed)
    ours, copies, first_bytes = [], [], []
    for _ in range(5):
        _, first_byte, seconds, got = curl(feed)
        assert got == size_bytes, (got, size_bytes)
        ours.append(seconds)
        first_bytes.append(first_byte)
        _, _, seconds, got = curl(f"{copier}/memory/{size_bytes}")
        copies.append(seconds)
    first_byte = max([cold_first, *first_bytes])
    ratio = median(copies) / median(ours)
    print(f"| {size:,}: first rendering, {size_bytes / 1e6:.0f} MB of Turtle | {cold:.2f} s, {size / cold:,.0f} datasets/s |")
    print(f"| {size:,}: first byte, slowest of 6 | {1000 * first_byte:.1f} ms{goal(first_byte < 0.05, f'first byte at {size}')} |")
    print(
        f"| {size:,}: whole feed again | {median(ours):.2f} s, {size_bytes / 1e6 / median(ours):,.0f} MB/s |\n"
        f"| {size:,}: as many bytes from memory | {median(copies):.2f} s, {size_bytes / 1e6 / median(copies):,.0f} MB/s; "
        f"ratio {ratio:.2f}{goal(ratio >= 0.5, f'whole feed at {size}: {ratio:.2f}')} |")
    for name, address in (("feed", feed), ("page", f"{feed}?page=3")):
        known = tag(address)
        times = [curl(address, "-H", f"If-None-Match: {known}") for _ in range(20)]
        assert all(status == 304 for status, *_ in times), times
        print(f"| {size:,}: 304 of a {name} | {1000 * median([t[2] for t in times]):.1f} ms |")
    _, _, seconds, got = curl(f"{site}/catalog.ttl?page=3")
    print(f"| {size:,}: a page, {got / 1e3:.0f} kB | {1000 * seconds:.1f} ms |", flush=True)
    server.stdin.close()
    told = server.stderr.read().split()
    server.wait()
    print(f"| {size:,}: peak memory of the server ({memory}) | {int(told[-1]) / 1024:.0f} MB |", flush=True)

print("missed: " + "; ".join(missed) if missed else "all goals met")
sys.exit(1 if missed else 0)
