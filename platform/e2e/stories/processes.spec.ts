import { type APIRequestContext, expect, test } from '@playwright/test';
import { asReader, readerOf } from '../support/api';
import { type ExpectedLog, expectedLogs, expectedUsage } from '../support/logs';

const ABSENT = 'the process logs are not imported: the exact figures were NOT checked';
const TIMES = `dateDiff('millisecond', first_time, last_time)`;

/** One row of what the organization's own account sees. */
async function ask(request: APIRequestContext, query: string): Promise<readonly string[]> {
  const [row = ''] = await asReader(request, await readerOf(request, 'demo2'), query);
  return row.split('\t');
}

const word = (text: string) => `match(name, '(^|\\\\W)${text}(\\\\W|$)')`;
const cases = (log: ExpectedLog) => `FROM process_case WHERE process_id = '${log.process}'`;

test.describe('Logs of processes of other systems', () => {
  const logs = expectedLogs();
  test.skip(logs.length === 0, ABSENT);

  for (const log of logs) {
    test(`${log.process}: cases, variants and their course are exactly as expected`, async ({ request }) => {
      await expect
        .poll(async () => ask(request, `SELECT sum(events) ${cases(log)}`), { timeout: 120_000 })
        .toEqual([String(log.events)]);
      expect(await ask(request, `SELECT count(), uniqExact(activities) ${cases(log)}`)).toEqual(
        [log.cases, log.variants_activity].map(String),
      );
      expect(
        await ask(
          request,
          `SELECT arrayStringConcat(arrayMap(n -> toString(n), groupArray(n)), ',')
           FROM (SELECT count() AS n ${cases(log)} GROUP BY activities ORDER BY n DESC LIMIT 10)`,
        ),
      ).toEqual([log.top10_variant_counts.join(',')]);
      const [median, ninetieth] = await ask(
        request,
        `SELECT quantileExactInclusive(0.5)(${TIMES}) / 1000, quantileExactInclusive(0.9)(${TIMES}) / 1000 ${cases(log)}`,
      );
      expect(Number(median)).toBeCloseTo(log.cycle_time_seconds_first_to_last_event.p50_inc, 4);
      expect(Number(ninetieth)).toBeCloseTo(log.cycle_time_seconds_first_to_last_event.p90_inc, 4);
    });

    test(`${log.process}: as many cases are in progress at every month's end as expected`, async ({ request }) => {
      const months = Object.keys(log.wip_open_cases_at_month_end);
      const open = months.map((month) => {
        const end = `addMonths(toDateTime64('${month}-01 00:00:00', 3, 'UTC'), 1)`;
        return `countIf(first_time < ${end} AND last_time >= ${end})`;
      });
      expect(await ask(request, `SELECT ${open.join(', ')} ${cases(log)}`)).toEqual(
        Object.values(log.wip_open_cases_at_month_end).map(String),
      );
    });

    const { approval, overdue_closed_cases_enddate_gt_deadline: overdue, closed_cases_with_enddate: closed } = log;
    if (approval) {
      test(`${log.process}: rejections, resubmissions and waiting are exactly as expected`, async ({ request }) => {
        const rejected = `arrayExists(name -> ${word('REJECTED')}, activities)`;
        const submissions = `arrayCount(name -> ${word('SUBMITTED')}, activities)`;
        expect(
          await ask(
            request,
            `SELECT countIf(${rejected}), countIf(${submissions} > 1),
                    countIf(${submissions} > 0 AND arrayExists(name -> ${word('FINAL_APPROVED')}, activities) AND NOT ${rejected})
             ${cases(log)}`,
          ),
        ).toEqual(
          [
            approval.rejected_cases_any_role,
            approval.resubmitted_cases_2plus_submits,
            approval.first_time_right_cases_final_approved_and_never_rejected,
          ].map(String),
        );
      });
    }
    if (overdue !== undefined && closed !== undefined) {
      test(`${log.process}: ${overdue} of ${closed} closed cases are overdue`, async ({ request }) => {
        expect(
          await ask(request, `SELECT count(completed_time), countIf(completed_time > due_time) ${cases(log)}`),
        ).toEqual([String(closed), String(overdue)]);
      });
    }
  }
});

test.describe('Those who worked on the permits', () => {
  const usage = expectedUsage();
  test.skip(usage === undefined, ABSENT);
  if (!usage) return;

  test('had exactly the expected sessions', async ({ request }) => {
    const days = `FROM member_day WHERE day < '2013-01-01' AND intentional_events > 0`;
    expect(
      await ask(request, `SELECT sum(sessions), uniqExact(member_no), sum(intentional_events), uniqExact(day) ${days}`),
    ).toEqual([usage.sessions_gap_30min.sessions, usage.users, usage.events, usage.days_with_activity].map(String));
    const first = usage.sessions_gap_30min_per_day_first30;
    expect(
      await ask(request, `SELECT ${first.map(({ date }) => `sumIf(sessions, day = '${date}')`).join(', ')} ${days}`),
    ).toEqual(first.map(({ sessions_started: sessions }) => String(sessions)));
  });
});
