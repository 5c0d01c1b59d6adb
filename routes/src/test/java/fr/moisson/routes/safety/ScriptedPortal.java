package fr.moisson.routes.safety;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Remote;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A portal in memory, which records the calls it receives and fails as a test says. */
final class ScriptedPortal implements Portal, Portal.Session {

  private final Map<String, String> namesByKey = new TreeMap<>();
  private final Map<String, String> shown = new TreeMap<>();
  private final List<String> calls = new ArrayList<>();
  private final Map<String, String> versions = new TreeMap<>();
  private final List<Integer> asked = new ArrayList<>();
  private final List<Integer> expected = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();
  private final Map<String, RuntimeException> takenOver = new TreeMap<>();
  URI url = URI.create("https://ckan.example/");
  String owner = "";
  boolean isOwner = true;
  private @Nullable Runnable asking = () -> {};
  private Runnable expecting = () -> {};
  private Supplier<? extends @Nullable RuntimeException> access = () -> null;
  private int accesses;
  private int changes;
  private Consumer<DatasetId> before = id -> {};
  private Consumer<DatasetId> after = id -> {};
  private Consumer<DatasetId> beforeWithdrawing = id -> {};
  private Consumer<DatasetId> afterWithdrawing = id -> {};
  private final List<Notice> reasons = new ArrayList<>();
  private List<Notice> remarks = List.of();

  /** The titles of visible records, by their ids on the portal. */
  Map<String, String> shown() {
    return shown;
  }

  /**
   * The calls since the last time this method was called: {@code publish d1}, {@code withdraw r1}…
   */
  List<String> calls() {
    List<String> since = List.copyOf(calls);
    calls.clear();
    return since;
  }

  /** The number of ids in each request for versions since the last time this method was called. */
  List<Integer> asked() {
    List<Integer> since = List.copyOf(asked);
    asked.clear();
    return since;
  }

  /** The number of newcomers in each announcement of them. */
  List<Integer> expected() {
    return expected;
  }

  /** Saves a record with this title; saving the same title is no change. */
  void edit(String name, String title) {
    if (!title.equals(shown.put(name, title))) {
      touch(name);
    }
  }

  /** Changes something of a record other than its title. */
  void touch(String name) {
    versions.put(name, "version " + ++changes);
  }

  /** Moves a record to another organisation; gives how the portal then refuses us. */
  void takeOver(String name, RuntimeException trouble) {
    takenOver.put(name, trouble);
  }

  /** Moves a record back. */
  void giveBack(String name) {
    takenOver.remove(name);
  }

  void delete(String name) {
    shown.remove(name);
    versions.remove(name);
  }

  /** Runs when versions are requested; null for a portal that has no versions. */
  void beforeTelling(@Nullable Runnable trouble) {
    asking = trouble;
  }

  /** Runs when we ask whether it accepts us; gives why it does not, or null if it does. */
  void beforeAccess(Supplier<? extends @Nullable RuntimeException> trouble) {
    access = trouble;
  }

  /** How often we asked whether it accepts us. */
  int accesses() {
    return accesses;
  }

  @Override
  public void requireAccess() {
    accesses++;
    RuntimeException trouble = access.get();
    if (trouble != null) {
      throw trouble;
    }
  }

  /** Runs when newcomers are announced. */
  void beforeExpecting(Runnable trouble) {
    expecting = trouble;
  }

  /** The remarks returned with each publication. */
  void remarks(Notice... about) {
    remarks = List.of(about);
  }

  /** Runs when a publication arrives. */
  void before(Consumer<DatasetId> trouble) {
    before = trouble;
  }

  /** Runs once a publication has taken effect, before its answer. */
  void after(Consumer<DatasetId> trouble) {
    after = trouble;
  }

  /** Runs when a withdrawal arrives. */
  void beforeWithdrawing(Consumer<DatasetId> trouble) {
    beforeWithdrawing = trouble;
  }

  void afterWithdrawing(Consumer<DatasetId> trouble) {
    afterWithdrawing = trouble;
  }

  /** The reasons given for withdrawals. */
  List<Notice> reasons() {
    return reasons;
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public String owner() {
    return owner;
  }

  @Override
  public Optional<Boolean> ownsOneOf(Set<String> ids) {
    return Optional.of(isOwner);
  }

  @Override
  public boolean rekey(DatasetId former, DatasetId heir, String known) {
    calls.add("rekey " + known);
    if (takenOver.containsKey(known)) {
      throw takenOver.get(known);
    }
    namesByKey.remove(former.key());
    namesByKey.put(heir.key(), known);
    return true;
  }

  @Override
  public JsonNode render(Dataset dataset, URI files) {
    return JsonNodeFactory.instance.objectNode().put("title", dataset.title());
  }

  @Override
  public Session open(Door door, Instant at) {
    return this;
  }

  @Override
  public Published publish(Sending sending) {
    DatasetId id = sending.id();
    calls.add("publish " + id.remoteId());
    before.accept(id);
    String name =
        sending
            .knownId()
            .orElseGet(
                () -> namesByKey.computeIfAbsent(id.key(), key -> "r" + (namesByKey.size() + 1)));
    edit(name, sending.rendered().path("title").asText());
    after.accept(id);
    return new Published(new Remote(name, versions.get(name), new TreeMap<>(Map.of())), remarks);
  }

  /** The names under which newcomers were announced. */
  Set<String> names() {
    return names;
  }

  @Override
  public void expect(List<Sending> newcomers) {
    expected.add(newcomers.size());
    newcomers.forEach(sending -> names.addAll(sending.names()));
    expecting.run();
  }

  @Override
  public Optional<Map<String, String>> versions(Set<String> ids) {
    asked.add(ids.size());
    if (asking == null) {
      return Optional.empty();
    }
    asking.run();
    Map<String, String> known = new TreeMap<>(versions);
    known.keySet().retainAll(ids);
    return Optional.of(known);
  }

  @Override
  public Optional<Remote> adopt(Sending sending) {
    return Optional.ofNullable(namesByKey.get(sending.id().key())).map(Remote::of);
  }

  @Override
  public Optional<Remote> withdraw(DatasetId id, Optional<String> known, Notice reason) {
    calls.add("withdraw " + known.orElse("?"));
    beforeWithdrawing.accept(id);
    Optional<String> name = known.or(() -> Optional.ofNullable(namesByKey.get(id.key())));
    name.filter(held -> shown.remove(held) != null).ifPresent(this::touch);
    reasons.add(reason);
    afterWithdrawing.accept(id);
    return name.map(held -> Remote.of(held, versions.get(held)));
  }
}
