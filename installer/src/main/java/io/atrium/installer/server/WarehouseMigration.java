package io.atrium.installer.server;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Definition;
import io.atrium.installer.component.Java;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.Program;
import io.atrium.installer.process.Command;

/** Creates or upgrades the warehouse's tables before anybody uses them. */
public final class WarehouseMigration implements Definition.OneShot {

    private final Site site;

    public WarehouseMigration(Site site) {
        this.site = site;
    }

    @Override
    public Component component() {
        return Component.WAREHOUSE;
    }

    @Override
    public void prepare() {
        site.secrets().obtain("clickhouse-admin");
    }

    @Override
    public Command command() {
        String classPath = site.programs().classPath(Program.WAREHOUSE);
        return Java.of("io.atrium.warehouse.migrate.MigrateMain", classPath)
                .options("-Xmx192m", "-XX:TieredStopAtLevel=1")
                .arguments("--url", "http://127.0.0.1:" + site.port(Component.CLICKHOUSE))
                .arguments("--database", "atrium", "--user", "atrium_admin")
                .arguments(
                        "--password-file",
                        site.secrets().file("clickhouse-admin").toString())
                .command(site.home().run(), site.log(component()));
    }
}
