package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.dcat.InspireCodes;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.values.Themes;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes keywords: one block per thesaurus, and one for keywords without a thesaurus. */
final class IsoDescriptors {

  private final Dataset dataset;

  IsoDescriptors(Dataset dataset) {
    this.dataset = dataset;
  }

  void write(IsoPen data) {
    Map<String, @Nullable URI> free = new TreeMap<>();
    Map<String, @Nullable URI> inspire = new TreeMap<>();
    for (String keyword : dataset.keywords()) {
      URI theme = InspireCodes.theme(keyword).map(URI::create).orElse(null);
      (theme == null ? free : inspire).put(keyword, theme);
    }
    block(data, "keywords", "theme", free);
    Map<String, @Nullable URI> places = new TreeMap<>();
    dataset.coverage().places().forEach(place -> places.put(place, null));
    block(data, "places", "place", places);
    if (!inspire.isEmpty()) {
      thesaurus(
          block(data, "inspire", "theme", inspire),
          "GEMET - INSPIRE themes, version 1.0",
          "2008-06-01");
    }
    Map<String, @Nullable URI> themes = new LinkedHashMap<>();
    for (String theme : dataset.themes()) {
      URI address = URI.create(EuropeanCodes.THEMES + "/" + theme);
      Themes.name(theme).ifPresent(label -> themes.put(label, address));
    }
    if (!themes.isEmpty()) {
      thesaurus(block(data, "themes", "theme", themes), "Thèmes de données de l’Union", null);
    }
    Map<String, @Nullable URI> obligations = new LinkedHashMap<>();
    Stream.concat(dataset.legislation().stream(), dataset.hvdCategories().stream())
        .forEach(address -> obligations.put(address.toString(), address));
    block(data, "obligations", "theme", obligations);
  }

  private static IsoPen block(
      IsoPen data, String name, String type, Map<String, @Nullable URI> keywords) {
    if (keywords.isEmpty()) {
      return data;
    }
    IsoPen block =
        data.in("gmd:descriptiveKeywords", "gmd:MD_Keywords").with("id", IsoWriting.MARK + name);
    keywords.forEach((keyword, address) -> block.anchor("gmd:keyword", keyword, address));
    return block.code("gmd:type", "gmd:MD_KeywordTypeCode", type);
  }

  private static void thesaurus(IsoPen block, String title, @Nullable String date) {
    IsoPen citation = block.in("gmd:thesaurusName", "gmd:CI_Citation").text("gmd:title", title);
    if (date == null) {
      citation.nothing("gmd:date", "unknown");
    } else {
      citation
          .in("gmd:date", "gmd:CI_Date")
          .value("gmd:date", "gco:Date", date)
          .code("gmd:dateType", "gmd:CI_DateTypeCode", "publication");
    }
  }
}
