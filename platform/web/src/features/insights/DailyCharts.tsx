import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Daily, type DailyFigures, type Overview, WEEKDAYS } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { useLanguage } from '../../i18n/useLanguage';
import { useTheme } from '../../theme/ThemeProvider';
import { fontFamily } from '../../theme/tokens';
import type { Look } from './chartFrame';
import { messagesOption, type Names, peopleOption, shareOption, weekdaysOption } from './chartOptions';
import { ChartPanel } from './ChartPanel';
import { sevenDayShare } from './figures';
import { weekdayOf } from './period';
import { messagesTable, peopleTable, shareTable, weekdaysTable } from './tables';

interface DailyChartsProps {
  readonly daily: Daily;
  readonly overview: Overview | undefined;
}

export function DailyCharts({ daily, overview }: DailyChartsProps) {
  const { t } = useTranslation();
  const format = useFormats();
  const look = useLook();
  const names = useNames();
  const { days, weekdays, partialDay } = daily;
  const data = useMemo(() => ({ days, partialDay }), [days, partialDay]);
  const off = useMemo(() => usuallyOff(days), [days]);
  const options = useMemo(
    () => ({
      people: peopleOption(data, names, look),
      messages: messagesOption(data, names, look),
      share: shareOption(data, names, look),
      weekdays: weekdaysOption(weekdays, off, names, look),
    }),
    [data, weekdays, off, names, look],
  );
  const summary = useSummary(days, partialDay);
  const metrics = (...ids: string[]) => (overview?.metrics ?? []).filter(({ id }) => ids.includes(id));
  const day = t('insights.charts.day');
  const note = t('insights.charts.note');
  return (
    <div className="charts">
      <ChartPanel
        name="people"
        title={t('insights.charts.people')}
        note={t('insights.charts.peopleNote')}
        option={options.people}
        summary={summary(
          t('insights.charts.people'),
          days.map(({ mau }) => mau),
          format.integer,
        )}
        table={() => peopleTable(days)}
        headers={[day, names.dau, names.wau, names.mau, note]}
        text={format.integer}
        partialDay={partialDay}
        overview={overview}
        metrics={metrics('org.dau', 'org.wau', 'org.mau')}
      />
      <ChartPanel
        name="weekdays"
        title={t('insights.charts.weekdays')}
        note={t('insights.charts.weekdaysNote')}
        option={options.weekdays}
        summary={`${t('insights.charts.weekdays')}: ${weekdays
          .map(({ weekday, dau }) => `${format.weekday(WEEKDAYS.indexOf(weekday) + 1)} ${format.integer(dau)}`)
          .join(', ')}`}
        table={() => weekdaysTable(weekdays)}
        headers={[
          t('insights.charts.weekday'),
          t('insights.charts.series.days'),
          t('insights.charts.series.averageDau'),
          t('insights.charts.series.averageMessages'),
        ]}
        text={format.integer}
        partialDay={partialDay}
        overview={overview}
        metrics={metrics('org.dau', 'com.messages')}
      />
      <ChartPanel
        name="messages"
        title={t('insights.charts.messages')}
        note={t('insights.charts.messagesNote')}
        option={options.messages}
        summary={summary(
          t('insights.charts.messages'),
          days.map(({ messages }) => messages),
          format.integer,
        )}
        table={() => messagesTable(days)}
        headers={[day, names.messages, names.senders, t('insights.charts.participants'), note]}
        text={format.integer}
        partialDay={partialDay}
        overview={overview}
        metrics={metrics('com.messages', 'com.senders', 'org.participants')}
      />
      <ChartPanel
        name="share"
        title={t('insights.charts.share')}
        note={t('insights.charts.shareNote')}
        option={options.share}
        summary={summary(t('insights.charts.share'), sevenDayShare(days), format.percent)}
        table={() => shareTable(days)}
        headers={[day, t('insights.charts.deliveries'), t('insights.charts.crossing'), names.shareOfDay, names.share]}
        text={(value, column) => (column > 2 ? format.percent(value) : format.integer(value))}
        partialDay={partialDay}
        overview={overview}
        metrics={metrics('net.cross_department_share')}
      />
    </div>
  );
}

/** Weekdays that are off more often than not. */
function usuallyOff(days: readonly DailyFigures[]): ReadonlySet<string> {
  const balance = new Map<string, number>();
  for (const { day, dayOff } of days) {
    const weekday = WEEKDAYS[weekdayOf(day) - 1];
    if (weekday) balance.set(weekday, (balance.get(weekday) ?? 0) + (dayOff ? 1 : -1));
  }
  return new Set([...balance].filter(([, count]) => count > 0).map(([weekday]) => weekday));
}

function useLook(): Look {
  const { palette } = useTheme();
  const language = useLanguage();
  const format = useFormats();
  return useMemo(() => ({ palette, format, font: fontFamily(language) }), [palette, format, language]);
}

function useNames(): Names {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      dau: t('insights.charts.series.dau'),
      wau: t('insights.charts.series.wau'),
      mau: t('insights.charts.series.mau'),
      messages: t('insights.charts.series.messages'),
      senders: t('insights.charts.series.senders'),
      share: t('insights.charts.series.share'),
      shareOfDay: t('insights.charts.series.shareOfDay'),
      averageDau: t('insights.charts.series.averageDau'),
      dayOff: t('insights.charts.dayOff'),
      partial: t('insights.charts.partial'),
      today: t('insights.charts.today'),
    }),
    [t],
  );
}

/** A chart in a sentence, for those who cannot see it. The day that is not over is neither the highest nor the lowest. */
function useSummary(days: readonly DailyFigures[], partialDay: string | undefined) {
  const { t } = useTranslation();
  const format = useFormats();
  return (title: string, values: readonly (number | null)[], text: (value: number) => string): string => {
    const [first, last] = [days[0], days.at(-1)];
    const known = values
      .map((value, index) => ({ value, day: days[index]?.day ?? '' }))
      .filter((point): point is { value: number; day: string } => point.value !== null && point.day !== partialDay);
    const [start] = known;
    if (!first || !last || !start) return title;
    const max = known.reduce((best, point) => (point.value > best.value ? point : best), start);
    const min = known.reduce((best, point) => (point.value < best.value ? point : best), start);
    return t('insights.charts.summary', {
      title,
      period: format.range(first.day, last.day),
      max: text(max.value),
      maxAt: format.day(max.day),
      min: text(min.value),
      minAt: format.day(min.day),
    });
  };
}
