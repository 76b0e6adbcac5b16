import type { Command } from 'commander';
import { AuditSealer } from '@app/audit';
import { withDatabase } from './with-database.js';

const WORDS: Record<string, string> = {
  'row-changed': 'Eintrag verändert',
  'seal-content': 'Einträge unter diesem Siegel verändert, entfernt oder hinzugefügt',
  'seal-chain': 'Kette der Siegel unterbrochen',
  'seal-signature': 'Unterschrift des Siegels ungültig',
  unsealed: 'Eintrag ohne Siegel',
  'anchor-missing': 'verankertes Siegel fehlt',
  'anchor-differs': 'Siegel weicht von seiner Verankerung ab',
};

export function registerVerifyAudit(program: Command): void {
  program
    .command('verify-audit')
    .description(
      'Prüft, dass am Protokoll nichts verändert, entfernt oder eingefügt wurde (Ende mit 1, wenn doch)',
    )
    .action(async () => {
      const problems = await withDatabase((database, config) =>
        new AuditSealer(database, config.dataDir).verify(),
      );
      for (const { problem, at } of problems.slice(0, 50))
        process.stdout.write(`FEHLER: ${WORDS[problem] ?? problem} (Nr. ${at})\n`);
      if (problems.length > 50) process.stdout.write(`… und ${problems.length - 50} weitere\n`);
      process.stdout.write(
        problems.length === 0 ? 'Das Protokoll ist unverändert.\n' : `${problems.length} Unstimmigkeiten.\n`,
      );
      process.exitCode = problems.length === 0 ? 0 : 1;
    });
}
