"""Tells the portal of a task that deploys, such as one that publishes dbt models.

Put this file into the dags folder as devops_portal.py and set DEVOPS_PORTAL_URL and
DEVOPS_PORTAL_TOKEN in the environment of the workers. Then, on the task that deploys:

    from devops_portal import tell_portal

    tell = tell_portal("component:default/sales-mart")
    publish = BashOperator(..., on_success_callback=tell, on_failure_callback=tell)

Airflow calls on_failure_callback once, after the last retry.
"""

import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime, timezone

TRIES = 5


def tell_portal(entity_ref, environment="production", revision=None):
    """A callback; `revision` is a function of the context that knows the commit."""

    def callback(context):
        task = context["ti"]
        has_failed = context.get("exception") is not None
        record = {
            "source": "airflow",
            "externalId": _id(task, environment),
            "entityRef": entity_ref,
            "environment": environment,
            "status": "failed" if has_failed else "succeeded",
            "startedAt": _instant(task.start_date),
            "finishedAt": _instant(task.end_date) or _now(),
            "revision": revision(context) if revision else None,
            "url": getattr(task, "log_url", None),
        }
        _send({key: value for key, value in record.items() if value})

    return callback


def _id(task, environment):
    """Each Airflow has a dag "sales", a task may deploy twice, and be mapped to many."""
    host = urllib.parse.urlsplit(getattr(task, "log_url", None) or "").netloc
    index = getattr(task, "map_index", -1)
    parts = [host, task.dag_id, task.run_id, task.task_id, environment]
    return "/".join(filter(None, parts)) + (f"/{index}" if index >= 0 else "")


def _instant(moment):
    return moment.astimezone(timezone.utc).isoformat() if moment else None


def _now():
    return datetime.now(timezone.utc).isoformat()


def _send(record):
    request = urllib.request.Request(
        f"{os.environ['DEVOPS_PORTAL_URL']}/api/devops/v1/deployments",
        data=json.dumps(record).encode(),
        headers={
            "Authorization": f"Bearer {os.environ['DEVOPS_PORTAL_TOKEN']}",
            "Content-Type": "application/json",
        },
    )
    for attempt in range(1, TRIES + 1):
        try:
            with urllib.request.urlopen(request, timeout=30):
                return
        except urllib.error.HTTPError as error:
            if error.code < 500 or attempt == TRIES:
                reason = error.read().decode(errors="replace")
                raise RuntimeError(f"The portal refused: {reason}") from error
        except urllib.error.URLError:
            if attempt == TRIES:
                raise
        time.sleep(attempt)
