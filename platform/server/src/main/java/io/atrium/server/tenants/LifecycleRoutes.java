package io.atrium.server.tenants;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Operator;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /platform/tenants}. */
final class LifecycleRoutes implements RouteGroup {
    private static final String TENANTS = "/platform/tenants";
    private static final String ONE = TENANTS + "/{id}";
    private static final int ACCEPTED = 202;

    private final Lifecycle lifecycle;

    LifecycleRoutes(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** A change of what should be. */
    private interface Change {
        TenantRecord apply(String id, Operator by);
    }

    private record Confirmation(@Nullable String confirm) {}

    private record Listed(List<View> tenants) {}

    /**
     * How far a step is.
     *
     * @param state {@code pending}, {@code started}, {@code applied}, {@code failed} or {@code undone}
     * @param millis from its last start to its end
     */
    private record StepView(
            String id,
            String state,
            @Nullable Instant at,
            @Nullable Long millis,
            @Nullable String detail) {}

    private record Administrator(String username, String email) {}

    private record View(
            String id,
            Tenant.Names name,
            String timeZone,
            String locale,
            String state,
            String wanted,
            boolean evaluation,
            @Nullable Integer readerSlot,
            @Nullable String storagePrefix,
            OneTimeCodes oneTimeCodes,
            Quotas quotas,
            Instant createdAt,
            String createdBy,
            @Nullable String failure,
            @Nullable Instant nextAttemptAt,
            List<StepView> steps,
            @Nullable Administrator administrator,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<JournalLine> journal) {}

    /** The password is in this answer and in no other. */
    private record Created(View tenant, FirstSignIn administrator) {}

    private record FirstSignIn(String username, String oneTimePassword) {
        @Override
        public String toString() {
            return "FirstSignIn[" + username + "]";
        }
    }

    @Override
    public void register(Routes routes) {
        Permission read = Permission.of("tenants:read");
        Permission write = Permission.of("tenants:write");
        Permission erase = Permission.of("tenants:erase");
        routes.platformGet(TENANTS, read, (context, by) -> context.json(list()))
                .platformGet(ONE, read, (context, by) -> context.json(detail(context.pathParam("id"))))
                .platformPost(TENANTS, write, this::create)
                .platformPost(ONE + "/suspend", write, (context, by) -> change(context, by, lifecycle::suspend))
                .platformPost(ONE + "/resume", write, (context, by) -> change(context, by, lifecycle::resume))
                .platformPost(ONE + "/retry", write, (context, by) -> change(context, by, lifecycle::retry))
                .platformPost(ONE + "/erase", erase, this::erase)
                .platformPost(ONE + "/cancel", write, (context, by) -> change(context, by, lifecycle::cancel));
    }

    private Listed list() {
        return new Listed(lifecycle.list().stream()
                .map(tenant -> view(tenant, lifecycle.journal(tenant.id()), false))
                .toList());
    }

    private View detail(String id) {
        TenantRecord tenant = lifecycle.find(id);
        return view(tenant, lifecycle.journal(id), true);
    }

    private void create(Context context, Operator by) {
        NewTenant wanted = Json.body(context, NewTenant.Body.class).checked();
        if ("true".equals(context.queryParam("dryRun"))) {
            context.json(lifecycle.plan(wanted));
            return;
        }
        Lifecycle.Requested requested = lifecycle.create(wanted, by);
        context.status(ACCEPTED)
                .header("Location", Routes.API + TENANTS + "/" + wanted.id())
                .header("Cache-Control", "no-store")
                .json(new Created(
                        view(requested.tenant(), List.of(), false),
                        new FirstSignIn(
                                requested.username(), requested.password().text())));
    }

    private void erase(Context context, Operator by) {
        String confirmed = Json.body(context, Confirmation.class).confirm();
        change(context, by, (id, operator) -> lifecycle.erase(id, confirmed == null ? "" : confirmed, operator));
    }

    private void change(Context context, Operator by, Change change) {
        String id = context.pathParam("id");
        TenantRecord tenant = change.apply(id, by);
        context.status(ACCEPTED).json(view(tenant, lifecycle.journal(id), false));
    }

    private View view(TenantRecord tenant, List<JournalLine> journal, boolean whole) {
        return new View(
                tenant.id(),
                tenant.tenant().name(),
                tenant.tenant().zone().getId(),
                tenant.tenant().locale(),
                tenant.state().stored(),
                tenant.wanted().stored(),
                tenant.tenant().evaluation(),
                tenant.tenant().readerSlot().isPresent()
                        ? tenant.tenant().readerSlot().getAsInt()
                        : null,
                tenant.storagePrefix(),
                tenant.oneTimeCodes(),
                tenant.quotas(),
                tenant.createdAt(),
                tenant.createdBy(),
                tenant.failure(),
                tenant.nextAttemptAt(),
                tenant.tenant().evaluation() ? List.of() : steps(tenant, journal),
                whole ? administrator(tenant.id()) : null,
                whole ? journal : null);
    }

    private @Nullable Administrator administrator(String id) {
        return lifecycle
                .administrator(id)
                .map(person -> new Administrator(person.username(), person.email()))
                .orElse(null);
    }

    private static List<StepView> steps(TenantRecord tenant, List<JournalLine> journal) {
        if (tenant.wanted() == Wanted.ERASED) {
            Map<ErasureStep, JournalLine> erased = LifecyclePlanner.latestErasure(journal);
            return Arrays.stream(ErasureStep.values())
                    .map(step -> step(step.id(), erased.get(step), journal))
                    .toList();
        }
        Map<Step, JournalLine> latest = LifecyclePlanner.latest(journal);
        return Step.of(tenant).stream()
                .map(step -> step(step.id(), latest.get(step), journal))
                .toList();
    }

    private static StepView step(String step, @Nullable JournalLine line, List<JournalLine> journal) {
        if (line == null) {
            return new StepView(step, "pending", null, null, null);
        }
        Long millis = journal.stream()
                .filter(other -> other.operation().equals(step)
                        && other.outcome() == JournalLine.Outcome.STARTED
                        && line.outcome() != JournalLine.Outcome.STARTED)
                .reduce((first, second) -> second)
                .map(start -> Duration.between(start.at(), line.at()).toMillis())
                .orElse(null);
        return new StepView(
                step, line.outcome().stored(), line.at(), millis, line.detail().isEmpty() ? null : line.detail());
    }
}
