import { Module } from '@nestjs/common';
import { CodeListController } from './code-list.controller.js';

@Module({ controllers: [CodeListController] })
export class CodeListModule {}
