package fr.moisson.routes.safety;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A source that lists the entries a test gives it, and fails as the test says. */
final class ScriptedSource implements Source {

  private List<String> names = List.of();
  private final Map<String, String> titles = new HashMap<>();
  private final Map<String, String> zones = new HashMap<>();
  private final Map<String, URI> pages = new HashMap<>();
  private final Map<String, Consumer<DatasetId>> troubles = new HashMap<>();
  private Consumer<Run> ending = run -> {};
  private Optional<String> since = Optional.empty();
  private Optional<String> last = Optional.empty();
  private @Nullable Path rows;
  private String version = "";
  private boolean isAskedByBox;

  ScriptedSource lists(String... all) {
    names = List.of(all);
    ending = run -> {};
    return this;
  }

  /** Lists {@code d1}, {@code d2}… */
  ScriptedSource listsNumbered(int count) {
    return lists(IntStream.rangeClosed(1, count).mapToObj(i -> "d" + i).toArray(String[]::new));
  }

  /** Runs after the last entry. */
  ScriptedSource then(Consumer<Run> last) {
    ending = last;
    return this;
  }

  ScriptedSource breaksWith(Throwable failure) {
    return then(
        run -> {
          throw ScriptedSource.<RuntimeException>unchecked(failure);
        });
  }

  ScriptedSource titled(String name, String title) {
    titles.put(name, title);
    return this;
  }

  /** Sets the landing page of an entry. */
  ScriptedSource withPage(String name, URI page) {
    pages.put(name, page);
    return this;
  }

  /** Sets the zone that an entry states instead of Niort. */
  ScriptedSource covering(String name, String zone) {
    zones.put(name, zone);
    return this;
  }

  /** Sets the file with the rows of each entry, and the version of that file. */
  ScriptedSource rows(Path csv, String of) {
    rows = csv;
    version = of;
    return this;
  }

  /** The rows are those of the territory's box. */
  ScriptedSource askedByBox() {
    isAskedByBox = true;
    return this;
  }

  /** Runs when this entry is mapped. */
  ScriptedSource trouble(String name, Consumer<DatasetId> trouble) {
    troubles.put(name, trouble);
    return this;
  }

  ScriptedSource noTrouble(String name) {
    troubles.remove(name);
    return this;
  }

  static Consumer<DatasetId> badItem(Code code, Object... args) {
    return id -> {
      throw new BadItem(Notice.of(code, args));
    };
  }

  /** The marker of the previous run, as given to this run. */
  Optional<String> since() {
    return since;
  }

  /** The same marker, but also given when a full listing is due. */
  Optional<String> last() {
    return last;
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    since = run.since();
    last = run.last();
    if (!version.isEmpty()) {
      run.upTo(version);
      if (last.equals(Optional.of(version))) {
        run.stopEarly(); // « not modified »
        return Stream.empty();
      }
    }
    Stream<RawItem> entries =
        names.stream().map(name -> new RawItem(name, JsonNodeFactory.instance.objectNode()));
    Stream<RawItem> end =
        Stream.of(run)
            .flatMap(
                visit -> {
                  ending.accept(visit);
                  return Stream.empty();
                });
    return Stream.concat(entries, end);
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    troubles.getOrDefault(item.remoteId(), ignored -> {}).accept(id);
    return Dataset.draft(id, titles.getOrDefault(item.remoteId(), "Titre " + item.remoteId()))
        .licence(Licence.stated("lov2"))
        .landingPage(pages.get(item.remoteId()))
        .contact(new Contact("SIG", "sig@niort.example", null))
        .coverage(Coverage.of(List.of(zones.getOrDefault(item.remoteId(), "commune:79191")), null))
        .distributions(List.of(Distribution.Link.to("Tout", URI.create("https://s.example/a.csv"))))
        .build();
  }

  @Override
  public Optional<Table> table(RawItem item) {
    return Optional.ofNullable(rows)
        .map(csv -> new Table(csv, Table.Format.CSV, null, Table.Place.GUESSED, csv.toUri()))
        .map(table -> isAskedByBox ? table.byBox() : table);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T unchecked(Throwable failure) throws T {
    throw (T) failure;
  }
}
