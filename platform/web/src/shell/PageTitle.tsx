import { useEffect, useRef } from 'react';
import { useMatch } from 'react-router';
import { useContext } from 'react';
import { localized, useLanguage } from '../i18n/useLanguage';
import { SessionContext } from '../features/signin/session';

/** The page's one h1. Names the document, and takes the focus after a navigation so that it is read out. */
export function PageTitle({ title, lead }: { readonly title: string; readonly lead?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const session = useContext(SessionContext);
  const language = useLanguage();
  const organization = session ? localized(session.tenant.name, language) : undefined;
  const atStart = useMatch('/') !== null;

  useEffect(() => {
    document.title = [title, organization, 'Atrium'].filter((part) => part !== undefined).join(' · ');
  }, [title, organization]);

  useEffect(() => {
    if (!atStart) heading.current?.focus({ preventScroll: true });
  }, [atStart]);

  return (
    <div className="page-title">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead !== undefined && <p className="muted">{lead}</p>}
    </div>
  );
}
