package io.atrium.bench.contestant;

import io.atrium.bench.events.Form;
import io.atrium.bench.house.House;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What a peer is told, in a file. */
final class PeerFile {
    /** As many as our job has subtasks. */
    static final int PARALLELISM = 1;

    /** As often as our job's checkpoints. */
    static final int FLUSH_MILLIS = 5_000;

    private PeerFile() {}

    /** Writes the file for a session. */
    static Path write(House house, int session, int batchRows) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("bootstrapServers", house.topics().bootstrapServers());
        properties.setProperty("topics", String.join(",", Form.AVRO.topics()));
        properties.setProperty("group", "bench-" + session);
        properties.setProperty("clickHouse", "127.0.0.1:" + house.warehouse().port());
        properties.setProperty("passwordFile", house.ingestPasswordFile().toString());
        properties.setProperty("parallelism", Integer.toString(PARALLELISM));
        properties.setProperty("batchRows", Integer.toString(batchRows));
        properties.setProperty("flushMillis", Integer.toString(FLUSH_MILLIS));
        Path file = house.file("bench-peer.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }
}
