// Generated from the schema of the provider by eng/generate-sdks. Changes of this file are lost.

import * as pulumi from "@pulumi/pulumi";
import * as enums from "./enums";

const settings = new pulumi.Config("containeros");

/** The settings of the provider in the configuration of the stack (`containeros:...`). */
export const config = {
  /** The region, such as cn-hangzhou. */
  get region(): string | undefined {
    return settings.get("region");
  },

  /** alibaba or emulator. No default: without it and without credentials, nothing is called. */
  get cloud(): enums.Cloud | undefined {
    return settings.get<enums.Cloud>("cloud");
  },

  /** Address to use for ACK and ECS instead of the endpoints of the region; plain HTTP is allowed on loopback only. */
  get endpoint(): string | undefined {
    return settings.get("endpoint");
  },

  /** The file that pins releases to images, relative to the program. Default: containeros.lock.json if it exists. */
  get lockFile(): string | undefined {
    return settings.get("lockFile");
  },

  /**
   * Whether a release that the lock file does not pin is an error. Default: in CI (the variable CI) with a lock
   * file.
   */
  get frozen(): boolean | undefined {
    return settings.getBoolean("frozen");
  },

  /** The maximum age of an image in days, 1 to 3650. Default: no limit. */
  get maxImageAge(): number | undefined {
    return settings.getNumber("maxImageAge");
  },

  /** How often a call that is safe to repeat is retried, 0 to 10. Default 4. */
  get maxRetries(): number | undefined {
    return settings.getNumber("maxRetries");
  },

  /** Whether file contents in user data are compressed (gzip) if that saves 512 bytes or more. Default false. */
  get packFiles(): boolean | undefined {
    return settings.getBoolean("packFiles");
  },

  /**
   * Bytes of the 32 KB of user data that ECS accepts per phase to reserve for ACK, 0 to 16384. Default 2048; how
   * much ACK adds is not documented.
   */
  get userDataMargin(): number | undefined {
    return settings.getNumber("userDataMargin");
  },

  /** Rules to suppress: the reason by the code of the rule. Rules whose violation ACK rejects cannot be suppressed. */
  get suppress(): { [key: string]: string } | undefined {
    return settings.getObject<{ [key: string]: string }>("suppress");
  },

  /** stack: pools get a tag with project, stack and resource, which identifies the owner. none: no tag. */
  get ownership(): enums.OwnershipMode | undefined {
    return settings.get<enums.OwnershipMode>("ownership");
  },
};
