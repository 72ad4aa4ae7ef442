import { shortVersion } from './shortVersion';

/** A version, with a revision cut to what tells it apart; the whole stands in its title. */
export function VersionText(props: { version: string | null }) {
  const { version } = props;
  if (version === null) {
    return <>–</>;
  }
  return (
    <code title={version} style={{ overflowWrap: 'break-word' }}>
      {shortVersion(version)}
    </code>
  );
}
