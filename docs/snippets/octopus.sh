# A "Run a Script" step in Bash, the last of the process, with the run condition
# "Always: run even when a previous step fails". Needs jq and curl on the worker.
# Project variables: Portal.Url, Portal.Entity, and Portal.Token (sensitive).
set -eu

if [ -n "$(get_octopusvariable "Octopus.Deployment.Error")" ]; then
  status=failed
else
  status=succeeded
fi
project="$(get_octopusvariable "Octopus.Project.Name")"
release="$(get_octopusvariable "Octopus.Release.Number")"

# Octopus knows releases, not commits: that of the project is the version.
jq --null-input \
  --arg id "$(get_octopusvariable "Octopus.Deployment.Id")" \
  --arg entity "$(get_octopusvariable "Portal.Entity")" \
  --arg environment "$(get_octopusvariable "Octopus.Environment.Name")" \
  --arg status "$status" \
  --arg artifact "octopus/$project@$release" \
  --arg finished "$(date -u +%Y-%m-%dT%H:%M:%SZ)" \
  --arg url "$(get_octopusvariable "Octopus.Web.ServerUri")$(get_octopusvariable "Octopus.Web.DeploymentLink")" \
  '{source: "octopus", externalId: $id, entityRef: $entity,
    environment: $environment, status: $status, artifact: $artifact,
    finishedAt: $finished, url: $url}' |
curl --fail-with-body --silent --show-error --retry 5 --retry-connrefused \
  --header "Authorization: Bearer $(get_octopusvariable "Portal.Token")" \
  --header 'Content-Type: application/json' \
  --data @- "$(get_octopusvariable "Portal.Url")/api/devops/v1/deployments"
