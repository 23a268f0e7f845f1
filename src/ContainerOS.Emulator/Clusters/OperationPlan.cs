using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.Clusters;

/// <summary>A scheduled operation of the service: an upgrade of the second cluster, a week after the account was created.</summary>
/// <param name="Id">Its id.</param>
/// <param name="MadeAt">When it was scheduled, in milliseconds since the Unix epoch.</param>
internal sealed record OperationPlan(string Id, long MadeAt)
{
    private const long Week = 7L * 24 * 3_600_000;
    private const long ThreeHours = 3L * 3_600_000;

    /// <summary>When it starts. A plan whose time has passed is not listed.</summary>
    internal long StartsAt => MadeAt + Week;

    /// <summary>The plan in the format of ListOperationPlans.</summary>
    internal FieldMap Reply =>
        FieldMap.Of(
            ("plan_id", Id),
            ("cluster_id", DemoAccount.SecondClusterId),
            ("target_id", DemoAccount.SecondClusterId),
            ("target_type", "cluster"),
            ("type", "cluster_upgrade"),
            ("state", "scheduled"),
            ("created", TimeText.OfAck(MadeAt)),
            ("start_time", TimeText.OfAck(StartsAt)),
            ("end_time", TimeText.OfAck(StartsAt + ThreeHours))
        );
}
