package io.atrium.oracle.facts;

import io.atrium.oracle.model.OracleEvents;
import java.util.List;

/** All derived facts of a tenant. */
public record Facts(
        List<MemberDay> memberDays,
        List<Response> responses,
        List<Meeting> meetings,
        List<DocumentUse> documentUses,
        List<ProcessCase> cases,
        List<RecordStage> stages) {

    public Facts {
        memberDays = List.copyOf(memberDays);
        responses = List.copyOf(responses);
        meetings = List.copyOf(meetings);
        documentUses = List.copyOf(documentUses);
        cases = List.copyOf(cases);
        stages = List.copyOf(stages);
    }

    /** What follows from the events. */
    public static Facts of(OracleEvents events) {
        return new Facts(
                MemberDay.of(events),
                Response.of(events),
                Meetings.of(events),
                DocumentUse.of(events),
                ProcessCase.of(events),
                RecordStage.of(events));
    }
}
