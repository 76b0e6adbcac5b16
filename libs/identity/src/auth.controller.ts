import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, CurrentUser, Endpoint, NotAuthenticated, type Config, type UserActor } from '@app/platform';
import {
  ChangePasswordRequest,
  LoginRequest,
  MeResponse,
  RefreshRequest,
  TokenResponse,
} from './auth.dto.js';
import { AuthService } from './auth.service.js';
import { clearSessionCookies, cookieNames, presentedTokens, setSessionCookies } from './session-cookies.js';
import type { StartedSession } from './session.js';
import { SessionService } from './session.service.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly sessions: SessionService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('login')
  @Endpoint({
    permission: 'public',
    summary: 'Log in from a browser; the session travels in cookies',
    response: MeResponse,
    problems: { 429: 'login-delayed' },
  })
  async login(
    @Body() request: LoginRequest,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeResponse> {
    const session = await this.auth.login(request, {
      address: http.ip,
      device: http.cookies[cookieNames(this.config).device],
    });
    setSessionCookies(reply, this.config, session, session.device);
    return this.auth.me(session.actor);
  }

  @Post('refresh')
  @Endpoint({ permission: 'public', summary: 'Extend a browser session', response: MeResponse })
  async refresh(
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeResponse> {
    const token = http.cookies[cookieNames(this.config).refresh];
    if (token === undefined) throw new NotAuthenticated();
    const session = await this.sessions.refresh(token);
    setSessionCookies(reply, this.config, session);
    return this.auth.me(session.actor);
  }

  @Post('logout')
  @Endpoint({ permission: 'public', summary: 'End the session whose tokens are sent, however old they are' })
  async logout(@Req() http: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    // Before anything can fail: this browser gives the session up even when the database is away.
    clearSessionCookies(reply, this.config);
    await this.auth.logout(presentedTokens(http, this.config));
  }

  @Get('me')
  @Endpoint({ permission: 'account.own', summary: 'Who is logged in, and until when', response: MeResponse })
  me(@CurrentUser() user: UserActor): Promise<MeResponse> {
    return this.auth.me(user);
  }

  @Post('password')
  @Endpoint({
    permission: 'account.own',
    summary: 'Change the own password; other sessions end',
    response: MeResponse,
    problems: { 429: 'login-delayed' },
  })
  async changePassword(
    @CurrentUser() user: UserActor,
    @Body() request: ChangePasswordRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeResponse> {
    const session = await this.auth.changePassword(user, request);
    setSessionCookies(reply, this.config, session);
    return this.auth.me(session.actor);
  }

  @Post('token')
  @Endpoint({
    permission: 'public',
    summary: 'Log in from an API client; the tokens are in the answer',
    response: TokenResponse,
    problems: { 429: 'login-delayed' },
  })
  async token(@Body() request: LoginRequest, @Req() http: FastifyRequest): Promise<TokenResponse> {
    return asTokens(await this.auth.login(request, { address: http.ip, device: undefined }));
  }

  @Post('token/revoke')
  @Endpoint({ permission: 'public', summary: 'End the session of an API client, however old the token is' })
  revokeToken(@Body() request: RefreshRequest): Promise<void> {
    return this.auth.logout({ access: undefined, refresh: request.refreshToken });
  }

  @Post('token/refresh')
  @Endpoint({ permission: 'public', summary: 'Extend the session of an API client', response: TokenResponse })
  async refreshToken(@Body() request: RefreshRequest): Promise<TokenResponse> {
    return asTokens(await this.sessions.refresh(request.refreshToken));
  }
}

function asTokens(session: StartedSession): TokenResponse {
  return {
    accessToken: session.accessToken,
    refreshToken: session.refreshToken,
    tokenType: 'Bearer',
    expiresIn: session.expiresIn,
  };
}
