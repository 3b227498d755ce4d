package io.atrium.installer.preflight;

import io.atrium.installer.site.Installation.Security;
import io.atrium.installer.site.Installation.Smtp;
import io.atrium.installer.tls.PemFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A mail server: greeted, asked what it offers, and left. */
final class SmtpBrought implements Check {

    private static final int LONGEST = 100;

    @Override
    public Item item() {
        return Item.SMTP;
    }

    @Override
    public List<Finding> look(Subject subject) throws IOException {
        Smtp smtp = subject.site().smtp();
        if (smtp == null) {
            return List.of();
        }
        String address = smtp.host() + ":" + smtp.port();
        List<Finding> findings = new ArrayList<>();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(smtp.host(), smtp.port()), subject.milliseconds());
            plain.setSoTimeout(subject.milliseconds());
            converse(smtp, address, plain, findings);
        } catch (SSLException e) {
            findings.add(Item.SMTP_TLS.fail(address, "TLS fails: " + Web.said(e)));
        } catch (IOException e) {
            findings.add(Item.SMTP.fail(address, Web.said(e)));
        }
        return findings;
    }

    private static void converse(Smtp smtp, String address, Socket plain, List<Finding> findings) throws IOException {
        Conversation conversation = new Conversation(smtp.security() == Security.TLS ? encrypted(smtp, plain) : plain);
        conversation.expect("220");
        List<String> offers = conversation.say("EHLO atrium-preflight", "250");
        findings.add(Item.SMTP.pass(address, "greets"));
        if (smtp.security() == Security.STARTTLS) {
            if (!offers(offers, "STARTTLS")) {
                findings.add(Item.SMTP_TLS.fail(address, "STARTTLS is not offered"));
                conversation.say("QUIT", "221");
                return;
            }
            conversation.say("STARTTLS", "220");
            conversation = new Conversation(encrypted(smtp, plain));
            offers = conversation.say("EHLO atrium-preflight", "250");
        }
        findings.add(
                smtp.security() == Security.NONE
                        ? Item.SMTP_TLS.warn(address, "not encrypted")
                        : Item.SMTP_TLS.pass(address, "encrypted, the server's certificate checked"));
        if (smtp.account() != null) {
            findings.add(
                    offers(offers, "AUTH")
                            ? Item.SMTP_SIGN_IN.pass(address, "offered; not tried")
                            : Item.SMTP_SIGN_IN.fail(address, "not offered"));
        }
        conversation.say("QUIT", "221");
    }

    private static boolean offers(List<String> lines, String what) {
        return lines.stream().anyMatch(line -> line.toUpperCase(Locale.ROOT).matches("250[- ]" + what + "\\b.*"));
    }

    private static Socket encrypted(Smtp smtp, Socket plain) throws IOException {
        SSLSocketFactory factory = smtp.caFile() == null
                ? (SSLSocketFactory) SSLSocketFactory.getDefault()
                : PemFiles.trusting(smtp.caFile()).getSocketFactory();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, smtp.host(), smtp.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Lines to and fro. */
    private static final class Conversation {

        private final BufferedReader in;
        private final OutputStream out;

        Conversation(Socket socket) throws IOException {
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            this.out = socket.getOutputStream();
        }

        List<String> say(String line, String code) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return expect(code);
        }

        List<String> expect(String code) throws IOException {
            List<String> lines = new ArrayList<>();
            while (lines.size() < LONGEST) {
                String line = in.readLine();
                if (line == null) {
                    throw new IOException("the server closed the connection");
                }
                lines.add(line);
                if (!line.startsWith(code)) {
                    throw new IOException("the server answers “" + line.replaceAll("\\p{Cntrl}", " ") + "”");
                }
                if (line.length() <= code.length() || line.charAt(code.length()) == ' ') {
                    return lines;
                }
            }
            throw new IOException("the server does not come to an end");
        }
    }
}
