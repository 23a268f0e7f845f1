using ContainerOS.Emulator.Fields;

namespace ContainerOS.Emulator.Chaos;

/// <summary>
/// The written form of rules: <c>{"rules":[{"fault":"throttle","operation":"Describe*","rate":0.1}]}</c>. Times are in milliseconds.
/// </summary>
internal static class ChaosFormat
{
    private static readonly string[] Names =
    [
        "name",
        "fault",
        "operation",
        "rate",
        "skip",
        "count",
        "from",
        "until",
        "duration",
        "status",
        "code",
        "message",
        "everyNth",
        "instanceType",
        "zone",
    ];

    /// <summary>Reads rules.</summary>
    /// <exception cref="FieldFormatException">A rule is not valid; the message says where and why.</exception>
    internal static IReadOnlyList<ChaosRule> Read(FieldMap data)
    {
        var fields = CheckedFields.Of(data, string.Empty, "rules");
        return data.Has("rules") ? fields.Objects("rules", ReadRule, Names) : throw new FieldFormatException("rules", "a list is expected");
    }

    internal static FieldMap Write(ChaosRule rule) =>
        FieldMap.Of(
            ("name", rule.Name),
            ("fault", CheckedFields.Written(rule.Fault.ToString())),
            ("operation", rule.Operation),
            ("rate", rule.Rate),
            ("skip", rule.Skip),
            ("count", (long?)rule.Count),
            ("from", (long)rule.From.TotalMilliseconds),
            ("until", (long?)rule.Until?.TotalMilliseconds),
            ("duration", (long)rule.Duration.TotalMilliseconds),
            ("status", (long?)rule.Status),
            ("code", rule.Code),
            ("message", rule.Message),
            ("everyNth", rule.EveryNth),
            ("instanceType", rule.InstanceType),
            ("zone", rule.Zone)
        );

    private static ChaosRule ReadRule(CheckedFields rule) =>
        new()
        {
            Name = rule.Text("name"),
            Fault = rule.Choice<ChaosFault>("fault"),
            Operation = rule.Text("operation") ?? "*",
            Rate = rule.Number("rate", 0, 1) ?? 1,
            Skip = rule.Whole("skip", 0, 0),
            Count = rule.WholeWithin("count", 0, int.MaxValue),
            From = rule.Time("from") ?? TimeSpan.Zero,
            Until = rule.Time("until"),
            Duration = rule.Time("duration") ?? TimeSpan.Zero,
            Status = rule.WholeWithin("status", 400, 599),
            Code = rule.Text("code"),
            Message = rule.Text("message"),
            EveryNth = rule.Whole("everyNth", 1, 1),
            InstanceType = rule.Text("instanceType"),
            Zone = rule.Text("zone"),
        };
}
