package fr.moisson.harvesters;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

@AnalyzeClasses(
    packages = "fr.moisson.harvesters",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theDomainIsPlainJava =
      noClasses()
          .that()
          // A GeoPackage is a file of rows like any other, although it is read with SQL.
          .resideOutsideOfPackages("..formats.geopackage..", "..formats.features..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.camel..",
              "org.quartz..",
              "org.apache.hc..",
              "java.net.http..",
              "java.sql..",
              "javax.sql..",
              "org.jdbi..")
          .because("what is true of a dataset must not depend on how it travels or is kept");

  @ArchTest
  static final ArchRule theDomainOpensNoConnection =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.net\\.(URLConnection|HttpURLConnection|(Server)?Socket)")
          .because("the Door is the only way out, and it is handed in");

  @ArchTest
  static final ArchRule rulesAndModelAndDcatReadNoFiles =
      noClasses()
          .that()
          .resideInAnyPackage("..harvesters.model..", "..harvesters.rules..", "..harvesters.dcat..")
          // The only exception: a body is stored on disk, so that slow reading holds no connection.
          .and()
          .doNotHaveFullyQualifiedName("fr.moisson.harvesters.model.Door$Body")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.nio\\.file\\.Files|java\\.nio\\.channels\\..*|java\\.io\\.(File|Random).*")
          .because("a rule that cannot read cannot surprise");

  @ArchTest
  static final ArchRule theModelKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("..harvesters.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..harvesters.rules..",
              "..harvesters.dcat..",
              "..harvesters.formats..",
              "..harvesters.territory..",
              "..harvesters.run..")
          .because("everything else is said in its words");

  @ArchTest
  static final ArchRule packagesAreLayered =
      slices()
          .matching("fr.moisson.harvesters.(**)")
          .should()
          .beFreeOfCycles()
          .because("packages that need one another are one package");

  @ArchTest
  static final ArchRule nothingIsPrinted =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
          "standard output belongs to the command line");

  @ArchTest
  static final ArchRule timeComesFromAClock =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC")
          .because("a test sets the clock, and a grace period of seven days passes at once");
}
