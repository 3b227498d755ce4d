import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../format/format';
import { Loading } from '../../shell/Loading';
import { FailureNote } from './FailureNote';
import { useSession } from '../signin/session';
import { EventTable } from './EventTable';
import { LetterStateTag } from './LetterStateTag';
import type { LetterDetail } from './types';
import { useReason } from './useReason';

interface LetterDrawerProps {
  readonly id: number | undefined;
  readonly open: (id: number) => void;
  readonly close: () => void;
  readonly mend: (id: number, reason: string) => void;
  readonly discard: (id: number) => void;
  readonly mayReplay: boolean;
  readonly format: Formats;
}

export function LetterDrawer({ id, open, close, mend, discard, mayReplay, format }: LetterDrawerProps) {
  const { t } = useTranslation();
  const { api, tenant } = useSession();
  const detail = useQuery({
    queryKey: ['dead-letters', tenant.id, 'detail', id],
    queryFn: ({ signal }) => api.get<LetterDetail>(`/dead-letters/${id}`, {}, signal),
    enabled: id !== undefined,
    retry: false,
  });
  const letter = detail.data?.letter;
  const actions = letter?.state === 'open' && mayReplay && (
    <div className="letter-actions">
      <Button onClick={() => discard(letter.id)}>{t('deadLetters.discard')}</Button>
      <Button type="primary" onClick={() => mend(letter.id, letter.reason)}>
        {t('deadLetters.mend')}
      </Button>
    </div>
  );
  return (
    <Drawer
      open={id !== undefined}
      onClose={close}
      size={720}
      title={t('deadLetters.letter', { id: id ?? '' })}
      closable={{ 'aria-label': t('deadLetters.close'), placement: 'end' }}
      footer={actions || null}
      destroyOnHidden
    >
      {detail.error && <FailureNote problem={detail.error} retry={() => void detail.refetch()} />}
      {!detail.data && !detail.error && <Loading label={t('app.loading')} />}
      {detail.data && <Content detail={detail.data} open={open} format={format} />}
    </Drawer>
  );
}

interface ContentProps {
  readonly detail: LetterDetail;
  readonly open: (id: number) => void;
  readonly format: Formats;
}

function Content({ detail, open, format }: ContentProps) {
  const { t } = useTranslation();
  const { letter, event, conflict, unreadable } = detail;
  const reason = useReason()(letter.reason);
  return (
    <div className="stack letter-detail">
      <section>
        <p>
          <LetterStateTag state={letter.state} /> <strong>{reason.name}</strong>
        </p>
        <p>
          {reason.meaning} {reason.advice}
        </p>
        <p className="muted">
          {t('deadLetters.place', {
            place: `${letter.topic}-${letter.partition}@${letter.offset}`,
            time: format.dateTime(letter.arrival),
            bytes: format.integer(letter.bytes),
          })}
        </p>
        {letter.replayedAs !== undefined && (
          <Link id={letter.replayedAs} open={open} text={t('deadLetters.cameBackAs', { id: letter.replayedAs })} />
        )}
        {letter.replayOf !== undefined && (
          <Link id={letter.replayOf} open={open} text={t('deadLetters.isReplayOf', { id: letter.replayOf })} />
        )}
      </section>
      {event && (
        <section aria-labelledby="letter-event">
          <h3 id="letter-event">{t('deadLetters.event')}</h3>
          {conflict && <p>{t('deadLetters.conflict')}</p>}
          {!conflict && letter.reason === 'identity-conflict' && <p>{t('deadLetters.conflictCounted')}</p>}
          <EventTable
            caption={t('deadLetters.event')}
            heading={t('deadLetters.thisLetter')}
            event={event}
            {...(conflict && {
              beside: {
                heading: conflict.letter === undefined ? t('deadLetters.earlier') : `#${conflict.letter}`,
                event: conflict.event,
                differences: conflict.differences,
              },
            })}
          />
        </section>
      )}
      {unreadable && (
        <section>
          <Alert type="warning" showIcon title={t('deadLetters.unreadable', { message: unreadable.message })} />
          <h3>{t('deadLetters.bytes')}</h3>
          <pre className="letter-hex">{detail.hex}</pre>
        </section>
      )}
      {detail.related.length > 0 && (
        <section>
          <h3>{t('deadLetters.related')}</h3>
          {detail.related.map((other) => (
            <Link
              key={other.id}
              id={other.id}
              open={open}
              text={`#${other.id} · ${t(`deadLetters.states.${other.state}`)} · ${format.dateTime(other.arrival)}`}
            />
          ))}
        </section>
      )}
      <section>
        <h3>{t('deadLetters.history')}</h3>
        {detail.history.length === 0 && <p className="muted">{t('deadLetters.noHistory')}</p>}
        <ol className="letter-history">
          {detail.history.map((line, index) => (
            <li key={index}>
              <strong>{t(`deadLetters.actions.${line.action}`, { by: line.by })}</strong>
              <span className="muted"> {format.dateTime(line.at)}</span>
              {line.detail !== '' && <div>{line.detail}</div>}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Link({ id, open, text }: { readonly id: number; readonly open: (id: number) => void; readonly text: string }) {
  return (
    <p>
      <Button type="link" className="letter-link" onClick={() => open(id)}>
        {text}
      </Button>
    </p>
  );
}
