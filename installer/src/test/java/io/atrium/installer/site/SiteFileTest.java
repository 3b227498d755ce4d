package io.atrium.installer.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SiteFileTest {

    private static final String GOOD = SiteExample.of(Profile.S);

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theExamplesAreGood(Profile profile) throws Exception {
        Installation site = SiteFile.parse(SiteExample.of(profile));

        assertThat(site.sizing().load()).isEqualTo(profile.load());
        assertThat(site.with(Role.SERVER)).isNotEmpty();
        assertThat(site.directories().of(Role.KAFKA).orElseThrow()).hasToString("/var/lib/atrium/kafka");
    }

    @Test
    void aTrialOfThisMachineNeedsLittleAndHasEveryRole() throws Exception {
        Installation site = SiteFile.parse(
                "version: 1\nname: a\ntarget: host\npublicUrl: http://localhost:8080\nsizing: {profile: S}\n");

        assertThat(site.with(Role.CLICKHOUSE)).hasSize(1);
        assertThat(site.components().kafka().external()).isFalse();
        assertThat(site.tls().mode()).isEqualTo(Installation.Certificates.NONE);
        assertThat(site.directories().of(Role.KAFKA).orElseThrow()).hasToString("/var/lib/atrium/kafka");
        assertThat(SiteFile.parse(SiteExample.trial()).target()).isEqualTo(Installation.Target.HOST);
    }

    /** What is read and then not done would be a lie. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://localhost:8080|https://work.example.org|publicUrl|loopback",
                "http://localhost:8080|http://10.0.0.1:8080|publicUrl|loopback",
                "profile: S|profile: M|sizing|larger than profile S",
                "data: /var/lib/atrium|kafka: /srv/kafka|directories.kafka|directories.data",
                "directories:|'tls: {mode: bundled}\\ndirectories:'|tls|loopback",
                "directories:|'kubernetes: {registry: r}\\ndirectories:'|kubernetes|no cluster",
                "directories:|'hosts: [{name: a, address: b, roles: [server]}]\\ndirectories:'|hosts|this machine",
                "directories:|'components: {postgresql: {mode: bundled}, clickhouse: {mode: bundled}, keycloak: {mode: bundled}, kafka: {mode: external, address: ''k:1''}}\\ndirectories:'|components.kafka.mode|runs every component itself",
            })
    void whatATrialCannotDoIsRefusedWithARemedy(String before, String after, String path, String says) {
        String text = SiteExample.trial().replaceAll("(?m)^ *#.*\n| *#.*$", "");
        assertThat(text).contains(before);

        List<Problem> problems = problems(text.replace(before, after.replace("\\n", "\n")));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.toString()).contains(says).contains("target: hosts.");
        });
    }

    @Test
    void theFolderOfATrialsDataIsNotForServers() {
        assertThat(problems(GOOD.replace("# directories:", "directories:\n  data: /srv")))
                .extracting(Problem::path)
                .containsExactly("directories.data");
    }

    @Test
    void theExamplesOfWhatACustomerBringsAreGoodToo() throws Exception {
        // Given: every example that is commented out, in the place of what it stands beside
        String text = GOOD.replaceAll("(?m)^  (\\w+): \\{mode: bundled}\n", "")
                .replaceAll("(?m)^  # (.*)$", "  $1")
                .replaceAll("(?m)^# (  .*|smtp:|ldap:|ntp:|directories:|kubernetes:)$", "$1")
                .replace("roles: [server, keycloak, postgresql, kafka, clickhouse, flink]", "roles: [server, flink]");

        Installation site = SiteFile.parse(text);

        assertThat(site.components().postgresql().where()).isEqualTo("db.example.org:5432");
        assertThat(site.components().keycloak().external()).isTrue();
        assertThat(site.smtp()).isNotNull();
        assertThat(site.ldap()).isNotNull();
        assertThat(site.ntp()).isNotNull();
        assertThat(site.kubernetes()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: atrium|name: Atrium One|name|right form",
                "name: atrium|nme: atrium|nme|Did you mean name?",
                "name: atrium|comment: x|name|is missing",
                "version: 1|version: 2|version|Write 1",
                "version: 1|version: one|version|Write 1",
                "target: hosts|target: cloud|target|hosts or kubernetes",
                "target: hosts|target: kubernetes|kubernetes|is missing",
                "profile: S|profile: XXL|sizing.profile|S or M or L or XL",
                "profile: S|members: 5|sizing.eventsPerSecond|is missing",
                "profile: S|{members: many, eventsPerSecond: 3}|sizing.members|a whole number",
                "address: 10.0.0.11|address: 10.0.0.11/24|hosts[0].address|without a port",
                "[server,|[servr,|hosts[0].roles[0]|server or keycloak",
                "[server,|[server, server,|hosts[0].roles|What runs there",
                "postgresql: {mode: bundled}|postgresql: {mode: external}|components.postgresql.secretFile|is missing",
                "postgresql: {mode: bundled}|postgresql: {mode: bundled, address: 'a:1'}|components.postgresql|stands alone",
                "postgresql: {mode: bundled}|postgresql: {mode: bundled, password: hunter2}|components.postgresql.password|never written",
                "kafka: {mode: bundled}|kafka: {mode: external, address: nowhere}|components.kafka.address|commas",
                "keyFile: /etc|keyFile: etc|tls.keyFile|PEM",
                "https://work|ftp://work|publicUrl|https://",
            })
    void whatIsWrongIsNamedWithItsPathAndARemedy(String before, String after, String path, String says) {
        String text = before.equals("profile: S") && after.startsWith("{")
                ? GOOD.replaceFirst("(?m)sizing:\n.*$", "sizing: " + after)
                : GOOD.replace(before, after);

        List<Problem> problems = problems(text);

        assertThat(problems)
                .anySatisfy(problem -> {
                    assertThat(problem.path()).isEqualTo(path);
                    assertThat(problem.toString()).contains(says);
                })
                .allSatisfy(problem -> {
                    assertThat(problem.remedy()).endsWith(".");
                    assertThat(problem.toString()).doesNotContain("hunter2");
                });
    }

    @Test
    void everythingIsSaidAtOnce() {
        List<Problem> problems = problems(GOOD.replace("name: atrium\n", "name: A\n")
                .replace("https://work", "work")
                .replace("profile: S", "profile: T")
                .replace("target: hosts", "target: moon"));

        assertThat(problems).extracting(Problem::path).contains("name", "publicUrl", "sizing.profile", "target");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "', flink]'|']'|no host has the role flink",
                "kafka: {mode: bundled}|'kafka: {mode: external, address: ''k:9092''}'|atrium-1 has that role",
                "https://work|http://work|begins with http",
            })
    void whatDoesNotGoTogetherIsNamed(String before, String after, String says) {
        assertThat(problems(GOOD.replace(before, after)))
                .anySatisfy(problem -> assertThat(problem.toString()).contains(says));
    }

    @Test
    void twoHostsHaveTwoNamesAndAddresses() {
        String twice = GOOD.replaceAll("(?m)(  - name: atrium-1\n.*\n.*\n)", "$1$1");

        assertThat(problems(twice))
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("hosts[1].name", "hosts[1].address");
    }

    @Test
    void aProfileAndNumbersAreOneTooMany() {
        String both = GOOD.replace("profile: S", "members: 7\n  eventsPerSecond: 1\n  profile: S");

        assertThat(problems(both)).extracting(Problem::path).containsExactly("sizing");
    }

    @Test
    void aTextThatIsNotYamlNamesItsLine() {
        assertThatThrownBy(() -> SiteFile.parse("version: 1\nname: [")).hasMessageContaining("not YAML at line");
        assertThatThrownBy(() -> SiteFile.parse("")).hasMessageContaining("site init");
        assertThatThrownBy(() -> SiteFile.parse("name: a\nname: b\n")).hasMessageContaining("not YAML");
    }

    private static List<Problem> problems(String text) {
        SiteFailure failure = catchThrowableOfType(SiteFailure.class, () -> SiteFile.parse(text));
        assertThat(failure).as("nothing wrong was found in%n%s", text).isNotNull();
        return failure.problems();
    }
}
