package io.atrium.installer.preflight;

import io.atrium.installer.site.Installation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** This clock against others. */
final class ClockSkew implements Check {

    @Override
    public Item item() {
        return Item.CLOCK;
    }

    @Override
    public List<Finding> look(Subject subject) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        Installation.Ntp ntp = subject.site().ntp();
        if (ntp != null) {
            ntp.servers().forEach(server -> findings.add(server(server, subject)));
        }
        for (Map.Entry<String, Installation.Component> component :
                Places.external(subject.site()).entrySet()) {
            if (component.getValue().where().contains("://")) {
                findings.add(date(component.getKey(), component.getValue(), subject));
            }
        }
        return findings.isEmpty()
                ? List.of(Item.CLOCK.unknown(
                        "this host", "ntp.servers names none, and nothing here answers with its time"))
                : findings;
    }

    private static Finding server(String server, Subject subject) {
        try {
            Duration offset = Sntp.offset(server, subject.patience(), subject.clock());
            double seconds = Math.abs(offset.toNanos() / 1e9);
            return Item.CLOCK.limited(
                    server, seconds, 0.25, 2, String.format(Locale.ROOT, "%.3f s from it", offset.toNanos() / 1e9));
        } catch (IOException e) {
            return Item.CLOCK.unknown(server, "did not answer: " + e.getMessage());
        }
    }

    private static Finding date(String name, Installation.Component component, Subject subject)
            throws InterruptedException {
        URI address = URI.create(component.where());
        try {
            HttpResponse<Void> answer = Web.client(component.caFile(), subject.patience())
                    .send(
                            HttpRequest.newBuilder(address)
                                    .timeout(subject.patience())
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            return date(
                    name + ", " + address,
                    answer.headers().firstValue("Date").orElse(null),
                    subject.clock().instant());
        } catch (IOException e) {
            return Item.CLOCK.unknown(name + ", " + address, "did not answer: " + Web.said(e));
        }
    }

    static Finding date(String subject, @Nullable String date, Instant now) {
        if (date == null) {
            return Item.CLOCK.unknown(subject, "answers without a date");
        }
        try {
            Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            // The date has whole seconds: half of one lies between it and the truth on average.
            double seconds =
                    Math.abs(Duration.between(there.plusMillis(500), now).toMillis() / 1e3);
            return Item.CLOCK.limited(
                    subject, seconds, 2, 5, String.format(Locale.ROOT, "%.1f s from its date", seconds));
        } catch (DateTimeParseException e) {
            return Item.CLOCK.unknown(subject, "answers with a date that cannot be read");
        }
    }
}
