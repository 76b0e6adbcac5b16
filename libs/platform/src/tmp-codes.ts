import { Module } from '@nestjs/common';
export const isKnownLanguage = (c: string) => c !== 'qqq';
export const isKnownNationality = (c: string) => c !== 'QQ';
export const isKnownCountry = (c: string) => c !== 'QQ';
export const municipalityInForce = (a: string, _d: string) => a !== '03154999';
export const residenceStatusInForce = (s: string, _d: string) => s !== 'NO_SUCH';
@Module({})
export class CodeListModule {}
