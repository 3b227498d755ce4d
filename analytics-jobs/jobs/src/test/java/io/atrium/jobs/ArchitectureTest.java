package io.atrium.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may know whom inside the module. */
class ArchitectureTest {
    private static final JavaClasses JOBS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.atrium.jobs");

    @Test
    void onlyTheKafkaPackageKnowsKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.atrium.jobs.kafka")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..")
                .check(JOBS);
    }

    @Test
    void theSinkKnowsNoJob() {
        noClasses()
                .that()
                .resideInAPackage("io.atrium.jobs.clickhouse..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.atrium.jobs.ingest..", "io.atrium.jobs.kafka..", "io.atrium.contract..")
                .check(JOBS);
    }

    @Test
    void blocksKnowNoFlinkAndNoHttp() {
        noClasses()
                .that()
                .resideInAPackage("io.atrium.jobs.clickhouse.block..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.flink..", "java.net..")
                .check(JOBS);
    }

    @Test
    void derivationsAreFunctionsThatKnowNeitherFlinkNorEachOther() {
        for (String job : List.of("sessions", "collaboration", "processes")) {
            noClasses()
                    .that()
                    .resideInAPackage("io.atrium.jobs." + job + "..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("org.apache.flink..", "java.net..")
                            .or(resideInAPackage("io.atrium.jobs..")
                                    .and(not(resideInAnyPackage(
                                            "io.atrium.jobs." + job + "..",
                                            "io.atrium.jobs.derive..",
                                            "io.atrium.jobs.clickhouse.block..")))))
                    .check(JOBS);
        }
    }

    @Test
    void whatDerivesKnowsNoJob() {
        noClasses()
                .that()
                .resideInAPackage("io.atrium.jobs.derive..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.atrium.jobs.ingest..",
                        "io.atrium.jobs.kafka..",
                        "io.atrium.jobs.sessions..",
                        "io.atrium.jobs.collaboration..",
                        "io.atrium.jobs.processes..")
                .check(JOBS);
    }
}
