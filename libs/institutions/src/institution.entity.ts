import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { InstitutionType } from './institution.rules.js';

@Entity('institution')
@Index('institution_one_central_office', ['isCentralOffice'], { unique: true, where: 'is_central_office' })
export class Institution {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', nullable: true })
  unit: string | null;

  @Column({ type: 'text' })
  type: InstitutionType;

  @Column({ type: 'text', nullable: true })
  street: string | null;

  @Column({ name: 'postal_code', type: 'text', nullable: true })
  postalCode: string | null;

  @Column({ type: 'text', nullable: true })
  place: string | null;

  @Column({ name: 'ags_list', type: 'text', array: true, default: '{}' })
  agsList: string[];

  @Column({ type: 'text', nullable: true })
  phone: string | null;

  @Column({ type: 'text', nullable: true })
  email: string | null;

  @Column({ name: 'opening_hours', type: 'text', nullable: true })
  openingHours: string | null;

  @Column({ name: 'contact_person', type: 'text', nullable: true })
  contactPerson: string | null;

  @Column({ name: 'is_public_body', type: 'boolean' })
  isPublicBody: boolean;

  @Column({ name: 'is_central_office', type: 'boolean', default: false })
  isCentralOffice: boolean;

  @Column({ type: 'boolean', default: true })
  active: boolean;

  @Column({ type: 'int', default: 1 })
  version: number;

  @Column({
    name: 'created_at',
    type: 'timestamptz',
    default: () => 'now()',
    select: false,
    insert: false,
    update: false,
  })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()', select: false })
  updatedAt: Date;
}
