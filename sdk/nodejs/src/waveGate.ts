// Generated from the schema of the provider by eng/generate-sdks. Changes of this file are lost.

import * as pulumi from "@pulumi/pulumi";
import * as types from "./types";
import { complete, requireProperties } from "./package";

/**
 * Waits until the nodes of pools are Ready and checks pass, and fails otherwise, so that what depends on it does
 * not start.
 *
 * @example A second pool only when the nodes of the first are Ready
 * ```typescript
 * import { NodePool, NodePoolCommonArgs, WaveGate } from "@containeros/infra";
 *
 * const pool: NodePoolCommonArgs = {
 *   clusterId: "cd3m0a0000000000000000000000000001",
 *   instanceTypes: ["ecs.g7.xlarge"],
 *   vSwitchIds: ["vsw-demo-h"],
 *   os: { version: "3.6.1" },
 *   dataDisk: { category: "cloud_essd", sizeGiB: 120 },
 *   access: { keyPair: "demo-key" },
 * };
 *
 * const canary = new NodePool("canary", { ...pool, desiredSize: 1 });
 * const gate = new WaveGate("gate", {
 *   nodePoolIds: [canary.id],
 *   triggers: { image: canary.imageId },
 *   timeoutMinutes: 20,
 * });
 * new NodePool("web", { ...pool, desiredSize: 3 }, { dependsOn: gate });
 * ```
 */
export class WaveGate extends pulumi.CustomResource {
  /** @internal */
  static readonly __pulumiType = "containeros:index:WaveGate";

  /** The pools: the ids of their resources, clusterId:nodePoolId. */
  declare readonly nodePoolIds: pulumi.Output<string[]>;

  /** Values whose change runs the gate again, such as the image of each pool. A change of the pools runs it too. */
  declare readonly triggers: pulumi.Output<{ [key: string]: string } | undefined>;

  /** Percentage of the nodes of all pools of the wave that must be Ready; default 100. */
  declare readonly minReadyPercent: pulumi.Output<number | undefined>;

  /** How long to wait until the nodes are Ready and the checks pass, in minutes, 1 to 1440; default 30. */
  declare readonly timeoutMinutes: pulumi.Output<number | undefined>;

  /** How long the nodes must stay Ready and the checks must pass after that, in minutes, 0 to 1440; default 0. */
  declare readonly soakMinutes: pulumi.Output<number | undefined>;

  /** Checks that must pass, in order. */
  declare readonly checks: pulumi.Output<types.GateCheck[] | undefined>;

  /** When the gate passed last, in UTC (ISO 8601). */
  declare readonly passedAt: pulumi.Output<string>;

  /** The nodes that were Ready then. */
  declare readonly readyNodes: pulumi.Output<number>;

  /** The nodes that the pools were to have then. */
  declare readonly totalNodes: pulumi.Output<number>;

  /**
   * Creates a `WaveGate`.
   *
   * @param name The logical name, unique in the stack.
   * @param args The properties.
   * @param opts Options of Pulumi, such as `parent` or `protect`.
   */
  constructor(name: string, args: WaveGateArgs, opts?: pulumi.CustomResourceOptions) {
    const values: Partial<WaveGateArgs> = args ?? {};
    requireProperties("WaveGate", values, ["nodePoolIds"], opts);
    const properties: pulumi.Inputs = {
      nodePoolIds: values.nodePoolIds,
      triggers: values.triggers,
      minReadyPercent: values.minReadyPercent,
      timeoutMinutes: values.timeoutMinutes,
      soakMinutes: values.soakMinutes,
      checks: values.checks,
      passedAt: undefined,
      readyNodes: undefined,
      totalNodes: undefined,
    };
    super(WaveGate.__pulumiType, name, properties, complete(opts));
  }

  /** Whether a value is a `WaveGate`, also one of another copy of this package in the same program. */
  static isInstance(value: unknown): value is WaveGate {
    return (value as { __pulumiType?: string } | null | undefined)?.__pulumiType === "containeros:index:WaveGate";
  }

  /**
   * Gets a `WaveGate` that exists and that the stack does not own.
   *
   * @param name The logical name, unique in the stack.
   * @param id The id, as for an import.
   * @param opts Options of Pulumi.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): WaveGate {
    return new WaveGate(name, undefined as unknown as WaveGateArgs, { ...opts, id });
  }
}

/** The properties of a new `WaveGate`. */
export interface WaveGateArgs {
  /** The pools: the ids of their resources, clusterId:nodePoolId. */
  nodePoolIds: pulumi.Input<pulumi.Input<string>[]>;

  /** Values whose change runs the gate again, such as the image of each pool. A change of the pools runs it too. */
  triggers?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

  /** Percentage of the nodes of all pools of the wave that must be Ready; default 100. */
  minReadyPercent?: pulumi.Input<number>;

  /** How long to wait until the nodes are Ready and the checks pass, in minutes, 1 to 1440; default 30. */
  timeoutMinutes?: pulumi.Input<number>;

  /** How long the nodes must stay Ready and the checks must pass after that, in minutes, 0 to 1440; default 0. */
  soakMinutes?: pulumi.Input<number>;

  /** Checks that must pass, in order. */
  checks?: pulumi.Input<pulumi.Input<types.GateCheckArgs>[]>;
}
