package io.atrium.oracle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The oracle is independent, or it proves nothing. */
final class ArchitectureTest {

    private static final JavaClasses ORACLE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.atrium.oracle");

    @Test
    void knowsTheContractAndTheLanguageAlone() {
        classes()
                .that()
                .resideInAPackage("io.atrium.oracle..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.atrium.oracle..", "io.atrium.contract..", "java..", "org.jspecify..")
                .check(ORACLE);
    }

    @Test
    void asksNoDatabaseNoNetworkAndNoClock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "java.net..", "java.nio.file..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .check(ORACLE);
    }

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching("io.atrium.oracle.(*)..").should().beFreeOfCycles().check(ORACLE);
    }
}
