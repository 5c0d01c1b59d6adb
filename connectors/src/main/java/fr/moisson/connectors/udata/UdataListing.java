package fr.moisson.connectors.udata;

import fr.moisson.connectors.http.Addresses;
import fr.moisson.connectors.json.Marks;
import fr.moisson.connectors.json.NewestFirst;
import fr.moisson.connectors.paging.Ending;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Question;
import fr.moisson.connectors.paging.Scope;
import fr.moisson.connectors.paging.Words;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The searches of one run, one after the other, page by page.
 *
 * <p>The marker is a JSON object: for each search, the {@code last_update} of the newest dataset.
 */
final class UdataListing {

  // A link to the next page says that there is one; it may name another host, and is not followed.
  private static final Envelope DATASETS =
      Envelope.of("/data").withTotal("/total").withMore("/next_page");

  private static final String ZONES = "zones";
  private static final String DEPARTEMENT = "departement";
  private static final String REGION = "region";

  private final UdataSource source;
  private final Run run;
  private final Marks marks;

  // Identifiers only: a dataset that two searches find is one entry, not a duplicate. One that a
  // single search gives twice is the server's fault, and the run's to tell.
  private final Set<String> idsOfEarlierSearches = new HashSet<>();

  UdataListing(UdataSource source, Run run, Marks marks) {
    this.source = source;
    this.run = run;
    this.marks = marks;
  }

  Stream<RawItem> items() {
    Words words = Scope.WHOLE.questions(run).get(0);
    return source.searches().stream()
        .flatMap(search -> expanded(search, words))
        .flatMap(this::found);
  }

  /** A search that speaks of each zone, of each département or of each region is as many. */
  private Stream<Map<String, String>> expanded(Map<String, String> search, Words words) {
    Territory territory = run.territory();
    String all = String.join(" ", search.values());
    if (all.contains("{" + ZONES + "}")) {
      return territory.zones().stream()
          // A region's are too many, and too seldom about the territory.
          .filter(zone -> !zone.startsWith("region:"))
          .map(zone -> words.with(ZONES, "fr:" + zone).fill(search));
    }
    if (all.contains("{" + DEPARTEMENT + "}")) {
      return territory.departements().stream()
          .map(code -> words.with(DEPARTEMENT, code).fill(search));
    }
    if (all.contains("{" + REGION + "}")) {
      return territory.regions().stream().map(code -> words.with(REGION, code).fill(search));
    }
    return Stream.of(words.fill(search));
  }

  private Stream<RawItem> found(Map<String, String> filters) {
    String search = Addresses.query(filters);
    NewestFirst order = new NewestFirst(marks.before(search));
    Set<String> ids = new HashSet<>();
    URI datasets = URI.create(Addresses.root(source.url()) + "/api/1/datasets/");
    Paging paging = Paging.byNumber("page", "page_size", source.pageSize());
    Question question = Question.of(datasets, filters).with(Map.of("sort", "-last_update"));
    Stream<RawItem> found =
        new Listing(run, question, paging, DATASETS)
            .named("/id")
            .items(order, "/last_update", run)
            .peek(item -> ids.add(item.remoteId()))
            .filter(item -> !idsOfEarlierSearches.contains(item.remoteId()));
    return Ending.of(
        found,
        () -> {
          idsOfEarlierSearches.addAll(ids);
          order.newest().ifPresent(latest -> marks.put(search, latest));
        });
  }
}
