import type * as api from './generated/types.gen.js';
import type * as platform from '@app/platform/shared';
import type * as audit from '@app/audit/shared';
import type * as identity from '@app/identity/shared';
import type * as institutions from '@app/institutions/shared';
import type * as persons from '@app/persons/shared';
import type * as cases from '@app/cases/shared';
import type * as laufzettel from '@app/laufzettel/shared';
import type * as intake from '@app/intake/shared';
import type * as waivers from '@app/waivers/shared';
import type * as assessments from '@app/assessments/shared';

/**
 * Where the committed OpenAPI document and the DTO classes contradict each other, this file does not compile: the
 * pages are written against the classes, other clients against the document. Types only.
 */
type AllHold<Checks extends Record<string, true>> = Checks;

/** What the document lets the server answer is something the pages can read. */
type Readable<Dto, Document> = [Document] extends [Dto]
  ? true
  : 'the document answers more than the class reads';

/** What the pages send is something the document allows. */
type Sendable<Dto, Document> = [Dto] extends [Document]
  ? true
  : 'the class sends more than the document allows';

export type Responses = AllHold<{
  CodeLabel: Readable<platform.CodeLabel, api.CodeLabel>;
  CodeLists: Readable<platform.CodeLists, api.CodeLists>;
  LanguageCode: Readable<platform.LanguageCode, api.LanguageCode>;
  MunicipalityCode: Readable<platform.MunicipalityCode, api.MunicipalityCode>;
  ResidenceStatusCode: Readable<platform.ResidenceStatusCode, api.ResidenceStatusCode>;
  AuditEntryResponse: Readable<audit.AuditEntryResponse, api.AuditEntryResponse>;
  AuditSearchResult: Readable<audit.AuditSearchResult, api.AuditSearchResult>;
  ColleagueList: Readable<identity.ColleagueList, api.ColleagueList>;
  ColleagueResponse: Readable<identity.ColleagueResponse, api.ColleagueResponse>;
  DraftResponse: Readable<identity.DraftResponse, api.DraftResponse>;
  MeResponse: Readable<identity.MeResponse, api.MeResponse>;
  TokenResponse: Readable<identity.TokenResponse, api.TokenResponse>;
  UserList: Readable<identity.UserList, api.UserList>;
  UserResponse: Readable<identity.UserResponse, api.UserResponse>;
  InstitutionList: Readable<institutions.InstitutionList, api.InstitutionList>;
  InstitutionResponse: Readable<institutions.InstitutionResponse, api.InstitutionResponse>;
  CaseOfPerson: Readable<persons.CaseOfPerson, api.CaseOfPerson>;
  ContactResponse: Readable<persons.ContactResponse, api.ContactResponse>;
  CreatedPerson: Readable<persons.CreatedPerson, api.CreatedPerson>;
  HouseholdMember: Readable<persons.HouseholdMember, api.HouseholdMember>;
  LanguageResponse: Readable<persons.LanguageResponse, api.LanguageResponse>;
  PersonResponse: Readable<persons.PersonResponse, api.PersonResponse>;
  PersonSearchResult: Readable<persons.PersonSearchResult, api.PersonSearchResult>;
  PersonSummary: Readable<persons.PersonSummary, api.PersonSummary>;
  ProbableMatch: Readable<persons.ProbableMatch, api.ProbableMatch>;
  ProbableMatches: Readable<persons.ProbableMatches, api.ProbableMatches>;
  ResidenceStatusResponse: Readable<persons.ResidenceStatusResponse, api.ResidenceStatusResponse>;
  CaseList: Readable<cases.CaseList, api.CaseList>;
  CaseListItem: Readable<cases.CaseListItem, api.CaseListItem>;
  CaseResponse: Readable<cases.CaseResponse, api.CaseResponse>;
  CaseWorkItem: Readable<cases.CaseWorkItem, api.CaseWorkItem>;
  CaseWorkList: Readable<cases.CaseWorkList, api.CaseWorkList>;
  CreatedCase: Readable<cases.CreatedCase, api.CreatedCase>;
  CreatedFollowUp: Readable<cases.CreatedFollowUp, api.CreatedFollowUp>;
  FollowUpResponse: Readable<cases.FollowUpResponse, api.FollowUpResponse>;
  AddableStation: Readable<laufzettel.AddableStation, api.AddableStation>;
  AddableStationList: Readable<laufzettel.AddableStationList, api.AddableStationList>;
  CreatedLaufzettel: Readable<laufzettel.CreatedLaufzettel, api.CreatedLaufzettel>;
  CreatedStamp: Readable<laufzettel.CreatedStamp, api.CreatedStamp>;
  CreatedStation: Readable<laufzettel.CreatedStation, api.CreatedStation>;
  DeadlineResponse: Readable<laufzettel.DeadlineResponse, api.DeadlineResponse>;
  GenuineResponse: Readable<laufzettel.GenuineResponse, api.GenuineResponse>;
  InstitutionOption: Readable<laufzettel.InstitutionOption, api.InstitutionOption>;
  LaufzettelList: Readable<laufzettel.LaufzettelList, api.LaufzettelList>;
  LaufzettelResponse: Readable<laufzettel.LaufzettelResponse, api.LaufzettelResponse>;
  PrerequisiteResponse: Readable<laufzettel.PrerequisiteResponse, api.PrerequisiteResponse>;
  PrerequisiteRule: Readable<laufzettel.PrerequisiteRule, api.PrerequisiteRule>;
  ScannedSheetResponse: Readable<laufzettel.ScannedSheetResponse, api.ScannedSheetResponse>;
  StampResponse: Readable<laufzettel.StampResponse, api.StampResponse>;
  StationResponse: Readable<laufzettel.StationResponse, api.StationResponse>;
  StationViewResponse: Readable<laufzettel.StationViewResponse, api.StationViewResponse>;
  StationWorkItem: Readable<laufzettel.StationWorkItem, api.StationWorkItem>;
  StationWorkList: Readable<laufzettel.StationWorkList, api.StationWorkList>;
  TemplateList: Readable<laufzettel.TemplateList, api.TemplateList>;
  TemplateResponse: Readable<laufzettel.TemplateResponse, api.TemplateResponse>;
  TemplateStationResponse: Readable<laufzettel.TemplateStationResponse, api.TemplateStationResponse>;
  IntakeResponse: Readable<intake.IntakeResponse, api.IntakeResponse>;
  SigningFormResponse: Readable<waivers.SigningFormResponse, api.SigningFormResponse>;
  WaiverCheckResponse: Readable<waivers.WaiverCheckResponse, api.WaiverCheckResponse>;
  ReleaseList: Readable<waivers.ReleaseList, api.ReleaseList>;
  ReleasedPerson: Readable<waivers.ReleasedPerson, api.ReleasedPerson>;
  EndedRelease: Readable<waivers.EndedRelease, api.EndedRelease>;
  ReleasedFile: Readable<waivers.ReleasedFile, api.ReleasedFile>;
  DisclosurePage: Readable<waivers.DisclosurePage, api.DisclosurePage>;
  DisclosureResponse: Readable<waivers.DisclosureResponse, api.DisclosureResponse>;
  CreatedWaiver: Readable<waivers.CreatedWaiver, api.CreatedWaiver>;
  WaiverList: Readable<waivers.WaiverList, api.WaiverList>;
  WaiverResponse: Readable<waivers.WaiverResponse, api.WaiverResponse>;
  SigningLinkResponse: Readable<waivers.SigningLinkResponse, api.SigningLinkResponse>;
  ReleaseMatrix: Readable<waivers.ReleaseMatrix, api.ReleaseMatrix>;
  DisclosureList: Readable<waivers.DisclosureList, api.DisclosureList>;
  CreatedDisclosure: Readable<waivers.CreatedDisclosure, api.CreatedDisclosure>;
  AssessmentList: Readable<assessments.AssessmentList, api.AssessmentList>;
  AssessmentRecord: Readable<assessments.AssessmentRecord, api.AssessmentRecord>;
  AssessmentRowResponse: Readable<assessments.AssessmentRowResponse, api.AssessmentRowResponse>;
  CreatedAssessment: Readable<assessments.CreatedAssessment, api.CreatedAssessment>;
  SavedAnswer: Readable<assessments.SavedAnswer, api.SavedAnswer>;
  AssessmentCodeLists: Readable<platform.AssessmentCodeLists, api.AssessmentCodeLists>;
  IndustryList: Readable<platform.IndustryList, api.IndustryList>;
  OccupationMatches: Readable<platform.OccupationMatches, api.OccupationMatches>;
  CreatedRecognition: Readable<assessments.CreatedRecognition, api.CreatedRecognition>;
  RecognitionList: Readable<assessments.RecognitionList, api.RecognitionList>;
  RecognitionResponse: Readable<assessments.RecognitionResponse, api.RecognitionResponse>;
}>;

export type Requests = AllHold<{
  BeginAssessmentRequest: Sendable<assessments.BeginAssessmentRequest, api.BeginAssessmentRequest>;
  AddRowRequest: Sendable<assessments.AddRowRequest, api.AddRowRequest>;
  SyncRequest: Sendable<assessments.SyncRequest, api.SyncRequest>;
  SetLanguageRequest: Sendable<assessments.SetLanguageRequest, api.SetLanguageRequest>;
  SignAssessmentRequest: Sendable<assessments.SignAssessmentRequest, api.SignAssessmentRequest>;
  WithdrawAssessmentRequest: Sendable<assessments.WithdrawAssessmentRequest, api.WithdrawAssessmentRequest>;
  SearchAuditRequest: Sendable<audit.SearchAuditRequest, api.SearchAuditRequest>;
  ChangePasswordRequest: Sendable<identity.ChangePasswordRequest, api.ChangePasswordRequest>;
  CreateUserRequest: Sendable<identity.CreateUserRequest, api.CreateUserRequest>;
  LoginRequest: Sendable<identity.LoginRequest, api.LoginRequest>;
  RefreshRequest: Sendable<identity.RefreshRequest, api.RefreshRequest>;
  SaveDraftRequest: Sendable<identity.SaveDraftRequest, api.SaveDraftRequest>;
  UpdateUserRequest: Sendable<identity.UpdateUserRequest, api.UpdateUserRequest>;
  CreateInstitutionRequest: Sendable<institutions.CreateInstitutionRequest, api.CreateInstitutionRequest>;
  UpdateInstitutionRequest: Sendable<institutions.UpdateInstitutionRequest, api.UpdateInstitutionRequest>;
  AddResidenceStatusRequest: Sendable<persons.AddResidenceStatusRequest, api.AddResidenceStatusRequest>;
  ContactInput: Sendable<persons.ContactInput, api.ContactInput>;
  DuplicateDecision: Sendable<persons.DuplicateDecision, api.DuplicateDecision>;
  FindMatchesRequest: Sendable<persons.FindMatchesRequest, api.FindMatchesRequest>;
  JoinHouseholdInput: Sendable<persons.JoinHouseholdInput, api.JoinHouseholdInput>;
  JoinHouseholdRequest: Sendable<persons.JoinHouseholdRequest, api.JoinHouseholdRequest>;
  LanguageInput: Sendable<persons.LanguageInput, api.LanguageInput>;
  PersonInput: Sendable<persons.PersonInput, api.PersonInput>;
  RegisterPersonRequest: Sendable<persons.RegisterPersonRequest, api.RegisterPersonRequest>;
  ResidenceStatusInput: Sendable<persons.ResidenceStatusInput, api.ResidenceStatusInput>;
  SearchPersonsRequest: Sendable<persons.SearchPersonsRequest, api.SearchPersonsRequest>;
  UpdatePersonRequest: Sendable<persons.UpdatePersonRequest, api.UpdatePersonRequest>;
  AddFollowUpRequest: Sendable<cases.AddFollowUpRequest, api.AddFollowUpRequest>;
  CompleteFollowUpRequest: Sendable<cases.CompleteFollowUpRequest, api.CompleteFollowUpRequest>;
  OpenCaseRequest: Sendable<cases.OpenCaseRequest, api.OpenCaseRequest>;
  UpdateCaseRequest: Sendable<cases.UpdateCaseRequest, api.UpdateCaseRequest>;
  AddStationRequest: Sendable<laufzettel.AddStationRequest, api.AddStationRequest>;
  StationOrigin: Sendable<laufzettel.StationOrigin, api.StationOrigin>;
  IssueLaufzettelRequest: Sendable<laufzettel.IssueLaufzettelRequest, api.IssueLaufzettelRequest>;
  ReplaceSheetRequest: Sendable<laufzettel.ReplaceSheetRequest, api.ReplaceSheetRequest>;
  StampRequest: Sendable<laufzettel.StampRequest, api.StampRequest>;
  StationChoice: Sendable<laufzettel.StationChoice, api.StationChoice>;
  StationWorkListRequest: Sendable<laufzettel.StationWorkListRequest, api.StationWorkListRequest>;
  TranscribeStampRequest: Sendable<laufzettel.TranscribeStampRequest, api.TranscribeStampRequest>;
  VerifySheetRequest: Sendable<laufzettel.VerifySheetRequest, api.VerifySheetRequest>;
  IntakeRequest: Sendable<intake.IntakeRequest, api.IntakeRequest>;
  SigningTokenRequest: Sendable<waivers.SigningTokenRequest, api.SigningTokenRequest>;
  GiveSignatureRequest: Sendable<waivers.GiveSignatureRequest, api.GiveSignatureRequest>;
  SearchReleasesRequest: Sendable<waivers.SearchReleasesRequest, api.SearchReleasesRequest>;
  SearchDisclosuresRequest: Sendable<waivers.SearchDisclosuresRequest, api.SearchDisclosuresRequest>;
  WaiverInput: Sendable<waivers.WaiverInput, api.WaiverInput>;
  SaveWaiverRequest: Sendable<waivers.SaveWaiverRequest, api.SaveWaiverRequest>;
  RevokeWaiverRequest: Sendable<waivers.RevokeWaiverRequest, api.RevokeWaiverRequest>;
  ConfirmPaperRequest: Sendable<waivers.ConfirmPaperRequest, api.ConfirmPaperRequest>;
  StartSigningRequest: Sendable<waivers.StartSigningRequest, api.StartSigningRequest>;
  RecordDisclosureRequest: Sendable<waivers.RecordDisclosureRequest, api.RecordDisclosureRequest>;
  AddRecognitionRequest: Sendable<assessments.AddRecognitionRequest, api.AddRecognitionRequest>;
  SaveRecognitionRequest: Sendable<assessments.SaveRecognitionRequest, api.SaveRecognitionRequest>;
  StepRecognitionRequest: Sendable<assessments.StepRecognitionRequest, api.StepRecognitionRequest>;
  SetRecognitionDocumentRequest: Sendable<
    assessments.SetRecognitionDocumentRequest,
    api.SetRecognitionDocumentRequest
  >;
}>;
