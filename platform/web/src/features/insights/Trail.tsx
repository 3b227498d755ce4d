import { RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { useMay, useSession } from '../signin/session';
import { trail } from './departments';
import { useDepartmentsTree } from './useInsights';
import type { Show } from './view';

/** The organization, and the departments down to the chosen one. */
export function Trail({ department, show }: { readonly department: string | undefined; readonly show: Show }) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const format = useFormats();
  const organization = localized(tenant.name, useLanguage());
  const whole = useMay('insights:read');
  const tree = useDepartmentsTree();
  const path = trail(tree.data ?? [], department === undefined ? undefined : Number(department));
  const steps = path.filter(({ name, parentNo }) => typeof parentNo === 'number' || name !== organization);
  const here = path.at(-1) ?? (tree.data ?? []).find(({ parentNo }) => typeof parentNo !== 'number');
  const size = here?.memberCount ?? undefined;
  return (
    <nav aria-label={t('insights.trail')} className="trail">
      <ol>
        <li>
          {steps.length === 0 || !whole ? (
            <span aria-current={steps.length === 0 ? 'page' : undefined}>{organization}</span>
          ) : (
            <Button type="link" onClick={() => show({ department: undefined })}>
              {organization}
            </Button>
          )}
        </li>
        {steps.map(({ no, name }, index) => (
          <li key={no}>
            <RightOutlined aria-hidden="true" />
            {index === steps.length - 1 ? (
              <span aria-current="page">{name}</span>
            ) : (
              <Button type="link" onClick={() => show({ department: String(no) })}>
                {name}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {size !== undefined && (
        <span className="muted">{t('insights.people', { count: size, formatted: format.integer(size) })}</span>
      )}
    </nav>
  );
}
