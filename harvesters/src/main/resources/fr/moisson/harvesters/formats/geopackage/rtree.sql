CREATE VIRTUAL TABLE "rtree_{table}_{geometry}" USING rtree(id, minx, maxx, miny, maxy);
