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
 * What is to be harvested: one source for one territory.
 *
 * @param territoryName name of the territory's file, which is part of every dataset's identity
 * @param cuts the territory itself, then those of the portals that show a part of it; extracts are
 *     made for each
 * @param rank of the source in the territory's file, from 0
 * @param recipe what files are made of its rows
 * @param defaults what the officer states where its records say nothing
 * @param choice which of its datasets the officer wants
 * @param written the source's options as an officer wrote them
 * @param keepAll whether datasets are kept without asking if they concern the territory, because
 *     the source was already asked for them alone
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
   * Differs when the source is asked, chosen from or cut in another way than before: what an
   * earlier run has read must then be read again, even if it has not changed. What the source
   * answers « not modified » to is then cut from the answer that was kept.
   */
  public String setup() {
    String places = cuts.stream().map(Territory::fingerprint).collect(Collectors.joining(" "));
    String wanted = choice.equals(Choice.ALL) ? "" : " " + choice;
    return Hashes.sha256(
        written + " " + recipe + " " + defaults + " " + keepAll + " " + places + wanted);
  }

  /** {@code territory/source}, as on the command line. */
  public String name() {
    return territoryName + "/" + sourceName;
  }
}
