using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Values;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Maps automatic operations of ACK to <c>management</c> and back. ContainerOS pools are always managed pools.</summary>
internal static class ManagementMapping
{
    /// <summary>The settings to send.</summary>
    internal static Management Write(ManagementSpec? management) =>
        new()
        {
            Enable = true,
            AutoRepair = management?.AutoRepair.ValueOrNull(),
            AutoUpgrade = management?.AutoUpgrade.ValueOrNull(),
            AutoVulFix = management?.AutoFixVulnerabilities.ValueOrNull(),
            UpgradeConfig = management?.MaxUnavailable is { } unavailable
                ? new UpgradeConfig { MaxUnavailable = unavailable.Content }
                : null,
        };

    /// <summary>The settings as inputs.</summary>
    internal static PropertyMap Read(Management? management) =>
        new LiveInputsBuilder()
            .Put("autoRepair", management?.AutoRepair)
            .Put("autoUpgrade", management?.AutoUpgrade)
            .Put("autoFixVulnerabilities", management?.AutoVulFix)
            .Put("maxUnavailable", management?.UpgradeConfig?.MaxUnavailable)
            .ToMap();
}
