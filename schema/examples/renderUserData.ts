import { renderUserDataOutput } from "@containeros/infra";

const scripts = renderUserDataOutput({
  bootstrap: [{ name: "tune", phase: "afterJoin", steps: [{ sysctl: { "net.core.somaxconn": "4096" } }] }],
});

export const afterJoin = scripts.userData;
