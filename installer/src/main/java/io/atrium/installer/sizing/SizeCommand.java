package io.atrium.installer.sizing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.api.Output;
import io.atrium.installer.site.Load;
import io.atrium.installer.site.Profile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atrium size}. */
@Command(
        name = "size",
        mixinStandardHelpOptions = true,
        description = "Reckons processors, memory and disk of each role, and shows the arithmetic.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:reckoned", "2:wrong options"})
public final class SizeCommand implements Callable<Integer> {

    @Option(names = "--profile", description = "${COMPLETION-CANDIDATES}; instead of the two numbers")
    private @Nullable Profile profile;

    @Option(names = "--members", description = "people in all organizations")
    private @Nullable Integer members;

    @Option(names = "--events-per-second", description = "in the busiest hour")
    private @Nullable Integer eventsPerSecond;

    @Option(names = "--output", defaultValue = "TABLE", description = "${COMPLETION-CANDIDATES} (default: table)")
    private Output.Form form = Output.Form.TABLE;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        PrintWriter out = spec.commandLine().getOut();
        Size size = Size.of(load());
        if (form == Output.Form.JSON) {
            new Output(out, form).json(json(size));
        } else {
            print(size, out);
        }
        out.flush();
        return 0;
    }

    private Load load() {
        if (profile != null && members == null && eventsPerSecond == null) {
            return profile.load();
        }
        if (profile == null && members != null && eventsPerSecond != null) {
            return new Load(members, eventsPerSecond);
        }
        throw new IllegalArgumentException("Say --profile, or --members and --events-per-second.");
    }

    static void print(Size size, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%,d members, %,d events a second in the busiest hour, %,.0f events a day.%n%n",
                size.load().members(),
                size.load().eventsPerSecond(),
                size.load().eventsADay());
        List<List<String>> rows = new ArrayList<>(List.of(List.of("ROLE", "COPIES", "CPU", "MEMORY GiB", "DISK GiB")));
        for (RoleSize role : size.roles()) {
            rows.add(List.of(
                    role.role().id(),
                    Integer.toString(role.copies()),
                    amount(role.cpu()),
                    amount(role.memory()),
                    amount(role.disk())));
        }
        new Output(out, Output.Form.TABLE).table(rows);
        out.printf("%nOf each copy:%n");
        for (RoleSize role : size.roles()) {
            out.printf("%n%s%n", role.role().id());
            arithmetic(out, "CPU", role.cpu());
            arithmetic(out, "memory", role.memory());
            arithmetic(out, "disk", role.disk());
        }
        out.printf("%nWhere the figures are from:%n");
        for (Figure figure : Figure.values()) {
            out.printf(
                    "  %-9s  %s %s: %s%n",
                    figure.kind().name().toLowerCase(Locale.ROOT),
                    Term.number(figure.value()),
                    figure.unit(),
                    figure.source());
        }
    }

    private static void arithmetic(PrintWriter out, String what, Quantity quantity) {
        if (!quantity.terms().isEmpty()) {
            out.printf("  %-6s %s = %s%n", what, amount(quantity), quantity.arithmetic());
        }
    }

    private static String amount(Quantity quantity) {
        return String.format(Locale.ROOT, "%.1f", quantity.value());
    }

    static ObjectNode json(Size size) {
        ObjectNode root = new JsonMapper().createObjectNode();
        root.put("members", size.load().members());
        root.put("eventsPerSecond", size.load().eventsPerSecond());
        for (RoleSize role : size.roles()) {
            ObjectNode node = root.withArray("roles").addObject();
            node.put("role", role.role().id()).put("copies", role.copies());
            quantity(node.putObject("cpu"), role.cpu());
            quantity(node.putObject("memoryGiB"), role.memory());
            quantity(node.putObject("diskGiB"), role.disk());
        }
        for (Figure figure : Figure.values()) {
            root.withArray("figures")
                    .addObject()
                    .put("id", figure.name().toLowerCase(Locale.ROOT))
                    .put("value", figure.value())
                    .put("unit", figure.unit())
                    .put("kind", figure.kind().name().toLowerCase(Locale.ROOT))
                    .put("source", figure.source());
        }
        return root;
    }

    private static void quantity(ObjectNode node, Quantity quantity) {
        node.put("value", Math.round(quantity.value() * 100) / 100.0).put("arithmetic", quantity.arithmetic());
    }
}
