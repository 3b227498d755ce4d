import type { ApiClient } from '../api/client';
import { dailyQuery, overviewQuery } from '../features/insights/insightsQueries';
import { viewOf } from '../features/insights/view';
import { tenantQuery } from '../features/signin/tenantQuery';
import { AREAS } from '../shell/areas';
import { organization, PAGES } from './pages';
import { queries } from './queries';

/**
 * What a page inside an organization will need is under way before the page is there to ask for it: one after the other, code,
 * organization, sign-in and figures would take the time of all of them.
 */
export function loadAhead(location: Location): void {
  const { tenant, area } = placeOf(location);
  if (tenant === undefined) return;
  void organization();
  void PAGES[area]();
  void queries.query(tenantQuery(tenant)).catch(leftToThePage);
}

/** With a token: the figures that the insights page opens with. Who may not see them is told so by the page. */
export function askAhead(api: ApiClient, tenant: string): void {
  if (placeOf(window.location).area !== 'insights') return;
  const view = viewOf(new URLSearchParams(window.location.search));
  void queries.query(overviewQuery(api, tenant, view)).catch(leftToThePage);
  void queries.query(dailyQuery(api, tenant, view)).catch(leftToThePage);
}

/** The page asks the same, gets the same failure, and says it. */
function leftToThePage(): void {}

function placeOf({ pathname }: Location) {
  const [tenant, segment] = (/^\/t\/([^/]+)(?:\/([^/]+))?/.exec(pathname) ?? []).slice(1);
  return { tenant, area: AREAS.find((candidate) => candidate === segment) ?? 'home' };
}
