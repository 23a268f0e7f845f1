// What the platform team decides for every pool of the company: release, disks, labels, kernel settings and names.
import * as pulumi from "@pulumi/pulumi";
import { NodePool } from "@containeros/infra";

/** What a team may choose. */
export interface TeamPoolArgs {
  clusterId: pulumi.Input<string>;
  vSwitchIds: pulumi.Input<pulumi.Input<string>[]>;
  /** The team that pays for the nodes. */
  team: string;
  /** Small: 2 nodes. Large: 6 nodes. */
  size: "small" | "large";
}

/** A pool of a team, by the rules of the platform. */
export class TeamPool extends pulumi.ComponentResource {
  readonly pool: NodePool;
  readonly nodePoolId: pulumi.Output<string>;

  constructor(name: string, args: TeamPoolArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:index:TeamPool", name, {}, opts);
    this.pool = new NodePool(
      name,
      {
        clusterId: args.clusterId,
        vSwitchIds: args.vSwitchIds,
        instanceTypes: ["ecs.g7.xlarge"],
        os: { version: "3.6.1" },
        dataDisk: { category: "cloud_essd", sizeGiB: 120 },
        desiredSize: { small: 2, large: 6 }[args.size],
        labels: { team: args.team },
        tags: { costCenter: args.team },
        access: { keyPair: "demo-key" },
        bootstrap: [{ name: "platform", phase: "afterJoin", steps: [{ sysctl: { "net.core.somaxconn": "4096" } }] }],
      },
      { parent: this },
    );
    this.nodePoolId = this.pool.nodePoolId;
    this.registerOutputs({ nodePoolId: this.nodePoolId });
  }
}
