package io.atrium.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Who may know whom inside the server. */
final class HouseRulesTest {
    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.atrium.server");

    @Test
    void onlySecurityKnowsShiro() {
        only(resideInAnyPackage("..server.security.."), "org.apache.shiro..");
    }

    @Test
    void onlyHttpAndRoutesKnowJettyAndJavalin() {
        DescribedPredicate<JavaClass> edge =
                resideInAnyPackage("..server.http..").or(outermost("Routes"));
        only(edge, "org.eclipse.jetty..", "io.javalin..", "jakarta.servlet..");
    }

    @Test
    void onlyStoresAndStorageKnowPostgresql() {
        DescribedPredicate<JavaClass> stores =
                resideInAnyPackage("..server.storage..").or(outermost("Store"));
        // A change shares one transaction with its event and its audit record, so these hand its handle on. They ask
        // nothing through it.
        DescribedPredicate<JavaClass> handOn =
                resideInAnyPackage("..server.outbox..", "..server.directory..", "..server.audit..");
        only(stores.or(handOn), "org.jdbi..");
        only(stores, "org.postgresql..", "org.flywaydb..", "org.jdbi.v3.core.statement..");
    }

    @Test
    void onlyTheEventLogKnowsKafka() {
        only(resideInAnyPackage("..server.eventlog.."), "org.apache.kafka..");
    }

    @Test
    void onlyWhatIdentityIsMadeOfKnowsKeycloak() {
        only(
                resideInAnyPackage(
                        "..server.security..",
                        "..server.tenants..",
                        "..server.signins..",
                        "..server.sessions..",
                        "..server.federation.."),
                "org.keycloak..");
    }

    @Test
    void onlyWhoReadsWritesOrErasesFactsKnowsTheWarehouse() {
        only(
                resideInAnyPackage(
                        "..server.insights..",
                        "..server.goals..",
                        "..server.peers..",
                        "..server.reconciliation..",
                        "..server.tenants..",
                        "..server.erasure..",
                        "..server.quotas..",
                        "..server.retention..",
                        "..server.transfer..",
                        "..server.privacy.."),
                "io.atrium.warehouse..",
                "com.clickhouse..");
    }

    @Test
    void onlyTheRegistryTheOutboxDeadLettersAndGroupsLookAcrossTenants() {
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(
                        "..server.storage..",
                        "..server.tenants..",
                        "..server.outbox..",
                        "..server.deadletters..",
                        "..server.groups..")))
                .should()
                .dependOnClassesThat()
                .haveSimpleName("CrossTenantScope")
                .check(SERVER);
    }

    @Test
    void featuresDoNotGoInCircles() {
        slices().matching("io.atrium.server.(*)..").should().beFreeOfCycles().check(SERVER);
    }

    @Test
    void theRulesSeeTheServer() {
        assertThat(SERVER).hasSizeGreaterThan(100);
        classes().that().haveSimpleName("HttpServer").should().bePublic().check(SERVER);
    }

    private static void only(DescribedPredicate<JavaClass> who, String... packages) {
        ArchRule rule = noClasses()
                .that(DescribedPredicate.not(who))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
        rule.check(SERVER);
    }

    /** Of that name, or inside one of that name. */
    private static DescribedPredicate<JavaClass> outermost(String suffix) {
        DescribedPredicate<JavaClass> named = simpleNameEndingWith(suffix);
        return DescribedPredicate.describe("in a *" + suffix, clazz -> {
            JavaClass outer = clazz;
            while (outer.getEnclosingClass().isPresent()) {
                outer = outer.getEnclosingClass().orElseThrow();
            }
            return named.test(outer);
        });
    }
}
