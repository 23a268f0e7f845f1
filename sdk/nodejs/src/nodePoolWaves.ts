// Generated from the schema of the provider by eng/generate-sdks. Changes of this file are lost.

import * as pulumi from "@pulumi/pulumi";
import * as types from "./types";
import type { NodePool } from "./nodePool";
import { complete, requireProperties } from "./package";

/**
 * Node pools that are changed wave by wave: a wave starts when the one before it is done and its gate has
 * passed.
 *
 * @example A canary pool first, the others when its gate has passed
 * ```typescript
 * import { NodePoolWaves } from "@containeros/infra";
 *
 * const fleet = new NodePoolWaves("fleet", {
 *   template: {
 *     clusterId: "cd3m0a0000000000000000000000000001",
 *     instanceTypes: ["ecs.g7.xlarge"],
 *     vSwitchIds: ["vsw-demo-h"],
 *     os: { version: "3.6.1" },
 *     dataDisk: { category: "cloud_essd", sizeGiB: 120 },
 *     desiredSize: 2,
 *     access: { keyPair: "demo-key" },
 *   },
 *   waves: [
 *     { name: "canary", pools: { canary: { desiredSize: 1 } } },
 *     { name: "all", pools: { web: {}, batch: { labels: { team: "batch" } } } },
 *   ],
 * });
 *
 * export const gates = fleet.gates;
 * ```
 */
export class NodePoolWaves extends pulumi.ComponentResource {
  /** @internal */
  static readonly __pulumiType = "containeros:index:NodePoolWaves";

  /** The pools by the name of their wave and their keys. */
  declare readonly nodePools: pulumi.Output<{ [key: string]: { [key: string]: types.NodePoolResult } }>;

  /** The resources of the pools by the name of their wave and their keys. */
  declare readonly resources: pulumi.Output<{ [key: string]: { [key: string]: NodePool } }>;

  /** The gates by the name of their wave. */
  declare readonly gates: pulumi.Output<{ [key: string]: types.WaveGateResult }>;

  /**
   * Creates a `NodePoolWaves`.
   *
   * @param name The logical name, unique in the stack.
   * @param args The properties.
   * @param opts Options of Pulumi, such as `parent` or `protect`.
   */
  constructor(name: string, args: NodePoolWavesArgs, opts?: pulumi.ComponentResourceOptions) {
    const values: Partial<NodePoolWavesArgs> = args ?? {};
    requireProperties("NodePoolWaves", values, ["waves"], opts);
    const properties: pulumi.Inputs = {
      template: values.template,
      waves: values.waves,
      nodePools: undefined,
      resources: undefined,
      gates: undefined,
    };
    super(NodePoolWaves.__pulumiType, name, properties, complete(opts), true);
  }

  /** Whether a value is a `NodePoolWaves`, also one of another copy of this package in the same program. */
  static isInstance(value: unknown): value is NodePoolWaves {
    return (value as { __pulumiType?: string } | null | undefined)?.__pulumiType === "containeros:index:NodePoolWaves";
  }
}

/** The properties of a new `NodePoolWaves`. */
export interface NodePoolWavesArgs {
  /** The properties that the pools of all waves have in common. */
  template?: pulumi.Input<types.NodePoolTemplateArgs>;

  /** The waves, in order. */
  waves: pulumi.Input<pulumi.Input<types.WaveArgs>[]>;
}
