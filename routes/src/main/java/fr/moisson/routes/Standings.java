package fr.moisson.routes;

import fr.moisson.harvesters.model.RunReport.State;
import fr.moisson.routes.store.RunHistory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Metrics about each source and each portal: a source that fails for weeks shows here. Labels are
 * names of the configuration, so there are few of them.
 */
final class Standings {

  private final List<Target> targets;
  private final Portals portals;
  private final RunHistory runs;
  private final MultiGauge successes;
  private final MultiGauge states;
  private final MultiGauge datasets;
  private final MultiGauge behind;

  Standings(List<Target> targets, Portals portals, RunHistory runs, MeterRegistry registry) {
    this.targets = targets;
    this.portals = portals;
    this.runs = runs;
    successes =
        gauge(
            registry,
            "source.last.success.timestamp.seconds",
            "When the source was last harvested without fault, in seconds since 1970");
    states = gauge(registry, "source.state", "1 for how the last harvest of the source ended");
    datasets = gauge(registry, "source.datasets", "Datasets of the source in the catalogue");
    behind =
        gauge(registry, "portal.behind", "1 if the portal lacks something, or that is not known");
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder("moisson." + name).description(description).register(registry);
  }

  /** Updates the metrics. */
  void update() {
    List<Row<?>> ends = new ArrayList<>();
    List<Row<?>> ways = new ArrayList<>();
    List<Row<?>> counts = new ArrayList<>();
    for (Target target : targets) {
      RunHistory.Standing standing =
          runs.standing(target.territory().name(), target.source().name());
      Tags source = Tags.of("source", target.name());
      Instant success = standing.success();
      if (success != null) {
        ends.add(Row.of(source, success.getEpochSecond()));
      }
      for (State state : State.values()) {
        String name = state.name().toLowerCase(Locale.ROOT);
        ways.add(Row.of(source.and("state", name), state == standing.state() ? 1 : 0));
      }
      counts.add(Row.of(source, standing.datasets()));
    }
    successes.register(ends, true);
    states.register(ways, true);
    datasets.register(counts, true);
    behind.register(
        portals.names().stream()
            .map(name -> Row.of(Tags.of("portal", name), portals.isBehind(name) ? 1 : 0))
            .toList(),
        true);
  }
}
