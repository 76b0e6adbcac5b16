import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { TemplateContent } from './template-content.rules.js';

/** One published version of a route; it never changes. */
@Entity('laufzettel_template')
@Unique(['code', 'version'])
export class LaufzettelTemplate {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'jsonb' })
  content: TemplateContent;

  @Column({ name: 'content_sha256', type: 'bytea' })
  contentSha256: Buffer;

  @Column({ name: 'published_at', type: 'timestamptz', default: () => 'now()' })
  publishedAt: Date;
}
