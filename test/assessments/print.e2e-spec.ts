import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ASSESSMENT_LANGUAGES, assessmentTexts, FIELDS, fieldId } from '@app/assessments';
import { readBackText, stripBidiControls, verifySeal } from '@app/forms';
import { withClient } from '@app/platform';
import { arrangeCase, type Arranged } from '../support/arrange.js';
import {
  arrangeSignedAssessment,
  beginAssessment,
  fillAssessment,
  signatures,
} from '../support/arrange-assessment.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

const bare = (text: string) => stripBidiControls(text).replaceAll(/\s/g, '');
const textOf = (pdf: Buffer) => bare(readBackText(pdf).join(''));
const german = assessmentTexts('de');

describe('the papers of an assessment', () => {
  let test: TestApp;
  let team: Client;
  let someone: Arranged;

  beforeAll(async () => {
    test = await startTestApp();
    team = await test.as('counselor');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    someone = await arrangeCase(test, {}, ['KK', 'CLOSE']);
  });

  const logged = async () => {
    const { rows } = await withClient(test.db.superuser, (c) =>
      c.query<{ detail: { paper: string } }>(
        `select detail from audit.log where case_id = $1 and action = 'print' and object_type = 'assessment' order by id`,
        [someone.caseId],
      ),
    );
    return rows.map(({ detail }) => detail.paper);
  };

  it('hold every field of the table, and the names of those whom answers name by their id', async () => {
    const form = await beginAssessment(team, someone, { language: 'uk' });
    await fillAssessment(form);
    const step = await form.addRow('steps');
    const named = { standing: 'given', rowId: step.id } as const;
    await form.save({ ...named, field: 'goals.stepWho', value: { code: test.institutions.jobcenter } });
    await form.save({ ...named, field: 'goals.stepWhat', value: 'Antrag stellen' });
    const paper = async (language: string) =>
      textOf((await team.get(`${form.path}/pdf?language=${language}`).expect(200)).body as Buffer);
    const file = await paper('de');
    const shown = FIELDS.filter(({ store }) => store !== 'recognition');
    expect(shown.filter((field) => !file.includes(bare(german.fields[fieldId(field)]!)))).toEqual([]);
    expect(file).toContain(bare('Bei welcher Stelle?Institution jobcenter'));
    expect(file).toContain('Entwurf');
    expect(file).not.toContain(bare(assessmentTexts('uk').form.title));
    const handedOut = await paper('form');
    expect(handedOut).toContain(bare(assessmentTexts('uk').fields['goals.goals']!));
    expect(handedOut).not.toContain(bare(german.fields['goals.counsellorSummary']!));
    expect(await logged()).toEqual(['de', 'form']);
  });

  it('are byte for byte what was sealed, once the form is signed; the file has its own', async () => {
    const form = await arrangeSignedAssessment(team, someone, { only: 'required' });
    const { body } = await team.get(`${form.path}/pdf?language=form`).expect(200);
    const stored = await withClient(test.db.superuser, (c) =>
      c.query<{ content: Buffer }>('select content from assessment_document where assessment_id = $1', [
        form.id,
      ]),
    );
    expect(Buffer.compare(body as Buffer, stored.rows[0]!.content)).toBe(0);
    expect(verifySeal(body as Buffer)).toMatchObject({ valid: true, wholeDocumentSigned: true });
    const answer = await team.get(`${form.path}/pdf?language=de`).expect(200);
    expect(answer.headers['content-disposition']).toMatch(
      /^inline; filename="Kompetenzfeststellung-HE-\d{4}-\d{6}-de\.pdf"$/,
    );
    expect(verifySeal(answer.body as Buffer).valid).toBe(false);
    expect(textOf(answer.body as Buffer)).toContain('Nameperson');
  });

  it('of a version that was replaced or taken back stay as they were sealed, and say so on the file', async () => {
    const first = await arrangeSignedAssessment(team, someone, { only: 'required' });
    const sealed = (await team.get(`${first.path}/pdf?language=form`).expect(200)).body as Buffer;
    const second = await beginAssessment(team, someone, { supersedes: first.id });
    for (const field of ['header.assessedOn', 'closing.closingDate'])
      await second.save({ field, standing: 'given', value: '2026-11-02' });
    await second.save({ field: 'closing.closingPlace', standing: 'given', value: 'Helmstedt' });
    await second.step('complete');
    await second.step('sign', signatures('person', 'worker', 'interpreter'));
    const later = (await team.get(`${first.path}/pdf?language=form`).expect(200)).body as Buffer;
    expect(Buffer.compare(later, sealed)).toBe(0);
    const file = (path: string) => team.get(`${path}/pdf?language=de`).expect(200);
    expect(textOf((await file(first.path)).body as Buffer)).toContain(
      bare('durch eine neuere Fassung ersetzt'),
    );
    await second.step('withdraw', { reason: 'falsch' });
    expect(textOf((await file(second.path)).body as Buffer)).toContain('zurückgezogen');
  });

  it('are made of this case’s form alone, in one of two ways', async () => {
    const form = await beginAssessment(team, someone);
    const other = await arrangeCase(test, {}, ['KK', 'CLOSE']);
    const foreign = `/api/cases/${other.caseId}/assessments/${form.id}`;
    await team.get(`${foreign}/pdf?language=de`).expect(404);
    await team.get(`${foreign}/europass`).expect(404);
    for (const query of ['', '?language=uk', '?language=de&x=1'])
      await team.get(`${form.path}/pdf${query}`).expect(400);
    const agency = await test.as('jobcenter');
    for (const path of ['pdf?language=de', 'europass', `extracts/${test.institutions.jobcenter}/pdf`])
      await agency.get(`${form.path}/${path}`).expect(403);
  });

  it('have a sister for Europass', async () => {
    const form = await beginAssessment(team, someone);
    await fillAssessment(form);
    const { body } = await team.get(`${form.path}/europass`).expect(200);
    const { record } = await form.read();
    expect(body.SkillsPassport.LearnerInfo).toMatchObject({
      Identification: { PersonName: { Surname: record.familyName } },
      WorkExperience: [{ Position: { Label: 'Wort work.occupationText' } }],
      Education: [{ Title: 'Wort study.degreeGerman' }, { Title: 'Wort training.titleGerman' }, {}],
    });
    expect(await logged()).toEqual(['europass']);
  });

  it('have their words in every language, to be kept for a while', async () => {
    const client = await test.as('intake');
    for (const language of ASSESSMENT_LANGUAGES) {
      const { body, headers } = await client.get(`/api/assessments/texts/${language}`).expect(200);
      expect(body).toEqual({ ...assessmentTexts(language), direction: body.direction });
      expect(headers['cache-control']).toBe('private, max-age=300');
    }
    expect((await client.get('/api/assessments/texts/ckb')).body.direction).toBe('rtl');
  });

  it.each(['xx', 'DE', '__proto__', 'constructor', 'de.json'])('have no words in %s', async (language) => {
    await (await test.as('intake')).get(`/api/assessments/texts/${language}`).expect(404);
  });
});
