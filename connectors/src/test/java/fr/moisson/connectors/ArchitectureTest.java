package fr.moisson.connectors;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Source;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(
    packages = "fr.moisson.connectors",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule oneDoorToTheNetwork =
      noClasses()
          .that()
          .resideOutsideOfPackage("..connectors.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.camel..", "org.apache.hc..")
          .because("time-outs, limits and the guard are decided once, behind the Door");

  /** SFTP has a client of its own, which connects to the address given by the Door. */
  @ArchTest
  static final ArchRule oneClientOfSftp =
      noClasses()
          .that()
          .resideOutsideOfPackage("..connectors.sftp..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.sshd..")
          .because("it takes its address, its limits and its time-outs from the Door");

  @ArchTest
  static final ArchRule noOtherDoor =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.net\\.(http\\..*|URLConnection|HttpURLConnection|(Server)?Socket)")
          .because("a second client would know neither the guard nor the limits");

  @ArchTest
  static final ArchRule connectorsDoNotKnowOneAnother =
      slices()
          .matching("fr.moisson.connectors.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              alwaysTrue(),
              resideInAnyPackage(
                  "..connectors.http..",
                  "..connectors.json..",
                  "..connectors.paging..",
                  "..connectors.portal..",
                  "..connectors.access..",
                  "..connectors.sftp.."))
          .because("each can be understood, and deleted, alone");

  @ArchTest
  static final ArchRule packagesAreLayered =
      slices()
          .matching("fr.moisson.connectors.(**)")
          .should()
          .beFreeOfCycles()
          .because("packages that need one another are one package");

  @ArchTest
  static final ArchRule sourcesAndPortalsAreRecords =
      classes()
          .that()
          .areAssignableTo(Source.class)
          .or()
          .areAssignableTo(Portal.class)
          .should()
          .beRecords()
          .because("their components are the options of a YAML file");

  @ArchTest
  static final ArchRule connectorsKeepNothing =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.quartz..")
          .because("what must survive a crash is in the store, which is in routes");

  @ArchTest
  static final ArchRule nothingIsPrinted =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
          "standard output belongs to the command line");

  @ArchTest
  static final ArchRule timeComesFromAClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .because("a test sets the clock, or the moment of a run or of a pass over a portal");
}
