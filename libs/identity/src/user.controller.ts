import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CreatedObject, CurrentUser, Endpoint, IdempotencyKey, IdPipe, type UserActor } from '@app/platform';
import { ColleagueList, CreateUserRequest, UpdateUserRequest, UserList, UserResponse } from './user.dto.js';
import { UserQueries } from './user.queries.js';
import { UserService } from './user.service.js';

@ApiTags('users')
@Controller()
export class UserController {
  constructor(
    private readonly users: UserService,
    private readonly queries: UserQueries,
  ) {}

  @Get('users')
  @Endpoint({ permission: 'user.manage', summary: 'All accounts', response: UserList })
  list(@CurrentUser() user: UserActor): Promise<UserList> {
    return this.queries.list(user);
  }

  @Post('users')
  @Endpoint({
    permission: 'user.manage',
    summary: 'Create an account',
    response: CreatedObject,
    status: 201,
    idempotent: true,
    problems: { 409: 'username-taken' },
  })
  create(
    @CurrentUser() user: UserActor,
    @Body() request: CreateUserRequest,
    @IdempotencyKey() key: string | null,
  ): Promise<CreatedObject> {
    return this.users.create(user, request, key);
  }

  @Patch('users/:userId')
  @Endpoint({
    permission: 'user.manage',
    summary: 'Change, disable or unlock an account',
    response: UserResponse,
    problems: { 409: 'version-conflict · last-admin' },
  })
  update(
    @CurrentUser() user: UserActor,
    @Param('userId', IdPipe) id: string,
    @Body() request: UpdateUserRequest,
  ): Promise<UserResponse> {
    return this.users.update(user, id, request);
  }

  @Get('colleagues')
  @Endpoint({ permission: 'colleague.read', summary: 'Members of the case team', response: ColleagueList })
  colleagues(@CurrentUser() user: UserActor): Promise<ColleagueList> {
    return this.queries.colleagues(user);
  }
}
