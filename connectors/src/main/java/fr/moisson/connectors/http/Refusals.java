package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Notice;
import java.util.Collection;
import java.util.Set;

/** What a failure that came through the door tells about the answer. */
public final class Refusals {

  /** Whether a server answered with one of these statuses. */
  public static boolean hasStatus(HarvestException failure, Collection<Integer> statuses) {
    Notice notice = failure.notice();
    return notice.code() == Notice.Code.HTTP_STATUS
        && statuses.stream()
            .map(String::valueOf)
            // After the address.
            .anyMatch(notice.args().get(1)::equals);
  }

  /** Whether a server has no such thing, or has it no more. */
  public static boolean isGone(HarvestException failure) {
    return hasStatus(failure, Set.of(404, 410));
  }

  private Refusals() {}
}
