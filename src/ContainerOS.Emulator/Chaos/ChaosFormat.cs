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
        Check(data.Fields.All(field => field.Key == "rules"), "rules", "the only field is 'rules'");
        var rules = data["rules"] as ListValue;
        Check(rules is not null, "rules", "a list of rules is expected");
        return [.. rules!.Items.Select((rule, index) => ReadRule(rule, $"rules[{index}]"))];
    }

    internal static FieldMap Write(ChaosRule rule) =>
        FieldMap.Of(
            ("name", rule.Name),
            ("fault", char.ToLowerInvariant(rule.Fault.ToString()[0]) + rule.Fault.ToString()[1..]),
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

    private static ChaosRule ReadRule(FieldValue value, string path)
    {
        var rule = value as FieldMap;
        Check(rule is not null, path, "an object is expected");
        var unknown = rule!.Fields.Select(field => field.Key).FirstOrDefault(name => !Names.Contains(name));
        Check(unknown is null, $"{path}.{unknown}", $"the field is not known; the fields are {string.Join(", ", Names)}");
        var fault = Get(path, "fault", () => rule.Text("fault"));
        Check(
            Enum.TryParse<ChaosFault>(fault, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) && !char.IsAsciiDigit(fault![0]),
            $"{path}.fault",
            $"'{fault}' is not a fault; the faults are {string.Join(", ", Enum.GetNames<ChaosFault>())}"
        );
        return new()
        {
            Name = Get(path, "name", () => rule.Text("name")),
            Fault = parsed,
            Operation = Get(path, "operation", () => rule.Text("operation")) ?? "*",
            Rate = Within(path, "rate", Get(path, "rate", () => rule.Number("rate")) ?? 1, 0, 1),
            Skip = (int)Within(path, "skip", Get(path, "skip", () => rule.Whole("skip")) ?? 0, 0, int.MaxValue),
            Count = (int?)Within(path, "count", Get(path, "count", () => rule.Whole("count")), 0, int.MaxValue),
            From = Time(path, "from", rule) ?? TimeSpan.Zero,
            Until = Time(path, "until", rule),
            Duration = Time(path, "duration", rule) ?? TimeSpan.Zero,
            Status = (int?)Within(path, "status", Get(path, "status", () => rule.Whole("status")), 400, 599),
            Code = Get(path, "code", () => rule.Text("code")),
            Message = Get(path, "message", () => rule.Text("message")),
            EveryNth = (int)Within(path, "everyNth", Get(path, "everyNth", () => rule.Whole("everyNth")) ?? 1, 1, int.MaxValue),
            InstanceType = Get(path, "instanceType", () => rule.Text("instanceType")),
            Zone = Get(path, "zone", () => rule.Text("zone")),
        };
    }

    private static TimeSpan? Time(string path, string name, FieldMap rule) =>
        Within(path, name, Get(path, name, () => rule.Whole(name)), 0, (double)long.MaxValue / TimeSpan.TicksPerMillisecond)
            is { } milliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;

    private static double? Within(string path, string name, double? number, double min, double max)
    {
        Check(number is not { } given || (given >= min && given <= max), $"{path}.{name}", $"a number of {min} to {max} is expected");
        return number;
    }

    private static double Within(string path, string name, double number, double min, double max) =>
        Within(path, name, (double?)number, min, max)!.Value;

    private static T Get<T>(string path, string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ApiException exception)
        {
            throw new FieldFormatException($"{path}.{name}", exception.Message.TrimEnd('.'));
        }
    }

    private static void Check(bool holds, string path, string problem)
    {
        if (!holds)
        {
            throw new FieldFormatException(path, problem);
        }
    }
}
