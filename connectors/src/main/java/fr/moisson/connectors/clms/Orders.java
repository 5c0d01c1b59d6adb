package fr.moisson.connectors.clms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.connectors.json.Moments;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one source for one territory, remembered from run to run.
 *
 * <p>Nothing is ordered twice: an order is remembered as soon as it has a number, before anything
 * else can fail; and before an order is placed, the service's list is searched for a similar one,
 * which also finds an order whose answer was lost.
 */
final class Orders {

  /** How long the service keeps a file. */
  static final Duration FILE_IS_THERE = Duration.ofDays(3);

  /** Time before a refused order is tried again, since the next day it would be refused again. */
  static final Duration PATIENCE = Duration.ofDays(7);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> UNDER_WAY = Set.of("Queued", "In_progress");
  private static final String DONE = "Finished_ok";

  private final ClmsApi api;
  private final Run run;
  private final Map<String, Entry> entries;

  Orders(ClmsApi api, Run run) {
    this.api = api;
    this.run = run;
    this.entries = run.memory().map(Orders::read).orElseGet(TreeMap::new);
  }

  private static Map<String, Entry> read(String memory) {
    try {
      return JSON.readValue(memory, new TypeReference<TreeMap<String, Entry>>() {});
    } catch (JsonProcessingException e) {
      // Written by another version: the orders are found again in the service's list.
      return new TreeMap<>();
    }
  }

  /**
   * The remembered state of the order of one dataset. Moments are in ISO 8601.
   *
   * @param signature signature of the order
   * @param finished when its file was first seen
   * @param refused when its failure was first seen
   * @param held signature of the order whose extract we hold, which may be an earlier one; null if
   *     we hold none
   */
  record Entry(
      String signature,
      String task,
      @Nullable String finished,
      @Nullable String refused,
      @Nullable String held) {

    Entry finishedAt(Instant now) {
      return finished == null ? new Entry(signature, task, now.toString(), null, held) : this;
    }

    Entry refusedAt(Instant now) {
      return new Entry(signature, task, finished, now.toString(), held);
    }

    Entry taken() {
      return new Entry(signature, task, finished, refused, signature);
    }

    boolean isCurrent() {
      return signature.equals(held);
    }

    State without(Notice notice) {
      return new State(null, notice, held != null);
    }
  }

  /**
   * The current state of an order.
   *
   * @param file address of its file; null as long as there is none
   * @param notice what to report if there is no file
   * @param held whether we hold an extract anyway
   */
  record State(@Nullable URI file, Notice notice, boolean held) {}

  /** Checks an order, and places it if necessary. */
  State of(ClmsOrder order, String title) {
    Entry known = entries.get(order.uid());
    if (known != null && known.signature().equals(order.signature())) {
      if (known.refused() != null && isYounger(known.refused(), PATIENCE)) {
        return known.without(refusal(title, known, "…"));
      }
      boolean isOver = known.finished() != null && !isYounger(known.finished(), FILE_IS_THERE);
      if (isOver && known.isCurrent()) {
        return known.without(current(title, known.task()));
      }
      Optional<JsonNode> task =
          isOver || known.refused() != null ? Optional.empty() : api.order(known.task());
      if (task.isPresent()) {
        return settle(order, title, known, task.get());
      }
    }
    return findOrPlace(order, title, known);
  }

  private State findOrPlace(ClmsOrder order, String title, @Nullable Entry before) {
    String held = before == null ? null : before.held();
    String old = before == null ? "" : before.task();
    for (Map.Entry<String, JsonNode> listed : api.orders().properties()) {
      if (!listed.getKey().equals(old) && isUsable(order, listed.getValue())) {
        Entry found = new Entry(order.signature(), listed.getKey(), null, null, held);
        keep(order, found);
        return settle(order, title, found, listed.getValue());
      }
    }
    JsonNode answer = api.place(order.json());
    String task = answer.path("TaskIds").path(0).path("TaskID").asText("");
    Entry placed = new Entry(order.signature(), task, null, null, held);
    if (task.isEmpty()) {
      Entry refused = placed.refusedAt(run.at());
      keep(order, refused);
      return refused.without(refusal(title, refused, answer.toString()));
    }
    keep(order, placed);
    return placed.without(Notice.of(Code.EXTRACT_ORDERED, title, task));
  }

  /** Whether it is under way, or was finished recently, with the dataset's current version. */
  private boolean isUsable(ClmsOrder order, JsonNode task) {
    if (!order.isLike(task)) {
      return false;
    }
    String status = task.path("Status").asText();
    Optional<Instant> registered = Moments.read(task.path("RegistrationDateTime").asText(""));
    Optional<Instant> modified = Moments.read(order.modified());
    boolean isOfNow = modified.isEmpty() || registered.filter(modified.get()::isBefore).isPresent();
    return isOfNow
        && (UNDER_WAY.contains(status)
            || (status.equals(DONE)
                && isYounger(task.path("FinalizationDateTime").asText(""), FILE_IS_THERE)));
  }

  private State settle(ClmsOrder order, String title, Entry entry, JsonNode task) {
    String status = task.path("Status").asText();
    if (UNDER_WAY.contains(status)) {
      return entry.without(Notice.of(Code.EXTRACT_ORDERED, title, entry.task()));
    }
    Optional<URI> file = WebAddress.read(task.path("DownloadURL").asText(""));
    if (!status.equals(DONE) || file.isEmpty()) {
      Entry refused = entry.refusedAt(run.at());
      keep(order, refused);
      String reason = status + " " + task.path("Message").asText("");
      return refused.without(refusal(title, refused, reason));
    }
    Entry finished = entry.finishedAt(run.at());
    keep(order, finished);
    return new State(file.get(), current(title, entry.task()), entry.held() != null);
  }

  /** Notes that the file has been read completely and handed over. */
  void taken(ClmsOrder order) {
    Entry entry = entries.get(order.uid());
    if (entry != null && !entry.isCurrent()) {
      keep(order, entry.taken());
    }
  }

  /**
   * The file is no longer available. An extract that we hold is kept; otherwise it is ordered
   * again.
   */
  State gone(ClmsOrder order, String title) {
    Entry entry = entries.get(order.uid());
    if (entry != null && entry.isCurrent()) {
      return entry.without(current(title, entry.task()));
    }
    return findOrPlace(order, title, entry);
  }

  /** The known state of an order that could not be checked. */
  State unreached(ClmsOrder order, Notice reason) {
    Entry entry = entries.get(order.uid());
    return entry == null ? new State(null, reason, false) : entry.without(reason);
  }

  private void keep(ClmsOrder order, Entry entry) {
    if (!entry.equals(entries.put(order.uid(), entry))) {
      run.remember(JSON.valueToTree(entries).toString());
    }
  }

  private static Notice current(String title, String task) {
    return Notice.of(Code.EXTRACT_CURRENT, title, task);
  }

  private Notice refusal(String title, Entry entry, String reason) {
    String task = entry.task().isEmpty() ? "–" : entry.task();
    Instant refused = Moments.read(String.valueOf(entry.refused())).orElse(run.at());
    LocalDate again = LocalDate.ofInstant(refused.plus(PATIENCE), ZoneOffset.UTC);
    return Notice.of(Code.EXTRACT_REFUSED, title, task, reason.strip(), again);
  }

  /** The service writes UTC without a time zone. */
  private boolean isYounger(String moment, Duration age) {
    return Moments.read(moment).filter(run.at().minus(age)::isBefore).isPresent();
  }
}
