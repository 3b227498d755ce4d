import type { ReactNode } from 'react';

interface WideTableProps {
  /** The id of its heading. */
  readonly labelledBy: string;
  readonly children: ReactNode;
}

/** A table that may be wider than a telephone: what scrolls must be reachable by keyboard. */
export function WideTable({ labelledBy, children }: WideTableProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="tenant-table" role="group" aria-labelledby={labelledBy} tabIndex={0}>
      {children}
    </div>
  );
}
