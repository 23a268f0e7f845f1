// Generated from the schema of the provider by eng/generate-sdks. Changes of this file are lost.

import * as pulumi from "@pulumi/pulumi";
import * as types from "./types";
import type { NodePool } from "./nodePool";
import { complete, requireProperties } from "./package";

/**
 * Node pools of one cluster that have most properties in common, such as one pool a zone.
 *
 * @example One pool a zone, with one template
 * ```typescript
 * import { NodePoolSet } from "@containeros/infra";
 *
 * const zones = new NodePoolSet("zones", {
 *   clusterId: "cd3m0a0000000000000000000000000001",
 *   template: {
 *     instanceTypes: ["ecs.g7.xlarge"],
 *     os: { version: "3.6.1" },
 *     dataDisk: { category: "cloud_essd", sizeGiB: 120 },
 *     desiredSize: 2,
 *     access: { keyPair: "demo-key" },
 *   },
 *   pools: {
 *     h: { vSwitchIds: ["vsw-demo-h"] },
 *     i: { vSwitchIds: ["vsw-demo-i"], desiredSize: 3 },
 *   },
 * });
 *
 * export const nodePools = zones.nodePools;
 * ```
 */
export class NodePoolSet extends pulumi.ComponentResource {
  /** @internal */
  static readonly __pulumiType = "containeros:index:NodePoolSet";

  /** The pools by their keys. */
  declare readonly nodePools: pulumi.Output<{ [key: string]: types.NodePoolResult }>;

  /** The resources of the pools by their keys. */
  declare readonly resources: pulumi.Output<{ [key: string]: NodePool }>;

  /**
   * Creates a `NodePoolSet`.
   *
   * @param name The logical name, unique in the stack.
   * @param args The properties.
   * @param opts Options of Pulumi, such as `parent` or `protect`.
   */
  constructor(name: string, args: NodePoolSetArgs, opts?: pulumi.ComponentResourceOptions) {
    const values: Partial<NodePoolSetArgs> = args ?? {};
    requireProperties("NodePoolSet", values, ["clusterId", "pools"], opts);
    const properties: pulumi.Inputs = {
      clusterId: values.clusterId,
      template: values.template,
      pools: values.pools,
      nodePools: undefined,
      resources: undefined,
    };
    super(NodePoolSet.__pulumiType, name, properties, complete(opts), true);
  }

  /** Whether a value is a `NodePoolSet`, also one of another copy of this package in the same program. */
  static isInstance(value: unknown): value is NodePoolSet {
    return (value as { __pulumiType?: string } | null | undefined)?.__pulumiType === "containeros:index:NodePoolSet";
  }
}

/** The properties of a new `NodePoolSet`. */
export interface NodePoolSetArgs {
  /** The ACK managed cluster of the pools. */
  clusterId: pulumi.Input<string>;

  /** The properties that the pools have in common. */
  template?: pulumi.Input<types.NodePoolTemplateArgs>;

  /**
   * What each pool differs in, by a key that names the pool. Objects and maps are merged with those of the
   * template property by property, except os; lists replace those of the template.
   */
  pools: pulumi.Input<{ [key: string]: pulumi.Input<types.NodePoolTemplateArgs> }>;
}
