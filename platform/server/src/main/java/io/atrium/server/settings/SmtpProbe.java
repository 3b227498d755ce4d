package io.atrium.server.settings;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Connects to a mail server, greets it, protects the connection and signs in. It sends nothing. */
final class SmtpProbe {
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    /**
     * What came of it.
     *
     * @param message for people: what worked, or what did not and what to look at
     */
    record Outcome(boolean ok, String message) {}

    Outcome test(Smtp smtp, @Nullable String password) {
        boolean signIn = !smtp.user().isEmpty();
        String protocol = smtp.security() == SmtpSecurity.TLS ? "smtps" : "smtp";
        Session session = Session.getInstance(properties(smtp, protocol, signIn));
        try (Transport transport = session.getTransport(protocol)) {
            transport.connect(
                    smtp.host(),
                    smtp.port(),
                    signIn ? smtp.user() : null,
                    signIn && password != null ? password : null);
            return new Outcome(
                    true,
                    "Connected to " + smtp.host() + ":" + smtp.port() + protection(smtp)
                            + (signIn ? " and signed in as " + smtp.user() + "." : ", without signing in."));
        } catch (MessagingException e) {
            return new Outcome(false, explain(smtp, e));
        }
    }

    private static Properties properties(Smtp smtp, String protocol, boolean signIn) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        String timeout = Long.toString(TIMEOUT.toMillis());
        properties.setProperty(prefix + "connectiontimeout", timeout);
        properties.setProperty(prefix + "timeout", timeout);
        properties.setProperty(prefix + "writetimeout", timeout);
        properties.setProperty(prefix + "auth", Boolean.toString(signIn));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (smtp.security() == SmtpSecurity.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }

    private static String protection(Smtp smtp) {
        return switch (smtp.security()) {
            case NONE -> " (not encrypted)";
            case STARTTLS -> " (STARTTLS)";
            case TLS -> " (TLS)";
        };
    }

    private static String explain(Smtp smtp, MessagingException problem) {
        String where = smtp.host() + ":" + smtp.port();
        if (problem instanceof AuthenticationFailedException) {
            return where + " refuses the user name or the password.";
        }
        Throwable cause = root(problem);
        if (cause instanceof UnknownHostException) {
            return "The name " + smtp.host() + " is not known here. Check the spelling and the DNS of the server.";
        }
        if (cause instanceof SocketTimeoutException) {
            return where + " did not answer within " + TIMEOUT.toSeconds() + " s. Check the port and the firewall.";
        }
        if (cause instanceof ConnectException) {
            return "Nobody listens at " + where + ". Check host and port.";
        }
        // a certificate that nobody vouches for is, at its root, not a matter of TLS
        if (cause instanceof SSLException || cause instanceof GeneralSecurityException) {
            return "The encrypted connection to " + where + " failed: " + cause.getMessage()
                    + ". Check the certificate and whether TLS or STARTTLS is right.";
        }
        return where + " answers, but not as expected: " + firstLine(problem.getMessage());
    }

    private static Throwable root(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "no reason given" : text.lines().findFirst().orElse("no reason given");
    }
}
