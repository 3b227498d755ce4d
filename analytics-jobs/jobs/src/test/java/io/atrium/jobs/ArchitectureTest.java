package io.atrium.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
}
