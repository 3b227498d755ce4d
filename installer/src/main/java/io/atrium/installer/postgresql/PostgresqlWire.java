package io.atrium.installer.postgresql;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The first exchange of PostgreSQL's protocol, version 3: enough to learn whether it lets anybody in. */
final class PostgresqlWire {

    private static final int PROTOCOL = 3 << 16;
    private static final int MILLIS = 2_000;

    private PostgresqlWire() {}

    /** Whether the server asks for a password; while it starts or recovers it answers with an error instead. */
    static boolean acceptsLogins(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS);
            socket.setSoTimeout(MILLIS);
            byte[] parameters = "user\0atrium_server\0database\0atrium\0\0".getBytes(StandardCharsets.US_ASCII);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(8 + parameters.length);
            out.writeInt(PROTOCOL);
            out.write(parameters);
            out.flush();
            return new DataInputStream(socket.getInputStream()).readByte() == 'R';
        } catch (IOException notYet) {
            return false;
        }
    }
}
