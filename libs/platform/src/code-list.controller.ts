import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CodeLists } from './code-list.dto.js';
import { codeLists } from './code-lists.js';
import { Endpoint } from './endpoint.decorator.js';

@ApiTags('code lists')
@Controller('code-lists')
export class CodeListController {
  @Get()
  @Header('cache-control', 'private, max-age=300')
  @Endpoint({
    permission: 'codeList.read',
    summary: 'Code lists with the days they are in force',
    response: CodeLists,
  })
  all(): CodeLists {
    return codeLists();
  }
}
