/** A catalogue with a metric in each state that a value can be in. */
interface Row {
  readonly id: string;
  readonly number?: number;
  readonly dimension: string;
  readonly zh: string;
  readonly en: string;
  readonly definition: readonly [string, string];
  readonly formula: string;
  readonly unit: string;
  readonly window: string;
  readonly direction: string;
  readonly anchor?: string;
  readonly cell: object;
}

const people = (n: number) => ({ n, N: 1186 });
const share = (numerator: number, denominator: number) => ({
  value: numerator / denominator,
  numerator,
  denominator,
  ...people(numerator),
});

const ROWS: readonly Row[] = [
  {
    id: 'org.headcount',
    number: 1,
    dimension: 'organization',
    zh: '员工总数',
    en: 'Headcount',
    definition: ['当日通讯录中的在职员工。', 'Employees whom the directory shows on the day.'],
    formula: 'H',
    unit: 'people',
    window: '1d',
    direction: 'unrated',
    anchor: 'Feishu total_user_num',
    cell: { value: 1186, numerator: 1186, ...people(1186) },
  },
  {
    id: 'org.active_rate_28',
    number: 6,
    dimension: 'organization',
    zh: '28 天活跃率',
    en: 'Active rate, 28 days',
    definition: [
      '28 天内有主动行为的人数占启用人数的比例。',
      'People with at least one act of their own in 28 days, as a share of the people enabled.',
    ],
    formula: 'A(28d) ÷ E(28d)',
    unit: 'ratio',
    window: '28d',
    direction: 'higher',
    anchor: 'Feishu suite_active_rate, M365',
    cell: share(941, 1186),
  },
  {
    id: 'org.dormant_rate',
    number: 11,
    dimension: 'organization',
    zh: '沉默率',
    en: 'Dormant rate',
    definition: ['曾经活跃、但 28 天内未活跃的人数占比。', 'People who were active once, and not in the last 28 days.'],
    formula: '(A*(before) \\ A*(28d)) ÷ E(28d)',
    unit: 'ratio',
    window: '28d',
    direction: 'lower',
    cell: { value: 0.1, N: 38, clipped: 'at-most' },
  },
  {
    id: 'com.first_response_p50',
    number: 27,
    dimension: 'communication',
    zh: '首次响应时间（中位数）',
    en: 'Time to first response, median',
    definition: [
      '三人及以上群聊中，一条消息到首个他人回复的时间。',
      'From a message in a group of three or more to the first reply by somebody else.',
    ],
    formula: 'median(response_seconds)',
    unit: 'seconds',
    window: '28d',
    direction: 'lower',
    anchor: 'WeCom avg_reply_time',
    cell: { value: 5_460, ...people(702) },
  },
  {
    id: 'com.active_group_rate',
    number: 24,
    dimension: 'communication',
    zh: '活跃群占比',
    en: 'Active groups',
    definition: ['期间内有人发言的群占全部群的比例。', 'Groups with a message of a person, as a share of all groups.'],
    formula: 'groups with a message ÷ groups',
    unit: 'ratio',
    window: '28d',
    direction: 'higher',
    anchor: 'DingTalk activeGroups',
    cell: { value: null, N: 1186, unavailable: { reason: 'tenant-only' } },
  },
  {
    id: 'mtg.score',
    number: 44,
    dimension: 'collaboration',
    zh: '会议质量分',
    en: 'Meeting score',
    definition: [
      '会前准备、会中互动与会后跟进三阶段得分，按参会人时加权。',
      'Set-up, meet-up and follow-up of meetings, weighted by minutes and participants.',
    ],
    formula: 'Σ weight × score ÷ Σ weight',
    unit: 'points',
    window: '28d',
    direction: 'higher',
    anchor: 'MS Meetings',
    cell: { value: 61.47, numerator: 61.47, ...people(188) },
  },
  {
    id: 'doc.external_share_rate',
    number: 36,
    dimension: 'collaboration',
    zh: '外部分享率',
    en: 'External sharing',
    definition: ['向组织外分享文档的人数占比。', 'People who shared a document outside the organization.'],
    formula: 'users(doc.shared, external) ÷ E',
    unit: 'ratio',
    window: '28d',
    direction: 'unrated',
    cell: { value: null, hidden: { reason: 'below-k', k: 10 } },
  },
  {
    id: 'oa.cycle_p90',
    number: 53,
    dimension: 'business',
    zh: '审批周期（P90）',
    en: 'Approval cycle, 90th percentile',
    definition: [
      '从发起到完成的时间，九成审批不超过该值。',
      'From start to finish; nine of ten approvals take no longer.',
    ],
    formula: 'quantile(0.9)(cycle_seconds)',
    unit: 'seconds',
    window: '28d',
    direction: 'lower',
    cell: { value: 412_300, ...people(322) },
  },
  {
    id: 'net.cross_dept',
    number: 65,
    dimension: 'ecosystem',
    zh: '跨部门互动',
    en: 'Across departments',
    definition: [
      '与其他部门有双向往来的人数占活跃人数的比例。',
      'People with an exchange both ways outside their department.',
    ],
    formula: 'u ↔ v, dept(u) ≠ dept(v) ÷ A',
    unit: 'ratio',
    window: '28d',
    direction: 'higher',
    anchor: 'Google cross-team, Viva',
    cell: { value: null, hidden: { reason: 'base-below-k', k: 10 } },
  },
];

const DIMENSIONS = [
  ['organization', '组织在线', 'Organization online'],
  ['communication', '沟通在线', 'Communication online'],
  ['collaboration', '协同在线', 'Collaboration online'],
  ['business', '业务在线', 'Business online'],
  ['ecosystem', '生态在线', 'Ecosystem online'],
] as const;

export function catalogue() {
  return {
    k: 10,
    dimensions: DIMENSIONS.map(([id, zh, en]) => ({ id, name: { zh, en } })),
    metrics: ROWS.map(({ zh, en, definition, ...row }) => ({
      ...row,
      cell: undefined,
      version: 1,
      name: { zh, en },
      definition: { zh: definition[0], en: definition[1] },
      tenantOnly: row.id === 'com.active_group_rate',
      dimensions: ['department'],
      privacy: 'aggregate',
    })),
  };
}

const DAYS = { from: '2026-02-14', to: '2026-03-13' };
const COMPLETENESS = {
  received: 332_412,
  counted: 332_334,
  duplicates: 71,
  deadLettered: 7,
  freshness: '2026-03-14T09:20:00Z',
  firstDay: '2024-01-01',
  lastDay: '2026-03-14',
};

export function cells() {
  return {
    ...DAYS,
    grain: 'none',
    by: 'none',
    cells: ROWS.map(({ id, unit, cell }) => ({ metric: id, version: 1, ...DAYS, unit, ...cell })),
    completeness: COMPLETENESS,
  };
}

/** A metric as answers about the index name it. */
export function indicatorOf(id: string) {
  const row = ROWS.find((candidate) => candidate.id === id);
  return {
    name: { zh: row?.zh ?? '', en: row?.en ?? '' },
    dimension: row?.dimension,
    unit: row?.unit,
    direction: row?.direction,
  };
}

export function index() {
  const indicator = (metric: string, unit: string, parts: object) => ({
    metric,
    version: 1,
    ...DAYS,
    name: indicatorOf(metric).name,
    unit,
    value: null,
    most: 50,
    ...parts,
  });
  const points = [152, 96.4, 121, 88, 41];
  return {
    ...DAYS,
    version: 1,
    points: 498.4,
    most: 1000,
    halves: [
      { id: 'organization', name: { zh: '组织数字化', en: 'Organization digitalization' }, points: 369.4, most: 600 },
      { id: 'business', name: { zh: '业务数字化', en: 'Business digitalization' }, points: 129, most: 400 },
    ],
    dimensions: DIMENSIONS.map(([id, zh, en], place) => ({
      id,
      name: { zh, en },
      points: points[place],
      most: 200,
      indicators:
        id === 'organization'
          ? [
              indicator('org.active_rate_28', 'ratio', {
                value: 0.793,
                n: 941,
                N: 1186,
                target: 0.86,
                targetFrom: 'departments',
                targetVersion: 'index/1',
                points: 46.1,
              }),
              indicator('org.headcount', 'people', { leftOut: 'no-target', value: 1186 }),
            ]
          : [],
    })),
    comparedWith: {
      industry: 'C',
      industryName: { zh: '制造业', en: 'Manufacturing' },
      size: '1000-4999',
      sizeFrom: 'members',
      packs: [{ id: 'cn-workplace', version: 3, issued: '2026-01-15', publisher: 'Demo Institute' }],
    },
    completeness: COMPLETENESS,
  };
}
