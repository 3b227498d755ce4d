package io.atrium.installer.engine;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Definition;
import io.atrium.installer.component.Http;
import io.atrium.installer.component.Java;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.Home;
import io.atrium.installer.process.Command;
import io.atrium.installer.process.LogFile;
import io.atrium.installer.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ClickHouse: the engine in a process of its own. */
public final class ClickHouseService implements Definition.Service {

    private static final Logger LOG = LoggerFactory.getLogger(ClickHouseService.class);

    /** Of Java itself: what is loaded after it gets a signal only when Java has no use for it. */
    private static final Path SIGNALS = Path.of(System.getProperty("java.home"), "lib", "libjsig.so");

    private final Site site;
    private final Http http;

    public ClickHouseService(Site site, Http http) {
        this.site = site;
        this.http = http;
    }

    @Override
    public Component component() {
        return Component.CLICKHOUSE;
    }

    @Override
    public void prepare() throws IOException {
        Path conf = site.conf(Component.CLICKHOUSE);
        Files.createDirectories(site.data(Component.CLICKHOUSE));
        EngineAccounts accounts = new EngineAccounts(AccessRules.of(site.programs()), site.secrets()::obtain);
        Path users = conf.resolve("users.xml");
        Home.write(users, accounts.toXml());
        Path log = site.home().log("clickhouse-engine");
        LogFile.rotate(log);
        Home.write(conf.resolve("config.xml"), configuration(users, log));
    }

    @Override
    public void beforeStart() throws IOException {
        List<String> lost = DeduplicationLogs.forgetLostParts(site.data(Component.CLICKHOUSE));
        if (!lost.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("parts", lost)
                    .log("ClickHouse was ended in the middle of inserts; takes them again");
        }
    }

    /** The engine, unlike a server of ClickHouse, takes its level from {@code log-level}; without that it logs every trace, for a third of its time. */
    static String configuration(Path users, Path log) {
        return """
                <clickhouse>
                  <users_config>%s</users_config>
                  <log-level>information</log-level>
                  <logger>
                    <log>%s</log>
                    <size>20M</size>
                    <count>2</count>
                  </logger>
                  <max_server_memory_usage>1500000000</max_server_memory_usage>
                  <mark_cache_size>67108864</mark_cache_size>
                  <max_concurrent_queries>100</max_concurrent_queries>
                  <mysql_port remove="1"/>
                </clickhouse>
                """.formatted(users, log);
    }

    @Override
    public Command command() {
        Path library = site.programs().component("clickhouse-engine").resolve("libchdb.so");
        Path data = site.data(Component.CLICKHOUSE);
        return Java.of(EngineMain.class.getName(), Site.engineClassPath())
                .options("-Xmx32m", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Xrs")
                .arguments(
                        library.toString(),
                        site.conf(Component.CLICKHOUSE).resolve("config.xml").toString(),
                        data.toString(),
                        Integer.toString(site.port(Component.CLICKHOUSE)),
                        Integer.toString(site.port(Component.CLICKHOUSE, "native")))
                .command(data, site.log(Component.CLICKHOUSE))
                // The engine takes the signal of a bad access for its end; Java, which stops its threads by it, is to
                // see it first.
                .with("LD_PRELOAD", SIGNALS.toString());
    }

    @Override
    public boolean ready() throws InterruptedException {
        return http.answers("http://127.0.0.1:" + site.port(Component.CLICKHOUSE) + "/ping");
    }

    @Override
    public Duration startLimit() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String whySlow() {
        return "loads the engine (560 MB) and its tables";
    }

    /** Every acknowledged insert is on disk, and the engine recovers from a kill as from a stop, only faster. */
    @Override
    public StopSignal stopSignal() {
        return StopSignal.TERM;
    }
}
