import {
  AuditorService,
  AuthService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Definitions } from '@devops-domains/backstage-plugin-devops-common';
import express from 'express';
import Router from 'express-promise-router';
import { FactsReader, RecordWriter } from '../store/contract';

/** What the HTTP side of the plugin stands on. */
export interface RouterOptions {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auth: AuthService;
  catalog: CatalogService;
  logger: LoggerService;
  auditor: AuditorService;
  store: FactsReader;
  writer: RecordWriter;
  definitions: Definitions;
  /** The year of the benchmark where a request names none; default 2024. */
  benchmarkYear?: number;
  /** Those of the services whose incidents a connected source reports. */
  incidentSources: (services: string[]) => ReadonlySet<string>;
  /** Names of the sources whose records are generated. */
  sampleSources: ReadonlySet<string>;
  /** Namespace of the eight DevOps domains in the catalog. */
  domainNamespace: string;
  /** The present as integer milliseconds; for tests. */
  clock?: () => number;
}

/** The routes of `/api/devops`. */
export async function createRouter(
  _options: RouterOptions,
): Promise<express.Router> {
  return Router();
}
