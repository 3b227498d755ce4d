import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../format/format';
import { valueAt } from './eventRows';
import type { Rehearsal } from './types';

/** What a rule would do: how many letters, why not the others, and the first ones before and after. */
export function Preview({ rehearsal, format }: { readonly rehearsal: Rehearsal; readonly format: Formats }) {
  const { t } = useTranslation();
  return (
    <section className="preview" aria-live="polite">
      <Alert
        type={rehearsal.valid === 0 ? 'error' : rehearsal.refused > 0 ? 'warning' : 'success'}
        showIcon
        title={t('deadLetters.preview.verdict', {
          matched: format.integer(rehearsal.matched),
          valid: format.integer(rehearsal.valid),
          refused: format.integer(rehearsal.refused),
        })}
        description={
          rehearsal.checked < rehearsal.matched
            ? t('deadLetters.preview.partly', { checked: format.integer(rehearsal.checked) })
            : undefined
        }
      />
      {rehearsal.problems.length > 0 && (
        <ul className="preview-problems">
          {rehearsal.problems.map((problem) => (
            <li key={problem.code + problem.field}>
              <strong>{format.integer(problem.letters)} ×</strong>{' '}
              {problem.field !== '' && <code>{problem.field}</code>} {problem.message}
            </li>
          ))}
        </ul>
      )}
      {rehearsal.sample.map((letter) => (
        <div key={letter.id} className="event-scroll">
          <table className="event-table">
            <caption>
              #{letter.id} · {letter.valid ? t('deadLetters.preview.valid') : (letter.problems[0]?.message ?? '')}
            </caption>
            {letter.changes.length > 0 && (
              <>
                <thead>
                  <tr>
                    <th scope="col">{t('deadLetters.field')}</th>
                    <th scope="col">{t('deadLetters.preview.before')}</th>
                    <th scope="col">{t('deadLetters.preview.after')}</th>
                  </tr>
                </thead>
                <tbody>
                  {letter.changes.map((path) => (
                    <tr key={path} data-differs="true">
                      <th scope="row">{path.slice(1).replace('/', '.')}</th>
                      <td>{valueAt(letter.before, path) || '–'}</td>
                      <td>{valueAt(letter.after, path) || '–'}</td>
                    </tr>
                  ))}
                </tbody>
              </>
            )}
          </table>
        </div>
      ))}
    </section>
  );
}
