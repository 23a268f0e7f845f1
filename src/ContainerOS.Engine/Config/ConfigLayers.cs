using ContainerOS.Engine.Programs;

namespace ContainerOS.Engine.Config;

/// <summary>Merges the config of the program, of the stack and of the command line; later layers override earlier ones.</summary>
internal sealed class ConfigLayers(
    ProjectFile project,
    string stackName,
    StackFile stack,
    IReadOnlyDictionary<string, string> overrides,
    DiagnosticBag bag
)
{
    private readonly SortedDictionary<string, ConfigEntry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConfigDeclaration> declarations = project
        .Config.DistinctBy(declared => FullKey(project.Name, declared.Key))
        .ToDictionary(declared => FullKey(project.Name, declared.Key));

    /// <summary>Merges the layers.</summary>
    /// <param name="needsAll">Whether a declared value that no layer has is an error.</param>
    public IReadOnlyDictionary<string, ConfigEntry> Combine(bool needsAll)
    {
        foreach (var declared in project.Config)
        {
            AddDeclared(declared);
        }
        foreach (var written in stack.Config)
        {
            Put(FullKey(written.Name), written.Value);
        }
        foreach (var (key, text) in overrides)
        {
            Put(FullKey(key), new SyntaxScalar(new SourceLocation("--config", 1, 1), text, IsPlain: true));
        }
        foreach (
            var declared in project.Config.Where(declared =>
                needsAll && !declared.IsForeign(project.Name) && !entries.ContainsKey(FullKey(declared.Key))
            )
        )
        {
            bag.Error(declared.Location, MissingMessage(declared));
        }
        return entries;
    }

    private void AddDeclared(ConfigDeclaration declared)
    {
        if (declared.Default is { } value)
        {
            entries[FullKey(declared.Key)] = new ConfigEntry(
                FullKey(declared.Key),
                value,
                declared.IsForeign(project.Name) ? null : declared.Type,
                declared.IsSecret
            );
        }
    }

    private void Put(string key, SyntaxNode node)
    {
        var declared = declarations.GetValueOrDefault(key);
        entries[key] = new ConfigEntry(
            key,
            node,
            declared?.IsForeign(project.Name) == false ? declared.Type : null,
            declared?.IsSecret ?? false
        );
    }

    private string FullKey(string key) => FullKey(project.Name, key);

    private static string FullKey(string project, string key) => key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";

    private string MissingMessage(ConfigDeclaration declared) =>
        declared.IsSecret
            ? $"the secret config value '{declared.Key}' ({declared.Type}) is not set: run "
                + $"'containeros config set --secret {declared.Key} --stack {stackName}', which asks for it and stores it encrypted"
            : $"the config value '{declared.Key}' ({declared.Type}) is not set: pass --config {declared.Key}=<value>, "
                + $"or add '{FullKey(declared.Key)}: <value>' to 'config' in {Path.GetFileName(stack.Path)} (stack {stackName})";
}

/// <summary>A config value with its location and its declared type, if any.</summary>
internal sealed record ConfigEntry(string Key, SyntaxNode Node, string? Type, bool DeclaredSecret)
{
    /// <summary>Whether the value is secret. Nothing is decrypted to find out.</summary>
    public bool IsSecret => DeclaredSecret || SecureValue.IsIn(Node);
}
