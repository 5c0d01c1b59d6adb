package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.ListingMarks;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Question;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.values.WebAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Topics of udata ({@code /api/2/topics/}), which the ministry's Ecosphères calls bouquets: each is
 * a series of links to datasets, APIs and reuses. An element without any of these is external, or
 * not made yet, which is then reported.
 *
 * <p>A topic's {@code last_modified} changes when one of its elements changes, so topics that are
 * not newer than the newest of the last run are not read again.
 */
final class UdataTopics {

  static final String ELEMENTS = "elements";

  private static final String TOPIC = "topic";

  /** The path of the pages of each class of elements. */
  private static final Map<String, String> PAGES =
      Map.of("Dataset", "/datasets/", "Dataservice", "/dataservices/", "Reuse", "/reuses/");

  private static final Paging BY_PAGE = Paging.byNumber("page", "page_size", 50);
  private static final Envelope ROWS = Envelope.of("/data").withTotal("/total");

  private final UdataSource source;
  private final String root;
  private final Run run;
  private final ListingMarks marks;

  UdataTopics(UdataSource source, Run run, ListingMarks marks) {
    this.source = source;
    this.root = RequestUris.root(source.url()) + "/api/2/topics/";
    this.run = run;
    this.marks = marks;
  }

  Stream<RawItem> tagged(String tag) {
    // Topics are texts of a few kilobytes, and data.gouv.fr has a few hundred of them.
    List<JsonNode> topics = read(URI.create(root), Map.of("tag", tag));
    String listing = TOPIC + " " + tag;
    topics.stream()
        .map(UdataTopics::modified)
        .max(String::compareTo)
        .ifPresent(newest -> marks.put(listing, newest));
    String known = marks.before(listing).orElse("");
    List<JsonNode> changed =
        topics.stream().filter(topic -> modified(topic).compareTo(known) > 0).toList();
    if (changed.size() < topics.size()) {
      run.stopEarly();
    }
    return changed.stream().map(this::item);
  }

  /** Always in UTC, so that dates can be sorted as texts. */
  private static String modified(JsonNode topic) {
    return topic.path("last_modified").asText("");
  }

  private RawItem item(JsonNode topic) {
    String id = topic.path("id").asText();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set(TOPIC, topic);
    List<JsonNode> elements =
        read(URI.create(root + RequestUris.step(id) + "/elements/"), Map.of());
    body.putArray(ELEMENTS).addAll(elements);
    for (JsonNode element : elements) {
      if (address(element, source.url()).isEmpty()) {
        run.tell(
            Notice.of(
                Notice.Code.PART_MISSING,
                topic.path("name").asText(),
                element.path("title").asText()));
      }
    }
    return new RawItem(id, body);
  }

  private List<JsonNode> read(URI address, Map<String, String> parameters) {
    List<JsonNode> rows = new ArrayList<>();
    try {
      new Listing(run, Question.of(address, parameters), BY_PAGE, ROWS).read(rows::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  static Dataset map(DatasetId id, JsonNode body, UdataSource source) {
    JsonNode topic = body.path(TOPIC);
    String name = topic.path("name").asText("");
    if (topic.path("private").asBoolean()) {
      throw new BadItem(Notice.of(Notice.Code.NOT_PUBLIC, name));
    }
    List<Distribution> parts = new ArrayList<>();
    for (JsonNode element : body.path(ELEMENTS)) {
      address(element, source.url()).ifPresent(address -> parts.add(part(element, address)));
    }
    return Dataset.draft(id, name)
        .kind(Kind.SERIES)
        .description(topic.path("description").asText(""))
        .keywords(RecordFields.texts(topic.path("tags")))
        .publisher(UdataDataset.publisher(topic))
        .issued(topic.path("created_at").asText(null))
        .modified(topic.path("last_modified").asText(null))
        .coverage(UdataDataset.coverage(topic.path("spatial")))
        .landingPage(page(topic, source).orElse(null))
        .distributions(parts)
        .build();
  }

  private static Optional<URI> page(JsonNode topic, UdataSource source) {
    String slug = topic.path("slug").asText("");
    Optional<String> made =
        Optional.ofNullable(source.topicPage())
            .filter(page -> !slug.isEmpty())
            .map(page -> page.replace("{slug}", RequestUris.step(slug)));
    return WebAddress.read(topic.path("page").asText("")).or(() -> made.flatMap(WebAddress::read));
  }

  private static Optional<URI> address(JsonNode element, URI portal) {
    JsonNode behind = element.path("element");
    String folder = PAGES.get(behind.path("class").asText());
    if (folder != null) {
      return Optional.of(
          portal.resolve(folder + RequestUris.step(behind.path("id").asText()) + "/"));
    }
    String stated = element.path("extras").path("ecospheres").path("uri").asText("");
    return WebAddress.read(
        stated.startsWith("/") ? portal.resolve("/") + stated.substring(1) : stated);
  }

  private static Link part(JsonNode element, URI address) {
    Link plain = Link.to(element.path("title").asText(address.toString()), address);
    return plain.named(
        element.path("id").asText(plain.id()), element.path("description").asText(null));
  }
}
