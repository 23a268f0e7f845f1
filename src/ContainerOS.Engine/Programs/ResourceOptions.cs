using ContainerOS.Protocol.Paths;

namespace ContainerOS.Engine.Programs;

/// <summary>How the engine treats a resource.</summary>
internal sealed record ResourceOptions
{
    /// <summary>References to resources that must be there first.</summary>
    public IReadOnlyList<ReferenceExpression> DependsOn { get; init; } = [];

    /// <summary>Whether it must not be deleted or replaced.</summary>
    public bool Protect { get; init; }

    /// <summary>Properties that keep their value of the last run, whatever the program says.</summary>
    public IReadOnlyList<PropertyPath> IgnoreChanges { get; init; } = [];

    /// <summary>Whether the old resource goes before the new one comes; null leaves it to the provider.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>Outputs that are secret though the provider does not say so.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Whether the resource stays when it leaves the program.</summary>
    public bool RetainOnDelete { get; init; }
}

/// <summary>Reads a resource's <c>options</c>.</summary>
internal static class ResourceOptionsReader
{
    private const string Unserved =
        "aliases customTimeouts import parent provider providers version pluginDownloadURL replaceOnChanges replaceWith deletedWith hideDiffs "
        + "replacementTrigger envVarMappings";
    private static readonly string[] Known =
    [
        "dependsOn",
        "protect",
        "ignoreChanges",
        "deleteBeforeReplace",
        "additionalSecretOutputs",
        "retainOnDelete",
    ];

    public static ResourceOptions Read(SyntaxNode? node, string resource, DiagnosticBag bag)
    {
        var options = new MapReader(node, $"the options of '{resource}'", Known, bag)
            .RejectUnsupported(Unserved, "run this program with the Pulumi CLI if it needs the option")
            .RejectUnknown();
        return new ResourceOptions
        {
            DependsOn = DependsOn(options.Node("dependsOn"), resource, bag),
            Protect = options.Boolean("protect") ?? false,
            IgnoreChanges = [.. options.Strings("ignoreChanges").Select(text => Path(text, bag)).OfType<PropertyPath>()],
            DeleteBeforeReplace = options.Boolean("deleteBeforeReplace"),
            AdditionalSecretOutputs = [.. options.Strings("additionalSecretOutputs").Select(text => text.Text)],
            RetainOnDelete = options.Boolean("retainOnDelete") ?? false,
        };
    }

    private static List<ReferenceExpression> DependsOn(SyntaxNode? node, string resource, DiagnosticBag bag)
    {
        var items = node switch
        {
            null => [],
            SyntaxSequence list => list.Items,
            _ => [node],
        };
        var found = new List<ReferenceExpression>();
        foreach (var item in items)
        {
            if (
                item is SyntaxScalar scalar
                && Interpolation.Parse(scalar, bag) is ReferenceExpression { Target.Path.Segments.IsEmpty: true } reference
            )
            {
                found.Add(reference);
            }
            else
            {
                bag.Error(item.Location, $"'dependsOn' of '{resource}' names resources, each as ${{resource}}");
            }
        }

        return found;
    }

    private static PropertyPath? Path(SyntaxScalar text, DiagnosticBag bag)
    {
        try
        {
            return PropertyPath.Parse(text.Text);
        }
        catch (FormatException fault)
        {
            bag.Error(text.Location, $"'{text.Text}' is not a property path: {fault.Message}");
            return null;
        }
    }
}
