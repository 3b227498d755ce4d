package io.atrium.installer.keycloak;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Definition;
import io.atrium.installer.component.Http;
import io.atrium.installer.component.Java;
import io.atrium.installer.component.Site;
import io.atrium.installer.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Keycloak on PostgreSQL. Started as {@code kc.sh start --optimized} starts it, but without the shell between: a shell
 * that is killed would leave the server behind.
 */
public final class KeycloakService implements Definition.Service {

    private final Site site;
    private final Http http;

    public KeycloakService(Site site, Http http) {
        this.site = site;
        this.http = http;
    }

    @Override
    public Component component() {
        return Component.KEYCLOAK;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        new KeycloakBuild(site).make();
        Files.createDirectories(site.data(Component.KEYCLOAK));
    }

    @Override
    public Command command() {
        Path dist = site.programs().component("keycloak");
        Command java = Java.of(
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                        dist.resolve("lib/quarkus-run.jar").toString())
                .options("-Xms96m", "-Xmx400m", "-XX:MaxMetaspaceSize=256m", "-XX:TieredStopAtLevel=1")
                .options("-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US")
                .options("-Dkc.home.dir=" + dist, "-Djboss.server.config.dir=" + dist.resolve("conf"))
                .options("-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
                .options("-Dpicocli.disable.closures=true")
                // Liquibase tells its makers about the tables that it makes unless it is forbidden to.
                .options("-Dliquibase.analytics.enabled=false")
                .options("-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory")
                .options("--add-opens=java.base/java.util=ALL-UNNAMED")
                .options("--add-opens=java.base/java.util.concurrent=ALL-UNNAMED")
                .options("--add-opens=java.base/java.security=ALL-UNNAMED")
                .options("--add-opens=java.base/java.lang=ALL-UNNAMED")
                .arguments("start", "--optimized")
                .command(site.data(Component.KEYCLOAK), site.log(Component.KEYCLOAK));
        return withSettings(java);
    }

    private Command withSettings(Command command) {
        int port = site.port(Component.KEYCLOAK);
        return command.with("KC_DB_URL", "jdbc:postgresql://127.0.0.1:" + site.port(Component.POSTGRESQL) + "/keycloak")
                .with("KC_DB_USERNAME", "keycloak")
                .with("KC_DB_PASSWORD", site.secrets().obtain("postgresql-keycloak"))
                .with("KC_DB_POOL_INITIAL_SIZE", "1")
                .with("KC_DB_POOL_MIN_SIZE", "1")
                .with("KC_DB_POOL_MAX_SIZE", "15")
                .with("KC_BOOTSTRAP_ADMIN_USERNAME", "admin")
                .with("KC_BOOTSTRAP_ADMIN_PASSWORD", site.secrets().obtain("keycloak-admin"))
                // Else it listens for other servers on every interface: the build's --cache=local is not kept.
                .with("KC_CACHE", "local")
                .with("KC_HTTP_ENABLED", "true")
                .with("KC_HTTP_HOST", "127.0.0.1")
                .with("KC_HTTP_PORT", Integer.toString(port))
                .with("KC_HTTP_MANAGEMENT_PORT", managementPort())
                .with("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1")
                .with("KC_HOSTNAME", "http://localhost:" + port)
                .with("KC_HOSTNAME_STRICT", "true");
    }

    private String managementPort() {
        return Integer.toString(site.port(Component.KEYCLOAK, "management"));
    }

    @Override
    public boolean ready() throws InterruptedException {
        return http.answers("http://127.0.0.1:" + managementPort() + "/health/ready");
    }

    @Override
    public Duration startLimit() {
        return Duration.ofMinutes(4);
    }

    @Override
    public String whySlow() {
        return "Keycloak loads some 800 jars; its first start also creates its 90 tables";
    }
}
