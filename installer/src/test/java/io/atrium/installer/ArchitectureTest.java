package io.atrium.installer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.atrium.installer");

    @Test
    void onlyTheProcessPackageStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.atrium.installer.process")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class)
                .check(classes);
    }

    @Test
    void clientsKnowThePlatformByHttpOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.atrium.installer.importer", "io.atrium.installer.deadletters", "io.atrium.installer.api")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.atrium.installer.stack", "io.atrium.installer.component", "io.atrium.installer.process")
                .check(classes);
    }

    @Test
    void onlyThePreflightConnectsToStoresAsAClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.atrium.installer.preflight")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.postgresql..", "javax.naming..")
                .check(classes);
    }

    @Test
    void featuresDoNotGoRoundInCircles() {
        slices().matching("io.atrium.installer.(*)..").should().beFreeOfCycles().check(classes);
    }
}
