package fr.moisson.connectors.dcat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.harvesters.dcat.reading.Excerpt;
import fr.moisson.harvesters.iso.ExcerptReading;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A <a href="https://www.w3.org/TR/vocab-dcat-3/">DCAT</a> feed: RDF/XML, Turtle, TriG, N-Triples,
 * N-Quads, JSON-LD or the {@code data.json} of <a
 * href="https://resources.data.gov/resources/dcat-us/">DCAT-US 1.1</a>, in one piece, paged with <a
 * href="https://www.hydra-cg.com/spec/latest/core/">Hydra</a>, or as a list of addresses that each
 * describe one dataset. Such feeds cannot be filtered by territory, so they are read completely.
 *
 * <p>Seen in practice: wrong media types, pages that lead in circles, spaces in IRIs, external
 * JSON-LD contexts (ArcGIS Hub), datasets without an IRI (opendata.swiss), {@code data.json}
 * without a context, datasets in named graphs, catalogues of hundreds of thousands of datasets in
 * one page. For such a page the run's folder holds a sorted copy, and only one dataset at a time is
 * in memory; JSON-LD is held in memory completely, so its size is limited more strictly.
 */
public record DcatSource(
    @JsonProperty(required = true)
        @JsonPropertyDescription("Adresse du flux DCAT (.ttl, .rdf, .jsonld ou autre).")
        URI url)
    implements Source {

  @Override
  public Stream<RawItem> fetch(Run run) {
    DcatPages pages = new DcatPages(url, run);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** Item bodies contain the dataset's part of the feed, as an {@link Excerpt}. */
  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    if (!item.body().isTextual()) {
      throw new BadItem(
          Notice.of(Notice.Code.UNEXPECTED_ANSWER, item.remoteId(), "0 × dcat:Dataset"));
    }
    return ExcerptReading.dataset(id, item.body().textValue());
  }
}
