using System.Globalization;
using System.Text.RegularExpressions;
using ContainerOS.Engine.State;
using ContainerOS.Protocol.Paths;

namespace ContainerOS.Engine.Programs;

/// <summary>The options of a resource.</summary>
internal sealed record ResourceOptions
{
    /// <summary>Resources that must be deployed first.</summary>
    public IReadOnlyList<ReferenceExpression> DependsOn { get; init; } = [];

    /// <summary>The other names that the resource had in earlier versions of the program.</summary>
    public IReadOnlyList<AliasDeclaration> Aliases { get; init; } = [];

    /// <summary>The id of an existing resource to take into the state; null for a new one.</summary>
    public string? Import { get; init; }

    /// <summary>Whether the resource must not be deleted or replaced.</summary>
    public bool Protect { get; init; }

    /// <summary>Properties whose changes in the program are ignored.</summary>
    public IReadOnlyList<PropertyPath> IgnoreChanges { get; init; } = [];

    /// <summary>Properties whose change replaces the resource, also when its provider would update it in place.</summary>
    public IReadOnlyList<PropertyPath> ReplaceOnChanges { get; init; } = [];

    /// <summary>Whether a replacement deletes the old resource first; null for the decision of the provider.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>The resource whose deletion deletes this one, too.</summary>
    public ReferenceExpression? DeletedWith { get; init; }

    /// <summary>The resources whose replacement replaces this one, too.</summary>
    public IReadOnlyList<ReferenceExpression> ReplaceWith { get; init; } = [];

    /// <summary>Outputs that are secret in addition to those of the provider.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>The time limits of its calls.</summary>
    public CustomTimeouts Timeouts { get; init; } = CustomTimeouts.None;

    /// <summary>Whether the resource is kept when it is removed from the program.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>The resources that the options refer to. They are deployed first.</summary>
    public IEnumerable<ReferenceExpression> References => DependsOn.Concat(ReplaceWith).Concat(DeletedWith is null ? [] : [DeletedWith]);

    /// <summary>All expressions in the options.</summary>
    public IEnumerable<Expression> Expressions => References.Concat(Aliases.SelectMany(alias => alias.Expressions));
}

/// <summary>Another name of a resource: its URN, or the parts of it that differ from the resource.</summary>
internal sealed record AliasDeclaration(SourceLocation Location)
{
    public Expression? Urn { get; init; }

    public Expression? Name { get; init; }

    public Expression? Type { get; init; }

    public Expression? Stack { get; init; }

    public Expression? Project { get; init; }

    public IEnumerable<Expression> Expressions => new[] { Urn, Name, Type, Stack, Project }.OfType<Expression>();
}

/// <summary>Reads the <c>options</c> of a resource (pulumi-yaml <c>ast.ResourceOptionsDecl</c>).</summary>
internal static class ResourceOptionsReader
{
    private const string UnsupportedKeys =
        "parent provider providers version pluginDownloadURL hideDiffs replacementTrigger envVarMappings";
    private static readonly string[] KnownKeys =
    [
        "dependsOn",
        "aliases",
        "import",
        "protect",
        "ignoreChanges",
        "replaceOnChanges",
        "deleteBeforeReplace",
        "deletedWith",
        "replaceWith",
        "additionalSecretOutputs",
        "customTimeouts",
        "retainOnDelete",
    ];

    public static ResourceOptions Read(SyntaxNode? node, string resource, DiagnosticBag bag)
    {
        var options = new MapReader(node, $"the options of '{resource}'", KnownKeys, bag)
            .RejectUnsupported(UnsupportedKeys, "use the Pulumi CLI for programs that need it")
            .RejectUnknown();
        return new ResourceOptions
        {
            DependsOn = References(options.Node("dependsOn"), "dependsOn", resource, bag),
            Aliases = Aliases(options.Node("aliases"), resource, bag),
            Import = options.String("import") is { Length: > 0 } id ? id : null,
            Protect = options.Boolean("protect") ?? false,
            IgnoreChanges = Paths(options.Strings("ignoreChanges"), bag),
            ReplaceOnChanges = Paths(options.Strings("replaceOnChanges"), bag),
            DeleteBeforeReplace = options.Boolean("deleteBeforeReplace"),
            DeletedWith = DeletedWith(options.Node("deletedWith"), resource, bag),
            ReplaceWith = References(options.Node("replaceWith"), "replaceWith", resource, bag),
            AdditionalSecretOutputs = [.. options.Strings("additionalSecretOutputs").Select(text => text.Text)],
            Timeouts = Timeouts(options.Node("customTimeouts"), resource, bag),
            RetainOnDelete = options.Boolean("retainOnDelete") ?? false,
        };
    }

    private static List<ReferenceExpression> References(SyntaxNode? node, string option, string resource, DiagnosticBag bag)
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
            if (Reference(item, bag) is { } reference)
            {
                found.Add(reference);
            }
            else
            {
                bag.Error(item.Location, $"'{option}' of '{resource}' must be a list of references such as ${{resource}}");
            }
        }

        return found;
    }

    private static ReferenceExpression? DeletedWith(SyntaxNode? node, string resource, DiagnosticBag bag)
    {
        if (node is not null && Reference(node, bag) is null)
        {
            bag.Error(node.Location, $"'deletedWith' of '{resource}' must be a reference such as ${{resource}}");
        }

        return node is null ? null : Reference(node, bag);
    }

    private static ReferenceExpression? Reference(SyntaxNode node, DiagnosticBag bag) =>
        node is SyntaxScalar scalar
        && Interpolation.Parse(scalar, bag) is ReferenceExpression { Target.Path.Segments.IsEmpty: true } reference
            ? reference
            : null;

    private static List<AliasDeclaration> Aliases(SyntaxNode? node, string resource, DiagnosticBag bag)
    {
        if (node is null or SyntaxSequence)
        {
            return [.. (node as SyntaxSequence)?.Items.Select(item => Alias(item, resource, bag)) ?? []];
        }

        bag.Error(node.Location, $"'aliases' of '{resource}' must be a list of URNs or of maps such as {{name: old-name}}");
        return [];
    }

    private static AliasDeclaration Alias(SyntaxNode node, string resource, DiagnosticBag bag)
    {
        var expressions = new ExpressionReader(bag);
        if (node is SyntaxScalar)
        {
            return new AliasDeclaration(node.Location) { Urn = expressions.Read(node) };
        }

        var alias = new MapReader(node, $"an alias of '{resource}'", ["urn", "name", "type", "stack", "project", "noParent"], bag)
            .RejectUnsupported("parent", "its resources have no parents but the stack")
            .RejectUnknown();
        Expression? Part(string key) => alias.Node(key) is { } part ? expressions.Read(part) : null;
        return new AliasDeclaration(node.Location)
        {
            Urn = Part("urn"),
            Name = Part("name"),
            Type = Part("type"),
            Stack = Part("stack"),
            Project = Part("project"),
        };
    }

    private static CustomTimeouts Timeouts(SyntaxNode? node, string resource, DiagnosticBag bag)
    {
        var map = new MapReader(node, $"'customTimeouts' of '{resource}'", ["create", "update", "delete", "read"], bag).RejectUnknown();
        TimeSpan? Limit(string key)
        {
            if (map.String(key) is not { } text)
            {
                return null;
            }

            if (GoDuration.Parse(text) is { } time)
            {
                return time;
            }

            bag.Error(map.LocationOf(key), $"'{text}' is not a duration: write a number with a unit, such as 90s, 30m or 1h30m");
            return null;
        }

        return new CustomTimeouts(Limit("create"), Limit("update"), Limit("delete"), Limit("read"));
    }

    private static List<PropertyPath> Paths(IEnumerable<SyntaxScalar> texts, DiagnosticBag bag) =>
        [.. texts.Select(text => Path(text, bag)).OfType<PropertyPath>()];

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

/// <summary>Durations in the syntax of Go's <c>time.ParseDuration</c>, which Pulumi uses.</summary>
internal static partial class GoDuration
{
    public static TimeSpan? Parse(string text)
    {
        if (!Whole().IsMatch(text))
        {
            return null;
        }

        var seconds = Part()
            .Matches(text)
            .Sum(part => double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * SecondsOf(part.Groups[2].Value));
        return seconds is > 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static double SecondsOf(string unit) =>
        unit switch
        {
            "h" => 3600,
            "m" => 60,
            "s" => 1,
            "ms" => 1e-3,
            _ => 1e-6,
        };

    [GeneratedRegex(@"^([0-9]+(\.[0-9]+)?(h|ms|us|m|s))+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"([0-9]+(?:\.[0-9]+)?)(h|ms|us|m|s)")]
    private static partial Regex Part();
}
