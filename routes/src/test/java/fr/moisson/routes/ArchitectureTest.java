package fr.moisson.routes;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import fr.moisson.connectors.http.AnswerArchive;
import fr.moisson.harvesters.model.Catalogue;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Source;
import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

@AnalyzeClasses(packages = "fr.moisson", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final DescribedPredicate<JavaClass> IN_ROUTES =
      resideInAPackage("fr.moisson.routes..");

  @ArchTest
  static final ArchRule dependenciesGoOneWay =
      noClasses()
          .that()
          .resideInAPackage("fr.moisson.harvesters..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("fr.moisson.connectors..", "fr.moisson.routes..")
          .because("the domain is read, tested and reused without the outside world");

  @ArchTest
  static final ArchRule camelCarriesAndDecidesNothing =
      noClasses()
          .that(IN_ROUTES)
          .and()
          .resideOutsideOfPackage("fr.moisson.routes")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.camel..")
          .because("logic that Camel cannot see can be tested without Camel");

  @ArchTest
  static final ArchRule camelIsInTwoClasses =
      classes()
          .that()
          .resideInAPackage("fr.moisson.routes")
          .and(dependOn("org.apache.camel"))
          .should()
          .haveNameMatching("fr\\.moisson\\.routes\\.(HarvestRoutes|Moisson)(\\$.*)?")
          .because("the routes are read in one short file, and started in another");

  @ArchTest
  static final ArchRule sqlIsInTheStore =
      noClasses()
          .that(IN_ROUTES)
          .and()
          .resideOutsideOfPackages("fr.moisson.routes.store..", "fr.moisson.routes.portal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..")
          .because("one suite of tests shows that the same SQL runs on SQLite and PostgreSQL");

  @ArchTest
  static final ArchRule harvestsMeetTheDatabaseInTransactions =
      noClasses()
          .that()
          .areAssignableTo(AnswerArchive.class)
          .or()
          .areAssignableTo(Catalogue.class)
          .or()
          .areAssignableTo(Ledger.class)
          .or()
          .areAssignableTo(Portal.class)
          .should()
          .callMethodWhere(target(owner(assignableTo(Jdbi.class))))
          .because("Transactions tells a breakdown as such, and not as a bug of Moisson");

  @ArchTest
  static final ArchRule pagesKnowNoRoutes =
      noClasses()
          .that()
          .resideInAPackage("fr.moisson.routes.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.camel..", "org.quartz..", "fr.moisson.routes.cli..")
          .because("pages show what is; they start nothing");

  /** Outgoing connections only; listening, as the web server does, is a different matter. */
  @ArchTest
  static final ArchRule oneDoorToTheNetwork =
      noClasses()
          .that(IN_ROUTES)
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "org\\.apache\\.hc\\..*"
                  + "|java\\.net\\.(http\\..*|URLConnection|HttpURLConnection|Socket)")
          .because("the guard and the limits are behind the Door of connectors.http");

  @ArchTest
  static final ArchRule sourcesAndPortalsAreRecords =
      classes()
          .that()
          .areAssignableTo(Source.class)
          .or()
          .areAssignableTo(Portal.class)
          .and()
          .areNotInterfaces()
          .should()
          .beRecords()
          .because("their components are what they were configured with, and nothing else");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("fr.moisson.routes.cli..")
          .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
          .because("with --json, nothing but one object may stand on standard output");

  @ArchTest
  static final ArchRule clocksAreHandedIn =
      noClasses()
          .that(IN_ROUTES)
          .and()
          // One of them makes the clock; the other compares with the clocks of its readers.
          .haveNameNotMatching("fr\\.moisson\\.routes\\.(cli\\.Common|web\\.answer\\.Validator)")
          .should()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Instant.class, "now")
          .because("a test sets the clock, of the program and of its commands");

  @ArchTest
  static final ArchRule packagesAreLayered =
      slices()
          .matching("fr.moisson.routes.(**)")
          .should()
          .beFreeOfCycles()
          .because("packages that need one another are one package");

  @ArchTest
  static final ArchRule namesSaySomething =
      noClasses()
          .that()
          // Named after the folder given with --data.
          .doNotHaveFullyQualifiedName("fr.moisson.routes.DataFolder")
          .and()
          // A dcat:DataService, such as a WMS or WFS.
          .doNotHaveFullyQualifiedName("fr.moisson.harvesters.model.Distribution$Service")
          .and()
          // Frictionless's name for a set of tables: a data package.
          .haveNameNotMatching("fr\\.moisson\\.harvesters\\.schemas\\.DataPackage(Test)?")
          .should()
          .haveNameMatching(
              "(.*[a-z0-9.$])?(Manager|Helper|Utils?|Base|Abstract|Data|Info|Handler|Processor"
                  + "|Service|Impl)([A-Z0-9$].*)?")
          .because("if no word of the domain fits, the class is probably two classes");

  private static DescribedPredicate<JavaClass> dependOn(String packageName) {
    return DescribedPredicate.describe(
        "depend on " + packageName,
        known ->
            known.getDirectDependenciesFromSelf().stream()
                .anyMatch(
                    dependency ->
                        dependency.getTargetClass().getPackageName().startsWith(packageName)));
  }
}
