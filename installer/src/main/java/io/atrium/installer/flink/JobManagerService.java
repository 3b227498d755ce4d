package io.atrium.installer.flink;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Definition;
import io.atrium.installer.component.Http;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.Program;
import io.atrium.installer.process.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Flink's JobManager: a session cluster without high availability; its supervisor submits jobs again. */
public final class JobManagerService implements Definition.Service {

    private final Site site;
    private final Http http;
    private final FlinkHouse house;

    public JobManagerService(Site site, Http http) {
        this.site = site;
        this.http = http;
        this.house = new FlinkHouse(site);
    }

    @Override
    public Component component() {
        return Component.JOBMANAGER;
    }

    @Override
    public void prepare() throws IOException {
        house.configure(
                Component.JOBMANAGER,
                Map.of("web.upload.dir", site.home().run().resolve("tmp/upload").toString()));
    }

    @Override
    public Command command() {
        return house.java("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint", component())
                .options(
                        "-Xms128m",
                        "-Xmx320m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:MaxMetaspaceSize=200m",
                        "-XX:MaxDirectMemorySize=128m")
                .command(house.conf(component()), site.log(component()));
    }

    /**
     * The job lives in this process without high availability: a JobManager that is new forgets it, and then it is
     * submitted again from its newest checkpoint, with the new code and the addresses of today.
     */
    @Override
    public List<Path> inputs() {
        return List.of(site.programs().jar(Program.JOBS), site.portsFile());
    }

    @Override
    public boolean ready() throws InterruptedException {
        return http.answers("http://127.0.0.1:" + site.port(Component.JOBMANAGER) + "/overview");
    }

    @Override
    public String whySlow() {
        return "Flink's JobManager loads its classes";
    }
}
