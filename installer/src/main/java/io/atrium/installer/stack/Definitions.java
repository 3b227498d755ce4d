package io.atrium.installer.stack;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Definition;
import io.atrium.installer.component.Http;
import io.atrium.installer.component.Site;
import io.atrium.installer.engine.ClickHouseService;

/** The definition of every component at one site. */
final class Definitions {

    private final Site site;
    private final Http http = new Http();

    Definitions(Site site) {
        this.site = site;
    }

    Definition of(Component component) {
        return switch (component) {
            case CLICKHOUSE -> new ClickHouseService(site, http);
            default -> throw new IllegalStateException("not delivered yet: " + component.id());
        };
    }
}
