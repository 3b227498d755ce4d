package io.atrium.installer.kafka;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two requests of Kafka's protocol: CreateTopics, version 4 (KIP-4), and IncrementalAlterConfigs, version 0 (KIP-339). They also
 * tell whether the broker works, without the second that a Java tool takes to start.
 */
final class KafkaWire {

    /** The topic was there already. */
    static final short EXISTS = 36;

    private static final short CREATE_TOPICS = 19;
    private static final short CREATE_TOPICS_VERSION = 4;
    private static final short ALTER_CONFIGS = 44;
    private static final short ALTER_CONFIGS_VERSION = 0;
    private static final byte TOPIC = 2;
    private static final byte SET = 0;
    private static final int MILLIS = 5_000;

    private KafkaWire() {}

    /**
     * Asks the broker to create topics without replicas.
     *
     * @return error code by topic: 0 when it was created, {@link #EXISTS} when it was there
     */
    static Map<String, Short> createTopics(int port, List<String> topics, int partitions) throws IOException {
        return ask(port, creation(topics, partitions), KafkaWire::created);
    }

    /**
     * Sets one configuration of a topic, whatever it was; setting it again changes nothing.
     *
     * @return error code, 0 when it is set
     */
    static short configureTopic(int port, String topic, String name, String value) throws IOException {
        return ask(port, configuration(topic, name, value), KafkaWire::configured);
    }

    /** Reads what comes after the length of an answer. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> T ask(int port, byte[] request, Reader<T> reader) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS);
            socket.setSoTimeout(MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(request.length);
            out.write(request);
            out.flush();
            return reader.read(new DataInputStream(socket.getInputStream()));
        }
    }

    private static byte[] configuration(String topic, String name, String value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        header(out, ALTER_CONFIGS, ALTER_CONFIGS_VERSION);
        out.writeInt(1);
        out.writeByte(TOPIC);
        string(out, topic);
        out.writeInt(1);
        string(out, name);
        out.writeByte(SET);
        string(out, value);
        out.writeBoolean(false);
        return bytes.toByteArray();
    }

    /** Length, correlation and throttling, then one resource, whose error stands first. */
    private static short configured(DataInputStream in) throws IOException {
        in.readInt();
        in.readInt();
        in.readInt();
        in.readInt();
        return in.readShort();
    }

    private static void header(DataOutputStream out, short request, short version) throws IOException {
        out.writeShort(request);
        out.writeShort(version);
        out.writeInt(1);
        string(out, "atrium-installer");
    }

    private static byte[] creation(List<String> topics, int partitions) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        header(out, CREATE_TOPICS, CREATE_TOPICS_VERSION);
        out.writeInt(topics.size());
        for (String topic : topics) {
            string(out, topic);
            out.writeInt(partitions);
            out.writeShort(1);
            out.writeInt(0);
            out.writeInt(0);
        }
        out.writeInt(MILLIS);
        out.writeBoolean(false);
        return bytes.toByteArray();
    }

    private static Map<String, Short> created(DataInputStream in) throws IOException {
        in.readInt();
        in.readInt();
        in.readInt();
        int count = in.readInt();
        Map<String, Short> codes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String topic = new String(in.readNBytes(in.readShort()), StandardCharsets.UTF_8);
            codes.put(topic, in.readShort());
            in.readNBytes(Math.max(0, in.readShort()));
        }
        return codes;
    }

    private static void string(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }
}
