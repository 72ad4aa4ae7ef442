// System Definition > Business Rules > New: table Incident, Advanced, When: async, Insert
// and Update; condition: current.cmdb_ci.changes() || current.opened_at.changes() ||
// current.resolved_at.changes() || current.priority.changes() || current.state.changes().
// The token is the password of a credential (Connections & Credentials > Credentials >
// Basic Auth), which no script has to decrypt: what a property of type password2 gives
// differs between scopes and releases. System properties: devops_domains.portal, and
// devops_domains.credential with the sys_id of that credential.
(function executeRule(current) {
  var CANCELED = '8';

  // Values of date fields are UTC, without saying so.
  function instant(field) {
    var value = current.getValue(field);
    return value ? value.replace(' ', 'T') + 'Z' : null;
  }

  var record = {
    source: 'servicenow',
    externalId: current.getValue('number'),
    updatedAt: instant('sys_updated_on'),
    // What the community plugin of ServiceNow reads too; without that field the CI.
    selector: {
      'servicenow.com/entity-id':
        current.getValue('u_backstage_entity_id') ||
        current.getValue('cmdb_ci'),
    },
    openedAt: instant('opened_at'),
    // null where it was opened again.
    resolvedAt: instant('resolved_at'),
    severity: current.getValue('priority'),
    title: current.getValue('short_description'),
    deleted: current.getValue('state') === CANCELED,
    url:
      gs.getProperty('glide.servlet.uri') +
      'incident.do?sys_id=' +
      current.getUniqueValue(),
  };

  var portal = gs.getProperty('devops_domains.portal');
  var credentialId = gs.getProperty('devops_domains.credential');
  var provider = new sn_cc.StandardCredentialsProvider();
  var token = provider.getCredentialByID(credentialId).getAttribute('password');

  var request = new sn_ws.RESTMessageV2();
  request.setHttpMethod('POST');
  request.setEndpoint(portal + '/api/devops/v1/incidents');
  request.setRequestHeader('Content-Type', 'application/json');
  request.setRequestHeader('Authorization', 'Bearer ' + token);
  request.setRequestBody(JSON.stringify(record));
  var response = request.execute();
  if (response.getStatusCode() >= 300) {
    var refusal = record.externalId + ': ' + response.getBody();
    gs.error('The portal refused ' + refusal);
  }
})(current);
