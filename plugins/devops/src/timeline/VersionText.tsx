const REVISION = /^[0-9a-f]{20,64}$/;
const SHOWN = 12;

/** A version, with a revision cut to what tells it apart; the whole stands in its title. */
export function VersionText(props: { version: string | null }) {
  const { version } = props;
  if (version === null) {
    return <>–</>;
  }
  const text = REVISION.test(version) ? version.slice(0, SHOWN) : version;
  return (
    <code title={version} style={{ overflowWrap: 'break-word' }}>
      {text}
    </code>
  );
}
