package io.atrium.installer.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.bundle.SmallBundle;
import io.atrium.installer.bundle.UpgradePath;
import io.atrium.installer.install.InstallFailure.Reason;
import io.atrium.installer.signing.SigningKey;
import io.atrium.installer.site.Profile;
import io.atrium.installer.site.SiteExample;
import io.atrium.installer.site.SiteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine with a real ansible-playbook and playbooks of a few lines, which write on this machine. */
final class AnsibleTest {

    private static final String CONVERGE = """
            - hosts: server
              connection: local
              gather_facts: false
              tasks:
                - ansible.builtin.copy:
                    dest: "@FOLDER@/{{ inventory_hostname }}"
                    content: "@VERSION@ from {{ atrium_bundle_directory }}"
                    mode: "0644"
            """;
    private static final String ASK = """
            - hosts: all
              connection: local
              gather_facts: false
              tasks:
                - ansible.builtin.assert:
                    that: "'@FOLDER@/closed' is not exists"
                    fail_msg: the host is closed
            """;

    private final Path folder;
    private Profile profile = Profile.S;

    AnsibleTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void ansibleIsHere() {
        assumeThat(List.of("/usr/bin/ansible-playbook", "/usr/local/bin/ansible-playbook"))
                .anyMatch(program -> Files.exists(Path.of(program)));
    }

    @Test
    void hostsAreInstalledOnceAndUpgradedByTheBundlesOwnPlaybooks() throws Exception {
        Path first = bundle("1.2.3");

        assertThat(apply(Operation.INSTALL, first)).isEqualTo(new Outcome.Done());

        assertThat(folder.resolve("atrium-1"))
                .content()
                .startsWith("1.2.3 from ")
                .endsWith("bundles/1.2.3");
        assertThat(target().installed())
                .hasValueSatisfying(id -> assertThat(id.folder()).isEqualTo("1.2.3"));
        assertThat(decide(Operation.INSTALL, first)).isInstanceOf(Planner.Decision.Nothing.class);
        assertThat(apply(Operation.UPGRADE, bundle("1.3.0"))).isEqualTo(new Outcome.Done());
        assertThat(folder.resolve("atrium-1")).content().startsWith("1.3.0 from ");
    }

    @Test
    void aHostThatIsNotFitEndsItBeforeAnythingIsChangedThere() throws Exception {
        Files.writeString(folder.resolve("closed"), "");

        assertThat(apply(Operation.INSTALL, bundle("1.2.3"))).isInstanceOfSatisfying(Outcome.RolledBack.class, back -> {
            assertThat(back.step()).isEqualTo("preflight");
            assertThat(back.why()).contains("the host is closed");
        });
        assertThat(folder.resolve("atrium-1")).doesNotExist();
        assertThat(target().state().resolve("bundles/1.2.3")).doesNotExist();
        InstallFailure failure = catchThrowableOfType(
                InstallFailure.class,
                () -> new Planner(target(), journal(), Clock.systemUTC(), new Random()).rollback());
        assertThat(failure.reason()).isEqualTo(Reason.NOT_THERE);
    }

    @Test
    void aSiteFileThatWasChangedIsBroughtToTheHostsWithTheSameBundle() throws Exception {
        Path bundle = bundle("1.2.3");
        apply(Operation.INSTALL, bundle);
        Path inventory = target().current().resolve(AnsibleSteps.INVENTORY);
        String before = Files.readString(inventory);
        profile = Profile.M;
        Files.writeString(folder.resolve("closed"), "");

        assertThat(Trial.steps(decide(Operation.INSTALL, bundle)))
                .containsExactly("inventory", "preflight", "converge");
        assertThat(apply(Operation.INSTALL, bundle)).isInstanceOf(Outcome.RolledBack.class);
        assertThat(inventory).hasContent(before);
        Files.delete(folder.resolve("closed"));
        assertThat(apply(Operation.INSTALL, bundle)).isEqualTo(new Outcome.Done());

        assertThat(inventory).content().isNotEqualTo(before);
        assertThat(decide(Operation.INSTALL, bundle)).isInstanceOf(Planner.Decision.Nothing.class);
    }

    private Path bundle(String version) throws Exception {
        Map<String, String> collection = Map.of(
                "ansible.cfg", "[defaults]\n",
                "playbooks/preflight.yml", ASK.replace("@FOLDER@", folder.toString()),
                "playbooks/site.yml", converge(version),
                "playbooks/upgrade.yml", converge(version));
        Path key = folder.resolve("key");
        SigningKey signing = Files.exists(key) ? SigningKey.read(key) : SigningKey.create(key);
        return new SmallBundle(folder.resolve("build-" + version), signing)
                .build(version, "#!/bin/sh\n", new UpgradePath("1.0.0", List.of()), collection);
    }

    private String converge(String version) {
        return CONVERGE.replace("@FOLDER@", folder.toString()).replace("@VERSION@", version);
    }

    private AnsibleTarget target() throws Exception {
        String site = SiteExample.of(Profile.S)
                .replaceAll("(?s)\ntls:\n.*?\n\n", "\ntls:\n  mode: bundled\n\n")
                .replace("profile: S", "profile: " + profile);
        Path file = Files.writeString(folder.resolve("site.yaml"), site);
        return new AnsibleTarget(folder.resolve("state"), SiteFile.read(file), "root", HostTarget.Choice.NO);
    }

    private Journal journal() throws Exception {
        return new Journal(target().state().resolve("journal.jsonl"), Clock.systemUTC());
    }

    private Planner.Decision decide(Operation operation, Path bundle) throws Exception {
        try (OpenBundle open = OpenBundle.open(bundle, null)) {
            return new Planner(target(), journal(), Clock.systemUTC(), new Random()).forBundle(operation, open);
        }
    }

    private Outcome apply(Operation operation, Path bundle) throws Exception {
        try (OpenBundle open = OpenBundle.open(bundle, null)) {
            Planner.Decision decision =
                    new Planner(target(), journal(), Clock.systemUTC(), new Random()).forBundle(operation, open);
            if (decision instanceof Planner.Decision.Begin begin) {
                return new Engine(journal(), Clock.systemUTC(), new Trial.Silent()).apply(begin.plan());
            }
            throw new IOException("nothing to begin: " + decision);
        }
    }
}
