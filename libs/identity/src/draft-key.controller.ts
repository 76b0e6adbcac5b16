import { createHmac } from 'node:crypto';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CONFIG, CurrentUser, Endpoint, installationKey, type Config, type UserActor } from '@app/platform';
import { DraftKeyResponse } from './draft.dto.js';

/**
 * What a browser could not send yet it may keep only under a key that it does not keep itself: somebody else at the same
 * machine finds nothing to read, and whoever logs in again goes on where the tab was closed.
 */
@ApiTags('drafts')
@Controller('draft-key')
export class DraftKeyController {
  private readonly secret: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.secret = installationKey(config.dataDir, 'draft');
  }

  @Get()
  @Endpoint({
    permission: 'draft.own',
    summary: 'The own key for input that waits in the browser to be sent',
    response: DraftKeyResponse,
  })
  read(@CurrentUser() user: UserActor): DraftKeyResponse {
    return { key: createHmac('sha256', this.secret).update(user.userId).digest('base64url') };
  }
}
