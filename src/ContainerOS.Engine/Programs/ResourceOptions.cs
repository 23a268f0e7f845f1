using ContainerOS.Protocol.Paths;

namespace ContainerOS.Engine.Programs;

/// <summary>The options of a resource.</summary>
internal sealed record ResourceOptions
{
    /// <summary>Resources that must be deployed first.</summary>
    public IReadOnlyList<ReferenceExpression> DependsOn { get; init; } = [];

    /// <summary>Whether the resource must not be deleted or replaced.</summary>
    public bool Protect { get; init; }

    /// <summary>Properties whose changes in the program are ignored.</summary>
    public IReadOnlyList<PropertyPath> IgnoreChanges { get; init; } = [];

    /// <summary>Whether a replacement deletes the old resource first; null for the decision of the provider.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>Outputs that are secret in addition to those of the provider.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Whether the resource is kept when it is removed from the program.</summary>
    public bool RetainOnDelete { get; init; }
}

/// <summary>Reads the <c>options</c> of a resource.</summary>
internal static class ResourceOptionsReader
{
    private const string UnsupportedKeys =
        "aliases customTimeouts import parent provider providers version pluginDownloadURL replaceOnChanges replaceWith "
        + "deletedWith hideDiffs replacementTrigger envVarMappings";
    private static readonly string[] KnownKeys =
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
        var options = new MapReader(node, $"the options of '{resource}'", KnownKeys, bag)
            .RejectUnsupported(UnsupportedKeys, "use the Pulumi CLI for programs that need it")
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
                bag.Error(item.Location, $"'dependsOn' of '{resource}' must be a list of references such as ${{resource}}");
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
