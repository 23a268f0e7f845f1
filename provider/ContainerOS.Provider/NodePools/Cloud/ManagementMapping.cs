using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>
/// Maps automatic operations of ACK to <c>management</c> and back. In a managed pool, each switch that is not sent is on (field texts of
/// npm @alicloud/cs20151215 7.2.0), and it restarts nodes. So a pool is managed only when the program asks for a switch, and all are sent.
/// </summary>
internal static class ManagementMapping
{
    /// <summary>The settings to send.</summary>
    internal static Management Write(ManagementSpec? management) =>
        new()
        {
            Enable = IsOn(management?.AutoRepair) || IsOn(management?.AutoUpgrade) || IsOn(management?.AutoFixVulnerabilities),
            AutoRepair = IsOn(management?.AutoRepair),
            AutoUpgrade = IsOn(management?.AutoUpgrade),
            AutoVulFix = IsOn(management?.AutoFixVulnerabilities),
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

    private static bool IsOn(Value<bool>? flag) => flag.ValueOrNull() == true;
}
