package io.atrium.installer.importer;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atrium import directory}. */
@Command(
        name = "directory",
        mixinStandardHelpOptions = true,
        description = "Imports departments and members from a CSV file; all of it, or nothing when a line is wrong.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:taken",
            "2:wrong options, or no such tenant",
            "4:the file is missing, or lines are wrong: nothing was changed",
            "5:not allowed: wrong secret or missing role",
            "6:the server did not answer in time"
        })
final class DirectoryCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--directory",
            required = true,
            description = "CSV: user,department[,name,title,manager,site,parent_department,department_name,"
                    + "department_owner,valid_from,valid_to,kind]")
    private Path directory = Path.of("");

    @Option(
            names = "--effective-from",
            description = "the day from which lines without valid_from hold (default: today in the tenant's time zone)")
    private @Nullable LocalDate effectiveFrom;

    @Option(names = "--dry-run", description = "only say what would be changed")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException {
        return ImportCommands.run(spec, narrator -> {
            LogFile.requireFile(directory, "--directory");
            new DirectoryUpload(target.connect(narrator), narrator)
                    .send(
                            directory,
                            effectiveFrom,
                            dryRun ? DirectoryUpload.Mode.DRY_RUN : DirectoryUpload.Mode.FOR_REAL);
            return 0;
        });
    }
}
