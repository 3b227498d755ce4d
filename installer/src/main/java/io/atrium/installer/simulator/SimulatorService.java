package io.atrium.installer.simulator;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Definition;
import io.atrium.installer.component.Java;
import io.atrium.installer.component.Logback;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.Program;
import io.atrium.installer.process.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the simulated organizations through the public gateway, behind everybody else: lowest priority, one request at a time. */
public final class SimulatorService implements Definition.Service {

    /** The evaluation tenants that are simulated; each has a profile of its name. */
    private static final List<String> TENANTS = List.of("demo", "bureau");

    private static final List<String> BEHIND_THE_OTHERS = List.of("nice", "-n", "15");
    private static final int EVENTS_A_SECOND = 8_000;

    private final Site site;

    public SimulatorService(Site site) {
        this.site = site;
    }

    @Override
    public Component component() {
        return Component.SIMULATOR;
    }

    @Override
    public void prepare() throws IOException {
        TENANTS.forEach(tenant -> site.secrets().obtain("tenant-" + tenant + "-gateway"));
        Logback.write(site.conf(component()), Map.of());
    }

    @Override
    public Command command() {
        boolean small = SimulationSize.remembered(site.home()).orElse(SimulationSize.ON) == SimulationSize.SMALL;
        Java java = Java.of("io.atrium.simulator.delivery.Main", site.programs().classPath(Program.SIMULATOR))
                .options("-Xms32m", "-Xmx160m", "-XX:TieredStopAtLevel=1", Logback.option(site.conf(component())))
                .arguments("--tenant", String.join(",", TENANTS), "--live")
                .arguments("--gateway", "http://127.0.0.1:" + site.port(Component.SERVER))
                .arguments("--secrets", site.home().secrets().toString())
                .arguments("--state", site.data(component()).toString())
                .arguments("--progress", SimulationProgress.file(site.home()).toString())
                .arguments("--pace", Integer.toString(EVENTS_A_SECOND));
        Command command = (small ? java.arguments("--small", "--days", "7") : java)
                .command(site.home().run(), site.log(component()));
        List<String> arguments = new ArrayList<>(BEHIND_THE_OTHERS);
        arguments.addAll(command.arguments());
        return new Command(arguments, command.environment(), command.directory(), command.log());
    }

    /** Nobody waits for it: it has work for minutes, and waits itself for whatever is away. */
    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public String whySlow() {
        return "the simulator waits for the server";
    }
}
