package io.atrium.server;

import com.sun.management.OperatingSystemMXBean;
import io.atrium.server.security.Authenticator;
import io.atrium.server.security.TenantRealms;
import io.atrium.server.security.TokenAuthenticator;
import io.atrium.server.testing.SignIn;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What checking a token costs, measured by hand ({@code make bench-server}), never in a build: tokens of a real Keycloak checked and judged in the
 * process, and requests with one beside requests to a route that needs none, in turns, in the same run. Client and server share the process, so
 * CPU-seconds are of both; the ratio is what travels to another machine.
 */
final class AccessBench {
    private static final int ROUNDS = 9;
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final int REQUESTS = 3_000;

    @TempDir
    private static Path home;

    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final HttpClient http = HttpClient.newHttpClient();

    /** So many in so much time and so much of the processors. */
    private record Rate(double perSecond, double cpuMicros) {}

    @Test
    void measure() throws Exception {
        try (ServerUnderTest server = ServerUnderTest.startUnlimited(home)) {
            String token = new SignIn(server.keycloak())
                    .service("demo", "atrium-operations", server.secret("tenant-demo-operations"));
            print("token verified and one permission judged, one thread", checks(server, "Bearer " + token));
            String base = "http://127.0.0.1:" + server.port() + "/api/v1";
            HttpRequest with = HttpRequest.newBuilder(URI.create(base + "/me"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            HttpRequest without = HttpRequest.newBuilder(URI.create(base + "/public/tenants/demo"))
                    .build();
            List<Rate> guarded = new ArrayList<>();
            List<Rate> open = new ArrayList<>();
            requests(with);
            requests(without);
            for (int round = 0; round < ROUNDS; round++) {
                open.add(requests(without));
                guarded.add(requests(with));
            }
            print("GET /public/tenants/demo, no token", open);
            print("GET /me, verified token", guarded);
            System.out.printf(
                    Locale.ROOT,
                    "a request with a verified token costs %.2f times the CPU of one without, and %.2f of its rate%n",
                    median(guarded).cpuMicros() / median(open).cpuMicros(),
                    median(guarded).perSecond() / median(open).perSecond());
        }
    }

    private List<Rate> checks(ServerUnderTest server, String authorization) {
        Authenticator authenticator = TokenAuthenticator.of(
                server.config().keycloak(),
                new Everybody(),
                (tenant, user) -> List.of(),
                (tenant, subject, session, issuedAt) -> false,
                Clock.systemUTC());
        List<Rate> rates = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            long begin = System.nanoTime();
            long cpu = machine.getProcessCpuTime();
            long end = begin + ROUND.toNanos();
            int done = 0;
            while (System.nanoTime() < end) {
                if (!authenticator.authenticate(authorization).permits("dead-letters:read")) {
                    throw new AssertionError("Not permitted");
                }
                done++;
            }
            if (round > 0) {
                rates.add(rate(done, begin, cpu));
            }
        }
        return rates;
    }

    private Rate requests(HttpRequest request) throws Exception {
        long begin = System.nanoTime();
        long cpu = machine.getProcessCpuTime();
        for (int i = 0; i < REQUESTS; i++) {
            HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != 200) {
                throw new AssertionError(request.uri() + " answers " + answer.statusCode());
            }
        }
        return rate(REQUESTS, begin, cpu);
    }

    private Rate rate(int done, long begin, long cpu) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Rate(done / seconds, (machine.getProcessCpuTime() - cpu) / 1e3 / done);
    }

    private static Rate median(List<Rate> rates) {
        return new Rate(
                middle(rates.stream().mapToDouble(Rate::perSecond).toArray()),
                middle(rates.stream().mapToDouble(Rate::cpuMicros).toArray()));
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void print(String what, List<Rate> rates) {
        Rate median = median(rates);
        System.out.printf(
                Locale.ROOT,
                "%-55s %9.0f/s  %8.1f CPU-microseconds each (medians of %d)%n",
                what,
                median.perSecond(),
                median.cpuMicros(),
                rates.size());
    }

    private static final class Everybody implements TenantRealms {
        @Override
        public Standing standing(String realm) {
            return Standing.TENANT;
        }

        @Override
        public Set<String> eventGrants(String tenant, String client) {
            return Set.of();
        }
    }
}
