using System.Text.RegularExpressions;

namespace ContainerOS.Engine.Programs;

/// <summary>Reads <c>Pulumi.yaml</c>.</summary>
internal sealed partial class ProjectReader(string file, DiagnosticBag bag)
{
    private static readonly string[] SupportedKeys = ["name", "runtime", "config", "configuration", "variables", "resources", "outputs"];

    /// <summary>Keys that describe the program or configure other tools. The engine ignores them.</summary>
    private static readonly string[] IgnoredKeys =
    [
        "description",
        "author",
        "website",
        "license",
        "template",
        "namespace",
        "version",
        "backend",
        "options",
    ];

    private readonly ExpressionReader expressions = new(bag);

    public ProjectFile Read(SyntaxNode? root)
    {
        if (root is not SyntaxMapping)
        {
            throw DiagnosticBag.Fail(
                root?.Location ?? SourceLocation.StartOf(file),
                $"the file must be a map with name, runtime and resources, not {root?.Kind ?? "nothing"}"
            );
        }
        var runtime = ReadRuntime(root);
        return runtime.Name == ProgramRuntime.Yaml ? ReadYaml(root, runtime) : ReadOther(root, runtime);
    }

    private ProjectFile ReadYaml(SyntaxNode root, RuntimeDeclaration runtime)
    {
        var map = new MapReader(root, "the program", [.. SupportedKeys, .. IgnoredKeys], bag)
            .RejectUnsupported(
                "main components sdks packages plugins stackConfigDir pulumi",
                "the embedded engine runs single-file programs and finds plugins itself"
            )
            .RejectUnknown();
        var name = ReadName(map);
        return new ProjectFile(file, name, ReadConfig(map, name), ReadVariables(map), ReadResources(map), ReadOutputs(map))
        {
            Runtime = runtime,
        };
    }

    /// <summary>Reads the file of a program in another language: its resources and outputs are in that language.</summary>
    private ProjectFile ReadOther(SyntaxNode root, RuntimeDeclaration runtime)
    {
        var map = new MapReader(
            root,
            "the program",
            ["name", "runtime", "main", "config", "sdks", "packages", "plugins", "pulumi", .. IgnoredKeys],
            bag
        )
            .RejectUnsupported(
                "configuration variables resources outputs",
                $"a program with 'runtime: {runtime.Name}' has them in its code"
            )
            .RejectUnsupported("components stackConfigDir", "it runs one program with one config file for each stack")
            .RejectUnknown();
        var name = ReadName(map);
        return new ProjectFile(file, name, ReadConfig(map, name), [], [], [])
        {
            Runtime = runtime with { Main = map.String("main") ?? string.Empty },
        };
    }

    private string ReadName(MapReader map)
    {
        var name = map.String("name", required: true) ?? string.Empty;
        if (name.Length > 0 && !ProjectName().IsMatch(name))
        {
            bag.Error(map.LocationOf("name"), $"the name '{name}' must be 1 to 100 letters, digits, '-', '_' and '.'");
        }
        return name;
    }

    /// <summary>Reads the runtime. One that is not supported is an error, and the rest of the file is read as YAML program.</summary>
    private RuntimeDeclaration ReadRuntime(SyntaxNode root)
    {
        var node = (root as SyntaxMapping)?.Find("runtime")?.Value;
        var name = ProgramRuntime.Name(node);
        if (name is null || !ProgramRuntime.Supported.Contains(name))
        {
            bag.Error(
                node?.Location ?? root.Location,
                $"the embedded engine supports 'runtime: {string.Join("', '", ProgramRuntime.Supported)}', not '{name ?? "nothing"}'"
            );
            return RuntimeDeclaration.Yaml;
        }

        return new RuntimeDeclaration(name, string.Empty, ReadRuntimeOptions(name, node as SyntaxMapping));
    }

    private Dictionary<string, string> ReadRuntimeOptions(string name, SyntaxMapping? runtime)
    {
        string[] known = name switch
        {
            ProgramRuntime.NodeJs => ["typescript", "tsconfig", "nodeargs", "packagemanager"],
            ProgramRuntime.DotNet => ["binary"],
            _ => [],
        };
        if (runtime?.Find("options")?.Value is not { } node || known.Length == 0)
        {
            return [];
        }

        var map = new MapReader(node, $"the options of 'runtime: {name}'", known, bag).RejectUnknown();
        return known
            .Select(key => (Key: key, Value: map.String(key)))
            .Where(entry => entry.Value is not null)
            .ToDictionary(e => e.Key, e => e.Value!);
    }

    private IReadOnlyList<ConfigDeclaration> ReadConfig(MapReader map, string project) =>
        [
            .. new[] { "config", "configuration" }.SelectMany(block =>
                new MapReader(map.Node(block), $"'{block}'", [], bag).Entries.Select(entry =>
                    new ConfigDeclarationReader(project, block, bag).Read(entry)
                )
            ),
        ];

    private IReadOnlyList<VariableDeclaration> ReadVariables(MapReader map) =>
        [
            .. new MapReader(map.Node("variables"), "'variables'", [], bag).Entries.Select(entry => new VariableDeclaration(
                entry.Key.Location,
                entry.Name,
                expressions.Read(entry.Value)
            )),
        ];

    private IReadOnlyList<MapEntry> ReadOutputs(MapReader map) =>
        [
            .. new MapReader(map.Node("outputs"), "'outputs'", [], bag).Entries.Select(entry => new MapEntry(
                entry.Key.Location,
                entry.Name,
                expressions.Read(entry.Value)
            )),
        ];

    private IReadOnlyList<ResourceDeclaration> ReadResources(MapReader map) =>
        [.. new MapReader(map.Node("resources"), "'resources'", [], bag).Entries.Select(ReadResource)];

    private ResourceDeclaration ReadResource(SyntaxEntry entry)
    {
        var map = new MapReader(entry.Value, $"the resource '{entry.Name}'", ["type", "name", "properties", "options"], bag)
            .RejectUnsupported("get defaultProvider", "it deploys resources with the default provider")
            .RejectUnknown();
        var type = map.String("type") ?? string.Empty;
        if (!TypeToken.IsWellFormed(type))
        {
            bag.Error(
                type.Length == 0 ? entry.Key.Location : map.LocationOf("type"),
                $"the resource '{entry.Name}' needs a type such as package:Type or package:module:Type"
            );
        }
        else if (type.StartsWith("pulumi:", StringComparison.Ordinal))
        {
            bag.Error(map.LocationOf("type"), $"the embedded engine does not support resources of type '{type}'");
        }
        return new ResourceDeclaration(
            entry.Key.Location,
            entry.Name,
            map.String("name") ?? entry.Name,
            TypeToken.Canonical(type),
            Properties(map, entry),
            ResourceOptionsReader.Read(map.Node("options"), entry.Name, bag)
        );
    }

    private MapExpression Properties(MapReader map, SyntaxEntry entry)
    {
        if (map.Node("properties") is not { } node)
        {
            return new MapExpression(entry.Key.Location, []);
        }
        if (expressions.Read(node) is MapExpression properties)
        {
            return properties;
        }
        bag.Error(node.Location, $"the properties of '{entry.Name}' must be a map; a function is not allowed here");
        return new MapExpression(node.Location, []);
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,100}$")]
    private static partial Regex ProjectName();
}
