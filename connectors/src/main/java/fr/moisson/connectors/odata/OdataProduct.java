package fr.moisson.connectors.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.territory.Footprint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Reads the description of one product. */
final class OdataProduct {

  static Optional<Geometry> place(JsonNode product) {
    return Footprint.of(product.path("GeoFootprint"), MissingNode.getInstance());
  }

  /** In per cent; negative if unknown. */
  static double cloudCover(JsonNode product) {
    return product
        .path("Attributes")
        .valueStream()
        .filter(attribute -> attribute.path("Name").asText().equals("cloudCover"))
        .mapToDouble(attribute -> attribute.path("Value").asDouble(-1))
        .findFirst()
        .orElse(-1);
  }

  static @Nullable String date(JsonNode product, String end) {
    return product.path("ContentDate").path(end).asText(null);
  }

  /**
   * The product as a file.
   *
   * @param access what is needed to download it
   */
  static Link link(JsonNode product, URI root, @Nullable String access) {
    String id = product.path("Id").asText();
    String name = product.path("Name").asText(id);
    String day = date(product, "Start");
    boolean isSafe = name.endsWith(".SAFE");
    return new Link(
        id,
        day == null ? name : name + " – " + day.substring(0, Math.min(day.length(), 10)),
        description(product, access),
        address(root, id),
        isSafe ? "ZIP" : null,
        isSafe ? "application/zip" : null,
        product.path("ContentLength").asLong() > 0 ? product.path("ContentLength").asLong() : null,
        checksum(product.path("Checksum")),
        product.path("ModificationDate").asText(null),
        null);
  }

  private static URI address(URI root, String id) {
    return URI.create(RequestUris.root(root) + "/Products(" + RequestUris.step(id) + ")/$value");
  }

  private static String description(JsonNode product, @Nullable String access) {
    List<String> sentences = new ArrayList<>();
    double cloudCover = cloudCover(product);
    if (cloudCover >= 0) {
      sentences.add(String.format(Locale.FRENCH, "Couverture nuageuse : %.0f %%.", cloudCover));
    }
    if (product.hasNonNull("Online") && !product.path("Online").asBoolean()) {
      sentences.add("Archivé : à commander avant de le télécharger.");
    }
    if (access != null) {
      sentences.add(access);
    }
    return String.join(" ", sentences);
  }

  private static @Nullable String checksum(JsonNode checksums) {
    return checksums
        .valueStream()
        .filter(one -> one.path("Algorithm").asText().equalsIgnoreCase("MD5"))
        .map(one -> "md5:" + one.path("Value").asText().toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse(null);
  }

  private OdataProduct() {}
}
