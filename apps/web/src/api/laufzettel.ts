import type {
  AddableStationList,
  AddStationRequest,
  CreatedLaufzettel,
  CreatedStamp,
  CreatedStation,
  IssueLaufzettelRequest,
  LaufzettelList,
  ReplaceSheetRequest,
  ScannedSheetResponse,
  StampRequest,
  StationViewResponse,
  StationWorkList,
  StationWorkListRequest,
  TemplateList,
  TemplateOptionsRequest,
  TranscribeStampRequest,
} from '@app/laufzettel/shared';
import { queryOptions } from '@tanstack/react-query';
import { api, apiFile } from './client.js';

/** The routes for somebody. Not in the address: where they live and when they came is nobody else's business. */
export const templatesQuery = (forWhom: TemplateOptionsRequest) =>
  queryOptions({
    queryKey: ['templates', forWhom],
    queryFn: () => api<TemplateList>('POST', '/laufzettel-templates/options', { body: forWhom }),
  });
export const listLaufzettel = (caseId: string) => api<LaufzettelList>('GET', `/cases/${caseId}/laufzettel`);
export const issueLaufzettel = (caseId: string, body: IssueLaufzettelRequest, idempotencyKey: string) =>
  api<CreatedLaufzettel>('POST', `/cases/${caseId}/laufzettel`, { body, idempotencyKey });
export const addableStations = (caseId: string, laufzettelId: string) =>
  api<AddableStationList>('GET', `/cases/${caseId}/laufzettel/${laufzettelId}/stations/options`);
export const addStation = (
  { caseId, laufzettelId }: { caseId: string; laufzettelId: string },
  body: AddStationRequest,
  idempotencyKey: string,
) =>
  api<CreatedStation>('POST', `/cases/${caseId}/laufzettel/${laufzettelId}/stations`, {
    body,
    idempotencyKey,
  });
export const laufzettelPdf = (caseId: string, laufzettelId: string) =>
  apiFile(`/cases/${caseId}/laufzettel/${laufzettelId}/pdf`);
export const replaceSheet = (caseId: string, laufzettelId: string, body: ReplaceSheetRequest) =>
  api<void>('POST', `/cases/${caseId}/laufzettel/${laufzettelId}/sheets`, { body });
export const transcribeStamp = (
  place: { caseId: string; laufzettelId: string; stationId: string },
  body: TranscribeStampRequest,
  idempotencyKey: string,
) =>
  api<CreatedStamp>(
    'POST',
    `/cases/${place.caseId}/laufzettel/${place.laufzettelId}/stations/${place.stationId}/stamps`,
    { body, idempotencyKey },
  );

export const stationWorkList = (body: StationWorkListRequest, signal?: AbortSignal) =>
  api<StationWorkList>('POST', '/stations/work-list', { body, signal });
export const getStation = (id: string) => api<StationViewResponse>('GET', `/stations/${id}`);
export const stampStation = (id: string, body: StampRequest, idempotencyKey: string) =>
  api<CreatedStamp>('POST', `/stations/${id}/stamps`, { body, idempotencyKey });
export const scanSheet = (reference: string) =>
  api<ScannedSheetResponse>('GET', `/sheets/${encodeURIComponent(reference)}`);
