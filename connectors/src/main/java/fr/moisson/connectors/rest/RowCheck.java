package fr.moisson.connectors.rest;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.paging.Scope;
import fr.moisson.connectors.paging.Spool;
import fr.moisson.connectors.paging.Words;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what was asked for: a service that ignores a filter answers every question with
 * everything it has, and circles overlap.
 */
final class RowCheck {

  private final Endpoint endpoint;
  private final Spool spool;

  // Of the rows in the circles of one territory, which are few; nothing else can come twice.
  private final Set<String> inCircles = new HashSet<>();
  private final Map<String, Set<String>> allowed = new HashMap<>();
  private @Nullable Words current;
  private long beyond;

  RowCheck(Endpoint endpoint, Spool spool) {
    this.endpoint = endpoint;
    this.spool = spool;
  }

  void take(JsonNode row, Words words) throws IOException {
    boolean isEntry = endpoint.entries() != null;
    JsonNode shaped = isEntry ? row : endpoint.shape().apply(row, words.fill("{code}"));
    if (!isAskedFor(row, shaped, words)) {
      beyond++;
    } else if (isNew(shaped)) {
      spool.add(shaped);
    }
  }

  private boolean isAskedFor(JsonNode row, JsonNode shaped, Words words) {
    if (words != current) {
      allowed.clear();
      endpoint.filter().values().forEach(rule -> allowed.put(rule, words.each(rule)));
      current = words;
    }
    for (Map.Entry<String, String> rule : endpoint.filter().entrySet()) {
      boolean isPointer = rule.getKey().startsWith("/");
      JsonNode value = isPointer ? row.at(rule.getKey()) : shaped.path(rule.getKey());
      if (!allowed.getOrDefault(rule.getValue(), Set.of()).contains(value.asText(""))) {
        return false;
      }
    }
    return true;
  }

  private boolean isNew(JsonNode row) {
    return endpoint.scope().by() != Scope.By.CIRCLES
        || inCircles.add(
            Hashes.hex(Hashes.sha256().digest(row.toString().getBytes(StandardCharsets.UTF_8))));
  }

  void tell(Run run) {
    if (beyond > 0) {
      run.tell(Notice.of(Notice.Code.FILTER_IGNORED, endpoint.path(), beyond));
    }
  }
}
