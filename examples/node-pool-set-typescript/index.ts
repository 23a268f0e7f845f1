import { NodePoolSet } from "@containeros/infra";

// A pool for each zone: a zone that is out of capacity does not hold up the others.
const zones = new NodePoolSet("web", {
  clusterId: "cd3m0a0000000000000000000000000001",
  template: {
    instanceTypes: ["ecs.g7.xlarge"],
    os: { version: "3.6.1" },
    dataDisk: { category: "cloud_essd", sizeGiB: 120 },
    desiredSize: 2,
    labels: { team: "web" },
    access: { keyPair: "demo-key" },
  },
  pools: {
    h: { vSwitchIds: ["vsw-demo-h"] },
    i: { vSwitchIds: ["vsw-demo-i"] },
    j: { vSwitchIds: ["vsw-demo-j"], desiredSize: 1 },
  },
});

export const pools = zones.nodePools.apply((all) => Object.keys(all).sort().join(" "));
export const ready = zones.nodePools.apply((all) => Object.values(all).reduce((sum, pool) => sum + pool.nodeCounts.ready, 0));
