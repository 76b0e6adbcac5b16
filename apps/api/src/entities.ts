import { FollowUp } from '@app/cases';
import { User } from '@app/identity';
import { Institution } from '@app/institutions';
import { LaufzettelTemplate } from '@app/laufzettel';

/** Every table that is mapped to a class; the others are read and written by statements of their own. */
export const ENTITIES = [User, Institution, FollowUp, LaufzettelTemplate];
