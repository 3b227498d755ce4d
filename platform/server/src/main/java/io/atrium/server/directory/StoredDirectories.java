package io.atrium.server.directory;

import io.atrium.server.storage.Database;

/** Directories as they are in PostgreSQL. */
record StoredDirectories(Database database, DirectoryStore store) implements AsOf.Source {

    @Override
    public long revision(String tenant) {
        return database.inTenant(tenant, store::revision);
    }

    @Override
    public DirectorySnapshot load(String tenant) {
        return database.inTenant(tenant, store::snapshot);
    }
}
