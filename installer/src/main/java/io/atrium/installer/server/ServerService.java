package io.atrium.installer.server;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Definition;
import io.atrium.installer.component.Http;
import io.atrium.installer.component.Java;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.Home;
import io.atrium.installer.home.Program;
import io.atrium.installer.process.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The platform server. */
public final class ServerService implements Definition.Service {

    private final Site site;
    private final Http http;

    public ServerService(Site site, Http http) {
        this.site = site;
        this.http = http;
    }

    @Override
    public Component component() {
        return Component.SERVER;
    }

    @Override
    public void prepare() throws IOException {
        Home.write(configuration(), new ServerConfiguration(site).toYaml());
    }

    private Path configuration() {
        return site.conf(Component.SERVER).resolve("server.yaml");
    }

    @Override
    public Command command() {
        return Java.of("io.atrium.server.Main", site.programs().classPath(Program.SERVER))
                .options("-Xms128m", "-Xmx512m", "-Xshare:auto")
                .arguments("--config", configuration().toString())
                .command(site.conf(Component.SERVER), site.log(Component.SERVER));
    }

    @Override
    public boolean ready() throws InterruptedException {
        return http.answers("http://127.0.0.1:" + site.port(Component.SERVER, "management") + "/health/ready");
    }

    @Override
    public Duration startLimit() {
        return Duration.ofMinutes(3);
    }

    @Override
    public String whySlow() {
        return "the server creates its tables and, the first time, the demo tenants in Keycloak";
    }
}
