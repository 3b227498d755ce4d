import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Answers in the API's shapes. Figures come from the expected values of the shared data set when it is there. */
const DATA = resolve(import.meta.dirname, '../../../../shared/data/eu-email');
const ELSEWHERE = process.env['ATRIUM_EU_EMAIL'];
const folder = ELSEWHERE ?? DATA;

const names = { zh: '示例研究院', en: 'Demo Research Institute' };
export const tenants = [
  { id: 'demo', name: { zh: '示例集团', en: 'Demo Group' } },
  { id: 'demo2', name: names },
];
export const notFound = { title: 'Not found', status: 404, code: 'not-found', detail: 'No such resource.' };

export function tenant(realm: string) {
  return { ...tenants[1], locale: 'en', timeZone: 'UTC', oidc: { url: realm, realm: 'demo2', clientId: 'atrium-web' } };
}

export function me(permissions: readonly string[]) {
  const roles = permissions.length > 1 ? ['admin', 'cio'] : ['member'];
  return { tenant: tenant(''), subject: 's', name: 'Lin Yue', email: 'lin.yue@example.com', roles, permissions };
}

export function mine(permissions: readonly string[]) {
  const name = permissions.length > 1 ? { zh: '管理员', en: 'Administrator' } : { zh: '成员', en: 'Member' };
  return { realmRoles: [{ id: 'role', name }], grants: [], delegated: [] };
}

export function reconciliation(situation: 'up' | 'trouble') {
  return {
    verdict: situation === 'up' ? 'balanced' : 'lost',
    partitions: { checked: 12, balanced: situation === 'up' ? 12 : 11 },
    lastCheck: new Date().toISOString(),
    ageSeconds: 4,
    deep: { running: situation !== 'up', done: 5, total: 12, finishedAt: '2026-03-14T02:00:00Z' },
    ledger: {
      received: 332_412,
      counted: situation === 'up' ? 332_334 : 332_300,
      duplicates: 71,
      deadLettered: 7,
      removed: 0,
      difference: situation === 'up' ? 0 : 34,
    },
  };
}

export function health(situation: 'up' | 'trouble') {
  const since = '2026-11-20T08:14:09Z';
  const rows: [string, string, string][] = [
    ['server', '0.1.0', '127.0.0.1:8080'],
    ['postgresql', '18.6', '127.0.0.1:5432'],
    ['kafka', '4.3.1', '127.0.0.1:9092'],
    ['clickhouse', '26.7.3.1', '127.0.0.1:8123'],
    ['keycloak', '26.7.3', '127.0.0.1:8180'],
    ['jobmanager', '2.3.0', '127.0.0.1:8082'],
    ['taskmanager', '2.3.0', '127.0.0.1:41233'],
    ['ingest', '0.1.0', '127.0.0.1:8082'],
  ];
  const trouble = situation === 'trouble';
  const components = rows.map(([id, version, address]) => {
    const state = !trouble ? 'up' : id === 'kafka' ? 'down' : id === 'ingest' ? 'degraded' : 'up';
    const lastError =
      state === 'up' ? undefined : { at: since, message: `Connection to ${address} refused: nobody listens there` };
    return { id, state, version, address, since, lastError, details: id === 'kafka' ? { topics: 4, brokers: 1 } : {} };
  });
  return { status: trouble ? 'down' : 'up', checkedAt: new Date().toISOString(), components };
}

export function settings(firstRunCompleted: boolean) {
  return {
    organizationName: names,
    timeZone: 'UTC',
    locale: 'en',
    workingCalendar: {
      workingDays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
      holidays: [
        { date: '2027-01-01', name: '元旦' },
        { date: '2027-02-05', name: '春节' },
      ],
      swappedWorkingDays: [{ date: '2027-02-14', name: '春节调休' }],
    },
    smtp: {
      host: 'smtp.example.com',
      port: 587,
      security: 'starttls',
      user: 'atrium',
      from: 'atrium@example.com',
      passwordSet: true,
    },
    firstRunCompleted,
    version: 3,
  };
}

interface DepartmentRow {
  readonly department: number;
  readonly headcount: number;
  readonly messages_sent: number;
  readonly mau28_senders_day500: number;
}

function departmentRows(): readonly DepartmentRow[] {
  const file = `${folder}/expected.json`;
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { departments: DepartmentRow[] }).departments;
  return [12, 40, 65, 8].map((headcount, department) => ({
    department,
    headcount,
    messages_sent: headcount * 31,
    mau28_senders_day500: headcount - 3,
  }));
}

export function tree() {
  const root = { no: 1, code: 'root', name: 'Institute', parentNo: null, memberCount: 1005 };
  return [
    root,
    ...departmentRows().map((row) => ({
      no: row.department + 2,
      code: `d${row.department}`,
      name: `Department ${row.department}`,
      parentNo: 1,
      memberCount: row.headcount < 10 ? null : row.headcount,
    })),
  ];
}

const completeness = {
  received: 332334,
  counted: 332334,
  duplicates: 0,
  deadLettered: 0,
  freshness: '2026-11-20T19:40:12Z',
  firstDay: '2024-01-01',
  lastDay: '2026-03-14',
};

export function overview(from: string, to: string) {
  const metric = (id: string, value: number | null, n: number | null, unit: string, en: string, zh: string) => ({
    id,
    version: 1,
    from,
    to,
    formula: 'count',
    ...(value !== null && {
      previous: { value: value * 0.94, n: n ?? 0, N: 1005, from: '2023-12-04', to: '2023-12-31' },
    }),
    value,
    n,
    N: 1005,
    unit,
    name: { en, zh },
    definition: {
      en: `${en}: counted exactly from raw events of the period.`,
      zh: `${zh}:按所选时间范围内的原始事件精确计数。`,
    },
    ...(value === null && { hidden: { reason: 'below-k', k: 10 } }),
  });
  return {
    from,
    to,
    days: { from, to, workingDays: 20 },
    previous: { from: '2023-12-04', to: '2023-12-31', workingDays: 18 },
    N: 1005,
    metrics: [
      metric('com.messages', 332334, 824, 'messages', 'Messages', '消息数'),
      metric('com.senders', 824, 824, 'people', 'Senders', '发送人数'),
      metric('com.sender_rate', 0.8199, 824, 'ratio', 'Sender rate', '发送率'),
      metric('org.participants', 986, 986, 'people', 'Participants', '参与人数'),
      metric('net.directed_pairs', 24929, 986, 'pairs', 'Directed pairs', '有向协作对'),
      metric('net.reciprocal_pairs', 8865, 986, 'pairs', 'Reciprocal pairs', '双向协作对'),
      metric('net.cross_department_share', 0.41229606, 824, 'share', 'Cross-department share', '跨部门占比'),
      metric('org.dau', null, null, 'people', 'DAU', 'DAU'),
      metric('org.wau', 421, 421, 'people', 'WAU', 'WAU'),
      metric('org.mau', 560, 560, 'people', 'MAU', 'MAU'),
    ],
    completeness,
  };
}

const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

export function daily(from: string, to: string) {
  const days = [];
  for (
    let day = new Date(`${from}T00:00:00Z`);
    day <= new Date(`${to}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + 1)
  ) {
    const weekend = day.getUTCDay() % 6 === 0;
    const wave = 1 + 0.25 * Math.sin(day.getTime() / 86_400_000 / 9);
    const messages = Math.round((weekend ? 60 : 820) * wave);
    const senders = Math.round((weekend ? 22 : 215) * wave);
    days.push({
      day: day.toISOString().slice(0, 10),
      messages,
      senders,
      participants: senders * 2,
      dau: senders,
      wau: 421,
      mau: 560,
      deliveries: messages,
      crossDepartmentMessages: Math.round(messages * 0.41),
      ...(weekend && { dayOff: {} }),
    });
  }
  const weekdays = WEEKDAYS.map((weekday, index) => ({ weekday, days: 4, messages: 800, dau: index < 5 ? 215 : 22 }));
  return { days, weekdays, N: 1005, completeness };
}

export function departments() {
  const all = { N: 1005, messages: 332334, senders: 824, participants: 986, active: 824 };
  const rows = departmentRows().map((row) => {
    const shown = row.headcount >= 10;
    return {
      no: row.department + 2,
      name: `Department ${row.department}`,
      parentNo: 1,
      N: shown ? row.headcount : null,
      messages: shown ? row.messages_sent : null,
      senders: shown ? row.mau28_senders_day500 : null,
      participants: shown ? row.headcount - 1 : null,
      active: shown ? row.mau28_senders_day500 : null,
      ...(!shown && { hidden: { reason: 'below-k', k: 10 } }),
    };
  });
  return { departments: [{ no: 1, name: '/', parentNo: null, ...all }, ...rows], completeness };
}
