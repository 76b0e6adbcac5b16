import { useMay } from '../../app/session.js';
import { CaseTasks } from './case-tasks.js';
import { ReceptionHome } from './reception-home.js';
import { StationTasks } from './station-tasks.js';

/** The start: what waits for this user. */
export function HomePage() {
  const may = useMay();
  if (may('case.workList')) return <CaseTasks />;
  if (may('station.workList')) return <StationTasks />;
  return <ReceptionHome />;
}
