using ContainerOS.Engine.Config;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.Secrets;
using ContainerOS.Engine.State;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine;

/// <summary>The inputs of a run: program, config, secrets and state file.</summary>
internal sealed class Workspace
{
    /// <summary>The organization of all stacks. Pulumi without its service has the same.</summary>
    public const string Organization = "organization";

    private readonly IReadOnlyDictionary<string, ConfigEntry> entries;
    private readonly ConfigValueReader values;

    private Workspace(
        EngineOptions options,
        ProjectFile project,
        IReadOnlyDictionary<string, ConfigEntry> entries,
        StackSecrets secrets,
        DiagnosticBag bag
    )
    {
        this.entries = entries;
        Options = options;
        Project = project;
        values = new ConfigValueReader(secrets.Decrypt, bag);
        Config = options.NeedsConfig
            ? PropertyMap.Of(ProgramConfig.Select(entry => KeyValuePair.Create(entry.Key[(project.Name.Length + 1)..], values.Read(entry))))
            : PropertyMap.Empty;
        Autonaming = AutonamingConfig.Read(entries.GetValueOrDefault(AutonamingConfig.Key), Placeholder, bag);
        Store = new StateStore(options.StatePath, secrets, options.Files, options.Time);
        Secrets = secrets;
    }

    public EngineOptions Options { get; }

    public ProjectFile Project { get; }

    /// <summary>The config values of the program.</summary>
    public PropertyMap Config { get; }

    /// <summary>How the names of resources are generated.</summary>
    public AutonamingConfig Autonaming { get; }

    public StackSecrets Secrets { get; }

    public StateStore Store { get; }

    /// <summary>The packages with config for their default provider.</summary>
    public IEnumerable<string> ConfiguredPackages =>
        entries.Keys.Select(key => key.Split(':')[0]).Where(name => name != Project.Name && name != "pulumi").Distinct();

    private IEnumerable<ConfigEntry> ProgramConfig =>
        entries.Values.Where(entry => entry.Key.StartsWith(Project.Name + ":", StringComparison.Ordinal));

    /// <summary>Reads and validates all inputs.</summary>
    /// <exception cref="ProgramException">An input is not valid; the exception has all errors.</exception>
    public static Workspace Load(EngineOptions options)
    {
        var bag = new DiagnosticBag();
        var file = Path.Combine(options.ProgramDirectory, "Pulumi.yaml");
        var project = new ProjectReader(file, bag).Read(YamlReader.Read(file, options.ProgramText ?? SourceFile.Read(file), bag));
        var stackPath = Path.Combine(options.ProgramDirectory, $"Pulumi.{options.Stack}.yaml");
        var stack = StackFile.Read(stackPath, bag);
        bag.ThrowIfAny();
        var entries = new ConfigLayers(project, options.Stack, stack, options.ConfigOverrides, bag).Combine(options.NeedsConfig);
        var secrets = new StackSecrets(options.Passphrase, stackPath, stack.EncryptionSalt, options.Files);
        var workspace = new Workspace(options, project, entries, secrets, bag);
        if (options.NeedsConfig)
        {
            // A declared value that is not set is one error, not another one at each reference.
            new ReferenceValidator(project, [.. workspace.Config.Keys.Union(project.Config.Select(declared => declared.Key))], bag).Run();
        }

        bag.ThrowIfAny();
        return workspace;
    }

    /// <summary>The config of the default provider of a package. Values other than strings are JSON text, as from Pulumi.</summary>
    public PropertyMap ProviderConfigOf(string package) =>
        PropertyMap.Of(
            entries
                .Values.Where(entry => entry.Key.StartsWith(package + ":", StringComparison.Ordinal) && package != Project.Name)
                .Select(entry => KeyValuePair.Create(entry.Key[(package.Length + 1)..], values.ReadText(entry)))
        );

    /// <summary>All config values by full key (<c>namespace:key</c>), secrets in plain text, for programs and components.</summary>
    public IReadOnlyDictionary<string, string> ConfigTexts() =>
        entries.Values.ToDictionary(
            entry => entry.Key,
            entry => values.ReadText(entry).Unwrapped is PropertyString text ? text.Value : string.Empty
        );

    /// <summary>The path of a file below the directory of the program, as the user has written that directory; others unchanged.</summary>
    public string ShortPath(string file)
    {
        var relative = Path.GetRelativePath(Path.GetFullPath(Options.ProgramDirectory), file);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? file
            : Path.Combine(Options.ProgramDirectory, relative);
    }

    /// <summary>
    /// The location of a config value, or of its closest parent; null for a value of the command line and for a missing one.
    /// </summary>
    public SourceLocation? Locate(string package, string propertyPath)
    {
        var names = propertyPath.Split('.', 2);
        if (entries.GetValueOrDefault($"{package}:{names[0]}")?.Node is not { } node || !File.Exists(node.Location.File))
        {
            return null;
        }
        return names is [_, var key] && (node as SyntaxMapping)?.Find(key) is { } entry ? entry.Key.Location : node.Location;
    }

    /// <summary>The settings of program and stack.</summary>
    public StackSettings Settings() =>
        new(
            Project.Name,
            Options.Stack,
            entries
                .Values.Where(entry => !entry.IsSecret)
                .ToDictionary(
                    entry => entry.Key,
                    entry => values.ReadText(entry).Unwrapped is PropertyString text ? text.Value : string.Empty
                ),
            [.. entries.Values.Where(entry => entry.IsSecret).Select(entry => entry.Key)]
        );

    /// <summary>The value of a placeholder in a pattern for names.</summary>
    private string? Placeholder(string name) =>
        name switch
        {
            "organization" => Organization,
            "project" => Project.Name,
            "stack" => Options.Stack,
            _ => entries.GetValueOrDefault($"{Project.Name}:{name["config.".Length..]}") is { } entry
            && values.ReadText(entry).Unwrapped is PropertyString text
                ? text.Value
                : null,
        };
}
