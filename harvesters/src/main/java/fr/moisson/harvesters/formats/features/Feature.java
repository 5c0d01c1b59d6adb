package fr.moisson.harvesters.formats.features;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One typed row of a {@link GeoPackageFeatures}.
 *
 * @param id its rank in the file, from 1
 * @param values in the order of the layer's columns: a {@link Long}, {@link Double}, {@link
 *     Boolean} or {@link String}, days and date-times as ISO 8601; null if missing
 * @param geometry in the requested coordinate system
 */
public record Feature(long id, List<@Nullable Object> values, @Nullable Geometry geometry) {}
