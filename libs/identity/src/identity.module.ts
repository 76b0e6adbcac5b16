import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { DraftController } from './draft.controller.js';
import { DraftKeyController } from './draft-key.controller.js';
import { DraftService } from './draft.service.js';
import { JwtStrategy } from './jwt.strategy.js';
import { SessionService } from './session.service.js';
import { Tokens } from './tokens.js';
import { UserController } from './user.controller.js';
import { UserQueries } from './user.queries.js';
import { UserService } from './user.service.js';

@Module({
  imports: [PassportModule],
  controllers: [AuthController, UserController, DraftController, DraftKeyController],
  providers: [AuthService, SessionService, Tokens, JwtStrategy, UserService, UserQueries, DraftService],
})
export class IdentityModule {}
