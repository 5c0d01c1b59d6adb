package fr.moisson.harvesters.run;

import fr.moisson.harvesters.extraction.Recipe;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.rules.Choice;
import fr.moisson.harvesters.rules.Defaults;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What to harvest: one source for one territory.
 *
 * @param territoryName name of the territory's file, which is part of every dataset's identity
 * @param cuts the territory itself, then those of the portals that show a part of it; extracts are
 *     made for each
 * @param rank of the source in the territory's file, from 0
 * @param recipe which files are made of its rows
 * @param defaults what the officer states for records that say nothing
 * @param choice which of its datasets the officer wants
 * @param written the source's options as the officer wrote them
 * @param keepAll whether datasets are kept without checking that they concern the territory,
 *     because the source was already queried for those alone
 */
public record Harvesting(
    String territoryName,
    Territory territory,
    List<Territory> cuts,
    String sourceName,
    int rank,
    Source source,
    Recipe recipe,
    Defaults defaults,
    Choice choice,
    String written,
    boolean keepAll,
    Safety safety) {

  public Harvesting {
    cuts = List.copyOf(cuts);
  }

  /**
   * Identifies the options under which the source is read. If it has changed, what earlier runs
   * have read must be read again, even if the source has not changed; answers of « not modified »
   * are then taken from what was kept.
   */
  String setup() {
    String places = cuts.stream().map(Territory::fingerprint).collect(Collectors.joining(" "));
    String wanted = choice.equals(Choice.ALL) ? "" : " " + choice;
    return Hashes.sha256(
        written + " " + recipe + " " + defaults + " " + keepAll + " " + places + wanted);
  }

  /** {@code territory/source}, as on the command line. */
  String name() {
    return territoryName + "/" + sourceName;
  }
}
