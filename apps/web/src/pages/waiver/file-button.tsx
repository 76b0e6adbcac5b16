import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { waiverFile, type WaiverPlace } from '../../api/waivers.js';
import { saveFile } from '../../app/download.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { Button } from '../../kern/button.js';

interface FileButtonProps {
  place: WaiverPlace;
  which: 'pdf' | 'revocation-slip';
  /** Named by the case number, not by the person. */
  name: string;
  children: ReactNode;
}

/** Fetches one of a waiver's papers. */
export function FileButton({ place, which, name, children }: FileButtonProps) {
  const fetch = useMutation({
    mutationFn: () => waiverFile(place, which),
    onSuccess: (file) => saveFile(file, name),
  });
  return (
    <>
      <Button variant="secondary" icon="download" busy={fetch.isPending} onClick={() => fetch.mutate()}>
        {children}
      </Button>
      <ProblemAlert error={fetch.error} />
    </>
  );
}
