package io.atrium.simulator.delivery;

import io.atrium.simulator.behaviour.Simulation;
import io.atrium.simulator.organization.Organization;
import io.atrium.simulator.organization.Profile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the simulator. */
@Command(
        name = "atrium-simulator",
        mixinStandardHelpOptions = true,
        description = {
            "Invents an organization and what its people do, and sends it to a tenant through the public gateway.",
            "The same profile, seed, members and first day give the same events, so sending again is harmless."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:everything was sent or written", "1:the platform refused, see the log", "2:wrong options"})
public final class Main implements Callable<Integer> {

    private static final int SMALL_MEMBERS = 40;

    @Option(
            names = "--tenant",
            split = ",",
            required = true,
            description =
                    "tenants to fill; profile=tenant where the tenant is not called like its profile, such as bureau=office7")
    private List<String> tenants = List.of();

    @Option(names = "--seed", defaultValue = "7", description = "another seed, another organization (${DEFAULT-VALUE})")
    private long seed = 7;

    @Option(names = "--members", description = "people of each organization (default: those of the profile)")
    private @Nullable Integer members;

    @Option(names = "--small", description = "organizations of " + SMALL_MEMBERS + " people, for tests")
    private boolean small;

    @Option(names = "--days", defaultValue = "90", description = "whole days of history (${DEFAULT-VALUE})")
    private int days = 90;

    @Option(names = "--until", description = "last day of the history (default: yesterday, in the tenant's time zone)")
    private @Nullable LocalDate until;

    @Option(names = "--live", description = "after the history, go on as time goes by")
    private boolean live;

    @Option(names = "--gateway", description = "the server's address, such as http://127.0.0.1:8080")
    private @Nullable URI gateway;

    @Option(names = "--secrets", description = "folder with the client secrets tenant-<tenant>-gateway")
    private @Nullable Path secrets;

    @Option(names = "--state", description = "folder that remembers what was acknowledged")
    private @Nullable Path state;

    @Option(names = "--progress", description = "file that says how far it is")
    private @Nullable Path progress;

    @Option(names = "--batch", defaultValue = "2000", description = "events a request (${DEFAULT-VALUE})")
    private int batch = 2_000;

    @Option(names = "--pace", defaultValue = "20000", description = "most events a second (${DEFAULT-VALUE})")
    private int pace = 20_000;

    @Option(
            names = "--write",
            description = "write the events into this file (JSON lines, .gz to compress) instead of sending them")
    private @Nullable Path write;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (days < 1 || batch < 1 || batch > 10_000 || pace < 1) {
            throw new IllegalArgumentException("--days and --pace must be positive, --batch from 1 to 10000");
        }
        return write == null ? send() : write(write);
    }

    private int write(Path file) throws IOException {
        if (tenants.size() != 1) {
            throw new IllegalArgumentException("--write takes the events of one tenant");
        }
        Target target = Target.of(tenants.get(0));
        Profile profile = profile(target);
        LocalDate last = lastDay(profile);
        Simulation simulation = Simulation.of(profile, seed, last.minusDays(days - 1L));
        long count = EventFile.write(file, simulation, simulation.organization().origin(), last);
        System.out.printf("%d events of %s in %s%n", count, simulation.organization(), file);
        return 0;
    }

    private int send() throws IOException, InterruptedException {
        if (gateway == null || secrets == null || state == null) {
            throw new IllegalArgumentException(
                    "--gateway, --secrets and --state are needed to send (or --write to write)");
        }
        List<TenantRun> runs = new ArrayList<>();
        for (String text : tenants) {
            runs.add(run(Target.of(text), gateway, secrets, state));
        }
        return new Delivery(runs, new Progress(progress), pace, Clock.systemUTC()).run() ? 0 : 1;
    }

    private TenantRun run(Target target, URI server, Path secretsFolder, Path stateFolder) throws IOException {
        Clock clock = Clock.systemUTC();
        Profile profile = profile(target);
        LocalDate last = lastDay(profile);
        Ledger ledger = Ledger.open(
                stateFolder.resolve(target.tenant() + ".json"),
                new Ledger.Begun(profile.id(), profile.members(), seed, last.minusDays(days - 1L)));
        Ledger.Begun begun = ledger.begun();
        Organization organization = Organization.of(
                Profile.named(begun.profile()).withMembers(begun.members()), begun.seed(), begun.origin());
        return new TenantRun(
                Simulation.of(organization),
                new Gateway(
                        server,
                        target.tenant(),
                        secretsFolder.resolve("tenant-" + target.tenant() + "-gateway"),
                        clock),
                ledger,
                new TenantRun.Span(live ? null : last),
                batch,
                clock);
    }

    private Profile profile(Target target) {
        Profile profile = Profile.named(target.profile());
        return small ? profile.withMembers(SMALL_MEMBERS) : members == null ? profile : profile.withMembers(members);
    }

    private LocalDate lastDay(Profile profile) {
        return until != null ? until : LocalDate.now(profile.zone()).minusDays(1);
    }

    /** Which organization goes into which tenant. */
    private record Target(String profile, String tenant) {
        static Target of(String text) {
            String[] parts = text.split("=", 2);
            return parts.length == 2 ? new Target(parts[0], parts[1]) : new Target(text, text);
        }
    }
}
