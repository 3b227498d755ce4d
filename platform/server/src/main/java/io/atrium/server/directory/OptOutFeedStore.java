package io.atrium.server.directory;

import java.util.Collection;
import org.jdbi.v3.core.Handle;

/**
 * What the change feed says of members who have ever opted out: their periods, cut where they stop or begin again to count. An import knows
 * nothing of opt-outs and tells whole periods, so it is followed by this in the same transaction.
 */
final class OptOutFeedStore {

    private OptOutFeedStore() {}

    /** Tells all periods of those among the members who have ever opted out, and that what else was told of them is gone. */
    static void restate(Handle handle, Collection<Integer> memberNos) {
        handle.createUpdate("""
                        with subject as (select distinct member_no from member_opt_out where member_no = any(:members)),
                        span as (
                            select member_no, uncounted_from, counted_from from member_opt_out
                            where member_no = any(:members) and (counted_from is null or counted_from > uncounted_from)),
                        period as (
                            select p.* from member_period p join subject using (member_no)),
                        cut as (
                            select member_no, valid_from as period_from, valid_from as day from period
                            union
                            select p.member_no, p.valid_from, edge.day
                            from period p join span s using (member_no)
                            cross join lateral (values (s.uncounted_from), (s.counted_from)) edge (day)
                            where edge.day > p.valid_from and (p.valid_to is null or edge.day < p.valid_to)),
                        piece as (
                            select p.*, c.day as piece_from,
                                   coalesce(lead(c.day) over (partition by c.member_no, c.period_from order by c.day), p.valid_to)
                                       as piece_to,
                                   not exists (
                                       select from span s where s.member_no = c.member_no and s.uncounted_from <= c.day
                                           and (s.counted_from is null or s.counted_from > c.day)) as counted
                            from cut c join period p on p.member_no = c.member_no and p.valid_from = c.period_from),
                        told as (
                            select distinct on (f.no, f.valid_from) f.no, f.valid_from, f.deleted
                            from directory_change f join subject on subject.member_no = f.no
                            where f.kind = 'member'
                            order by f.no, f.valid_from, f.sequence desc)
                        insert into directory_change (tenant_id, kind, no, valid_from, valid_to, deleted, payload)
                        select current_setting('atrium.tenant'), 'member', no, valid_from, null, true, '{}'
                        from told
                        where not deleted
                            and not exists (select from piece where member_no = told.no and piece_from = told.valid_from)
                        union all
                        select current_setting('atrium.tenant'), 'member', member_no, piece_from, piece_to, false,
                               jsonb_build_object('departmentNo', department_no, 'kind', kind, 'managerNo', manager_no, 'site', site,
                                                  'titled', title <> '', 'counted', counted)
                        from piece
                        """).bindArray("members", Integer.class, memberNos).execute();
    }
}
