package io.atrium.bench.contestant;

import io.atrium.bench.events.Form;
import io.atrium.bench.measure.Part;
import java.io.IOException;
import java.util.Map;

/** A way of bringing events from Kafka into the raw tables. */
public interface Contestant {
    /** Short name, as on the command line. */
    String id();

    /** Name in the table. */
    String title();

    /** What it promises when something is killed. */
    String promise();

    /** Which topics it reads. */
    Form form();

    /** What it is set to, in its own words. */
    Map<String, String> settings();

    /**
     * Starts it on empty topics and tables; returns when it is ready to read.
     *
     * @param session a number that was not used before in this run
     */
    void start(int session) throws IOException, InterruptedException;

    /** Its processes now. */
    Map<Part, Long> processes() throws IOException;

    /** Kills (SIGKILL) the process that reads, and starts it again. */
    void killAndRestart() throws IOException, InterruptedException;

    /** Ends it. */
    void stop() throws IOException, InterruptedException;
}
