import type { LaufzettelTemplate } from '@app/laufzettel';

/** Stations of a slip: `stations` neighbours on a route. Which of them are stamped is decided per slip. */
export interface PatternRow {
  pattern: number;
  template: string;
  route: string;
  /** How many stations the slip has. */
  stations: number;
  position: number;
  code: string;
  type: string;
  deadline_kind: string | null;
  requires_hard: string[];
  requires_soft: string[];
  /** Positions of the hard and soft prerequisites, in the same order. */
  hard_at: number[];
  soft_at: number[];
}

const LENGTHS = [2, 3, 4];

/** Every run of two, three and four stations of every route: three on average. */
export function slipPatterns(templates: readonly Pick<LaufzettelTemplate, 'id' | 'content'>[]): PatternRow[] {
  let pattern = 0;
  return templates.flatMap(({ id, content }) => {
    const route = content.stations.filter((s) => s.code !== 'CLOSE' && s.institutionType !== null);
    const starts = Array.from({ length: route.length - Math.max(...LENGTHS) + 1 }, (_, start) => start);
    return starts.flatMap((start) =>
      LENGTHS.flatMap((length) => {
        const chosen = route.slice(start, start + length);
        const number = pattern++;
        return chosen.map((station, i): PatternRow => {
          const present = station.prerequisites.filter((p) => chosen.some((s) => s.code === p.code));
          const at = (hard: boolean): number[] =>
            present.filter((p) => p.hard === hard).map((p) => chosen.findIndex((s) => s.code === p.code) + 1);
          const codes = (hard: boolean): string[] =>
            present.filter((p) => p.hard === hard).map((p) => p.code);
          return {
            pattern: number,
            template: id,
            route: content.code,
            stations: length,
            position: i + 1,
            code: station.code,
            type: station.institutionType!,
            deadline_kind: station.deadline?.kind ?? null,
            requires_hard: codes(true),
            requires_soft: codes(false),
            hard_at: at(true),
            soft_at: at(false),
          };
        });
      }),
    );
  });
}
