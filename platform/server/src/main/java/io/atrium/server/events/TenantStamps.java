package io.atrium.server.events;

import io.atrium.contract.Participant;
import io.atrium.contract.cloudevents.Stamps;
import io.atrium.server.directory.DirectorySnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Stamps the events of one request, one after the other: remembers the day of the latest time, which is asked for several times an event. */
public final class TenantStamps implements Stamps {

    private final String tenant;
    private final ZoneId zone;
    private final DirectorySnapshot directory;
    private Instant latestTime = Instant.EPOCH;
    private LocalDate latestDay;

    /** Takes the directory as it is now, with all of its history. */
    public TenantStamps(String tenant, ZoneId zone, DirectorySnapshot directory) {
        this.tenant = tenant;
        this.zone = zone;
        this.directory = directory;
        this.latestDay = LocalDate.ofInstant(latestTime, zone);
    }

    @Override
    public String tenantId() {
        return tenant;
    }

    @Override
    public LocalDate day(Instant time) {
        if (!time.equals(latestTime)) {
            latestDay = LocalDate.ofInstant(time, zone);
            latestTime = time;
        }
        return latestDay;
    }

    @Override
    public Optional<Participant> member(String externalId, Instant time) {
        return directory.at(externalId, day(time));
    }

    @Override
    public boolean isWithheld(Participant member, Instant time) {
        return directory.withholds(member.memberNo(), time);
    }
}
