import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AssessmentCodeLists,
  IndustryList,
  OccupationCode,
  OccupationMatches,
  SearchOccupationsRequest,
} from './code-list-assessment.dto.js';
import { CodeLists, CodeListSources } from './code-list.dto.js';
import {
  assessmentCodeLists,
  codeLists,
  codeListSources,
  industries,
  occupationOf,
  searchOccupations,
} from './code-lists.js';
import { NotFound } from './domain.errors.js';
import { Endpoint } from './endpoint.decorator.js';

const A_WHILE = 'private, max-age=300';

/** The same for everybody and nothing about anybody: searched by GET, so that it can be kept for a while. */
@ApiTags('code lists')
@Controller('code-lists')
export class CodeListController {
  @Get()
  @Header('cache-control', A_WHILE)
  @Endpoint({
    permission: 'codeList.read',
    summary: 'Code lists with the days they are in force',
    response: CodeLists,
  })
  all(): CodeLists {
    return codeLists();
  }

  @Get('assessment')
  @Header('cache-control', A_WHILE)
  @Endpoint({
    permission: 'codeList.read',
    summary: 'Code lists that only the assessment needs',
    response: AssessmentCodeLists,
  })
  assessment(): AssessmentCodeLists {
    return assessmentCodeLists();
  }

  @Get('sources')
  @Header('cache-control', A_WHILE)
  @Endpoint({
    permission: 'codeList.read',
    summary: 'Source, date and licence of each code list',
    response: CodeListSources,
  })
  sources(): CodeListSources {
    return { items: codeListSources() };
  }

  @Get('industries')
  @Header('cache-control', A_WHILE)
  @Endpoint({
    permission: 'codeList.read',
    summary: 'Industries (WZ 2008 divisions)',
    response: IndustryList,
  })
  industries(): IndustryList {
    return { items: industries() };
  }

  @Get('occupations')
  @Header('cache-control', A_WHILE)
  @Endpoint({
    permission: 'codeList.read',
    summary: 'Search occupations in German and English',
    response: OccupationMatches,
  })
  occupations(@Query() { q }: SearchOccupationsRequest): OccupationMatches {
    return { items: searchOccupations(q) };
  }

  @Get('occupations/:code')
  @Header('cache-control', A_WHILE)
  @Endpoint({ permission: 'codeList.read', summary: 'One occupation by its code', response: OccupationCode })
  occupation(@Param('code') code: string): OccupationCode {
    const found = occupationOf(code);
    if (!found) throw new NotFound();
    return found;
  }
}
