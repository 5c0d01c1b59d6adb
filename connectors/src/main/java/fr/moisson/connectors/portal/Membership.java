package fr.moisson.connectors.portal;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Whether an account may publish in an organisation of its portal. */
public final class Membership {

  /** An administrator may publish in every organisation. */
  private static final int MOST_NAMES = 10;

  /**
   * @param organisation its id or its name
   * @param allowed organisations in which the account may publish: an array of {@code {id, name}}
   * @throws Misconfigured if it is not one of these
   * @throws Unavailable if the answer is not an array
   */
  public static void require(URI portal, String organisation, JsonNode allowed) {
    if (!allowed.isArray()) {
      throw Refusals.unexpected(portal, allowed);
    }
    List<String> names = new ArrayList<>();
    for (JsonNode one : allowed) {
      String name = (one.isTextual() ? one : one.path("name")).asText();
      if (organisation.equals(name) || organisation.equals(one.path("id").asText())) {
        return;
      }
      names.add(name);
    }
    throw new Misconfigured(
        Notice.of(Notice.Code.PORTAL_NOT_ALLOWED, portal, organisation, listed(names)));
  }

  private static String listed(List<String> names) {
    if (names.isEmpty()) {
      return "–";
    }
    return String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)))
        + (names.size() > MOST_NAMES ? ", …" : "");
  }

  private Membership() {}
}
