import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../format/useFormats';
import { localized, useLanguage } from '../../i18n/useLanguage';
import { FailureNote } from '../dead-letters/FailureNote';
import './access.css';
import { DelegateDialog } from './DelegateDialog';
import { partName } from './GrantsSection';
import { ReasonDialog } from './ReasonDialog';
import type { Grant } from './types';
import { useMine, useReload } from './useAccess';

/** What I have, where and until when; what is mine I may give on for a while, and take back. */
export function MyRoles() {
  const { t } = useTranslation();
  const language = useLanguage();
  const mine = useMine();
  const reload = useReload();
  const [delegating, setDelegating] = useState<Grant>();
  const [ending, setEnding] = useState<Grant>();
  const done = () => {
    setDelegating(undefined);
    setEnding(undefined);
    void reload();
  };
  if (mine.error && !mine.data) return <FailureNote problem={mine.error} retry={() => void mine.refetch()} />;
  if (!mine.data) return <span className="muted">{t('app.loading')}</span>;
  const { realmRoles, grants, delegated } = mine.data;
  return (
    <>
      {realmRoles.map(({ id, name }) => (
        <Tag key={id}>{localized(name, language)}</Tag>
      ))}
      <ul className="access-mine">
        {grants.map((grant) => (
          <li key={grant.id}>
            <span>
              <Description grant={grant} />
              {grant.delegatedBy !== undefined && ` · ${t('access.onBehalfOf', { user: grant.delegatedBy })}`}
            </span>
            {grant.delegatedBy === undefined && (
              <Button
                size="small"
                aria-label={t('access.delegateOf', { role: localized(grant.role.name, language) })}
                onClick={() => setDelegating(grant)}
              >
                {t('access.delegate')}
              </Button>
            )}
          </li>
        ))}
        {delegated.map((grant) => (
          <li key={grant.id}>
            <span>
              {t('access.givenTo', { member: grant.member.name })} <Description grant={grant} />
            </span>
            <Button
              size="small"
              aria-label={t('access.takeBackOf', {
                role: localized(grant.role.name, language),
                member: grant.member.name,
              })}
              onClick={() => setEnding(grant)}
            >
              {t('access.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
      {delegating && <DelegateDialog grant={delegating} close={() => setDelegating(undefined)} done={done} />}
      {ending && (
        <ReasonDialog
          title={t('access.takeBackOf', {
            role: localized(ending.role.name, language),
            member: ending.member.name,
          })}
          lead={t('access.revokeLead')}
          action={t('access.takeBack')}
          path={`/grants/mine/${ending.id}/revoke`}
          close={() => setEnding(undefined)}
          done={done}
        />
      )}
    </>
  );
}

function Description({ grant }: { readonly grant: Grant }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormats();
  const { role, department, expiresAt } = grant;
  const everywhere = t('access.everywhere');
  return (
    <>
      <strong>{localized(role.name, language)}</strong> ·{' '}
      {department ? partName(department.name, everywhere) : everywhere} ·{' '}
      {expiresAt === undefined ? t('access.noEnd') : t('access.untilTime', { time: format.dateTime(expiresAt) })}
    </>
  );
}
