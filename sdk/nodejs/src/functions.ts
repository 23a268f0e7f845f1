// Generated from the schema of the provider by eng/generate-sdks. Changes of this file are lost.

import * as pulumi from "@pulumi/pulumi";
import * as types from "./types";
import { complete } from "./package";

/**
 * Composes bootstrap containers to the two user data scripts of ACK, without creating a pool. The same
 * containers always give the same bytes. Files are compressed if packFiles of the provider is set.
 */
export function renderUserData(args: RenderUserDataArgs, opts?: pulumi.InvokeOptions): Promise<RenderUserDataResult> {
  return pulumi.runtime.invoke("containeros:index:renderUserData", { ...args }, complete(opts));
}

/** The same as `renderUserData`, with outputs of resources as arguments: it is called as soon as they are known. */
export function renderUserDataOutput(
  args: RenderUserDataOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<RenderUserDataResult> {
  return pulumi.runtime.invokeOutput("containeros:index:renderUserData", { ...args }, complete(opts));
}

/** The containers to compose. */
export interface RenderUserDataArgs {
  /** The containers, in order. */
  bootstrap: types.BootstrapContainer[];
}

/** The containers to compose. */
export interface RenderUserDataOutputArgs {
  /** The containers, in order. */
  bootstrap: pulumi.Input<pulumi.Input<types.BootstrapContainerArgs>[]>;
}

/** The scripts. Both are secret if a value in them is secret. */
export interface RenderUserDataResult {
  /** The script that runs before a node joins; empty if there is none. */
  beforeJoin: string;

  /** The script that runs after ACK has initialised the node; empty if there is none. */
  afterJoin: string;

  /** beforeJoin in base64, as ACK accepts it. */
  preUserData: string;

  /** afterJoin in base64, as ACK accepts it. */
  userData: string;

  /** The size of beforeJoin in bytes, before base64. */
  beforeJoinBytes: number;

  /** The size of afterJoin in bytes, before base64. */
  afterJoinBytes: number;

  /** The limit of each phase in bytes, before base64: the 32 KB of ECS minus userDataMargin of the provider. */
  limit: number;

  /** The size of each step: first those of beforeJoin, then those of afterJoin, the largest first. */
  steps: types.StepWeight[];
}

/**
 * Decodes the user data of a pool to bootstrap containers. A script that this package did not compose becomes
 * one script step with the same text.
 */
export function decodeUserData(args?: DecodeUserDataArgs, opts?: pulumi.InvokeOptions): Promise<DecodeUserDataResult> {
  return pulumi.runtime.invoke("containeros:index:decodeUserData", { ...args }, complete(opts));
}

/** The same as `decodeUserData`, with outputs of resources as arguments: it is called as soon as they are known. */
export function decodeUserDataOutput(
  args?: DecodeUserDataOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<DecodeUserDataResult> {
  return pulumi.runtime.invokeOutput("containeros:index:decodeUserData", { ...args }, complete(opts));
}

/** The scripts to decode. */
export interface DecodeUserDataArgs {
  /** The script that runs before a node joins, in base64 as ACK returns it. */
  preUserData?: string;

  /** The script that runs after a node has joined, in base64 as ACK returns it. */
  userData?: string;
}

/** The scripts to decode. */
export interface DecodeUserDataOutputArgs {
  /** The script that runs before a node joins, in base64 as ACK returns it. */
  preUserData?: pulumi.Input<string>;

  /** The script that runs after a node has joined, in base64 as ACK returns it. */
  userData?: pulumi.Input<string>;
}

/** The containers. They are secret if an argument is secret. */
export interface DecodeUserDataResult {
  /** The containers, those that run before joining first. */
  bootstrap: types.BootstrapContainer[];

  /** Whether a script was not composed by this package. */
  foreign: boolean;
}
