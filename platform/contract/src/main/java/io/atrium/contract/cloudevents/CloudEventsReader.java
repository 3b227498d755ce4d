package io.atrium.contract.cloudevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.cloudevents.UnreadableBatchException.Reason;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads CloudEvents JSON, event by event, within limits. Immutable, for any number of threads. */
public final class CloudEventsReader {
    /** Most events of a batch at the gateway. */
    public static final int MAX_EVENTS = 10_000;

    /** Most bytes of a body at the gateway, after decompression. */
    public static final long MAX_BYTES = 8L << 20;

    private static final int MAX_NESTING = 16;
    private static final int MAX_TEXT = 16_384;
    private static final int MAX_NUMBER = 64;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxStringLength(MAX_TEXT)
                            .maxNameLength(256)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final DraftReader drafts;
    private final int maxEvents;
    private final long maxBytes;

    /** A reader with the gateway's limits. */
    public CloudEventsReader(EventCatalogue catalogue) {
        this(catalogue, MAX_EVENTS, MAX_BYTES);
    }

    /**
     * A reader that refuses more than so many events or bytes in one body.
     *
     * @param catalogue the event types
     * @param maxEvents most events of a batch
     * @param maxBytes most bytes of a body, after decompression
     */
    public CloudEventsReader(EventCatalogue catalogue, int maxEvents, long maxBytes) {
        this.drafts = new DraftReader(catalogue);
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
    }

    /** All events of a body: one JSON object, or a list of them. Does not close the stream. */
    public List<ReadEvent> read(InputStream body) throws IOException, UnreadableBatchException {
        List<ReadEvent> events = new ArrayList<>();
        read(body, events::add);
        return events;
    }

    /** Like {@link #read(InputStream)}, but hands every event over as soon as it is read. */
    public void read(InputStream body, Consumer<ReadEvent> events) throws IOException, UnreadableBatchException {
        try (JsonParser parser = mapper.getFactory()
                .createParser(new BoundedInput(body, maxBytes))
                .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            readBody(parser, events);
        } catch (BoundedInput.LimitExceeded e) {
            throw new UnreadableBatchException(
                    Reason.TOO_MANY_BYTES, "the body has more than " + maxBytes + " bytes; send smaller batches", e);
        } catch (CharConversionException e) {
            throw new UnreadableBatchException(Reason.MALFORMED_JSON, "the body is not UTF-8: " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new UnreadableBatchException(Reason.MALFORMED_JSON, describe(e), e);
        }
    }

    private void readBody(JsonParser parser, Consumer<ReadEvent> events) throws IOException, UnreadableBatchException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new UnreadableBatchException(Reason.EMPTY_BATCH, "the body is empty; send at least one event");
        }
        switch (first) {
            case START_OBJECT -> events.accept(drafts.read(0, mapper.readTree(parser)));
            case START_ARRAY -> readArray(parser, events);
            default ->
                throw new UnreadableBatchException(
                        Reason.NOT_EVENTS, "the body is neither a JSON object (one event) nor an array (a batch)");
        }
        if (parser.nextToken() != null) {
            throw new UnreadableBatchException(Reason.NOT_EVENTS, "there is something after the events");
        }
    }

    private void readArray(JsonParser parser, Consumer<ReadEvent> events) throws IOException, UnreadableBatchException {
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (index == maxEvents) {
                throw new UnreadableBatchException(
                        Reason.TOO_MANY_EVENTS, "the batch has more than " + maxEvents + " events; split it");
            }
            JsonNode event = mapper.readTree(parser);
            events.accept(drafts.read(index, event));
            index++;
        }
        if (index == 0) {
            throw new UnreadableBatchException(Reason.EMPTY_BATCH, "the batch is empty; send at least one event");
        }
    }

    private static String describe(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        String place =
                location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        return "the body is not well-formed JSON" + place + ": " + e.getOriginalMessage();
    }
}
