package io.atrium.installer.cli;

import io.atrium.installer.component.Site;
import io.atrium.installer.process.ProcessIdentity;
import io.atrium.installer.process.StopSignal;
import io.atrium.installer.stack.Handover;
import io.atrium.installer.stack.StackFile;
import io.atrium.installer.stack.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Stops a stack: the supervisor stops its components; what an earlier supervisor left behind is stopped by process id. */
final class Shutdown {

    private static final Duration SUPERVISOR = Duration.ofSeconds(90);
    private static final Duration COMPONENT = Duration.ofSeconds(15);

    private final Site site;

    Shutdown(Site site) {
        this.site = site;
    }

    /** Ends the supervisor only; its components run on for the next one. */
    void handOver(StackFile.Content content) throws IOException, InterruptedException {
        ProcessIdentity supervisor = content.supervisor();
        if (supervisor == null) {
            return;
        }
        Handover handover = new Handover(site.home());
        handover.request();
        try {
            site.processes().stop(supervisor, StopSignal.TERM, SUPERVISOR);
        } finally {
            handover.withdraw();
        }
    }

    /** Stops everything and returns how many processes that were. */
    int stop(StackFile.Content content) throws IOException, InterruptedException {
        new Handover(site.home()).withdraw();
        int stopped = 0;
        ProcessIdentity supervisor = content.supervisor();
        if (supervisor != null && supervisor.alive()) {
            site.processes().stop(supervisor, StopSignal.TERM, SUPERVISOR);
            stopped++;
        }
        List<Status> reverse = new ArrayList<>(content.components());
        Collections.reverse(reverse);
        for (Status status : reverse) {
            ProcessIdentity process = status.process();
            if (process == null) {
                continue;
            }
            boolean left = process.alive();
            if (left) {
                site.processes().stop(process, StopSignal.INT, COMPONENT);
            }
            stopped++;
        }
        return stopped;
    }
}
