import type { CaseResponse } from '@app/cases/shared';
import type { ReactNode } from 'react';
import { CheckStep } from './check-step.js';
import { LanguageStep } from './language-step.js';
import { PurposeStep } from './purpose-step.js';
import { RecipientsStep } from './recipients-step.js';
import { SignatoriesStep } from './signatories-step.js';
import type { Step } from './values.js';

interface WaiverStepProps {
  step: Step;
  file: CaseResponse;
  onGo: (step: number) => void;
}

/** The fields of one step. */
export function WaiverStep({ step, file, onGo }: WaiverStepProps) {
  const fields: Record<Step, ReactNode> = {
    language: <LanguageStep file={file} />,
    recipients: <RecipientsStep />,
    purpose: <PurposeStep />,
    signatories: <SignatoriesStep file={file} />,
    check: <CheckStep file={file} onGo={onGo} />,
  };
  return fields[step];
}
