using ContainerOS.Protocol.Paths;

namespace ContainerOS.Engine.Programs;

/// <summary>Reads a resource's <c>options</c>.</summary>
internal static class OptionsReader
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
            .Refuse(Unserved, "run this program with the Pulumi CLI if it needs the option")
            .RefuseUnknown();
        return new ResourceOptions
        {
            DependsOn = DependsOn(options.Node("dependsOn"), resource, bag),
            Protect = options.Flag("protect") ?? false,
            IgnoreChanges = [.. options.Texts("ignoreChanges").Select(text => Path(text, bag)).OfType<PropertyPath>()],
            DeleteBeforeReplace = options.Flag("deleteBeforeReplace"),
            AdditionalSecretOutputs = [.. options.Texts("additionalSecretOutputs").Select(text => text.Text)],
            RetainOnDelete = options.Flag("retainOnDelete") ?? false,
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
                bag.Error(item.Mark, $"'dependsOn' of '{resource}' names resources, each as ${{resource}}");
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
            bag.Error(text.Mark, $"'{text.Text}' is not a property path: {fault.Message}");
            return null;
        }
    }
}
