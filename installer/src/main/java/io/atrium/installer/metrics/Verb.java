package io.atrium.installer.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all verbs have: a target, a language, and failures that become a sentence and an exit code. */
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done; hidden figures are said to be hidden",
            "2:wrong options, or no such tenant",
            "4:the question is wrong: no such metric, or too much at once",
            "5:not allowed: wrong secret or missing role",
            "6:the server or the warehouse did not answer, or is busy",
            "7:no such metric or department"
        })
abstract class Verb implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Option(names = "--language", defaultValue = "EN", description = "of names: ${COMPLETION-CANDIDATES} (default: en)")
    private Language language = Language.EN;

    @Spec
    private @Nullable CommandSpec spec;

    /** Of the product's texts. */
    enum Language {
        EN("en"),
        ZH("zh");

        private final String field;

        Language(String field) {
            this.field = field;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        try {
            run(target.connect(), new Output(spec.commandLine().getOut(), form()));
            return 0;
        } catch (Failure e) {
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().flush();
            return e.exitCode();
        }
    }

    abstract void run(Api api, Output output) throws Failure, InterruptedException;

    abstract Output.Form form();

    /** A text of the catalogue in the chosen language. */
    String text(JsonNode localized) {
        return localized.path(language.field).asText();
    }
}
