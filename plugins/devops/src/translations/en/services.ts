/** Texts of the list of a scope's services. */
export const services = {
  title: 'Services',
  caption: 'The numbers of each service',
  hint: 'Each service by itself, in the same period. The numbers above are computed from all records together, not from these.',
  service: 'Service',
  spread: 'All services',
  median: 'median {{value}}',
  range: '{{min}} to {{max}}',
  measured_one: '{{number}} of {{total}} service measured',
  measured_other: '{{number}} of {{total}} services measured',
  sampleSize: 'n = {{number}}',
  empty:
    'No Component or Resource belongs to this entity, or none that you may see. A Component joins a System by spec.system, a Domain by its System, a Group by spec.owner.',
  more: 'Show more services',
  error: 'The services could not be read',
} as const;
