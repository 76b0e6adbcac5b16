import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint } from '@app/platform';
import { SigningService } from './signing.service.js';
import { GiveSignatureRequest, SigningTokenRequest } from './waiver.dto.js';
import { SigningFormResponse, WaiverCheckResponse } from './waiver-response.dto.js';

/** For people who are not users: whoever signs, and whoever holds a paper. */
@ApiTags('signing')
@Controller()
export class SigningController {
  constructor(private readonly signing: SigningService) {}

  @Post('signing/form')
  @Endpoint({
    permission: 'public',
    summary: 'What a signing link asks to be signed',
    response: SigningFormResponse,
    problems: { 404: 'signing-over', 409: 'waiver-state' },
  })
  form(@Body() { token }: SigningTokenRequest): Promise<SigningFormResponse> {
    return this.signing.form(token);
  }

  @Post('signing/sign')
  @Endpoint({
    permission: 'public',
    summary: 'Sign',
    problems: { 404: 'signing-over', 409: 'waiver-state' },
  })
  sign(@Body() request: GiveSignatureRequest): Promise<void> {
    return this.signing.sign(request);
  }

  @Post('signing/decline')
  @Endpoint({ permission: 'public', summary: 'Not sign', problems: { 404: 'signing-over' } })
  decline(@Body() { token }: SigningTokenRequest): Promise<void> {
    return this.signing.decline(token);
  }

  @Get('waiver-checks/:reference')
  @Endpoint({
    permission: 'public',
    summary: 'Whether a waiver on paper is genuine and in force; no name, no content',
    response: WaiverCheckResponse,
  })
  check(@Param('reference') reference: string): Promise<WaiverCheckResponse> {
    return this.signing.check(/^[A-Za-z0-9_-]{22}$/.test(reference) ? reference : '');
  }
}
