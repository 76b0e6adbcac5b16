import { describe, expect, it } from '@jest/globals';
import { foldings, genderForms, occupationSearch } from './occupation-search.rules.js';

const row = (de: string, en: string, ...synonyms: string[]) => ({ label: { de, en }, synonyms });
const ROWS = [
  row('Industriemechaniker/in', 'industrial mechanic', 'Maschinenschlosser'),
  row('Metallbauer/in', 'metal construction worker', 'Schlosser', 'Bauschlosser'),
  row('Küchenhilfe', 'kitchen helper', 'Tellerwäscher'),
  row('Koch/Köchin', 'cook', 'chef'),
  row('Küchenchef/in', 'head chef'),
  row('Kaufmann/-frau für Büromanagement', 'office clerk', 'Sekretär'),
  row('Medizinische/r Fachangestellte/r', 'medical assistant', 'Arzthelfer'),
  row('Arzt/Ärztin', 'physician', 'doctor'),
  row('Straßenbauer/in', 'road builder'),
  row('Papiertechnologe/-technologin', 'paper maker'),
];
const search = occupationSearch(ROWS);
const found = (query: string) => search(query).map(({ label }) => label.de);

describe('the search of occupations', () => {
  it('puts the exact name first, then beginnings, then words, then parts', () => {
    const ranked = occupationSearch([
      row('Vorkoch', 'a'),
      row('Suppen koch', 'b'),
      row('Kochhilfe', 'c'),
      row('Koch', 'd'),
    ]);
    expect(ranked('koch').map(({ label }) => label.en)).toEqual(['d', 'c', 'b', 'a']);
  });

  it('puts what it is called before another word for it', () => {
    const ranked = occupationSearch([row('Wirt', 'a', 'Koch'), row('Koch', 'b')]);
    expect(ranked('Koch').map(({ label }) => label.en)).toEqual(['b', 'a']);
  });

  it.each([
    ['Köchin', 'Koch/Köchin'],
    ['koechin', 'Koch/Köchin'],
    ['kochin', 'Koch/Köchin'],
    ['KÖCHIN', 'Koch/Köchin'],
    ['  cook ', 'Koch/Köchin'],
    ['strassenbauer', 'Straßenbauer/in'],
    ['Straßenbauerin', 'Straßenbauer/in'],
    ['Straßenbauer/in', 'Straßenbauer/in'],
    ['kauffrau', 'Kaufmann/-frau für Büromanagement'],
    ['kauffrau büro', 'Kaufmann/-frau für Büromanagement'],
    ['buero kaufmann', 'Kaufmann/-frau für Büromanagement'],
    ['Sekretär', 'Kaufmann/-frau für Büromanagement'],
    ['Medizinischer Fachangestellter', 'Medizinische/r Fachangestellte/r'],
    ['Ärztin', 'Arzt/Ärztin'],
    ['doct', 'Arzt/Ärztin'],
    ['Papiertechnologin', 'Papiertechnologe/-technologin'],
    ['aerztin', 'Arzt/Ärztin'],
  ])('finds by %s', (query, name) => {
    expect(found(query)[0]).toBe(name);
  });

  it('finds the part of a compound, and the whole word before it', () => {
    expect(found('schlosser')).toEqual(['Metallbauer/in', 'Industriemechaniker/in']);
  });

  it('takes two letters for a beginning only', () => {
    expect(found('ch')).toEqual(['Koch/Köchin', 'Küchenchef/in']);
    expect(found('och')).toEqual(['Koch/Köchin']);
  });

  it.each(['', '   ', '---', '/', 'xyzzy', '%', '.*', '\u0000', '🧿'])('finds nothing by %j', (query) => {
    expect(found(query)).toEqual([]);
  });

  it('answers twenty at most, however many are asked for', () => {
    const many = occupationSearch(Array.from({ length: 50 }, (_, i) => row(`Beruf ${i}`, `job ${i}`)));
    expect([many('beruf').length, many('beruf', 500).length, many('beruf', 3).length]).toEqual([20, 20, 3]);
  });

  it('knows both forms of a name', () => {
    expect(genderForms('Maurer/in')).toEqual(['Maurer', 'Maurerin']);
    expect(genderForms('Feuerwehrmann/-frau')).toEqual(['Feuerwehrmann', 'Feuerwehrfrau']);
    expect(genderForms('Milchtechnologe/-technologin')).toEqual(['Milchtechnologe', 'Milchtechnologin']);
    expect(genderForms('Schweißer/in im Bau')).toEqual(['Schweißer im Bau', 'Schweißerin im Bau']);
    expect(genderForms('Reinigungskraft')).toEqual(['Reinigungskraft']);
  });

  it('folds letters that keyboards write differently', () => {
    expect(foldings('Œuvre Ğül ışık')).toContain('œuvre gul isik');
    expect(foldings('Bäcker')).toEqual(['backer', 'baecker']);
    expect(foldings('Ba\u0308cker')).toEqual(['backer', 'baecker']);
  });
});
