import { loaded, type Database, type UserActor } from '@app/platform';
import { addMonths } from '@app/platform/shared';
import { type SigningService, type WaiverInput, type WaiverService } from '@app/waivers';

/** A scribble; nobody's. */
const SIGNATURE = 'M40 120L70 60L90 130L110 70L140 125L180 90L230 120L300 80L340 130L420 100M120 150L380 145';

/** Rania Demodari lets the Jobcenter and the IQ counselling know what they need, for a year. */
export async function seedWaiver(
  database: Database,
  actor: UserActor,
  waivers: WaiverService,
  signing: SigningService,
): Promise<void> {
  const { caseId, jobcenter, iq, today } = await database.as(actor, async (tx) =>
    loaded(
      await tx.query<{ caseId: string; jobcenter: string; iq: string; today: string }>(
        `select c.id as "caseId", app.today()::text as today,
           (select id from institution where type = 'jobcenter' order by name limit 1) as jobcenter,
           (select id from institution where type = 'recognition_counselling' order by name limit 1) as iq
         from case_file c join person p on p.id = c.person_id where p.family_name = 'Demodari' order by c.created_at limit 1`,
      ),
    ),
  );
  const input: WaiverInput = {
    language: 'ar',
    purposes: ['benefits', 'recognition'],
    recipients: [
      {
        institutionId: jobcenter,
        direction: 'both',
        categories: ['identity', 'residence', 'language_school', 'appointments'],
      },
      {
        institutionId: iq,
        direction: 'to_recipient',
        categories: ['identity', 'language_school', 'work_recognition'],
      },
    ],
    validUntil: addMonths(today, 12),
    custody: 'none',
    guardians: [],
    explainedLanguage: 'ara',
    interpreter: { name: 'Leila Beispiel', language: 'ara', sworn: true, adult: true, pledged: true },
    identityDocument: 'Aufenthaltstitel',
  };
  const { id } = await waivers.create(actor, caseId, input, null);
  const { signatures } = await waivers.fix(actor, caseId, id, 1);
  for (const { id: signatureId } of signatures) {
    const { token } = await signing.start(actor, caseId, id, signatureId);
    await signing.sign({ token, drawing: SIGNATURE, health: false, immigration: false });
  }
}
