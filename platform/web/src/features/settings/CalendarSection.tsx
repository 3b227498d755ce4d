import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { WEEKDAYS, type Weekday } from '../../api/types';
import { isDuplicate, type SettingsForm } from './settingsForm';

const NAME_LENGTH = 60;

export function CalendarSection() {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="settings-calendar">
      <h2 id="settings-calendar">{t('settings.calendar.title')}</h2>
      <p className="panel-note">{t('settings.calendar.lead')}</p>
      <Form.Item
        name={['workingCalendar', 'workingDays']}
        label={t('settings.calendar.workingDays')}
        rules={[
          {
            validator: (_, days: readonly Weekday[]) =>
              days.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('settings.rules.workingDays'))),
          },
        ]}
      >
        <Checkbox.Group options={WEEKDAYS.map((day) => ({ value: day, label: t(`settings.weekdays.${day}`) }))} />
      </Form.Item>
      <div className="settings-grid">
        <DayList
          list="holidays"
          title={t('settings.calendar.holidays')}
          hint={t('settings.calendar.holidaysHint')}
          add={t('settings.calendar.addHoliday')}
        />
        <DayList
          list="swappedWorkingDays"
          title={t('settings.calendar.swapped')}
          hint={t('settings.calendar.swappedHint')}
          add={t('settings.calendar.addSwapped')}
        />
      </div>
    </section>
  );
}

interface DayListProps {
  readonly list: 'holidays' | 'swappedWorkingDays';
  readonly title: string;
  readonly hint: string;
  readonly add: string;
}

function DayList({ list, title, hint, add }: DayListProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="day-list" data-list={list}>
      <legend>{title}</legend>
      <p className="panel-note">{hint}</p>
      <Form.List name={['workingCalendar', list]}>
        {(fields, { add: append, remove }) => (
          <>
            {fields.length === 0 && <p className="muted day-none">{t('settings.calendar.none')}</p>}
            {fields.map((field) => (
              <DayFields key={field.key} list={list} index={field.name} remove={() => remove(field.name)} />
            ))}
            <Button
              type="dashed"
              icon={<PlusOutlined aria-hidden="true" />}
              onClick={() => append({ date: null, name: '' })}
            >
              {add}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

interface DayFieldsProps {
  readonly list: DayListProps['list'];
  readonly index: number;
  readonly remove: () => void;
}

function DayFields({ list, index, remove }: DayFieldsProps) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<SettingsForm>();
  const unique = () => {
    const rows = (form.getFieldsValue(true) as SettingsForm).workingCalendar[list];
    return isDuplicate(rows, index) ? Promise.reject(new Error(t('settings.rules.duplicateDate'))) : Promise.resolve();
  };
  const name: unknown = Form.useWatch(['workingCalendar', list, index, 'name'], form);
  return (
    <div className="day-row">
      <Form.Item
        name={[index, 'date']}
        rules={[{ required: true, message: t('settings.rules.required') }, { validator: unique }]}
      >
        <DatePicker
          format="YYYY-MM-DD"
          aria-label={t('settings.calendar.date')}
          placeholder={t('settings.calendar.date')}
        />
      </Form.Item>
      <Form.Item
        name={[index, 'name']}
        rules={[
          { required: true, whitespace: true, message: t('settings.rules.required') },
          { max: NAME_LENGTH, message: t('settings.rules.tooLong', { max: NAME_LENGTH }) },
        ]}
      >
        <Input aria-label={t('settings.calendar.name')} placeholder={t('settings.calendar.name')} />
      </Form.Item>
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden="true" />}
        onClick={remove}
        aria-label={t('settings.calendar.remove', { name: typeof name === 'string' ? name : '' })}
      />
    </div>
  );
}
