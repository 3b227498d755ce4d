import { askAhead } from './ahead';
import { SessionProvider } from '../features/signin/SessionProvider';
import { Shell } from '../shell/Shell';

/** Everything inside of one organization: signed in, and framed by the shell. */
export default function Organization() {
  return (
    <SessionProvider ahead={askAhead}>
      <Shell />
    </SessionProvider>
  );
}
