package fr.moisson.harvesters.formats.features;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One row of a {@link GeoPackageFeatures}, with its types.
 *
 * @param id its rank in the file, from 1
 * @param values in the order of the layer's columns: a {@link Long}, {@link Double}, {@link
 *     Boolean} or {@link String}, days and moments as ISO 8601; null where it has none
 * @param geometry in the coordinate system that was asked for
 */
public record Feature(long id, List<@Nullable Object> values, @Nullable Geometry geometry) {}
