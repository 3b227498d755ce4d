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
 * One request of Kafka's protocol: CreateTopics, version 4 (KIP-4). It also tells whether the broker works, without the
 * second that a Java tool takes to start.
 */
final class KafkaWire {

    /** The topic was there already. */
    static final short EXISTS = 36;

    private static final short CREATE_TOPICS = 19;
    private static final short VERSION = 4;
    private static final int MILLIS = 5_000;

    private KafkaWire() {}

    /**
     * Asks the broker to create topics without replicas.
     *
     * @return error code by topic: 0 when it was created, {@link #EXISTS} when it was there
     */
    static Map<String, Short> createTopics(int port, List<String> topics, int partitions) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS);
            socket.setSoTimeout(MILLIS);
            byte[] request = request(topics, partitions);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(request.length);
            out.write(request);
            out.flush();
            return response(new DataInputStream(socket.getInputStream()));
        }
    }

    private static byte[] request(List<String> topics, int partitions) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(CREATE_TOPICS);
        out.writeShort(VERSION);
        out.writeInt(1);
        string(out, "atrium-installer");
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

    private static Map<String, Short> response(DataInputStream in) throws IOException {
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
