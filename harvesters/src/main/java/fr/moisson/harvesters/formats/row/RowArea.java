package fr.moisson.harvesters.formats.row;

import org.locationtech.jts.geom.Envelope;

/**
 * Where rows are wanted; readers may skip others.
 *
 * @param box in WGS 84
 * @param first how many rows at the beginning of the file are read wherever they lie, since they
 *     show what its columns mean; of the next megabytes, some may be read, too
 */
public record RowArea(Envelope box, int first) {}
