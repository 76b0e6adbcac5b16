import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Wiedervorlage: a case comes up again on a day, for a reason, with somebody. */
@Entity('follow_up')
@Index('follow_up_case', ['caseId', 'dueOn'])
@Index('follow_up_due', ['assignedTo', 'dueOn'], { where: '(done_at IS NULL)' })
export class FollowUp {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ name: 'due_on', type: 'date' })
  dueOn: string;

  @Column({ type: 'text' })
  reason: string;

  @Column({ name: 'assigned_to', type: 'uuid' })
  assignedTo: string;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt: Date | null;

  @Column({ name: 'done_by', type: 'uuid', nullable: true })
  doneBy: string | null;

  @Column({ type: 'int', default: 1 })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;
}
