package io.atrium.simulator.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.atrium.simulator.behaviour.SimulatedEvent;
import io.atrium.simulator.behaviour.Simulation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.zip.GZIPOutputStream;

/** Writes events into a file instead of sending them: one CloudEvent a line, compressed when the name ends with {@code .gz}. */
final class EventFile {

    private EventFile() {}

    /** Writes all events of the days; returns how many they were. */
    static long write(Path file, Simulation simulation, LocalDate first, LocalDate last) throws IOException {
        long count = 0;
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw, 1 << 16) : raw;
                JsonGenerator json =
                        new JsonFactory().createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter("\n"))) {
            Iterator<SimulatedEvent> events = simulation.days(first, last).iterator();
            while (events.hasNext()) {
                events.next().writeTo(json);
                count++;
            }
            json.writeRaw('\n');
        }
        return count;
    }
}
