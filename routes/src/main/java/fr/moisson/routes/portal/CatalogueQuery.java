package fr.moisson.routes.portal;

import org.jspecify.annotations.Nullable;

/**
 * What a reader searches for; null criteria are ignored.
 *
 * @param text every word must begin a word of the dataset; empty finds everything
 * @param theme code of the European data-theme list
 * @param producer full name of the publisher; empty finds datasets without a publisher
 * @param territory name of the territory's file
 * @param source name of the source
 * @param page from 1
 */
public record CatalogueQuery(
    String text,
    @Nullable String theme,
    @Nullable String producer,
    @Nullable String territory,
    @Nullable String source,
    int page) {

  public static final CatalogueQuery EVERYTHING = new CatalogueQuery("", null, null, null, null, 1);

  public CatalogueQuery withTheme(@Nullable String value) {
    return new CatalogueQuery(text, value, producer, territory, source, page);
  }

  public CatalogueQuery withProducer(@Nullable String value) {
    return new CatalogueQuery(text, theme, value, territory, source, page);
  }

  public CatalogueQuery withTerritory(@Nullable String value) {
    return new CatalogueQuery(text, theme, producer, value, source, page);
  }

  public CatalogueQuery withSource(@Nullable String value) {
    return new CatalogueQuery(text, theme, producer, territory, value, page);
  }

  public CatalogueQuery withText(String value) {
    return new CatalogueQuery(value, theme, producer, territory, source, page);
  }

  public CatalogueQuery atPage(int value) {
    return new CatalogueQuery(text, theme, producer, territory, source, value);
  }

  public boolean isFiltered() {
    return !text.isEmpty()
        || theme != null
        || producer != null
        || territory != null
        || source != null;
  }
}
