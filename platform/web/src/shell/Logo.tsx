/** A gate around a lit court: the roof of an atrium with its light inside. */
export function Logo({ size = 32 }: { readonly size?: number }) {
  return (
    <svg className="logo" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#0f4f4c" />
      <path d="M16 6 26 11.5V26h-4.4V14.1L16 11l-5.6 3.1V26H6V11.5Z" fill="#fff" />
      <path d="M13.6 26v-8.4L16 16.3l2.4 1.3V26Z" fill="#e3a84a" />
    </svg>
  );
}

/** @param own the organization's own logo, in place of Atrium's */
export function Brand({ own }: { readonly own?: { readonly url: string; readonly name: string } | undefined }) {
  return (
    <span className="brand">
      {own ? (
        <img className="brand-logo" src={own.url} alt={own.name} />
      ) : (
        <>
          <Logo />
          <span className="brand-name">Atrium</span>
        </>
      )}
    </span>
  );
}
