import { Body, Controller, Delete, Get, Param, Put, type PipeTransform } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, Endpoint, NotFound, type UserActor } from '@app/platform';
import { DraftResponse, SaveDraftRequest } from './draft.dto.js';
import { DraftService } from './draft.service.js';

class FormNamePipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!/^[a-z][a-z0-9-]{0,59}$/.test(value)) throw new NotFound();
    return value;
  }
}

@ApiTags('drafts')
@Controller('drafts')
export class DraftController {
  constructor(private readonly drafts: DraftService) {}

  @Get(':form')
  @Endpoint({ permission: 'draft.own', summary: 'Own unsent input of a form', response: DraftResponse })
  read(@CurrentUser() user: UserActor, @Param('form', FormNamePipe) form: string): Promise<DraftResponse> {
    return this.drafts.read(user, form);
  }

  @Put(':form')
  @Endpoint({
    permission: 'draft.own',
    summary: 'Keep unsent input',
    response: DraftResponse,
    problems: { 413: 'too-large' },
  })
  save(
    @CurrentUser() user: UserActor,
    @Param('form', FormNamePipe) form: string,
    @Body() request: SaveDraftRequest,
  ): Promise<DraftResponse> {
    return this.drafts.save(user, form, request.data);
  }

  @Delete(':form')
  @Endpoint({ permission: 'draft.own', summary: 'Discard unsent input' })
  discard(@CurrentUser() user: UserActor, @Param('form', FormNamePipe) form: string): Promise<void> {
    return this.drafts.discard(user, form);
  }
}
