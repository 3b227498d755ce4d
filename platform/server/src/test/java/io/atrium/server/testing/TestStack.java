package io.atrium.server.testing;

import io.atrium.installer.component.Component;
import io.atrium.installer.stack.LocalStack;
import io.atrium.server.config.Credentials;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.storage.Database;
import io.atrium.server.storage.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** A real PostgreSQL with the server's schema and, if asked for, a real Kafka. */
public final class TestStack implements AutoCloseable {

    private final LocalStack stack;
    private final Database database;

    private TestStack(LocalStack stack) {
        this.stack = stack;
        ServerConfig.Postgresql config = new ServerConfig.Postgresql(
                "jdbc:postgresql://127.0.0.1:" + stack.port(Component.POSTGRESQL) + "/atrium",
                new Credentials("atrium_owner", stack.secretFile("postgresql-owner")),
                new Credentials("atrium_server", stack.secretFile("postgresql-server")));
        Migrations.apply(config);
        this.database = Database.open(config);
    }

    /** Starts the components with the named ones among them. */
    public static TestStack start(Path home, Set<Component> components) throws IOException, InterruptedException {
        return new TestStack(LocalStack.start(home, components));
    }

    /** The database as the server sees it: without DDL, under row-level security. */
    public Database database() {
        return database;
    }

    /** Where Kafka is. */
    public String bootstrapServers() {
        return "127.0.0.1:" + stack.port(Component.KAFKA);
    }

    /** The components themselves, to kill and restart them. */
    public LocalStack components() {
        return stack;
    }

    @Override
    public void close() throws IOException {
        database.close();
        stack.close();
    }
}
