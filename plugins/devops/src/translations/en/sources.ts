/** Texts of the sources: how well they feed the portal, and what is still to do. */
export const sources = {
  title: 'Sources',
  intro:
    'What feeds the numbers of this portal, how well it does, and what is still to be set up. Those that fail stand first.',
  refresh: 'Refresh',
  error: 'The sources could not be read',
  noPermission: {
    title: 'You may not read the sources',
    description:
      'They show what every system sent. Ask whoever runs the portal for the permission devops.delivery.read.',
  },
  none: 'No source is installed. Add the module of a system to the backend, or send records to the API from a pipeline.',
  noneCopy: 'Copy the line for the backend',
  list: 'Sources of this portal',
  state: {
    failing: 'Failing',
    refused: 'What it sends is refused',
    waits: 'Its records wait for an entity',
    feeds: 'Feeds the portal',
    'nothing-yet': 'Nothing has come yet',
    'secret-missing': 'Secret missing',
    unsigned: 'Takes unsigned deliveries',
  },
  field: {
    lastDelivery: 'Last delivery',
    lastRefusal: 'Last refused',
    lastRecord: 'Last record',
    deliveries: 'Deliveries of the last 24 hours',
    records: 'Records',
    error: 'Last error',
    none: 'none',
    never: 'never',
  },
  kind: {
    deployment: 'deployments',
    change: 'changes',
    incident: 'incidents',
    artifact: 'artifacts',
  },
  refusal: {
    unconfigured: 'no secret is set in the configuration of the portal',
    unproved: 'nothing that came with it proved the sender',
    mismatch:
      'the signature does not match the secret: both sides must have the same',
    expired: 'the signature was too old: the clocks of both sides must agree',
    history: 'since then deliveries were let in',
  },
  waiting: {
    count:
      'Records that wait for their entity: {{number}}. They are kept, and count as soon as it is found.',
    reason: '{{reason}} ({{number}}).',
    others: 'for other reasons ({{number}})',
    code: {
      'not-in-catalog': '{{named}} is not in the catalog',
      'no-candidate': 'no Component or Resource has {{named}}',
      'several-candidates': 'several entities have {{named}}: {{candidates}}',
    },
    next: {
      'not-in-catalog':
        'Correct the spelling where it is sent and send it again; or register it in the catalog; or, if it was renamed, name the new one in devops.aliases of the configuration.',
      'no-candidate':
        'Correct it where it is sent and send it again, or add the annotation to the entity that is meant, for a repository backstage.io/source-location.',
      'several-candidates':
        'Send entityRef to say which one is meant, or decide it by devops.matching.rules in the configuration.',
    },
  },
  own: {
    title: 'A new pipeline, or a tool that is not listed',
    description:
      'No module is needed: a step at the end of the pipeline sends what was deployed. Choose a name for it as its source.',
  },
  progress: {
    label: 'Backfill of {{title}}',
    done: 'Backfill: {{done}} {{what}} so far',
    of: 'Backfill: {{done}} of {{total}} {{what}}',
    left: 'about {{duration}} left',
    waiting: 'waits for the rate limit until {{time}}',
    what: {
      repositories: 'repositories',
      'weeks of history': 'weeks of history',
    },
  },
  connect: {
    show: 'How to connect {{title}}',
    hide: 'Hide how to connect {{title}}',
    bus: "Its messages are taken in from Backstage's events service; no webhook is needed.",
    scheduled: 'The portal asks it by itself, on a schedule.',
    configuration: 'What it asks stands in the configuration of the portal:',
    copyConfiguration: 'Copy the configuration of {{title}}',
    sample:
      'Generated records of an example company, to have something to look at; nothing of them is real.',
    leaveOut:
      'These lines of the configuration leave them out. What was loaded before stays until the database of the portal is deleted:',
    events: 'Its senders have a token of Backstage and send CloudEvents here:',
    copyEvents: 'Copy the address for the events of {{title}}',
    records:
      'Its records are sent to the API, such as by this command. The answer says what became of each:',
    copyRecords: 'Copy the command for {{title}}',
    recordsToken:
      'DEVOPS_TOKEN is a token of backend.auth.externalAccess with the permission devops.record.write; in development devops-local.',
    recordsDocumentation: 'Documentation of sending records',
    url: 'Create a webhook in {{title}} that goes to this address:',
    copyUrl: 'Copy the address of the webhook of {{title}}',
    secret: {
      missing:
        'Set its secret in the configuration of the portal, and enter the same in {{title}}. Without it no webhook is let in:',
      set: 'The secret of its webhook is set. It stands in the configuration of the portal like this:',
      unsigned:
        'Whoever knows the address can make deliveries up. Better set a secret, and take allowUnsigned away:',
    },
    copySecret: 'Copy the configuration of the secret of {{title}}',
    annotations:
      'It finds an entity by one of these annotations, the first is the usual one:',
    copyAnnotation: 'Copy the annotation {{annotation}}',
    documentation: 'Documentation of {{title}}',
  },
  entity: {
    source: 'Source',
    state: 'State',
    delivers: 'Delivers',
    none: 'No source has delivered anything for this entity.',
    lastReceived: 'Last received',
    lastEvent: 'Last event',
    health: 'How well the sources feed this entity could not be read',
    missing: {
      deployment: 'No source delivers deployments',
      change: 'No source delivers changes',
      incident: 'No source delivers incidents',
    },
    metrics: 'Cannot be told without them: {{metrics}}',
    ways: 'Any of these ways helps, the nearest first:',
    allWays: 'Show all {{number}} ways',
    fewerWays: 'Show fewer ways',
    steps: {
      'set-secret':
        'Set the secret of its webhook in the configuration of the portal, and the same in {{title}}.',
      'add-annotation':
        'Add this annotation to the catalog-info.yaml of the service, so that {{title}} is known to speak of it.',
      'create-webhook':
        'Create a webhook in {{title}} that goes to this address; nothing has come from there yet.',
      'check-deliveries':
        '{{title}} delivers, but nothing of this kind about the entity. Look into its deliveries, and whether the annotation of the entity has the right value.',
      'check-source':
        '{{title}} is connected, but has told nothing of this kind about the entity. Look at its last error, and at {{configuration}} in the configuration.',
      'send-records':
        'Send them from a pipeline or tool of your own, by POST to this address.',
    },
    own: 'Own pipeline or tool',
    copyEndpoint: 'Copy the address of the endpoint',
    deliveries: 'Deliveries of {{title}}',
    sources: 'All sources',
  },
  test: {
    open: 'Send a test event',
    openOf: 'Send a test event of {{title}}',
    title: 'Send a test event of {{title}}',
    intro:
      'The portal makes an event as {{title}} would send it, and follows it all the way. Its records are taken out of all numbers again.',
    entity: 'Component or resource that it is about',
    entityClear: 'Clear',
    entityHint: 'Type a part of its name, or the whole reference',
    entityWrong:
      'Write it as kind:namespace/name, such as component:default/shop',
    send: 'Send',
    again: 'Send again',
    sending: 'Under way; this can take half a minute.',
    close: 'Close',
    error: 'The test event could not be sent',
    noPermission: {
      title: 'You may not send a test event',
      description:
        'Ask whoever runs the portal for the permission devops.delivery.replay, and whether you may read the entity.',
    },
    well: 'It came the whole way.',
    stopped: 'It did not come the whole way; see the step that failed.',
    left: 'Its records could not be taken out again.',
    way: 'The way of the test event',
    delivery: 'Show delivery {{id}} in the log',
    stepResult: '{{step}}: {{result}}',
    step: {
      received: 'Received',
      verified: 'Verified',
      kept: 'Kept',
      read: 'Read',
      matched: 'Matched',
      counted: 'What counts',
      deleted: 'Deleted',
    },
    result: { ok: 'OK', failed: 'failed', skipped: 'skipped' },
    code: {
      received: 'Made as {{title}} would send it.',
      'missing-annotation':
        'Add the annotation {{annotation}} to the entity: {{title}} finds it by that.',
      verified: 'The proof of the sender holds.',
      unsigned: 'Taken in unsigned, as it is configured.',
      token: 'Its senders prove themselves by a token of Backstage.',
      'event-bus': 'Nothing is to be verified on the event bus.',
      'missing-secret':
        'Set {{configuration}} to a secret that {{title}} has as well.',
      'proof-refused': 'The proof of the sender was refused: {{message}}',
      kept: 'In the inbox as delivery {{delivery}}.',
      'not-kept': 'The inbox could not keep it: {{message}}',
      read: 'Records: {{records}} ({{kinds}}).',
      'still-waiting':
        'The inbox has much to do and has not read it yet. Look at the delivery later.',
      ignored: 'Ignored: {{reason}}',
      rejected: 'A record was rejected: {{reason}}',
      unreadable: 'No record could be made of it: {{reason}}',
      matched: 'Found {{entityRef}} by {{by}}.',
      unmatched: 'Found no entity: {{reason}}',
      'other-entity': 'Found another entity: {{entityRef}}.',
      'hidden-entity': 'Found another entity, which you may not see.',
      'hidden-candidates':
        'Found {{entities}} entities, not all of which you may see; it has to be one.',
      'not-stored': 'Its records were not stored. {{message}}',
      production:
        'Counted until it is deleted: the environment {{environment}} is production here.',
      'not-production':
        'Not counted: the environment {{environment}} is not production. A finished deployment to production would raise the deployment frequency, and give the changes that it carries their lead time.',
      'unknown-environment':
        'Not counted: nobody has said whether the environment {{environment}} is production.',
      incident:
        'Counted until it is deleted: an incident bears on the time to restore. A release within {{attributionHours}} h before it, or the one that it names as its cause, would be a failed one.',
      'with-deployment':
        'Not counted by itself: it counts with the deployment that brings it to production.',
      deleted: 'Its records are out of all numbers again.',
      'not-deleted': 'Its records are still there: {{message}}',
    },
  },
} as const;
