import { Controller, Get, Header, Param, type PipeTransform } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FORM_LANGUAGES } from '@app/forms';
import { Endpoint, NotFound } from '@app/platform';
import { assessmentTexts } from './assessment-texts.js';
import { AssessmentTextsResponse } from './assessment-print.dto.js';
import { ASSESSMENT_LANGUAGES, type AssessmentLanguage } from './assessment.rules.js';

class LanguagePipe implements PipeTransform<string, AssessmentLanguage> {
  transform(value: string): AssessmentLanguage {
    const language = ASSESSMENT_LANGUAGES.find((one) => one === value);
    if (language === undefined) throw new NotFound();
    return language;
  }
}

/** The words of the Kompetenzfeststellung; the same for everybody. */
@ApiTags('assessments')
@Controller('assessments/texts')
export class AssessmentTextsController {
  @Get(':language')
  @Header('cache-control', 'private, max-age=300')
  @Endpoint({
    permission: 'codeList.read',
    summary: 'Questions, choices and sentences of the form in one language',
    response: AssessmentTextsResponse,
  })
  texts(@Param('language', LanguagePipe) language: AssessmentLanguage): AssessmentTextsResponse {
    return { ...assessmentTexts(language), direction: FORM_LANGUAGES[language].direction };
  }
}
