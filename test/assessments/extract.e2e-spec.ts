import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assessmentTexts, FIELDS, fieldId, type AssessmentExtract, type Field } from '@app/assessments';
import { readBackText, stripBidiControls, verifySeal } from '@app/forms';
import { withClient } from '@app/platform';
import { OfficeSeal, type DataCategory, type WaiverInput } from '@app/waivers';
import { arrangeCase, type Arranged } from '../support/arrange.js';
import {
  arrangeSignedAssessment,
  sampleValue,
  type ArrangedAssessment,
} from '../support/arrange-assessment.js';
import { arrangeActiveWaiver, type ArrangedWaiver } from '../support/arrange-waiver.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

/** What each of three institutions is released, each by a waiver of its own. */
const RELEASED = {
  jobcenter: ['identity', 'language_school', 'employment_benefits'],
  social: ['identity', 'family', 'appointments'],
  registry: ['work_recognition', 'residence'],
} as const satisfies Record<string, readonly DataCategory[]>;
type Reader = keyof typeof RELEASED;
const READERS = Object.keys(RELEASED) as Reader[];
const INSTITUTION = { jobcenter: 'jobcenter', social: 'social', registry: 'registration' } as const;

const bare = (text: string) => stripBidiControls(text).replaceAll(/\s/g, '');

describe('the extract of an assessment', () => {
  let test: TestApp;
  let team: Client;
  let clients: Record<Reader, Client>;
  let someone: Arranged;
  let form: ArrangedAssessment;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'extract-'));
    test = await startTestApp();
    team = await test.as('counselor');
    const entries = await Promise.all(
      READERS.map(async (reader) => [reader, await test.as(reader)] as const),
    );
    clients = Object.fromEntries(entries) as typeof clients;
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await test.close();
  });

  const recipient = (
    reader: Reader,
    categories: readonly DataCategory[] = RELEASED[reader],
  ): WaiverInput['recipients'][number] => ({
    institutionId: test.institutions[INSTITUTION[reader]],
    direction: 'to_recipient',
    categories: [...categories],
  });
  const release = (reader: Reader, categories?: readonly DataCategory[]): Promise<ArrangedWaiver> =>
    arrangeActiveWaiver(test, someone, { language: 'de', recipients: [recipient(reader, categories)] });
  const own = (reader: Reader, more = '') =>
    clients[reader].get(`/api/releases/${someone.personId}/assessment${more}`);
  const forInstitution = (reader: Reader) =>
    team.get(`${form.path}/extracts/${test.institutions[INSTITUTION[reader]]}/pdf`);
  /** Read by two programs, of which one is not ours; letters alone, for each breaks lines in its own way. */
  function texts(pdf: Buffer): string[] {
    const file = path.join(folder, 'read.pdf');
    writeFileSync(file, pdf);
    const stranger = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-']).toString();
    return [bare(readBackText(pdf).join('')), bare(stranger)];
  }
  const isReleased = ({ category, protection, store }: Field, reader: Reader) =>
    store === 'answer' &&
    protection === 'normal' &&
    category !== null &&
    (RELEASED[reader] as readonly DataCategory[]).includes(category);
  /** Words that stand in this field alone. */
  const ownWords = (field: Field) => {
    const value = sampleValue(field);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.includes(`Wort ${fieldId(field)}`) ? bare(`Wort ${fieldId(field)}`) : null;
  };
  const labels = assessmentTexts('de').fields;

  /** Questions that are part of no other question; short ones are words of every page. */
  const telling = FIELDS.filter((field) => {
    const label = bare(labels[fieldId(field)]!);
    const same = FIELDS.filter((other) => bare(labels[fieldId(other)]!).includes(label));
    return label.length > 12 && same.length === 1;
  });

  function expectCut(pdf: Buffer, reader: Reader): void {
    for (const text of texts(pdf)) {
      for (const field of FIELDS.filter(({ store }) => store === 'answer')) {
        const word = ownWords(field);
        if (word !== null) expect([word, text.includes(word)]).toEqual([word, isReleased(field, reader)]);
      }
      for (const field of telling) {
        const label = bare(labels[fieldId(field)]!);
        expect([label, text.includes(label)]).toEqual([label, isReleased(field, reader)]);
      }
    }
  }

  describe('of a signed form', () => {
    beforeEach(async () => {
      someone = await arrangeCase(test, {}, ['KK', 'CLOSE']);
      form = await arrangeSignedAssessment(team, someone);
    });

    it('holds exactly what the waiver of each of three institutions releases, by both ways', async () => {
      await arrangeActiveWaiver(test, someone, {
        language: 'de',
        recipients: READERS.map((reader) => recipient(reader)),
      });
      for (const reader of READERS) {
        const json = (await own(reader).expect(200)).body as AssessmentExtract;
        const fields = FIELDS.filter((field) => isReleased(field, reader)).map(fieldId);
        expect([...new Set(json.answers.map(({ field }) => field))].toSorted()).toEqual(fields.toSorted());
        expect(json.person === null).toBe(!(RELEASED[reader] as readonly string[]).includes('identity'));

        const paper = await own(reader, '/pdf').expect(200);
        expect(verifySeal(paper.body as Buffer)).toMatchObject({ valid: true, wholeDocumentSigned: true });
        expectCut(paper.body as Buffer, reader);
        const handed = await forInstitution(reader).expect(200);
        expect(verifySeal(handed.body as Buffer)).toMatchObject({ valid: true, wholeDocumentSigned: true });
        expectCut(handed.body as Buffer, reader);
        // The institution and the office, asked at the same time, get the same content.
        const content = (pdf: Buffer) => texts(pdf)[0]!.replaceAll(/Gedrucktfür.*?verwenden\./g, '');
        expect(content(handed.body as Buffer)).toBe(content(paper.body as Buffer));
      }
    });

    it('says what is not released, and tells no name that is not', async () => {
      await release('registry');
      const { record } = await form.read();
      const [text] = texts((await own('registry', '/pdf').expect(200)).body as Buffer);
      expect(text!.match(/nichtfreigegeben/g)).toHaveLength(4);
      expect(text).not.toContain(bare(record.familyName));
    });

    it('is gone with the waiver, for the institution and on the preview', async () => {
      const waiver = await release('jobcenter');
      await own('jobcenter').expect(200);
      const { version } = await waiver.read();
      await team.post(`${waiver.path}/revoke`, { version }).expect(200);
      await own('jobcenter').expect(404);
      await own('jobcenter', '/pdf').expect(404);
      await forInstitution('jobcenter').expect(404);
    });

    it('is not given out when one of two waivers is revoked while the paper is set', async () => {
      await release('jobcenter', ['family']);
      const seal = test.app.get(OfficeSeal, { strict: false });
      const get = seal.get.bind(seal);
      const revokedMeanwhile = async (ask: () => PromiseLike<{ status: number }>) => {
        const waiver = await release('jobcenter');
        const { version } = await waiver.read();
        let asked = 0;
        seal.get = async () => {
          asked += 1;
          seal.get = get;
          await team.post(`${waiver.path}/revoke`, { version }).expect(200);
          return get();
        };
        expect((await ask()).status).toBe(404);
        expect(asked).toBe(1);
      };
      await revokedMeanwhile(() => own('jobcenter', '/pdf'));
      await revokedMeanwhile(() => forInstitution('jobcenter'));
      const { rows } = await withClient(test.db.superuser, (c) =>
        c.query(`select 1 from audit.log where person_id = $1 and action = 'print'`, [someone.personId]),
      );
      expect(rows).toEqual([]);
    });

    it('is not there for who has no release of the form, nor for another person’s', async () => {
      await release('jobcenter', ['identity', 'appointments']);
      await release('social');
      await own('jobcenter').expect(404);
      await own('jobcenter', '/pdf').expect(404);
      await own('registry').expect(404);
      const other = await arrangeCase(test, {}, ['KK', 'CLOSE']);
      await clients.social.get(`/api/releases/${other.personId}/assessment`).expect(404);
      await team
        .get(`/api/cases/${other.caseId}/assessments/${form.id}/extracts/${test.institutions.social}/pdf`)
        .expect(404);
    });

    it('follows the newest signed version, and ends with one that is taken back', async () => {
      await release('social');
      const first = (await own('social').expect(200)).body as AssessmentExtract;
      const { version } = await form.read();
      await team.post(`${form.path}/withdraw`, { version, reason: 'falsch aufgenommen' }).expect(200);
      await own('social').expect(404);
      await forInstitution('social').expect(404);
      form = await arrangeSignedAssessment(team, someone);
      const second = (await own('social').expect(200)).body as AssessmentExtract;
      expect([first.number, second.number]).toEqual([1, 2]);
    });

    it('is logged with what it rested on: looked at, printed, handed out', async () => {
      const waiver = await release('jobcenter');
      await own('jobcenter', '/pdf').expect(200);
      await forInstitution('jobcenter').expect(200);
      const { rows } = await withClient(test.db.superuser, (c) =>
        c.query<{ what: string; fields: string[]; detail: object }>(
          `select action || ' ' || object_type as what, fields, detail from audit.log
           where person_id = $1 and object_type in ('release', 'disclosure') order by id`,
          [someone.personId],
        ),
      );
      const fields = ['language_school', 'employment_benefits'];
      const detail = { assessment: form.id, basis: [waiver.id] };
      expect(rows).toEqual([
        { what: 'view release', fields, detail },
        { what: 'print release', fields, detail },
        {
          what: 'print disclosure',
          fields,
          detail: { ...detail, institution: test.institutions.jobcenter },
        },
      ]);
    });
  });

  it('is not there before the form is signed', async () => {
    someone = await arrangeCase(test, {}, ['KK', 'CLOSE']);
    const { body } = await team
      .post(`/api/cases/${someone.caseId}/assessments`, { language: 'ar' })
      .expect(201);
    form = { path: `/api/cases/${someone.caseId}/assessments/${(body as { id: string }).id}` } as typeof form;
    await release('social');
    await own('social').expect(404);
    await forInstitution('social').expect(404);
  });
});
