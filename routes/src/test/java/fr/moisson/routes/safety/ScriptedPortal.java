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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A portal in memory: what it shows by its own name, what it was asked, what it refuses. */
final class ScriptedPortal implements Portal, Portal.Session {

  private final Map<String, String> namesByKey = new TreeMap<>();
  private final Map<String, String> shown = new TreeMap<>();
  private final List<String> calls = new ArrayList<>();
  private Consumer<DatasetId> before = id -> {};
  private Consumer<DatasetId> after = id -> {};
  private List<Notice> remarks = List.of();

  /** Titles shown, by the portal's own names. */
  Map<String, String> shown() {
    return shown;
  }

  /** {@code publish d1}, {@code withdraw r1}… since the last time this was asked. */
  List<String> calls() {
    List<String> since = List.copyOf(calls);
    calls.clear();
    return since;
  }

  /** What it remarks about each publication. */
  void remarks(Notice... about) {
    remarks = List.of(about);
  }

  /** What happens when a publication arrives. */
  void before(Consumer<DatasetId> trouble) {
    before = trouble;
  }

  /** What happens once a publication is made, before its answer arrives. */
  void after(Consumer<DatasetId> trouble) {
    after = trouble;
  }

  @Override
  public JsonNode render(Dataset dataset, URI files) {
    return JsonNodeFactory.instance.objectNode().put("title", dataset.title());
  }

  @Override
  public Session open(Door door) {
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
    shown.put(name, sending.rendered().path("title").asText());
    after.accept(id);
    return new Published(Remote.of(name), remarks);
  }

  @Override
  public Optional<Remote> adopt(Sending sending) {
    return Optional.ofNullable(namesByKey.get(sending.id().key())).map(Remote::of);
  }

  @Override
  public Optional<String> withdraw(DatasetId id, Optional<String> known, Notice reason) {
    calls.add("withdraw " + known.orElse("?"));
    Optional<String> name = known.or(() -> Optional.ofNullable(namesByKey.get(id.key())));
    name.ifPresent(shown::remove);
    return name;
  }
}
