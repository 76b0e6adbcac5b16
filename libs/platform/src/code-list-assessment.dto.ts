import { Transform } from 'class-transformer';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { CodeLabel } from './code-list.dto.js';
import type { RecognitionKind } from './occupation-search.rules.js';
import { trimmed } from './transforms.rules.js';

/** The days a row is in force, both included; null = open. */
class DatedCode {
  code: string;
  validFrom: string | null;
  validTo: string | null;
}

/** A row with a name and nothing else. */
class LabelledCode extends DatedCode {
  label: CodeLabel;
}

/** ISO 3166-1 alpha-2 (and XK), or `STATELESS`, `UNRESOLVED`, `UNKNOWN`. */
export class NationalityCode extends DatedCode {
  name: CodeLabel;
  /** Key of the Destatis list "Staatsangehörigkeit", 3 digits; null where a territory has none of its own. */
  destatisKey: string | null;
}

/** ISO 15924. */
export class ScriptCode extends LabelledCode {
  direction: 'ltr' | 'rtl';
}

/** CEFR, with `A0`, `Alpha` and `native`; in rising order. */
export class LanguageLevelCode extends LabelledCode {}

/** ISCED 2011, levels 0 to 8. */
export class IscedCode extends LabelledCode {
  /** What it is in Germany, in German. */
  typical: string;
}

export class WorkPermissionCode extends LabelledCode {
  legalBasis: string | null;
  /** For which `workPermission` of a residence status this is the suggestion; the paper's own words prevail. */
  suggestedFor: string[];
}

export class GermanCourseCode extends LabelledCode {
  /** Lessons, where the law says how many. */
  hours: number | null;
  /** Language and orientation course, in German. */
  hoursSplit: string | null;
  legalBasis: string | null;
}

export class DrivingLicenceClassCode extends LabelledCode {}

export class RecognitionKindCode extends LabelledCode {
  /** What it means, in German. */
  hint: string;
}

/** A division of WZ 2008 (= NACE Rev. 2), 2 digits. */
export class IndustryCode extends LabelledCode {
  /** Section, A to U. */
  section: string;
}

/** An occupation of the curated list; free text is always possible beside it. */
export class OccupationCode extends LabelledCode {
  /** Other words for it, German and English. */
  synonyms: string[];
  /** KldB 2010, 5 digits. */
  kldb: string;
  /** ISCO-08, 4 digits. */
  isco: string;
  /** Only where it was looked up in ESCO. */
  escoUri: string | null;
  /** Whether the occupation or its title needs recognition first. */
  regulated: boolean;
  /** Way of recognition; null where Germany has no qualification to compare with. */
  recognitionKind: RecognitionKind | null;
  /** What to look out for, in German. */
  recognitionNote: string | null;
}

export class AssessmentCodeLists {
  nationalities: NationalityCode[];
  scripts: ScriptCode[];
  languageLevels: LanguageLevelCode[];
  isced: IscedCode[];
  workPermissions: WorkPermissionCode[];
  germanCourses: GermanCourseCode[];
  drivingLicenceClasses: DrivingLicenceClassCode[];
  recognitionKinds: RecognitionKindCode[];
}

export class IndustryList {
  items: IndustryCode[];
}

export class SearchOccupationsRequest {
  /** German or English, a beginning or a part of the name or of another word for it. */
  @Transform(trimmed)
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  q: string;
}

export class OccupationMatches {
  /** The best first, 20 at most. */
  items: OccupationCode[];
}
