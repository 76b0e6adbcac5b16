import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Endpoint, PUBLIC } from '@app/platform';
import { SigningService } from './signing.service.js';
import { GiveSignatureRequest, SigningTokenRequest } from './waiver.dto.js';
import { SigningFormResponse, WaiverCheckResponse } from './waiver-response.dto.js';

/** For people who are not users: whoever signs, and whoever holds a paper. */
@ApiTags('signing')
@Controller()
export class SigningController {
  constructor(private readonly signing: SigningService) {}

  @Post('signing/form')
  @RouteConfig(PUBLIC)
  @Endpoint({
    permission: 'public',
    summary: 'What a signing link asks to be signed',
    response: SigningFormResponse,
    problems: { 404: 'signing-over', 409: 'waiver-state', 429: 'too-many-requests' },
  })
  form(@Body() { token }: SigningTokenRequest): Promise<SigningFormResponse> {
    return this.signing.form(token);
  }

  @Post('signing/sign')
  @RouteConfig(PUBLIC)
  @Endpoint({
    permission: 'public',
    summary: 'Sign',
    problems: { 404: 'signing-over', 409: 'waiver-state', 429: 'too-many-requests' },
  })
  sign(@Body() request: GiveSignatureRequest): Promise<void> {
    return this.signing.sign(request);
  }

  @Post('signing/decline')
  @RouteConfig(PUBLIC)
  @Endpoint({
    permission: 'public',
    summary: 'Not sign',
    problems: { 404: 'signing-over', 429: 'too-many-requests' },
  })
  decline(@Body() { token }: SigningTokenRequest): Promise<void> {
    return this.signing.decline(token);
  }

  @Get('waiver-checks/:reference')
  @RouteConfig(PUBLIC)
  @Endpoint({
    permission: 'public',
    summary: 'Whether a waiver on paper is genuine and in force; no name, no content',
    response: WaiverCheckResponse,
    problems: { 429: 'too-many-requests' },
  })
  check(@Param('reference') reference: string): Promise<WaiverCheckResponse> {
    return this.signing.check(/^[A-Za-z0-9_-]{22}$/.test(reference) ? reference : '');
  }
}
