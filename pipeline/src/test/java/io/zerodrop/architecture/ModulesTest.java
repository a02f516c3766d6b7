package io.zerodrop.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.junit.jupiter.api.Test;

/** Holds the modules to their one-way dependencies and the decisions to purity. */
class ModulesTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.zerodrop");

  @Test
  void dependenciesFlowFromIngestToPipeline() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("ingest")
        .definedBy("io.zerodrop.ingest..")
        .layer("analyzer")
        .definedBy("io.zerodrop.analyzer..")
        .layer("dashboards")
        .definedBy("io.zerodrop.dashboards..")
        .layer("pipeline")
        .definedBy("io.zerodrop.pipeline..")
        .whereLayer("ingest")
        .mayNotAccessAnyLayer()
        .whereLayer("analyzer")
        .mayOnlyAccessLayers("ingest")
        .whereLayer("dashboards")
        .mayOnlyAccessLayers("ingest", "analyzer")
        .whereLayer("pipeline")
        .mayNotBeAccessedByAnyLayer()
        .withOptionalLayers(true)
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("io.zerodrop.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void decisionsNeedNoFlink() {
    noClasses()
        .that()
        .resideInAPackage("io.zerodrop.analyzer..")
        .and()
        .resideOutsideOfPackage("io.zerodrop.analyzer.flink..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.flink..")
        .check(CLASSES);
  }

  /** Only the annotation that names an event's serializer is let through. */
  @Test
  void eventsAndParsersNeedNoFlink() {
    noClasses()
        .that()
        .resideInAnyPackage("io.zerodrop.ingest.event..", "io.zerodrop.ingest.parse..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.apache.flink..").and(not(type(TypeInfo.class))))
        .check(CLASSES);
  }

  @Test
  void onlyThePipelineKnowsTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.zerodrop.pipeline..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  /** What they say may depend on the input alone, or a replay would not be repeatable. */
  @Test
  void analysisAndParsersAskNeitherTheClockNorChance() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.zerodrop.analyzer..", "io.zerodrop.ingest.event..", "io.zerodrop.ingest.parse..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(Year.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .check(CLASSES);
  }

  @Test
  void nothingIsADumpingGround() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..misc..")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .check(CLASSES);
  }
}
