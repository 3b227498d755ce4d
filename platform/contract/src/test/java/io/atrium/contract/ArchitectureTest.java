package io.atrium.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.atrium.contract.codec.UndecodableEventException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who may know whom inside the contract. */
class ArchitectureTest {
    private final JavaClasses contract = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.atrium.contract");

    @Test
    void knowsOnlyTheJdkAvroAndJackson() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.atrium.contract..",
                        "java..",
                        "org.apache.avro..",
                        "com.fasterxml.jackson..",
                        "org.jspecify.annotations..")
                .check(contract);
    }

    @Test
    void onlyTheCodecKnowsAvro() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..codec..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.avro..")
                .check(contract);
    }

    @Test
    void theRecordsKnowNobody() {
        noClasses()
                .that()
                .resideInAPackage("io.atrium.contract")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.atrium.contract.*..", "com.fasterxml..")
                .check(contract);
    }

    @Test
    void featuresFormNoCycles() {
        slices().matching("io.atrium.contract.(*)..").should().beFreeOfCycles().check(contract);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(contract);
    }

    @Test
    void theClockAndRandomnessAreNotReadHere() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .check(contract);
    }

    @Test
    void exceptionsAreFinal() {
        classes()
                .that()
                .areAssignableTo(Exception.class)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .allowEmptyShould(false)
                .because("callers switch on reasons, such as those of "
                        + UndecodableEventException.class.getSimpleName())
                .check(contract);
    }
}
