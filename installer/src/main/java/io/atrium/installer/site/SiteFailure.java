package io.atrium.installer.site;

import io.atrium.installer.api.CodedFailure;
import java.util.List;
import java.util.stream.Collectors;

/** A site file that does not describe an installation, with everything that is wrong in it. */
public final class SiteFailure extends CodedFailure {

    private static final long serialVersionUID = 1L;

    /** What scripts see. */
    public static final int EXIT_CODE = 50;

    private final transient List<Problem> problems;

    SiteFailure(List<Problem> problems) {
        super(EXIT_CODE, problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
