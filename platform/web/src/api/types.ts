/** The shapes of the HTTP API, as written in platform/docs/architecture.md sections 5 to 7. */

export interface LocalizedText {
  readonly zh: string;
  readonly en: string;
}

export interface TenantSummary {
  readonly id: string;
  readonly name: LocalizedText;
}

export interface PublicTenant extends TenantSummary {
  readonly locale: string;
  readonly timeZone: string;
  readonly oidc: { readonly url: string; readonly realm: string; readonly clientId: string };
}

export interface PublicPlatform {
  readonly name: LocalizedText;
  readonly oidc: PublicTenant['oidc'];
}

export interface Me {
  readonly tenant: TenantSummary & { readonly timeZone: string; readonly locale: string };
  readonly subject: string;
  readonly name: string;
  readonly email?: string | null;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
}

export type ComponentState = 'up' | 'degraded' | 'down' | 'unknown';

export interface ComponentHealth {
  readonly id: string;
  readonly state: ComponentState;
  readonly version?: string | null;
  readonly address?: string | null;
  readonly since?: string | null;
  readonly lastError?: { readonly at: string; readonly message: string } | null;
  readonly details?: Readonly<Record<string, unknown>> | null;
}

export interface HealthReport {
  readonly status: ComponentState;
  readonly checkedAt: string;
  readonly components: readonly ComponentHealth[];
}

/** How far the simulator of an evaluation is with an organization. Days as YYYY-MM-DD. */
export interface Simulation {
  readonly tenant: string;
  readonly state: 'none' | 'waiting' | 'history' | 'live' | 'done' | 'failed';
  readonly from?: string;
  readonly to?: string;
  readonly daysDone: number;
  readonly daysTotal: number;
  readonly eventsSent: number;
  readonly current?: string;
}

/** How the books stand, from good to bad. */
export type Verdict = 'balanced' | 'settling' | 'behind' | 'unknown' | 'doubled' | 'lost';

/** This organization's records; `difference` is received less the others. */
export interface Ledger {
  readonly received: number;
  readonly counted: number;
  readonly duplicates: number;
  readonly deadLettered: number;
  /** Of days that the organization does not keep any more. */
  readonly removed: number;
  readonly difference: number;
}

export interface Reconciliation {
  readonly verdict: Verdict;
  readonly partitions: { readonly checked: number; readonly balanced: number };
  readonly lastCheck?: string;
  readonly ageSeconds?: number;
  readonly deep: {
    readonly running: boolean;
    readonly done: number;
    readonly total: number;
    readonly startedAt?: string;
    readonly finishedAt?: string;
  };
  readonly ledger?: Ledger;
}

export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A calendar day, `date` as YYYY-MM-DD. */
export interface NamedDay {
  readonly date: string;
  readonly name: string;
}

export interface WorkingCalendar {
  readonly workingDays: readonly Weekday[];
  readonly holidays: readonly NamedDay[];
  readonly swappedWorkingDays: readonly NamedDay[];
}

export type SmtpSecurity = 'none' | 'starttls' | 'tls';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly security: SmtpSecurity;
  readonly user?: string | null;
  readonly from: string;
  readonly passwordSet: boolean;
}

export interface Settings {
  readonly organizationName: LocalizedText;
  readonly timeZone: string;
  readonly locale: string;
  readonly workingCalendar: WorkingCalendar;
  readonly smtp?: SmtpSettings | null;
  readonly firstRunCompleted: boolean;
  readonly version: number;
}

export interface SmtpUpdate extends Omit<SmtpSettings, 'passwordSet'> {
  readonly password?: string;
}

export interface SettingsUpdate extends Omit<Settings, 'smtp'> {
  readonly smtp: SmtpUpdate | null;
}

export interface SmtpTestResult {
  readonly ok: boolean;
  readonly message: string;
}

export interface Department {
  readonly no: number;
  readonly code: string;
  readonly name: string;
  readonly parentNo?: number | null;
  /** Hidden (null or absent) when fewer than k people belong to it. */
  readonly memberCount?: number | null;
}

/** Why a figure is not shown: `below-k`, `above-hidden` (the department above is), or `complementary` (it would reveal a neighbour). */
export interface Hidden {
  readonly reason: string;
  readonly k?: number;
}

export interface Metric {
  readonly id: string;
  readonly version: number | string;
  readonly value: number | null;
  readonly n?: number | null;
  readonly N?: number | null;
  readonly unit: string;
  readonly name: LocalizedText;
  readonly definition: LocalizedText;
  readonly formula: string;
  readonly numerator?: number;
  readonly denominator?: number;
  /** First and last day of the metric's own window. */
  readonly from: string;
  readonly to: string;
  /** The same over the days before; absent when they cannot be compared. */
  readonly previous?: PreviousValue;
  /** Why there is no `previous`. */
  readonly notCompared?: 'partial-day' | 'no-data' | 'day-off';
  readonly hidden?: Hidden | null;
}

export interface PreviousValue extends Days {
  readonly value: number | null;
  readonly n: number;
  readonly N: number;
}

/** Calendar days (YYYY-MM-DD), both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

export interface CountedDays extends Days {
  /** How many of them people work on, by the organization's calendar. */
  readonly workingDays: number;
}

/** One metric of the catalogue. */
export interface MetricDefinition {
  readonly id: string;
  readonly version: number;
  readonly name: LocalizedText;
  readonly definition: LocalizedText;
  readonly formula: string;
  readonly terms?: { readonly numerator: LocalizedText; readonly denominator: LocalizedText };
  readonly unit: string;
  /** `period` or a number of days such as `28d`. */
  readonly window: string;
  readonly dimensions: readonly string[];
  readonly privacy: string;
}

/** What became of the events. All but `counted` are absent while the ingest job has said nothing about the tenant. */
export interface Completeness {
  readonly received?: number | null;
  readonly counted: number;
  readonly duplicates?: number | null;
  readonly deadLettered?: number | null;
  /** Of days that the organization does not keep any more. */
  readonly removed?: number | null;
  readonly freshness?: string | null;
  readonly firstDay?: string | null;
  readonly lastDay?: string | null;
}

export interface Overview {
  readonly from: string;
  readonly to: string;
  /** What the figures speak of: the days that are over, or today alone when none is. */
  readonly days: CountedDays;
  /** As many days before, each the same weekday; absent when the figures are of today alone. */
  readonly previous?: CountedDays;
  /** The day of the period that is not over. */
  readonly partialDay?: string;
  readonly department?: number | null;
  readonly N: number | null;
  readonly metrics: readonly Metric[];
  readonly completeness: Completeness;
}

export interface DailyFigures {
  readonly day: string;
  readonly messages: number | null;
  readonly senders: number | null;
  readonly participants: number | null;
  readonly dau: number | null;
  readonly wau: number | null;
  readonly mau: number | null;
  readonly deliveries: number | null;
  readonly crossDepartmentMessages: number | null;
  /** Set on days without work, with the holiday's name if it is one. */
  readonly dayOff?: { readonly name?: string };
}

/** What an average Monday, Tuesday … was like. */
export interface WeekdayFigures {
  readonly weekday: Weekday;
  readonly days: number;
  readonly messages: number;
  readonly dau: number;
}

export interface Daily {
  readonly days: readonly DailyFigures[];
  readonly weekdays: readonly WeekdayFigures[];
  readonly partialDay?: string;
  readonly N: number | null;
  readonly completeness: Completeness;
  readonly hidden?: Hidden | null;
}

export interface DepartmentFigures {
  readonly no: number;
  readonly name: string;
  readonly parentNo?: number | null;
  readonly N: number | null;
  readonly messages: number | null;
  readonly senders: number | null;
  readonly participants: number | null;
  readonly active: number | null;
  readonly crossDepartmentShare?: number;
  readonly previous?: { readonly N: number; readonly messages: number; readonly active: number };
  readonly hidden?: Hidden | null;
}

export interface Departments extends Days {
  readonly days: CountedDays;
  readonly previous?: CountedDays;
  readonly departments: readonly DepartmentFigures[];
  readonly completeness: Completeness;
}
