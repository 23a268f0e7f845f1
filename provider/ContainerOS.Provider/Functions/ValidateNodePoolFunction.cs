using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Components;
using ContainerOS.Provider.NodePools.Lifecycle;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Functions;

/// <summary><c>validateNodePool</c>: checks the inputs of a pool with all rules, without creating it.</summary>
internal sealed class ValidateNodePoolFunction : ICloudFunction
{
    private static readonly ObjectType Finding = new(
        "Finding",
        "Something that is wrong with a pool.",
        [
            new("code", PropertyType.Text, "The code of the rule, such as COS1004.") { Required = true },
            new("severity", PropertyType.Text, "error, warning or info.") { Required = true },
            new("path", PropertyType.Text, "The path of the property; empty for the whole pool.") { Required = true },
            new("message", PropertyType.Text, "What is wrong. Never contains a secret.") { Required = true },
            new("why", PropertyType.Text, "Why it cannot work.") { Required = true },
            new("fix", PropertyType.Text, "What to write instead.") { Required = true },
            new("source", PropertyType.Text, "The page that the rule is based on.") { Required = true },
        ]
    );

    private static readonly ObjectType Undecided = new(
        "UndecidedRule",
        "A rule that could not be decided.",
        [
            new("code", PropertyType.Text, "The code of the rule.") { Required = true },
            new("path", PropertyType.Text, "The path of the property.") { Required = true },
            new("reason", PropertyType.Text, "Which fact is missing.") { Required = true },
        ]
    );

    /// <inheritdoc/>
    public FunctionSchema Schema { get; } =
        new(
            "containeros:index:validateNodePool",
            "Checks the inputs of a node pool with the rules that a preview of the pool would use, without creating it. Values that are "
                + "not known yet, and facts that the cloud does not return, leave rules undecided. Suppressed rules find nothing.",
            new ObjectType(
                "ValidateNodePoolArgs",
                "The pool to check.",
                [new("pool", NodePoolTemplateShape.InWave, "The inputs of the pool.") { Required = true }]
            ),
            new ObjectType(
                "ValidateNodePoolResult",
                "What was found.",
                [
                    new("valid", PropertyType.Boolean, "Whether there is no finding that is an error.") { Required = true },
                    new("findings", PropertyType.ListOf(Finding), "The findings.") { Required = true },
                    new("undecided", PropertyType.ListOf(Undecided), "The rules that could not be decided.") { Required = true },
                ]
            )
        );

    /// <inheritdoc/>
    public bool TakesAnything => true;

    /// <inheritdoc/>
    public async Task<PropertyMap> InvokeAsync(PropertyMap arguments, ProviderSession session, CancellationToken ct)
    {
        if (arguments.Find("pool") is not { } pool)
        {
            throw new FunctionArgumentException("pool", "pool is missing: pass the inputs of a node pool");
        }

        if (pool.Unwrapped is PropertyUnknown)
        {
            return ICloudFunction.Unknown(Schema);
        }

        if (pool.Unwrapped is not PropertyMap inputs)
        {
            throw new FunctionArgumentException("pool", "pool is not an object: pass the inputs of a node pool");
        }

        var diagnosis = await PoolDiagnosis.RunAsync(session, InputChecker.Check(NodePoolShape.Inputs, inputs), null, ct);
        return PropertyMap.Of(
            ("valid", diagnosis.Diagnostics.All(finding => finding.Severity is not Severity.Error)),
            ("findings", PropertyArray.Of(diagnosis.Diagnostics.Select(Describe))),
            (
                "undecided",
                PropertyArray.Of(
                    diagnosis.Report.Undecided.Select(rule =>
                        (PropertyValue)
                            PropertyMap.Of(
                                ("code", rule.Code),
                                ("path", rule.Path),
                                ("reason", DiagnosticText.Message(rule.Span, rule.Reason))
                            )
                    )
                )
            )
        );
    }

    private static PropertyValue Describe(Diagnostic finding) =>
        PropertyMap.Of(
            ("code", finding.Code),
            (
                "severity",
                finding.Severity switch
                {
                    Severity.Error => "error",
                    Severity.Warning => "warning",
                    _ => "info",
                }
            ),
            ("path", finding.Path),
            ("message", DiagnosticText.Message(finding)),
            ("why", finding.Why),
            ("fix", finding.Fix),
            ("source", finding.Source.ToString())
        );
}
