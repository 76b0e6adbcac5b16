/** A code with its German name. */
export class EuropassCode {
  /** Of the list that the field names: ISO 3166-1, ISO 639-1 or -3, ISCO-08, ESCO, ISCED 2011, NACE Rev. 2. */
  Code?: string;
  Label: string;
}

export class EuropassDate {
  Year: number;
  Month?: number;
  Day?: number;
}

export class EuropassPeriod {
  From?: EuropassDate;
  To?: EuropassDate;
  Current?: boolean;
}

export class EuropassAddressContact {
  AddressLine?: string;
  PostalCode?: string;
  Municipality?: string;
  Country?: EuropassCode;
}

export class EuropassAddress {
  Contact: EuropassAddressContact;
}

export class EuropassContact {
  Contact: string;
}

export class EuropassContactInfo {
  Address?: EuropassAddress;
  Email?: EuropassContact;
  Telephone?: EuropassContact[];
}

export class EuropassPersonName {
  FirstName?: string;
  Surname: string;
}

export class EuropassDemographics {
  Birthdate?: EuropassDate;
  /** `M` or `F`; Europass knows no other, so others are left out. */
  Gender?: EuropassCode;
  Nationality: EuropassCode[];
}

export class EuropassIdentification {
  PersonName: EuropassPersonName;
  ContactInfo: EuropassContactInfo;
  Demographics: EuropassDemographics;
}

export class EuropassOrganisation {
  Name?: string;
  ContactInfo?: EuropassContactInfo;
  /** NACE Rev. 2 (= WZ 2008). */
  Sector?: EuropassCode;
}

export class EuropassWork {
  Period: EuropassPeriod;
  /** ESCO or ISCO-08 as an address of the ESCO data, where the occupation is of the list. */
  Position: EuropassCode;
  Activities?: string;
  Employer?: EuropassOrganisation;
}

export class EuropassEducation {
  Period?: EuropassPeriod;
  Title?: string;
  Organisation?: EuropassOrganisation;
  /** ISCED 2011. */
  Level?: EuropassCode;
  Field?: EuropassCode;
}

export class EuropassMotherTongue {
  Description: EuropassCode;
}

/** CEFR. */
export class EuropassProficiency {
  Listening?: string;
  Reading?: string;
  SpokenInteraction?: string;
  SpokenProduction?: string;
  Writing?: string;
}

export class EuropassLanguageCertificate {
  Title: string;
  Level?: string;
  Date?: EuropassDate;
  AwardingBody?: string;
}

export class EuropassForeignLanguage {
  Description: EuropassCode;
  ProficiencyLevel: EuropassProficiency;
  Certificate?: EuropassLanguageCertificate[];
}

export class EuropassLinguistic {
  MotherTongue: EuropassMotherTongue[];
  ForeignLanguage: EuropassForeignLanguage[];
}

/** `A` basic, `B` independent, `C` proficient user. */
export class EuropassComputerLevel {
  Information?: string;
  Communication?: string;
  ContentCreation?: string;
}

export class EuropassComputer {
  ProficiencyLevel: EuropassComputerLevel;
}

export class EuropassText {
  Description: string;
}

export class EuropassDriving {
  /** Classes of driving licences that are not expired. */
  Description: string[];
}

export class EuropassSkills {
  Linguistic: EuropassLinguistic;
  Computer?: EuropassComputer;
  Driving?: EuropassDriving;
  Other?: EuropassText;
}

export class EuropassHeadlineType {
  Code: string;
}

export class EuropassHeadline {
  Type: EuropassHeadlineType;
  Description: EuropassCode;
}

export class EuropassLearner {
  Identification: EuropassIdentification;
  Headline?: EuropassHeadline;
  WorkExperience: EuropassWork[];
  Education: EuropassEducation[];
  Skills: EuropassSkills;
}

export class EuropassDocumentInfo {
  DocumentType: string;
  CreationDate: string;
  XSDVersion: string;
  Generator: string;
}

export class EuropassPassport {
  Locale: string;
  DocumentInfo: EuropassDocumentInfo;
  LearnerInfo: EuropassLearner;
}

/** What of the form has a place in a Europass CV, in the members of its JSON (XSD V3.3). */
export class EuropassExport {
  SkillsPassport: EuropassPassport;
}
