// Generated from the schema of the provider by eng/generate-sdks. Changes of this file are lost.

import * as pulumi from "@pulumi/pulumi";
import * as enums from "./enums";
import * as types from "./types";
import { complete } from "./package";

/**
 * Composes bootstrap containers to the two user data scripts of ACK, without creating a pool. The same
 * containers always give the same bytes. Files are compressed if packFiles of the provider is set.
 *
 * @example The scripts of bootstrap steps
 * ```typescript
 * import { renderUserDataOutput } from "@containeros/infra";
 *
 * const scripts = renderUserDataOutput({
 *   bootstrap: [{ name: "tune", phase: "afterJoin", steps: [{ sysctl: { "net.core.somaxconn": "4096" } }] }],
 * });
 *
 * export const afterJoin = scripts.userData;
 * ```
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
 *
 * @example The steps of a script that a pool runs after its nodes have joined
 * ```typescript
 * import { decodeUserDataOutput } from "@containeros/infra";
 *
 * const decoded = decodeUserDataOutput({ userData: "IyEvYmluL3NoCnN5c2N0bCAtdyBuZXQuY29yZS5zb21heGNvbm49NDA5Ngo=" });
 *
 * export const bootstrap = decoded.bootstrap;
 * ```
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

/**
 * Checks the inputs of a node pool with the rules that a preview of the pool would use, without creating it.
 * Values that are not known yet, and facts that the cloud does not return, leave rules undecided. Suppressed
 * rules find nothing.
 *
 * @example The findings of all rules for a pool that is not created
 * ```typescript
 * import { validateNodePoolOutput } from "@containeros/infra";
 *
 * const result = validateNodePoolOutput({
 *   pool: {
 *     instanceTypes: ["ecs.g7.xlarge"],
 *     vSwitchIds: ["vsw-demo-h"],
 *     os: { version: "3.6.1" },
 *     dataDisk: { sizeGiB: 120 },
 *     desiredSize: 3,
 *   },
 * });
 *
 * export const findings = result.findings;
 * ```
 */
export function validateNodePool(args: ValidateNodePoolArgs, opts?: pulumi.InvokeOptions): Promise<ValidateNodePoolResult> {
  return pulumi.runtime.invoke("containeros:index:validateNodePool", { ...args }, complete(opts));
}

/** The same as `validateNodePool`, with outputs of resources as arguments: it is called as soon as they are known. */
export function validateNodePoolOutput(
  args: ValidateNodePoolOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<ValidateNodePoolResult> {
  return pulumi.runtime.invokeOutput("containeros:index:validateNodePool", { ...args }, complete(opts));
}

/** The pool to check. */
export interface ValidateNodePoolArgs {
  /** The inputs of the pool. */
  pool: types.NodePoolTemplate;
}

/** The pool to check. */
export interface ValidateNodePoolOutputArgs {
  /** The inputs of the pool. */
  pool: pulumi.Input<types.NodePoolTemplateArgs>;
}

/** What was found. */
export interface ValidateNodePoolResult {
  /** Whether there is no finding that is an error. */
  valid: boolean;

  /** The findings. */
  findings: types.Finding[];

  /** The rules that could not be decided. */
  undecided: types.UndecidedRule[];
}

/**
 * Reads an ACK cluster, for the properties of its pools. Properties that ACK does not return are left out.
 *
 * @example A pool with the version of its cluster
 * ```typescript
 * import { getClusterOutput, NodePool } from "@containeros/infra";
 *
 * const cluster = getClusterOutput({ clusterId: "cd3m0a0000000000000000000000000001" });
 *
 * new NodePool("web", {
 *   clusterId: cluster.clusterId,
 *   kubernetesVersion: cluster.apply((found) => found.kubernetesVersion!),
 *   instanceTypes: ["ecs.g7.xlarge"],
 *   vSwitchIds: ["vsw-demo-h"],
 *   os: { version: "3.6.1" },
 *   dataDisk: { sizeGiB: 120 },
 *   desiredSize: 1,
 *   access: { keyPair: "demo-key" },
 * });
 *
 * export const network = cluster.network;
 * ```
 */
export function getCluster(args: GetClusterArgs, opts?: pulumi.InvokeOptions): Promise<GetClusterResult> {
  return pulumi.runtime.invoke("containeros:index:getCluster", { ...args }, complete(opts));
}

/** The same as `getCluster`, with outputs of resources as arguments: it is called as soon as they are known. */
export function getClusterOutput(
  args: GetClusterOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetClusterResult> {
  return pulumi.runtime.invokeOutput("containeros:index:getCluster", { ...args }, complete(opts));
}

/** The cluster to read. */
export interface GetClusterArgs {
  /** The id of the cluster. */
  clusterId: string;
}

/** The cluster to read. */
export interface GetClusterOutputArgs {
  /** The id of the cluster. */
  clusterId: pulumi.Input<string>;
}

/** The cluster. */
export interface GetClusterResult {
  /** The id of the cluster. */
  clusterId: string;

  /** Its name. */
  name: string;

  /** Its state, such as running. */
  state: string;

  /** Its region. */
  regionId: string;

  /** Whether Alibaba Cloud operates its control plane; ContainerOS needs that. */
  isManaged: boolean;

  /** Its Kubernetes version. */
  kubernetesVersion?: string;

  /** Its edition, such as ack.pro.small. */
  spec?: string;

  /** Its network plugin, such as terway-eniip. */
  network?: string;

  /** Its VPC. */
  vpcId?: string;

  /** The vSwitches of its control plane. */
  vSwitchIds?: string[];

  /** The security group that its pools get by default. */
  securityGroupId?: string;

  /** Its resource group. */
  resourceGroupId?: string;
}

/**
 * Lists the ContainerOS images that ACK offers to the nodes of a cluster now, by release. What it lists changes
 * with time: do not take the image of a pool from it, name a release and pin it in the lock file instead.
 *
 * @example The images that ACK offers of a release
 * ```typescript
 * import { getImagesOutput } from "@containeros/infra";
 *
 * const offered = getImagesOutput({ clusterId: "cd3m0a0000000000000000000000000001", version: "3.6.1" });
 *
 * export const images = offered.images;
 * ```
 */
export function getImages(args: GetImagesArgs, opts?: pulumi.InvokeOptions): Promise<GetImagesResult> {
  return pulumi.runtime.invoke("containeros:index:getImages", { ...args }, complete(opts));
}

/** The same as `getImages`, with outputs of resources as arguments: it is called as soon as they are known. */
export function getImagesOutput(
  args: GetImagesOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetImagesResult> {
  return pulumi.runtime.invokeOutput("containeros:index:getImages", { ...args }, complete(opts));
}

/** The cluster, and the release. */
export interface GetImagesArgs {
  /** The id of the cluster. */
  clusterId: string;

  /** Only images of this release. */
  version?: string;
}

/** The cluster, and the release. */
export interface GetImagesOutputArgs {
  /** The id of the cluster. */
  clusterId: pulumi.Input<string>;

  /** Only images of this release. */
  version?: pulumi.Input<string>;
}

/** The images. */
export interface GetImagesResult {
  /** The images, by release. */
  images: types.OfferedImage[];
}

/**
 * Estimates what the nodes of a pool cost, with the prices that ECS returns for the account (DescribePrice).
 * What has no price there is listed in notIncluded: nothing is guessed.
 *
 * @example What the nodes of a pool cost a month
 * ```typescript
 * import { estimateCostOutput } from "@containeros/infra";
 *
 * const cost = estimateCostOutput({
 *   pool: {
 *     instanceTypes: ["ecs.g7.xlarge"],
 *     vSwitchIds: ["vsw-demo-h"],
 *     os: { version: "3.6.1" },
 *     dataDisk: { sizeGiB: 120 },
 *     desiredSize: 3,
 *   },
 *   unit: "month",
 * });
 *
 * export const perNode = cost.perNode;
 * ```
 */
export function estimateCost(args: EstimateCostArgs, opts?: pulumi.InvokeOptions): Promise<EstimateCostResult> {
  return pulumi.runtime.invoke("containeros:index:estimateCost", { ...args }, complete(opts));
}

/** The same as `estimateCost`, with outputs of resources as arguments: it is called as soon as they are known. */
export function estimateCostOutput(
  args: EstimateCostOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<EstimateCostResult> {
  return pulumi.runtime.invokeOutput("containeros:index:estimateCost", { ...args }, complete(opts));
}

/** The pool. */
export interface EstimateCostArgs {
  /** The inputs of the pool. */
  pool: types.NodePoolTemplate;

  /** The time that the prices are for; default hour. A month has 730 hours unless the pool is prepaid. */
  unit?: enums.CostUnit;

  /** The zone, for the price of spot instances; they have no price without it. */
  zoneId?: string;
}

/** The pool. */
export interface EstimateCostOutputArgs {
  /** The inputs of the pool. */
  pool: pulumi.Input<types.NodePoolTemplateArgs>;

  /** The time that the prices are for; default hour. A month has 730 hours unless the pool is prepaid. */
  unit?: pulumi.Input<enums.CostUnit>;

  /** The zone, for the price of spot instances; they have no price without it. */
  zoneId?: pulumi.Input<string>;
}

/** The prices. */
export interface EstimateCostResult {
  /** CNY on the China site, USD on the international one. */
  currency: string;

  /** The time that the prices are for. */
  unit: enums.CostUnit;

  /** The instance type that was priced: the first one of the pool. */
  instanceType: string;

  /** The price of a node, after discounts. */
  perNode: number;

  /** The parts of it that ECS lists. */
  parts: types.CostPart[];

  /** The nodes of the pool, or the least number of them; missing if not known. */
  minNodes?: number;

  /** The greatest number of nodes; missing if not known. */
  maxNodes?: number;

  /** The price of the least number of nodes; missing if that is not known. */
  minTotal?: number;

  /** The price of the greatest number of nodes; missing if that is not known. */
  maxTotal?: number;

  /** What the prices do not include, and what was assumed. */
  notIncluded: string[];
}

/**
 * Plans the rollout that other inputs would start on a live pool: the same plan that a preview of the pool shows
 * and that 'containeros rollout plan' writes. Changes nothing.
 *
 * @example What an upgrade of a live pool would do, before anyone changes it
 * ```typescript
 * import { NodePool, planRolloutOutput } from "@containeros/infra";
 *
 * const web = new NodePool("web", {
 *   clusterId: "cd3m0a0000000000000000000000000001",
 *   instanceTypes: ["ecs.g7.xlarge"],
 *   vSwitchIds: ["vsw-demo-h"],
 *   os: { version: "3.6.0" },
 *   dataDisk: { category: "cloud_essd", sizeGiB: 120 },
 *   desiredSize: 3,
 *   access: { keyPair: "demo-key" },
 * });
 *
 * const upgrade = planRolloutOutput({
 *   id: web.id,
 *   pool: { os: { version: "3.6.1" }, rollout: { maxParallelism: 2 } },
 * });
 * export const summary = upgrade.summary;
 * export const minutes = upgrade.minutesP90;
 * ```
 */
export function planRollout(args: PlanRolloutArgs, opts?: pulumi.InvokeOptions): Promise<PlanRolloutResult> {
  return pulumi.runtime.invoke("containeros:index:planRollout", { ...args }, complete(opts));
}

/** The same as `planRollout`, with outputs of resources as arguments: it is called as soon as they are known. */
export function planRolloutOutput(
  args: PlanRolloutOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<PlanRolloutResult> {
  return pulumi.runtime.invokeOutput("containeros:index:planRollout", { ...args }, complete(opts));
}

/** The pool, and what it would have. */
export interface PlanRolloutArgs {
  /** The live pool as clusterId:nodePoolId, the id of the resource. */
  id: string;

  /**
   * The inputs that the pool would have, such as another os, and the options of the rollout. Properties that are
   * not set stay. A kubernetesVersion is planned for all nodes, because ACK does not return which one they have.
   */
  pool: types.NodePoolTemplate;
}

/** The pool, and what it would have. */
export interface PlanRolloutOutputArgs {
  /** The live pool as clusterId:nodePoolId, the id of the resource. */
  id: pulumi.Input<string>;

  /**
   * The inputs that the pool would have, such as another os, and the options of the rollout. Properties that are
   * not set stay. A kubernetesVersion is planned for all nodes, because ACK does not return which one they have.
   */
  pool: pulumi.Input<types.NodePoolTemplateArgs>;
}

/** The plan. Without a node to replace it has no batch. */
export interface PlanRolloutResult {
  /** The plan in words, as a preview shows it. */
  summary: string;

  /** The number of nodes that are replaced. */
  nodes: number;

  /** The batches in order. */
  batches: types.RolloutBatch[];

  /** The image of new nodes before the rollout. */
  fromImageId: string;

  /** The image of new nodes after it. */
  targetImageId: string;

  /** The Kubernetes version that nodes are moved to; missing if it stays. */
  kubernetesVersion?: string;

  /** The version of containerd that nodes are moved to; missing if it stays. */
  runtimeVersion?: string;

  /** How many minutes it takes in half of the cases. */
  minutesP50: number;

  /** How many minutes it takes at most in 9 of 10 cases. */
  minutesP90: number;

  /** The number of earlier batches that gave the minutes; 0 if they are assumed. */
  measuredBatches: number;

  /** Whether a failure can take the nodes back to what they had. */
  hasWayBack: boolean;

  /** What cannot be undone. */
  cannotBeUndone: string[];

  /** The text of the plan's file, which 'containeros rollout apply' runs; missing without a node to replace. */
  planFile?: string;
}
