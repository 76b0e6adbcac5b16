import { describe, expect, it } from '@jest/globals';
import { SHEET_LANGUAGES } from '../station.rules.js';
import { formTexts, isDocumentCode, isStationTextCode } from '../form-texts.js';
import { templateProblems, type TemplateStation } from '../template-content.rules.js';
import { TEMPLATES } from './index.js';

describe('the shipped routes', () => {
  it.each(TEMPLATES.map((t) => [t.code, t] as const))('%s can be published', (_code, template) => {
    expect(templateProblems(template)).toEqual([]);
    expect(template.stations.at(-1)?.code).toBe('CLOSE');
  });

  it.each(TEMPLATES.map((t) => [t.code, t] as const))(
    '%s has a text for every station and document',
    (code, template) => {
      for (const { code: stationCode, bring } of template.stations) {
        expect([stationCode, isStationTextCode(stationCode)]).toEqual([stationCode, true]);
        for (const document of bring) expect([document, isDocumentCode(document)]).toEqual([document, true]);
      }
      for (const language of SHEET_LANGUAGES) expect(Object.keys(formTexts(language).routes)).toContain(code);
    },
  );

  it('name no paper on the sheet that tells a residence title', () => {
    expect(TEMPLATES.flatMap((t) => t.stations.flatMap((s) => s.bring))).not.toContain('residence_title');
  });

  it('ask for the legal deadline of registration and for no appeal period', () => {
    for (const template of TEMPLATES) {
      expect(template.stations[0]?.deadline).toMatchObject({
        kind: 'legal',
        basis: '§ 17 Abs. 1 BMG',
        from: 'arrivedDistrictOn',
      });
    }
  });

  it('are refused with the place named when they cannot work', () => {
    const at = (code: string, ...before: string[]): TemplateStation => ({
      code,
      institutionType: null,
      bring: [],
      prerequisites: before.map((c) => ({ code: c, hard: true })),
      deadline: null,
      optional: false,
      condition: null,
    });
    expect(templateProblems({ stations: [at('A'), at('A')] })).toEqual(['A: twice on the route']);
    expect(templateProblems({ stations: [at('A', 'X')] })).toEqual(['A: unknown prerequisite X']);
    expect(templateProblems({ stations: [at('A', 'B'), at('B', 'A')] })).toEqual([
      'A: prerequisite B does not come earlier',
    ]);
  });
});
