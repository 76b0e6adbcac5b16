import { useState, type ReactNode } from 'react';

interface FoldProps {
  summary: ReactNode;
  /** Something in it has a value or an error: it opens, for what nobody sees nobody checks. */
  filled: boolean;
  children: ReactNode;
}

/** Fields that are seldom needed, folded up until somebody opens them or there is something in them. */
export function Fold({ summary, filled, children }: FoldProps) {
  const [open, setOpen] = useState(filled);
  return (
    <details open={open || filled} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
