import { iscedOf, type EducationAnswers } from '@app/platform/shared';
import { answerKey, indexed, type AnswerIndex, type AnswerValue, type NamedOrCoded } from './answer.rules.js';
import type { AssessmentRecord, AssessmentResponse } from './assessment-response.dto.js';
import type {
  EuropassCode,
  EuropassContactInfo,
  EuropassDate,
  EuropassEducation,
  EuropassExport,
  EuropassForeignLanguage,
  EuropassIdentification,
  EuropassPeriod,
  EuropassSkills,
  EuropassWork,
} from './europass.dto.js';

/** What codes are called and stand for in the lists; handed in, for the lists are the server's. */
export interface EuropassNames {
  country(code: string): string;
  language(code: string): { code: string; label: string };
  industry(code: string): string;
  occupation(code: string): { label: string; isco: string; escoUri: string | null } | null;
}

type Get = (field: string) => AnswerValue | null;

const CEFR: readonly string[] = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'];
const COMPUTER_LEVELS: Readonly<Record<string, string>> = { basic: 'A', good: 'B', expert: 'C' };
const DRIVES: readonly string[] = ['recognised', 'transition', 'conversion_applied', 'unknown'];

/**
 * A form in the words of a Europass CV. What Europass has no place for (residence, benefits, childcare, goals beyond the
 * occupation) is left out, and so is what was declined; nothing is made up to fill a place.
 */
export function europassOf(
  { record, rows, answers }: Pick<AssessmentResponse, 'record' | 'rows' | 'answers'>,
  names: EuropassNames,
  createdAt: string,
): EuropassExport {
  const index = indexed(answers);
  const once: Get = (field) => valueAt(index, field, null);
  const of = (group: string, section: string): Get[] =>
    rows
      .filter((row) => row.group === group && !row.removed)
      .toSorted((a, b) => a.position - b.position)
      .map(
        ({ id }) =>
          (key) =>
            valueAt(index, `${section}.${key}`, id),
      );
  const trainings = of('trainings', 'training');
  const studies = of('studies', 'study');
  const wanted = (once('goals.desiredOccupations') as readonly NamedOrCoded[] | null)?.[0];
  return {
    SkillsPassport: {
      Locale: 'de',
      DocumentInfo: {
        DocumentType: 'ECV',
        CreationDate: createdAt,
        XSDVersion: 'V3.3.0',
        Generator: 'Anlaufstelle',
      },
      LearnerInfo: {
        Identification: identification(record, names),
        ...part(
          'Headline',
          wanted && { Type: { Code: 'preferred_job' }, Description: occupation(wanted, names) },
        ),
        WorkExperience: of('jobs', 'work').map((get) => work(get, names)),
        Education: [
          ...studies.map((get) => study(get, once, names)),
          ...trainings.map((get) => training(get, once, names)),
          ...schools(of('schools', 'school'), once, names),
        ],
        Skills: skills(of('languages', 'languages'), of('licences', 'skills'), once, names),
      },
    },
  };
}

function valueAt(index: AnswerIndex, field: string, rowId: string | null): AnswerValue | null {
  const answer = index.get(answerKey(field, rowId));
  return answer?.standing === 'given' ? answer.value : null;
}

/** A member only where there is something to say. */
function part<Key extends string, Value>(
  key: Key,
  value: Value | null | undefined | '',
): { [K in Key]?: Exclude<Value, null | undefined | ''> } {
  return (value === null || value === undefined || value === '' ? {} : { [key]: value }) as never;
}

const text = (value: AnswerValue | null): string | undefined =>
  typeof value === 'string' ? value : undefined;

function identification(record: AssessmentRecord, names: EuropassNames): EuropassIdentification {
  const { street, houseNumber, postalCode, place, email, phone, gender } = record;
  const address = {
    ...part('AddressLine', [street, houseNumber].filter(Boolean).join(' ')),
    ...part('PostalCode', postalCode),
    ...part('Municipality', place),
  };
  return {
    PersonName: { ...part('FirstName', record.givenNames), Surname: record.familyName },
    ContactInfo: {
      ...part('Address', Object.keys(address).length > 0 ? { Contact: address } : null),
      ...part('Email', email === null ? null : { Contact: email }),
      ...part('Telephone', phone === null ? null : [{ Contact: phone }]),
    },
    Demographics: {
      ...part('Birthdate', date(record.dateOfBirth)),
      ...(gender === 'm' || gender === 'w'
        ? { Gender: gender === 'm' ? { Code: 'M', Label: 'männlich' } : { Code: 'F', Label: 'weiblich' } }
        : {}),
      Nationality: record.nationalities
        .filter((code) => /^[A-Z]{2}$/.test(code))
        .map((code) => ({ Code: code, Label: names.country(code) })),
    },
  };
}

function date(value: AnswerValue | null): EuropassDate | undefined {
  if (typeof value !== 'string') return undefined;
  const [year, month, day] = value.split('-').map(Number);
  return { Year: year!, ...part('Month', month), ...part('Day', day) };
}

function period(get: Get, from: string, to: string): EuropassPeriod | undefined {
  const made = { ...part('From', date(get(from))), ...part('To', date(get(to))) };
  return Object.keys(made).length > 0 ? made : undefined;
}

function occupation({ code, text: own }: NamedOrCoded, names: EuropassNames): EuropassCode {
  const found = code === undefined ? null : names.occupation(code);
  if (!found) return { Label: own ?? code ?? '' };
  return {
    Code: found.escoUri ?? `http://data.europa.eu/esco/isco/C${found.isco}`,
    Label: own ?? found.label,
  };
}

function where(
  get: Get,
  names: EuropassNames,
  country: string,
  place?: string,
): EuropassContactInfo | undefined {
  const code = text(get(country));
  const contact = {
    ...part('Municipality', place === undefined ? null : text(get(place))),
    ...part('Country', code === undefined ? null : { Code: code, Label: names.country(code) }),
  };
  return Object.keys(contact).length > 0 ? { Address: { Contact: contact } } : undefined;
}

function work(get: Get, names: EuropassNames): EuropassWork {
  const named = get('occupation') as NamedOrCoded | null;
  const own = text(get('occupationText'));
  const industry = text(get('industry'));
  const employer = {
    ...part('Name', text(get('employer'))),
    ...part('ContactInfo', where(get, names, 'country')),
    ...part('Sector', industry === undefined ? null : { Code: industry, Label: names.industry(industry) }),
  };
  const activities = [get('tasks'), get('tools')].map(text).filter(Boolean).join('\n');
  return {
    Period: { ...period(get, 'from', 'to'), ...(get('ongoing') === true ? { Current: true } : {}) },
    Position: occupation({ ...named, ...(own === undefined ? {} : { text: own }) }, names),
    ...part('Activities', activities),
    ...part('Employer', Object.keys(employer).length > 0 ? employer : null),
  };
}

function level(answers: EducationAnswers): { Level?: EuropassCode } {
  const isced = iscedOf(answers);
  return isced === null ? {} : { Level: { Code: String(isced), Label: `ISCED ${isced}` } };
}

function organisation(get: Get, names: EuropassNames, name: string, country: string, place?: string) {
  const made = {
    ...part('Name', text(get(name))),
    ...part('ContactInfo', where(get, names, country, place)),
  };
  return part('Organisation', Object.keys(made).length > 0 ? made : null);
}

function study(get: Get, once: Get, names: EuropassNames): EuropassEducation {
  const subject = text(get('subject'));
  const one = {
    hasStudied: once('study.hasStudied'),
    degreeLevel: get('degreeLevel'),
    diploma: get('diploma'),
  } as NonNullable<EducationAnswers['studies']>[number];
  return {
    ...part('Period', period(get, 'from', 'to')),
    ...part('Title', text(get('degreeGerman')) ?? text(get('degreeNative'))),
    ...organisation(get, names, 'university', 'country'),
    ...level({ studies: [one] }),
    ...part('Field', subject === undefined ? null : { Label: subject }),
  };
}

function training(get: Get, once: Get, names: EuropassNames): EuropassEducation {
  const answers = {
    qualification: once('school.qualification'),
    trainings: [{ completed: get('completed'), finalCertificate: get('finalCertificate') }],
  } as EducationAnswers;
  const completed = get('completed') === 'yes';
  return {
    ...part('Period', period(get, 'from', 'to')),
    ...part('Title', text(get('titleGerman')) ?? text(get('titleNative'))),
    ...organisation(get, names, 'institution', 'country', 'place'),
    ...(completed ? level(answers) : {}),
  };
}

/** What qualification there is, is asked once: it stands with the school of the last row, or by itself. */
function schools(rows: readonly Get[], once: Get, names: EuropassNames): EuropassEducation[] {
  const qualification = {
    ...part('Title', text(once('school.qualificationNative'))),
    ...level({
      qualification: once('school.qualification') as EducationAnswers['qualification'],
      schoolYears: once('school.schoolYears') as number | null,
    }),
  };
  const attended = rows.map((get) => ({
    ...part('Period', period(get, 'schoolFrom', 'schoolTo')),
    ...organisation(get, names, 'schoolType', 'schoolCountry'),
  }));
  const last = attended.pop();
  if (last) return [...attended, { ...last, ...qualification }];
  return Object.keys(qualification).length > 0 ? [qualification] : [];
}

function skills(
  languages: readonly Get[],
  licences: readonly Get[],
  once: Get,
  names: EuropassNames,
): EuropassSkills {
  const described = languages.flatMap((get) => {
    const code = text(get('language'));
    if (code === undefined) return [];
    const { code: tag, label } = names.language(code);
    return [{ get, Description: { Code: tag, Label: label }, isFirst: isMotherTongue(get) }];
  });
  const computer = {
    ...part('Information', computerLevel(once('skills.itResearch'))),
    ...part('Communication', computerLevel(once('skills.itEmail'))),
    ...part('ContentCreation', computerLevel(once('skills.itOffice'))),
  };
  const classes = licences.flatMap((get) =>
    DRIVES.includes(text(get('licenceValidity')) ?? '') ? (text(get('licenceClass')) ?? []) : [],
  );
  const other = [once('skills.informalSkillsText'), once('goals.strengthsOwnWords')]
    .map(text)
    .filter(Boolean);
  return {
    Linguistic: {
      MotherTongue: described.filter((one) => one.isFirst).map(({ Description }) => ({ Description })),
      ForeignLanguage: described
        .filter((one) => !one.isFirst)
        .map(({ get, Description }) => foreignLanguage(get, Description)),
    },
    ...part('Computer', Object.keys(computer).length > 0 ? { ProficiencyLevel: computer } : null),
    ...part('Driving', classes.length > 0 ? { Description: classes } : null),
    ...part('Other', other.length > 0 ? { Description: other.join('\n') } : null),
  };
}

const isMotherTongue = (get: Get): boolean => get('role') === 'first';

const computerLevel = (value: AnswerValue | null): string | undefined => COMPUTER_LEVELS[text(value) ?? ''];

/** Levels that Europass knows; "Alpha" and "A0" lie below its lowest, and a first language above its highest. */
function cefr(value: AnswerValue | null): string | undefined {
  const said = text(value) ?? '';
  return said === 'native' ? 'C2' : CEFR.includes(said) ? said : undefined;
}

function foreignLanguage(get: Get, description: EuropassCode): EuropassForeignLanguage {
  const speaking = cefr(get('speaking'));
  const title = text(get('certificateType'));
  return {
    Description: description,
    ProficiencyLevel: {
      ...part('Listening', cefr(get('listening'))),
      ...part('Reading', cefr(get('reading'))),
      ...part('SpokenInteraction', speaking),
      ...part('SpokenProduction', speaking),
      ...part('Writing', cefr(get('writing'))),
    },
    ...part(
      'Certificate',
      title === undefined
        ? null
        : [
            {
              Title: title,
              ...part('Level', text(get('certificateLevel'))),
              ...part('Date', date(get('certificateDate'))),
              ...part('AwardingBody', text(get('certificateIssuer'))),
            },
          ],
    ),
  };
}
