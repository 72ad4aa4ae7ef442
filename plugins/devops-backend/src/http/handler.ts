import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  EndpointAnswer,
  EndpointBody,
  EndpointId,
  EndpointPath,
  EndpointQuery,
} from '@devops-domains/backstage-plugin-devops-common';
import { Request, Response } from 'express';

/** A request whose caller was authorized and whose parameters were validated. */
export interface Call<Id extends EndpointId> {
  credentials: BackstageCredentials;
  path: EndpointPath<Id>;
  query: EndpointQuery<Id>;
  body: EndpointBody<Id>;
  /** The present, the same in all parts of an answer; integer milliseconds. */
  now: number;
  request: Request;
  response: Response;
}

/** Answers a call, with JSON as the document says, or by itself where the answer is no JSON. */
export type Handler<Id extends EndpointId> = (
  call: Call<Id>,
) => Promise<EndpointAnswer<Id> | undefined>;

/** One handler for each endpoint of the document; one that is missing does not compile. */
export type Handlers = { [Id in EndpointId]: Handler<Id> };
