package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Sentence;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what the data conform to, and their lineage. */
final class IsoQuality {

  private static final String STATED = "Conformité déclarée par le producteur.";

  private final Dataset dataset;

  IsoQuality(Dataset dataset) {
    this.dataset = dataset;
  }

  void write(IsoPen quality) {
    quality
        .in("gmd:scope", "gmd:DQ_Scope")
        .code("gmd:level", "gmd:MD_ScopeCode", IsoWriting.level(dataset.kind()));
    dataset.conformsTo().stream()
        .filter(standard -> !IsoWriting.isCrs(standard))
        .forEach(standard -> report(quality, standard.title(), standard.uri(), STATED, true));
    assessments()
        .forEach(
            (standard, conformity) ->
                report(
                    quality,
                    standard,
                    conformity.address(),
                    explanation(conformity),
                    conformity.isValid()));
    IsoPen lineage = quality.in("gmd:lineage", "gmd:LI_Lineage");
    String statement = String.join("\n", dataset.provenance());
    if (statement.isBlank()) {
      lineage.nothing("gmd:statement", "unknown");
    } else {
      lineage.text("gmd:statement", statement);
    }
  }

  /** Each schema once, even if an extract has several formats. */
  private Map<String, Conformity> assessments() {
    Map<String, Conformity> assessments = new LinkedHashMap<>();
    dataset
        .extracts()
        .flatMap(extract -> Stream.ofNullable(extract.assessment()))
        .forEach(one -> assessments.putIfAbsent(one.standard(), one.conformity()));
    return assessments;
  }

  private static String explanation(Conformity conformity) {
    return Sentence.of(
        "{0,choice,0#{0} ligne conforme|2#{0} lignes conformes} sur {1}.",
        Locale.FRENCH, conformity.validRows(), conformity.rows());
  }

  private static void report(
      IsoPen quality, String title, @Nullable URI address, String explanation, boolean passes) {
    IsoPen result =
        quality.in(
            "gmd:report", "gmd:DQ_DomainConsistency", "gmd:result", "gmd:DQ_ConformanceResult");
    result
        .in("gmd:specification", "gmd:CI_Citation")
        .anchor("gmd:title", title, address)
        .nothing("gmd:date", "unknown");
    result
        .text("gmd:explanation", explanation)
        .value("gmd:pass", "gco:Boolean", String.valueOf(passes));
  }
}
