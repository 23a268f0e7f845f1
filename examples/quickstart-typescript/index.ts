import * as pulumi from "@pulumi/pulumi";
import { NodePool } from "@containeros/infra";

const desiredSize = new pulumi.Config().requireNumber("desiredSize");

const web = new NodePool("web", {
  clusterId: "cd3m0a0000000000000000000000000001",
  instanceTypes: ["ecs.g7.xlarge"],
  vSwitchIds: ["vsw-demo-h", "vsw-demo-i"],
  os: { version: "3.6.1" },
  dataDisk: { category: "cloud_essd", performanceLevel: "PL1", sizeGiB: 120 },
  desiredSize,
  labels: { team: "web" },
  access: { keyPair: "demo-key" },
  bootstrap: [
    {
      name: "tune",
      phase: "afterJoin",
      steps: [{ sysctl: { "net.core.somaxconn": "4096" } }, { script: 'echo "node tuned"' }],
    },
  ],
});

export const nodePoolId = web.nodePoolId;
export const imageId = web.imageId;
export const nodes = pulumi.interpolate`${web.nodeCounts.ready} of ${desiredSize} nodes ready`;
