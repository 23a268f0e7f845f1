import { TeamPool } from "@example/platform";

const search = new TeamPool("search", {
  clusterId: "cd3m0a0000000000000000000000000001",
  vSwitchIds: ["vsw-demo-h", "vsw-demo-i"],
  team: "search",
  size: "small",
});

export const nodePoolId = search.nodePoolId;
export const ready = search.pool.nodeCounts.ready;
