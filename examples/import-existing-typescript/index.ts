import * as pulumi from "@pulumi/pulumi";
import { NodePool } from "@containeros/infra";

const web = new NodePool(
  "web",
  {
    clusterId: "cd3m0a0000000000000000000000000001",
    name: "web",
    instanceTypes: ["ecs.g7.xlarge"],
    vSwitchIds: ["vsw-demo-h"],
    os: { version: "3.6.1" },
    dataDisk: { category: "cloud_essd", performanceLevel: "PL1", sizeGiB: 120 },
    desiredSize: 2,
    labels: { team: "web" },
    tags: { owner: "console" },
    access: { keyPair: "demo-key" },
    bootstrap: [
      {
        // The script of the pool as it is, under the name that the scripts of other tools get. `containeros userdata convert` makes typed
        // steps of it.
        name: "foreign",
        phase: "afterJoin",
        steps: [{ script: "#!/bin/sh\nsysctl -w net.core.somaxconn=4096\n" }],
      },
    ],
  },
  { import: new pulumi.Config().get("poolToImport") },
);

export const imageId = web.imageId;
export const nodes = pulumi.interpolate`${web.nodeCounts.ready} nodes ready`;
