import { IsObject } from 'class-validator';

/** What a user typed into a form and has not sent yet; kept on the server so that no shared PC keeps it. */
export class SaveDraftRequest {
  /** The form's values as the web UI holds them; never interpreted by the server. At most 64 kB. */
  @IsObject()
  data: Record<string, unknown>;
}

export class DraftResponse {
  form: string;
  data: Record<string, unknown>;
  savedAt: string;
}

export class DraftKeyResponse {
  /** 32 bytes in base64url, the same for a user as long as the installation's secret is; never to be stored. */
  key: string;
}
