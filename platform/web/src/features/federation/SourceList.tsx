import { Button, Empty, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** One way to sign in, as a row. */
export interface Source {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly enabled: boolean;
  readonly lines: readonly string[];
  readonly change: () => void;
  readonly remove: () => void;
  readonly more?: ReactNode;
}

interface SourceListProps {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly empty: string;
  readonly addLabel: string;
  readonly add: () => void;
  readonly sources: readonly Source[];
}

export function SourceList({ id, title, note, empty, addLabel, add, sources }: SourceListProps) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{title}</h2>
        <Button onClick={add}>{addLabel}</Button>
      </div>
      <p className="panel-note">{note}</p>
      {sources.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />
      ) : (
        <ul className="source-list">
          {sources.map(({ key, name, kind, enabled, lines, change, remove, more }) => (
            <li key={key} className="source-row">
              <div className="source-what">
                <strong>{name}</strong> <Tag>{kind}</Tag>
                {!enabled && <Tag>{t('federation.disabled')}</Tag>}
                {lines.map((line) => (
                  <span key={line} className="muted">
                    {line}
                  </span>
                ))}
              </div>
              <div className="source-actions">
                {more}
                <Button onClick={change} aria-label={t('federation.changeNamed', { name })}>
                  {t('federation.change')}
                </Button>
                <Button danger onClick={remove} aria-label={t('federation.deleteNamed', { name })}>
                  {t('federation.delete')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
