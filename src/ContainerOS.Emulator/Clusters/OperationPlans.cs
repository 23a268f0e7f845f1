using ContainerOS.Emulator.Clock;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Clusters;

/// <summary>The scheduled operations of the service: an upgrade of the second cluster, a week after the account was created.</summary>
internal static class OperationPlans
{
    private const long Week = 7L * 24 * 3_600_000;
    private const long ThreeHours = 3L * 3_600_000;

    /// <summary>The plans in the format of ListOperationPlans, without those whose time has passed.</summary>
    internal static IEnumerable<JObject> Of(Account account, long now)
    {
        var plans = account.List("plans");
        if (plans.Count == 0)
        {
            plans.Add(New(account, now));
        }

        return plans
            .OfType<JObject>()
            .Where(plan => now < (long)plan["at"]!)
            .Select(plan => Shape(plan, (long)plan["at"]!, (long)plan["made"]!));
    }

    private static JObject New(Account account, long now) =>
        new()
        {
            ["id"] = "P-" + account.NextHex(24),
            ["cluster"] = DemoAccount.SecondClusterId,
            ["made"] = now,
            ["at"] = now + Week,
        };

    private static JObject Shape(JObject plan, long at, long made) =>
        new()
        {
            ["plan_id"] = plan["id"],
            ["cluster_id"] = plan["cluster"],
            ["target_id"] = plan["cluster"],
            ["target_type"] = "cluster",
            ["type"] = "cluster_upgrade",
            ["state"] = "scheduled",
            ["created"] = EmulatedClock.Text(made),
            ["start_time"] = EmulatedClock.Text(at),
            ["end_time"] = EmulatedClock.Text(at + ThreeHours),
        };
}
