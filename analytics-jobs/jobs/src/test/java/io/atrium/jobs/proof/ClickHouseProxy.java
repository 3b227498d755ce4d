package io.atrium.jobs.proof;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the job and ClickHouse for as long as a proof runs. Passes requests on and remembers every insert; can
 * lose an answer after the insert was applied, act while an insert is being applied, refuse everything, and rewrite the
 * settings of inserts.
 */
public final class ClickHouseProxy implements AutoCloseable {
    /** Leaves inserts as they are. */
    static final Rewriting UNCHANGED = (insert, settings) -> settings;

    private static final Pattern INSERT = Pattern.compile("INSERT INTO `(\\w+)`.*", Pattern.DOTALL);
    private static final List<String> HEADERS = List.of("content-type", "content-encoding");
    private static final String OWN_HEADERS = "x-clickhouse-";
    private static final String EXCEPTION_CODE = "X-ClickHouse-Exception-Code";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "clickhouse-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final List<Insert> inserts = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
    private volatile @Nullable Integer target;
    private volatile boolean refusing;
    private volatile Predicate<Insert> losing = insert -> false;
    private volatile Rewriting rewriting = UNCHANGED;

    /**
     * An insert as it came.
     *
     * @param table the table
     * @param token its deduplication token, as the job sent it
     * @param sha256 the hash of its body
     * @param attempt how often this token had come, this time included
     * @param applied completed when it is over: true when ClickHouse said that it has it
     * @param answered whether that reached the job
     */
    public record Insert(
            String table,
            String token,
            String sha256,
            int attempt,
            CompletableFuture<Boolean> applied,
            CompletableFuture<Boolean> answered) {
        public boolean isApplied() {
            return applied.getNow(false);
        }

        /** Whether ClickHouse, or nobody, has answered, and the block is not applied. */
        boolean isRefused() {
            return !applied.getNow(true);
        }
    }

    /** Changes the settings of inserts. */
    @FunctionalInterface
    public interface Rewriting {
        /** The settings to send instead. */
        Map<String, String> rewrite(Insert insert, Map<String, String> settings);
    }

    /**
     * Waits for one insert.
     *
     * @param which the first that matches falls in
     * @param during run as soon as the insert is on its way
     * @param loseAnswer whether its answer is lost
     * @param refuseAfterwards whether everything is refused from then on
     * @param sprung completed with that insert when all this is done
     */
    private record Trap(
            Predicate<Insert> which,
            Runnable during,
            boolean loseAnswer,
            boolean refuseAfterwards,
            CompletableFuture<Insert> sprung) {}

    ClickHouseProxy() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Where the job connects to. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Says where ClickHouse is; until then everything is refused. */
    void target(int port) {
        target = port;
    }

    /** Every insert so far. */
    public List<Insert> inserts() {
        return List.copyOf(inserts);
    }

    /** Loses the answer to the next insert that matches and that ClickHouse has applied. */
    CompletableFuture<Insert> loseAnswer(Predicate<Insert> which) {
        return set(new Trap(which, () -> {}, true, false, new CompletableFuture<>()));
    }

    /** Loses the answers to all inserts that match, from now on. */
    void losing(Predicate<Insert> which) {
        losing = which;
    }

    /** The same as {@link #loseAnswer}, and refuses everything from then on, until {@link #pass}. */
    CompletableFuture<Insert> loseAnswerAndRefuse(Predicate<Insert> which) {
        return set(new Trap(which, () -> {}, true, true, new CompletableFuture<>()));
    }

    /** Runs this while the next insert that matches is being applied. */
    CompletableFuture<Insert> during(Predicate<Insert> which, Runnable action) {
        return set(new Trap(which, action, false, false, new CompletableFuture<>()));
    }

    private CompletableFuture<Insert> set(Trap next) {
        if (!trap.compareAndSet(null, next)) {
            throw new IllegalStateException("an earlier trap still waits for its insert");
        }
        return next.sprung();
    }

    /** Refuses nothing any more. */
    void pass() {
        refusing = false;
    }

    /** Changes every insert's settings from now on. */
    void rewriting(Rewriting value) {
        rewriting = value;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
            Insert insert = insert(parameters, body);
            Trap caught = insert == null ? null : caught(insert);
            Integer port = target;
            if (refusing || port == null) {
                finish(insert, false, false);
                return; // closing without an answer
            }
            if (insert != null) {
                parameters = rewriting.rewrite(insert, parameters);
            }
            exchange(exchange, new Forwarded(request(exchange, port, parameters, body), insert, caught));
        }
    }

    private record Forwarded(
            HttpRequest request,
            @Nullable Insert insert,
            @Nullable Trap trap) {}

    private void exchange(HttpExchange exchange, Forwarded forwarded) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answering =
                client.sendAsync(forwarded.request(), HttpResponse.BodyHandlers.ofByteArray());
        Trap caught = forwarded.trap();
        Insert insert = forwarded.insert();
        if (caught != null) {
            caught.during().run();
        }
        HttpResponse<byte[]> answer;
        try {
            answer = answering.join();
        } catch (CompletionException unreachable) {
            finish(insert, false, false);
            spring(forwarded);
            return;
        }
        boolean applied = answer.statusCode() == 200
                && answer.headers().firstValue(EXCEPTION_CODE).isEmpty();
        boolean lose = (caught != null && caught.loseAnswer()) || (insert != null && losing.test(insert));
        if (caught != null && caught.refuseAfterwards()) {
            refusing = true;
        }
        if (!lose) {
            respond(exchange, answer);
        }
        finish(insert, applied, !lose);
        spring(forwarded);
    }

    private static void finish(@Nullable Insert insert, boolean applied, boolean answered) {
        if (insert != null) {
            insert.applied().complete(applied);
            insert.answered().complete(answered);
        }
    }

    private static void spring(Forwarded forwarded) {
        if (forwarded.trap() != null && forwarded.insert() != null) {
            forwarded.trap().sprung().complete(forwarded.insert());
        }
    }

    private static void respond(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers()
                .firstValue(EXCEPTION_CODE)
                .ifPresent(code -> exchange.getResponseHeaders().set(EXCEPTION_CODE, code));
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private @Nullable Insert insert(Map<String, String> parameters, byte[] body) {
        Matcher matcher = INSERT.matcher(parameters.getOrDefault("query", ""));
        if (!matcher.matches()) {
            return null;
        }
        String token = parameters.getOrDefault("insert_deduplication_token", "");
        synchronized (inserts) {
            int earlier = (int) inserts.stream()
                    .filter(insert -> insert.token().equals(token))
                    .count();
            Insert insert = new Insert(
                    matcher.group(1),
                    token,
                    Sha256.of(body),
                    earlier + 1,
                    new CompletableFuture<>(),
                    new CompletableFuture<>());
            inserts.add(insert);
            return insert;
        }
    }

    private @Nullable Trap caught(Insert insert) {
        Trap waiting = trap.get();
        return waiting != null && waiting.which().test(insert) && trap.compareAndSet(waiting, null) ? waiting : null;
    }

    private static HttpRequest request(HttpExchange exchange, int port, Map<String, String> parameters, byte[] body) {
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/?" + query))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (HEADERS.contains(lower) || lower.startsWith(OWN_HEADERS)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            parameters.put(
                    part.substring(0, equals), URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
