package io.atrium.server.directory;

import io.atrium.server.storage.Database;

/** Directories as they are in PostgreSQL. */
record StoredDirectories(Database database, DirectoryStore store, OptOutStore optOuts) implements AsOf.Source {

    @Override
    public AsOf.Revision revision(String tenant) {
        return database.inTenant(tenant, store::revisions);
    }

    @Override
    public DirectorySnapshot load(String tenant) {
        return database.inTenant(tenant, store::snapshot);
    }

    @Override
    public OptOutSpans optOuts(String tenant) {
        return database.inTenant(tenant, optOuts::spans);
    }
}
