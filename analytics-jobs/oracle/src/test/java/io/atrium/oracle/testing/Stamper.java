package io.atrium.oracle.testing;

import io.atrium.contract.ActorKind;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Participant;
import io.atrium.oracle.model.OracleDirectory;
import io.atrium.oracle.model.OracleDirectory.DepartmentPeriod;
import io.atrium.oracle.model.OracleDirectory.MemberPeriod;
import java.time.LocalDate;
import java.util.Comparator;

/** Knows who was where on a day, as the door does. Who has left is where they were last. */
public final class Stamper {

    private final OracleDirectory directory;

    public Stamper(OracleDirectory directory) {
        this.directory = directory;
    }

    /** The member as of a day. Whom the directory does not have is a person without a department. */
    public Participant participant(long memberNo, LocalDate day) {
        return directory.members().stream()
                .filter(period -> period.memberNo() == memberNo
                        && !period.validity().from().isAfter(day))
                .max(Comparator.comparing(
                        (MemberPeriod period) -> period.validity().from()))
                .map(period -> new Participant(
                        memberNo, period.person() ? ActorKind.HUMAN : ActorKind.BOT, path(period.departmentNo(), day)))
                .orElse(new Participant(memberNo, ActorKind.HUMAN, DepartmentPath.NONE));
    }

    private DepartmentPath path(int departmentNo, LocalDate day) {
        return directory.departments().stream()
                .filter(period -> period.departmentNo() == departmentNo
                        && period.validity().holds(day))
                .findFirst()
                .map(DepartmentPeriod::path)
                .orElse(DepartmentPath.NONE);
    }
}
