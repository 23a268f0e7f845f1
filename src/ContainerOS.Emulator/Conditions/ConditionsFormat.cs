using System.Text.Json;
using System.Text.Json.Serialization;
using ContainerOS.Emulator.Fields;

namespace ContainerOS.Emulator.Conditions;

/// <summary>The written form of conditions: <c>{"stock":[{"zone":"cn-hangzhou-h","amount":5}]}</c>. Times are in milliseconds.</summary>
internal static class ConditionsFormat
{
    /// <summary>Reads conditions.</summary>
    /// <exception cref="FieldFormatException">A value is not valid; the message says where and why.</exception>
    internal static EmulatorConditions Read(FieldMap data)
    {
        var fields = CheckedFields.Of(data, string.Empty, "stock", "images", "budgets", "load", "podsPerNode");
        var conditions = new EmulatorConditions
        {
            Stock = fields.Objects(
                "stock",
                limit => new StockLimit
                {
                    InstanceType = limit.Text("instanceType"),
                    Zone = limit.Text("zone"),
                    Amount = limit.Whole("amount", 0, null),
                },
                "instanceType",
                "zone",
                "amount"
            ),
            Images = fields.Objects(
                "images",
                image => new ImageFault
                {
                    ImageId = image.Required("imageId"),
                    Kind = image.Choice<ImageFaultKind>("kind"),
                    EveryNth = image.Whole("everyNth", 1, 1),
                    After = image.Time("after") ?? TimeSpan.Zero,
                },
                "imageId",
                "kind",
                "everyNth",
                "after"
            ),
            Budgets = fields.Objects(
                "budgets",
                budget => new DisruptionBudget
                {
                    Name = budget.Required("name"),
                    Pool = budget.Text("pool"),
                    EveryNth = budget.Whole("everyNth", 1, 1),
                    MaxUnavailable = budget.Whole("maxUnavailable", 0, 0),
                    Recovery = budget.Time("recovery"),
                },
                "name",
                "pool",
                "everyNth",
                "maxUnavailable",
                "recovery"
            ),
            Load = fields.Objects(
                "load",
                step => new LoadStep
                {
                    Pool = step.Required("pool"),
                    At = step.Time("at") ?? TimeSpan.Zero,
                    Pods = step.Whole("pods", 0, null),
                },
                "pool",
                "at",
                "pods"
            ),
            PodsPerNode = fields.Whole("podsPerNode", 1, 10),
        };
        return conditions.FirstProblem() is var (path, problem) ? throw new FieldFormatException(path, problem) : conditions;
    }

    internal static FieldMap Write(EmulatorConditions conditions) =>
        FieldMap.Of(
            (
                "stock",
                ListValue.Of(
                    conditions.Stock.Select(limit =>
                        FieldMap.Of(("instanceType", limit.InstanceType), ("zone", limit.Zone), ("amount", limit.Amount))
                    )
                )
            ),
            (
                "images",
                ListValue.Of(
                    conditions.Images.Select(image =>
                        FieldMap.Of(
                            ("imageId", image.ImageId),
                            ("kind", CheckedFields.Written(image.Kind.ToString())),
                            ("everyNth", image.EveryNth),
                            ("after", (long)image.After.TotalMilliseconds)
                        )
                    )
                )
            ),
            (
                "budgets",
                ListValue.Of(
                    conditions.Budgets.Select(budget =>
                        FieldMap.Of(
                            ("name", budget.Name),
                            ("pool", budget.Pool),
                            ("everyNth", budget.EveryNth),
                            ("maxUnavailable", budget.MaxUnavailable),
                            ("recovery", (long?)budget.Recovery?.TotalMilliseconds)
                        )
                    )
                )
            ),
            (
                "load",
                ListValue.Of(
                    conditions.Load.Select(step =>
                        FieldMap.Of(("pool", step.Pool), ("at", (long)step.At.TotalMilliseconds), ("pods", step.Pods))
                    )
                )
            ),
            ("podsPerNode", conditions.PodsPerNode)
        );
}

/// <summary>Conditions as a part of a written world.</summary>
internal sealed class ConditionsConverter : JsonConverter<EmulatorConditions>
{
    private static readonly FieldMapConverter Fields = new();

    public override EmulatorConditions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return ConditionsFormat.Read(Fields.Read(ref reader, typeof(FieldMap), options));
        }
        catch (FieldFormatException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, EmulatorConditions value, JsonSerializerOptions options) =>
        Fields.Write(writer, ConditionsFormat.Write(value), options);
}
