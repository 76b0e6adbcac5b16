import { Controller, Get, Param, Res, type PipeTransform } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, Endpoint, NotFound, type UserActor } from '@app/platform';
import { WAIVER_LANGUAGES, type WaiverLanguage } from './waiver.rules.js';
import { WaiverPrint } from './waiver.print.js';

class LanguagePipe implements PipeTransform<string, WaiverLanguage> {
  transform(value: string): WaiverLanguage {
    const language = WAIVER_LANGUAGES.find((one) => one === value);
    if (language === undefined) throw new NotFound();
    return language;
  }
}

/** What a person is told when their data are taken down (Art. 13 DSGVO); the same for everybody. */
@ApiTags('waivers')
@Controller('privacy-notices')
export class PrivacyController {
  constructor(private readonly printing: WaiverPrint) {}

  @Get(':language/pdf')
  @Endpoint({
    permission: 'person.register',
    summary: 'The privacy notice in a language, to hand out',
    produces: 'application/pdf',
  })
  async print(
    @CurrentUser() user: UserActor,
    @Param('language', LanguagePipe) language: WaiverLanguage,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    void reply.header('content-disposition', `inline; filename="Datenschutz-${language}.pdf"`);
    return this.printing.privacyNotice(user, language);
  }
}
