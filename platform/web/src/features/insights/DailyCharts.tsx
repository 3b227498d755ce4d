import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DailyFigures } from '../../api/types';
import { useFormats } from '../../format/useFormats';
import { useLanguage } from '../../i18n/useLanguage';
import { useTheme } from '../../theme/ThemeProvider';
import { fontFamily } from '../../theme/tokens';
import { Chart } from './Chart';
import { messagesOption, peopleOption } from './chartOptions';

interface DaysProps {
  readonly days: readonly DailyFigures[];
}

export function MessagesChart({ days }: DaysProps) {
  const { t } = useTranslation();
  const look = useLook();
  const option = useMemo(
    () => messagesOption(days, { within: t('insights.series.within'), across: t('insights.series.across') }, look),
    [days, look, t],
  );
  const title = t('insights.messagesByDay');
  return (
    <section className="panel" aria-labelledby="messages-by-day">
      <h3 id="messages-by-day">{title}</h3>
      <p className="panel-note">{t('insights.messagesNote')}</p>
      <Chart option={option} summary={useSummary(title, days, (day) => day.messages)} />
    </section>
  );
}

export function PeopleChart({ days }: DaysProps) {
  const { t } = useTranslation();
  const look = useLook();
  const option = useMemo(
    () =>
      peopleOption(
        days,
        { dau: t('insights.series.dau'), wau: t('insights.series.wau'), mau: t('insights.series.mau') },
        look,
      ),
    [days, look, t],
  );
  const title = t('insights.peopleByDay');
  return (
    <section className="panel" aria-labelledby="people-by-day">
      <h3 id="people-by-day">{title}</h3>
      <p className="panel-note">{t('insights.peopleNote')}</p>
      <Chart option={option} summary={useSummary(title, days, (day) => day.mau)} />
    </section>
  );
}

function useLook() {
  const { palette } = useTheme();
  const language = useLanguage();
  const format = useFormats();
  return useMemo(() => ({ palette, format, font: fontFamily(language) }), [palette, format, language]);
}

function useSummary(title: string, days: readonly DailyFigures[], value: (day: DailyFigures) => number | null): string {
  const { t } = useTranslation();
  const format = useFormats();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return title;
  const highest = days.reduce((best, day) => ((value(day) ?? 0) > (value(best) ?? 0) ? day : best), first);
  return t('insights.chartSummary', {
    title,
    from: format.day(first.day),
    to: format.day(last.day),
    max: format.integer(value(highest) ?? 0),
    maxDay: format.day(highest.day),
    table: t('insights.daily.title'),
  });
}
